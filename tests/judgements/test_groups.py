import pytest
from tests.judgements.cases import coded, label_of, proposed, subject_of, told

from habeas.judgements.group_names import group_name
from habeas.records.contents import Count
from habeas.records.judgement import Decision
from habeas.records.quantity import exactly
from habeas.records.subject import SubjectKind

EVENT = "transfer of 15-16 March 2025"


def of(group: str, value: str = "238", **columns: str) -> dict[str, str]:
    return {"kind": "Count", "group": group, "value": value, "event": EVENT, **columns}


@pytest.mark.parametrize(
    "text",
    [
        "people",
        "the accused men",
        "migrant gang members",
        "more than 250 accused migrant gang members",
        "deportees",
        "the prisoners",
        "alleged gang members who were flown to El Salvador",
        "people deported to El Salvador",
    ],
)
def test_words_that_tell_nobody_apart_are_everyone_of_the_event(text: str) -> None:
    assert group_name(text).whole


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("238 alleged members of Tren de Aragua", "people said to belong to Tren de Aragua"),
        ("238 TdA members", "people said to belong to Tren de Aragua"),
        ("members of the Venezuelan prison gang Tren de Aragua", "people said to belong to Tren de Aragua"),
        ("21 MS13 gang members", "people said to belong to MS-13"),
        ("two MS-13 ringleaders", "people said to belong to MS-13 (leaders)"),
        ("Alien Enemies Act", "people moved under Alien Enemies Act"),
        ("people removed under the Alien Enemies Act", "people moved under Alien Enemies Act"),
        ("Salvadorans", "people said to be from El Salvador"),
        ("101 other Venezuelans", "people said to be from Venezuela (others)"),
        ("eight women", "women"),
        ("armed commandos", "armed commandos"),
        ("special cases", "special cases"),
    ],
)
def test_a_group_goes_by_its_name_without_hedges_and_numbers(text: str, label: str) -> None:
    called = group_name(text)
    assert called.label == label
    assert not called.whole


def test_what_is_counted_in_another_unit_is_no_group_of_people() -> None:
    assert not group_name("planes", "flights").whole


def test_the_same_name_in_two_sources_is_one_group_of_one_event() -> None:
    (one,) = coded(of("Tren de Aragua members"))
    (other,) = coded(of("238 alleged members of TdA"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "group") == subject_of(proposal, other, "group")


def test_the_same_name_in_two_events_is_two_groups() -> None:
    one, other = coded(
        of("Tren de Aragua members"), of("Tren de Aragua members", event="transfer of 30 March")
    )
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "group") != subject_of(proposal, other, "group")


def test_leaders_others_and_everyone_are_groups_of_their_own() -> None:
    rows = coded(
        of("MS-13 members"), of("MS-13 ringleaders"), of("people"), of("Venezuelans"), of("other Venezuelans")
    )
    proposal = proposed(*rows)
    assert len({subject_of(proposal, one, "group") for one in rows}) == 5
    assert label_of(proposal, rows[2], "group") == f"people of the {EVENT}"


def test_the_population_of_a_prison_is_a_group_of_the_prison() -> None:
    moved, held = coded(
        of("the prisoners"),
        of("prisoners", "more than 15,000", act="held", place="Terrorism Confinement Center"),
    )
    proposal = proposed(moved, held)
    assert label_of(proposal, held, "group") == "people held at CECOT"
    assert label_of(proposal, moved, "group") == f"people of the {EVENT}"


def test_parts_of_a_breakdown_are_groups() -> None:
    (one,) = coded(of("people", "261", parts="137 Alien Enemies Act; 101 Title 8; 23 Salvadorans"))
    proposal = proposed(one)
    assert label_of(proposal, one, "parts.0") == "people moved under Alien Enemies Act"
    assert {each.kind for each in proposal.subjects} == {SubjectKind.EVENT, SubjectKind.GROUP}


def test_words_that_name_nobody_are_never_joined() -> None:
    rows = coded(
        of("101 removed", "101"), of("the 261", "261"), of("prisoners", "15000"), of("prisoners", "40000")
    )
    assert len({subject_of(proposed(*rows), one, "group") for one in rows}) == 4


def test_some_of_a_group_are_not_the_group() -> None:
    whole = told(Count("the prisoners", exactly(261, "people"), event=EVENT), 1, "261 prisoners")
    some = told(Count("the prisoners", exactly(2, "people", "two"), event=EVENT), 90, "two of the prisoners")
    them = told(Count("them", exactly(1, "people", "One"), event=EVENT), 190, "One of them is a leader")
    proposal = proposed(whole, some, them)
    assert label_of(proposal, some, "group") == '"two of the prisoners"'
    assert label_of(proposal, them, "group") == '"One of them is a leader"'
    parts = [one.subjects for one in proposal.judgements if one.decision is Decision.PART_OF]
    assert parts == [(subject_of(proposal, some, "group"), subject_of(proposal, whole, "group"))]


def test_whom_they_are_is_not_guessed() -> None:
    (one,) = [told(Count("them", exactly(250, "people"), event=EVENT), 1, "250 of what they call them")]
    assert label_of(proposed(one), one, "group") == ""
