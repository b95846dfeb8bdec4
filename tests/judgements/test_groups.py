import pytest
from tests.judgements.cases import coded, label_of, proposed, subject_of, told

from habeas.judgements.group_names import group_name
from habeas.records.contents import Carriage, Count, Movement, Part
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


@pytest.mark.parametrize("text", ["101 removed", "the 261", "prisoners", "removed", "planes", "Flight"])
def test_numbers_verbs_and_things_name_nobody(text: str) -> None:
    (one,) = coded(of(text))
    assert label_of(proposed(one), one, "group") == ""


@pytest.mark.parametrize(
    "text",
    [
        "dozens of armed commandos",
        "Salvadoran police officers escorting deported Venezuelan gang members",
        "this country",
        "flight 6143",
        "planes",
        "the 261",
        "removed",
        "every migrant",
        "criminal illegal migrants of any nationality",
        "238 Tren de Aragua members along with 21 MS13 gang members",
    ],
)
def test_running_text_makes_no_group_of_guards_things_numbers_or_anybody(text: str) -> None:
    counted = told(Count(text, exactly(30, "people"), event=EVENT), 1, f"30 {text}")
    moved = told(Movement(Carriage.TRANSFER, group=text, event=EVENT), 200, text)
    proposal = proposed(counted, moved)
    assert label_of(proposal, counted, "group") == ""
    assert label_of(proposal, moved, "group") == ""


def test_a_total_of_other_times_is_not_the_events() -> None:
    words = "thousands of criminal aliens already deported"
    (one,) = [told(Count("criminal aliens", exactly(3000, "people"), event=EVENT), 1, words)]
    assert label_of(proposed(one), one, "group") == ""


def test_accusing_words_tell_no_group_apart() -> None:
    assert group_name("250 criminal aliens").whole
    assert group_name("deported terrorists").whole


def test_aircraft_and_flights_are_counted_each_in_their_unit() -> None:
    planes = told(Count("planes", exactly(3, "aircraft"), event=EVENT), 1, "three planes")
    flights = told(Count("flights", exactly(3, "flights"), event=EVENT), 90, "three flights")
    proposal = proposed(planes, flights)
    assert label_of(proposal, planes, "group") == "aircraft"
    assert label_of(proposal, flights, "group") == "flights"


def test_planes_in_the_air_are_not_all_planes() -> None:
    words = "two planes were in the air"
    (one,) = [told(Count("planes", exactly(2, "aircraft"), event=EVENT), 1, words)]
    assert label_of(proposed(one), one, "group") == "aircraft in the air"


def test_a_label_has_the_case_of_its_text() -> None:
    (one,) = coded(of("2 people on GlobalX 6143 and GlobalX 6145"))
    assert label_of(proposed(one), one, "group") == "people on GlobalX 6143 and GlobalX 6145"


def test_leaders_in_a_breakdown_of_a_named_group_are_leaders_of_it() -> None:
    quantity, two = exactly(23, "people"), exactly(2, "people", "two")
    words = "23 members of MS-13, including two ringleaders"
    whole = told(
        Count("members of MS-13", quantity, parts=(Part("ringleaders", two),), event=EVENT), 1, words
    )
    again = told(Count("ringleaders", two, event=EVENT), 35, "two ringleaders")
    proposal = proposed(whole, again)
    assert label_of(proposal, whole, "parts.0") == "people said to belong to MS-13 (leaders)"
    assert label_of(proposal, again, "group") == "people said to belong to MS-13 (leaders)"


def test_some_of_a_group_are_not_the_group() -> None:
    whole = told(Count("the prisoners", exactly(261, "people"), event=EVENT), 1, "261 prisoners")
    some = told(Count("the prisoners", exactly(2, "people", "two"), event=EVENT), 90, "two of the prisoners")
    them = told(Count("them", exactly(1, "people", "One"), event=EVENT), 190, "One of them is a leader")
    proposal = proposed(whole, some, them)
    assert label_of(proposal, some, "group") == '"two of the prisoners"'
    assert label_of(proposal, them, "group") == ""
    parts = [one.subjects for one in proposal.judgements if one.decision is Decision.PART_OF]
    assert parts == [(subject_of(proposal, some, "group"), subject_of(proposal, whole, "group"))]


def test_whom_they_are_is_not_guessed() -> None:
    (one,) = [told(Count("them", exactly(250, "people"), event=EVENT), 1, "250 of what they call them")]
    assert label_of(proposed(one), one, "group") == ""


def test_women_returned_are_the_women_brought_back() -> None:
    (one,) = coded(of("Eight women", "8", act="returned"))
    (other,) = coded(of("women brought back", "9", act="returned"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "group") == subject_of(proposal, other, "group")
    assert label_of(proposal, one, "group") == "women brought back"
