"""The authority for each group."""

from tests.findings.matter_builder import MatterBuilder, people, said

from habeas.findings.basis_account import BasisAccount
from habeas.records.certainty import Certainty
from habeas.records.contents import Basis, Count
from habeas.records.subject import SubjectKind


def built():
    build = MatterBuilder()
    build.source("CBS", "2025-03-18")
    build.source("WaPo", "2025-03-17")
    whole, some, others = (build.group(name) for name in ("all", "first two planes", "third plane"))
    act = build.subject(SubjectKind.INSTRUMENT, "Alien Enemies Act")
    for group, number in ((whole, 261), (some, 137), (others, 124)):
        build.say("src-1", Count("g", people(number)), group=group)
    build.say(
        "src-0",
        Basis("planes", "Alien Enemies Act"),
        words="two planes under the Act",
        chain=said("Robert Cerna", "CBS"),
        group=some,
        instrument=act,
    )
    build.part_of(some, whole)
    return build


def account(build):
    (finding,) = BasisAccount().find(build.matter())
    return finding, {dict(one.case)["Group"]: one for one in finding.verdicts}


def test_an_authority_is_given_with_whoever_states_it():
    _, rows = account(built())
    assert rows["first two planes"].answer == "Robert Cerna → CBS: “two planes under the Act”"
    assert rows["first two planes"].case == (
        ("Group", "first two planes"),
        ("Authority", "Alien Enemies Act"),
        ("Stated by", "Robert Cerna → CBS"),
    )


def test_a_group_for_which_nobody_states_one_is_worded_as_absence():
    finding, rows = account(built())
    assert rows["third plane"].answer == "no statement gives it; only the reader looked."
    assert rows["third plane"].certainty is Certainty.OPEN
    assert rows["third plane"].proof.says.startswith("In the 2 sources of this case, the newest of 18 March")
    assert finding.answer == (
        "An authority is stated for 1 of 3 groups: first two planes (Alien Enemies Act). "
        "In the 2 sources of this case, the newest of 18 March 2025, no statement gives one for: "
        "all; third plane; only the reader looked."
    )


def test_a_whole_of_which_a_part_has_an_authority_says_so():
    _, rows = account(built())
    assert rows["all"].answer.endswith("Of its parts one is stated for: first two planes.")


def authorities(build, group: str) -> list[str]:
    finding, _ = account(build)
    return [dict(one.case)["Authority"] for one in finding.verdicts if one.case[0][1] == group]


def test_what_is_said_of_a_whole_is_said_of_its_parts_only_where_it_is_said_of_all():
    build = built()
    build.say("src-0", Basis("all", "Title 8"), words="under Title 8", group="sub-group-all")
    assert authorities(build, "all") == ["Title 8"]
    assert authorities(build, "first two planes") == ["Alien Enemies Act"]
    build.say("src-0", Basis("all", "Title 50"), words="everyone under Title 50", group="sub-group-all")
    assert authorities(build, "first two planes") == ["Alien Enemies Act", "Title 50"]


def test_what_is_said_of_a_part_is_never_said_of_the_whole():
    assert authorities(built(), "all") == ["not stated"]


def test_a_part_without_one_says_that_its_whole_has_one_that_is_not_said_of_all():
    build = built()
    build.part_of("sub-group-third plane", "sub-group-all")
    build.say("src-0", Basis("all", "Title 8"), words="under Title 8", group="sub-group-all")
    _, rows = account(build)
    assert rows["third plane"].answer.endswith(
        "Of what it is part of one is stated, and not said of all: all."
    )


def test_that_there_is_none_is_a_statement_too():
    build = built()
    build.say("src-0", Basis("third", "", none=True), words="no basis", group="sub-group-third plane")
    _, rows = account(build)
    assert rows["third plane"].answer == "said to have none: Somebody: “no basis”"
    assert dict(rows["third plane"].case)["Authority"] == "none"


def test_a_person_who_read_every_source_makes_the_absence_certain():
    build = built()
    build.read_for = {("src-0", "basis_account")}
    _, rows = account(build)
    assert rows["third plane"].answer.endswith("read for this question by a person in 1 of 2.")
    assert rows["third plane"].certainty is Certainty.OPEN
    build.read_for.add(("src-1", "basis_account"))
    _, rows = account(build)
    assert rows["third plane"].certainty is Certainty.CERTAIN


def test_without_groups_there_is_no_account():
    build = MatterBuilder()
    build.source("CBS")
    assert BasisAccount().find(build.matter()) == ()
