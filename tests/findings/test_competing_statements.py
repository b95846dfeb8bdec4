"""Different values for one thing, side by side."""

from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder, day, minute, more_than, people, said

from habeas.findings.competing_statements import CompetingStatements
from habeas.records.certainty import Certainty
from habeas.records.chain import Link, Mode, Role
from habeas.records.contents import Act, Agreement, Condition, Count, Movement
from habeas.records.quantity import exactly
from habeas.records.subject import Standing, SubjectKind


def found(matter, about: str):
    return next(one for one in CompetingStatements().find(matter) if about in one.title)


def test_21_and_23_stand_side_by_side_with_their_chains():
    finding = found(march().matter(), "number of MS-13 group")
    assert finding.answer == (
        "2 values are stated: 21 (Tom Homan → New York Post); "
        "23 (Nayib Bukele → New York Post; White House official (not named)). They exclude each other."
    )
    assert [dict(one.case) for one in finding.verdicts] == [
        {"Value": "21"},
        {"Value": "23"},
        {"Value": "21", "Beside": "23"},
    ]


def test_that_a_value_is_stated_is_certain_and_it_is_never_called_right():
    for finding in CompetingStatements().find(march().matter()):
        for verdict in finding.verdicts:
            if "Beside" not in dict(verdict.case):
                assert verdict.certainty is Certainty.CERTAIN
    assert "whether it is right is not asked" in CompetingStatements.definition


def test_more_than_250_and_261_do_not_exclude_each_other():
    finding = found(march().matter(), "number of all those flown")
    assert finding.answer.endswith("As literally stated they do not exclude each other.")
    assert finding.verdicts[-1].certainty is Certainty.OPEN


def test_the_roots_behind_a_value_are_a_range_not_a_number_of_statements():
    finding = found(march().matter(), "number of MS-13 group")
    assert finding.verdicts[1].answer.endswith("One or two roots stand behind it.")


def test_8_02_and_8_10_exclude_each_other_and_come_from_one_root():
    finding = found(march().matter(), "landing of GlobalX 6145")
    assert finding.verdicts[-1].certainty is Certainty.CERTAIN
    assert (
        "Both 20:02 on 15 March 2025 (America/New_York) and 20:10 on 15 March 2025 (America/New_York) "
        "are from Flightradar24." in finding.answer
    )


def test_a_landing_on_the_15th_there_and_the_16th_here_is_no_conflict():
    build = MatterBuilder()
    build.source("A paper")
    leg = build.subject(SubjectKind.LEG, "onward")
    for arrived in (day("2025-03-15", "America/El_Salvador"), day("2025-03-16")):
        build.say("src-0", Movement(designation="onward", arrived=arrived), designation=leg)
    assert found(build.matter(), "landing of onward").verdicts[-1].certainty is Certainty.OPEN


def count(build: MatterBuilder, quantity, **more):
    group = build.group("all")
    build.say("src-0", Count("all", quantity, Act.BOARDED), group=group, **more)


def test_what_approximate_words_imply_stands_beside_the_literal_value():
    finding = found(march().matter(), "number of all those flown")
    assert dict(finding.verdicts[0].case) == {
        "Value": "“more than 250” (literally 251 or more, by its words 251 to 299)"
    }


def test_a_plan_does_not_compete_with_what_was():
    build = MatterBuilder()
    build.source("A paper")
    count(build, people(261))
    count(build, people(300), mode=Mode.PLANNED)
    assert CompetingStatements().find(build.matter()) == ()


def test_one_value_is_no_competition():
    build = MatterBuilder()
    build.source("A paper")
    count(build, people(261))
    count(build, people(261))
    assert CompetingStatements().find(build.matter()) == ()


def test_counts_at_different_acts_do_not_compete():
    build = MatterBuilder()
    build.source("A paper")
    count(build, people(261))
    build.say("src-0", Count("all", people(270), Act.MANIFESTED), group=build.group("all"))
    assert CompetingStatements().find(build.matter()) == ()


def test_a_speaker_under_two_names_is_one_root_if_judged_so():
    build = MatterBuilder()
    build.source("A paper")
    person = build.subject(SubjectKind.PERSON, "Nayib Bukele", Standing.OFFICIAL)
    count(build, people(23), chain=said("Bukele"), chain__0=person)
    count(build, people(23), chain=said("Nayib Bukele"), chain__0=person)
    count(build, people(21), chain=said("Bukele"), chain__0=person)
    finding = found(build.matter(), "number of all")
    assert finding.verdicts[1].answer.endswith("One root stands behind it.")
    assert "Both 21 and 23 are from Nayib Bukele." in finding.answer


def test_a_held_person_who_speaks_is_not_named():
    build = MatterBuilder()
    build.source("A paper")
    person = build.subject(SubjectKind.PERSON, "Jane Roe", Standing.HELD)
    count(build, people(8), chain=said("Jane Roe", "ABC"), chain__0=person, words="Jane Roe said eight")
    count(build, people(9), chain=(Link(Role.PUBLISHER, "Epoch Times"),))
    finding = found(build.matter(), "number of all")
    assert "a held person → ABC: “a held person said eight”" in finding.verdicts[0].answer
    assert "Jane" not in str(finding)


