"""What nobody states."""

from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder, minute, people, said

from habeas.findings.unstated import Unstated
from habeas.records.certainty import Certainty
from habeas.records.contents import Act, Basis, Condition, Count, Custody
from habeas.records.place import Place
from habeas.records.quantity import Quantity
from habeas.records.subject import SubjectKind


def facts(finding) -> dict[str, object]:
    return {dict(one.case)["Fact"]: one for one in finding.verdicts}


def built():
    build = MatterBuilder()
    build.source("A paper", "2025-03-16")
    group = build.group("those flown")
    build.say("src-0", Count("g", people(238), Act.LANDED), group=group)
    return build, group


def test_what_is_said_not_to_be_disclosed_stands_beside_what_another_source_states():
    finding = Unstated().find(march().matter())[0]
    assert finding.answer == (
        "The fee of agreement is said not to be disclosed — Somebody: “the amount of which is not yet "
        "publicly known”. Stated elsewhere: AP: “about $6 million”."
    )


def test_a_condition_said_to_be_unknown_counts_too():
    build = MatterBuilder()
    build.source("A paper")
    prison = build.subject(SubjectKind.FACILITY, "CECOT")
    build.say("src-0", Condition("CECOT", "deaths", value="not known"), words="not known", of=prison)
    build.say("src-0", Condition("CECOT", "food", value="beans and pasta"), of=prison)
    (finding,) = Unstated().find(build.matter())
    assert [one.case for one in finding.verdicts] == [(("What", "The deaths of CECOT"),)]


def test_the_time_of_handing_over_that_nobody_states_is_worded_as_absence():
    build, _ = built()
    (finding,) = Unstated().find(build.matter())
    verdict = facts(finding)["time of handing over"]
    assert verdict.answer == "no statement gives it; only the reader looked."
    assert verdict.proof.says == (
        "In the 1 source of this case, the newest of 16 March 2025, no statement gives the time of handing "
        "over of those flown; only the reader looked."
    )
    assert finding.answer.startswith(
        "Of 13 facts that a complete account of those flown needs, 0 are stated. "
        "In the 1 source of this case, the newest of 16 March 2025, no statement gives admission time, "
    )
    assert finding.answer.count("In the 1 source of this case") == 1
    assert verdict.certainty is Certainty.OPEN
    assert verdict.proof.cites == ("src-0",)


def test_what_is_stated_is_not_missed():
    build, group = built()
    build.say(
        "src-0",
        Custody(
            "g",
            holder="El Salvador",
            act=Act.HANDED_OVER,
            place=Place("CECOT"),
            since=minute("2025-03-16T01:00"),
        ),
        group=group,
    )
    build.say("src-0", Basis("g", "the Act"), group=group)
    (finding,) = Unstated().find(build.matter())
    missing = set(facts(finding))
    assert not missing & {
        "time of handing over",
        "transfer time",
        "destination",
        "grounds",
        "ordering authority",
        "responsible authority",
    }
    assert {"admission time", "detention time", "transferring authority"} <= missing


def test_that_there_is_no_basis_states_no_authority():
    build, group = built()
    build.say("src-0", Basis("g", "", none=True), group=group)
    (finding,) = Unstated().find(build.matter())
    assert "grounds" in facts(finding)


def test_a_field_whose_text_was_not_verified_is_marked():
    build, _ = built()
    (finding,) = Unstated().find(build.matter())
    asked = dict(facts(finding)["transfer time"].case)["Asked by"]
    assert asked == "icpped-17-3 Art. 17(3)(h) (text not verified); mandela-7 Rule 7(c)"


def test_a_time_of_release_is_asked_only_of_those_said_to_be_released():
    build, group = built()
    (finding,) = Unstated().find(build.matter())
    assert "release time" not in facts(finding)
    build.say("src-0", Count("g", people(252), Act.RELEASED), group=group, chain=said("ABC"))
    (finding,) = Unstated().find(build.matter())
    assert "release time" in facts(finding)


def test_facts_of_each_persons_own_record_are_not_asked_here():
    build, _ = built()
    (finding,) = Unstated().find(build.matter())
    assert not set(facts(finding)) & {"identity", "health", "death", "property", "family"}


def test_what_a_part_has_is_said_of_the_whole_that_lacks_it():
    build, group = built()
    part = build.group("first plane")
    build.say("src-0", Basis("g", "the Act"), group=part)
    build.part_of(part, group)
    (finding,) = Unstated().find(build.matter())
    assert facts(finding)["grounds"].answer.endswith("Of its parts it is stated for: first plane.")
    assert finding.answer.endswith("Of its parts: first plane (grounds, ordering authority).")


def test_a_source_read_for_the_question_is_counted():
    build, _ = built()
    build.read_for = {("src-0", "time of handing over")}
    (finding,) = Unstated().find(build.matter())
    verdict = facts(finding)["time of handing over"]
    assert verdict.answer.endswith("read for this question by a person in 1 of 1.")
    assert verdict.certainty is Certainty.CERTAIN
    assert facts(finding)["admission time"].certainty is Certainty.OPEN


def test_aircraft_prisoners_and_words_that_count_nobody_have_no_account():
    build, group = built()
    event = build.subject(SubjectKind.EVENT, "transfer")
    build.say("src-0", Count("g", people(238)), group=group, event=event)
    build.say("src-0", Count("inmates", people(15000)), group=build.group("prisoners"))
    build.say("src-0", Basis("removed", "the Act"), group=build.group("removed"))
    planes = Quantity("two", "aircraft", people(2).low, people(2).high)
    build.say("src-0", Count("planes", planes), group=build.group("planes"), event=event)
    assert [one.title for one in Unstated().find(build.matter())] == ["What nobody states of those flown"]


def test_one_finding_an_event_and_others_only_for_what_is_stated_of_them_alone():
    build, group = built()
    few, returned = build.group("the ringleaders"), build.group("the women returned")
    build.say("src-0", Count("g", people(2), Act.LANDED), group=few)
    build.say("src-0", Count("g", people(8), Act.RETURNED), group=returned)
    build.say("src-0", Basis("g", "Title 8"), group=returned)
    (main,) = Unstated().find(build.matter())
    assert main.title == "What nobody states of those flown"
    assert main.answer.endswith("Of other groups: the women returned (grounds, ordering authority).")
    held = Custody("g", holder="El Salvador", act=Act.HANDED_OVER, place=Place("CECOT"))
    build.say("src-0", held, group=group)
    main, other = Unstated().find(build.matter())
    assert other.title == "What nobody states of the women returned"
    assert [dict(one.case)["Fact"] for one in other.verdicts] == [
        "destination",
        "responsible authority",
        "supervising authority",
    ]


def test_what_is_said_not_to_be_disclosed_is_named_in_the_answer():
    finding = Unstated().find(march().matter())[1]
    assert "Said not to be disclosed: the fee of agreement." in finding.answer


def test_a_part_inherits_nothing_that_is_not_said_of_all():
    build, group = built()
    part = build.group("first plane")
    build.say("src-0", Count("g", people(100), Act.LANDED), group=part)
    build.part_of(part, group)
    build.say("src-0", Basis("g", "the Act"), words="under the Act", group=group)
    (finding,) = Unstated().find(build.matter())
    assert "grounds" not in facts(finding)
    assert "first plane" not in finding.answer