def measure(build: MatterBuilder, number: int, period=None):
    prison = build.subject(SubjectKind.FACILITY, "CECOT")
    build.say("src-0", Condition("CECOT", "population", people(number), period=period), of=prison)


def test_populations_of_different_years_do_not_compete():
    build = MatterBuilder()
    build.source("A paper")
    measure(build, 2000, day("2023-02-24"))
    measure(build, 14532, day("2024-06-11"))
    measure(build, 15000)
    assert CompetingStatements().find(build.matter()) == ()


def test_populations_of_one_day_compete():
    build = MatterBuilder()
    build.source("A paper")
    measure(build, 14000, day("2025-03-16"))
    measure(build, 15001, day("2025-03-16"))
    assert found(build.matter(), "population of CECOT").verdicts[-1].certainty is Certainty.CERTAIN


def test_money_is_shown_with_its_unit():
    build = MatterBuilder()
    build.source("A paper")
    deal = build.subject(SubjectKind.AGREEMENT, "agreement")
    for text in ("4.67", "4.76"):
        grant = exactly(text, "million US dollars")
        content = Agreement("agreement", "grant", quantity=grant)
        build.say("src-0", content, chain=said(f"Paper {text}"), agreement=deal)
    assert found(build.matter(), "grant of agreement").answer == (
        "2 values are stated: 4.67 million US dollars (Paper 4.67); 4.76 million US dollars (Paper 4.76). "
        "They exclude each other."
    )


def test_terms_in_words_are_put_side_by_side_and_not_reckoned_with():
    build = MatterBuilder()
    build.source("A paper")
    deal = build.subject(SubjectKind.AGREEMENT, "agreement")
    for value in ("one year", "one year, renewable"):
        content = Agreement("agreement", "duration", value=value)
        build.say("src-0", content, chain=said(f"Paper {value}"), agreement=deal)
    finding = found(build.matter(), "duration of agreement")
    assert [dict(one.case) for one in finding.verdicts] == [
        {"Value": "one year"},
        {"Value": "one year, renewable"},
    ]


def test_a_contested_group_is_not_compared():
    build = MatterBuilder()
    build.source("A paper")
    count(build, people(21))
    count(build, more_than(250, 299))
    build.contested.add("sub-group-all")
    assert CompetingStatements().find(build.matter()) == ()


def test_minutes_and_stretches_that_overlap_do_not_exclude_each_other():
    build = MatterBuilder()
    build.source("A paper")
    leg = build.subject(SubjectKind.LEG, "leg")
    for departed in (
        minute("2025-03-15T17:26"),
        minute("2025-03-15T17:20", until="2025-03-15T17:40"),
    ):
        build.say("src-0", Movement(designation="leg", departed=departed), designation=leg)
    assert found(build.matter(), "departure of leg").verdicts[-1].certainty is Certainty.OPEN


def test_what_one_speaker_says_in_several_ways_and_what_is_not_disclosed_do_not_compete():
    build = MatterBuilder()
    build.source("A paper")
    deal = build.subject(SubjectKind.AGREEMENT, "agreement")
    for value in ("a low fee", "a very low fee"):
        build.say("src-0", Agreement("agreement", "fee", value=value), agreement=deal)
    secret = Agreement("agreement", "fee", value="not yet known", undisclosed=True)
    build.say("src-0", secret, chain=said("Another"), agreement=deal)
    assert CompetingStatements().find(build.matter()) == ()


def test_conflicts_come_before_values_that_can_both_be_and_those_stand_in_one_verdict():
    build = MatterBuilder()
    build.source("A paper")
    for quantity in (people(238), people(261), more_than(250, 299), more_than(200, 299)):
        count(build, quantity)
    other = build.group("a few")
    build.say("src-0", Count("a few", more_than(10, 20)), group=other)
    build.say("src-0", Count("a few", people(12)), group=other)
    findings = CompetingStatements().find(build.matter())
    assert ["all" in one.title for one in findings] == [True, False]
    beside = [one for one in findings[0].verdicts if "Beside" in dict(one.case)]
    assert [one.certainty for one in beside] == [Certainty.CERTAIN, Certainty.CERTAIN, Certainty.OPEN]
    assert beside[-1].answer.startswith("As literally stated these do not exclude each other: ")
    assert findings[0].answer.startswith("4 values are stated: “more than 200” (literally 201 or more")


def test_aircraft_and_flights_are_told_apart_in_the_title():
    build = MatterBuilder()
    build.source("A paper")
    for unit in ("aircraft", "flights"):
        for number in (2, 3):
            content = Count(unit, exactly(number, unit))
            build.say("src-0", content, chain=said(f"Paper {number}"), group=build.group(unit))
    titles = [one.title for one in CompetingStatements().find(build.matter())]
    assert titles == [
        "Different values for the number of aircraft",
        "Different values for the number of flights",
    ]
