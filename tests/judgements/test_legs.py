import pytest
from tests.judgements.cases import coded, label_of, proposed, subject_of, told

from habeas.judgements.legs import designation
from habeas.records.contents import Movement
from habeas.records.place import Place

EVENT = "transfer of 15-16 March 2025"


def leg(number: str, origin: str = "", destination: str = "", **columns: str) -> dict[str, str]:
    return {
        "kind": "Movement",
        "designation": number,
        "origin": origin,
        "destination": destination,
        "event": EVENT,
        **columns,
    }


@pytest.mark.parametrize(
    "text",
    [
        "GlobalX 6143",
        "GXA6143",
        "GXA 6143",
        "GlobalX flight 6143",
        "G6 6143",
        "Global Crossing Airlines 6143",
    ],
)
def test_one_flight_number_is_written_in_many_ways(text: str) -> None:
    assert designation(text).text == "GlobalX 6143"


def test_a_number_alone_is_of_the_airline_that_others_name() -> None:
    rows = coded(leg("GlobalX 6143", "Harlingen", "Comayagua"), leg("flight 6143"))
    proposal = proposed(*rows)
    assert [label_of(proposal, one, "designation") for one in rows] == [
        "GlobalX 6143, Harlingen to Comayagua"
    ] * 2


def test_an_airport_and_its_town_are_one_end() -> None:
    (one,) = coded(leg("GlobalX 6143", "Harlingen", "Comayagua"))
    (other,) = coded(leg("GXA6143", "Valley International", "Soto Cano"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "designation") == subject_of(proposal, other, "designation")


def test_one_number_may_fly_two_legs_and_what_fits_both_is_neither() -> None:
    first, second, vague, landed, country = coded(
        leg("GlobalX 6143", "Harlingen", "Comayagua"),
        leg("GlobalX 6143", "Comayagua", "El Salvador International"),
        leg("GlobalX 6143"),
        leg("GlobalX 6143", "", "Comayagua"),
        leg("GlobalX 6143", "", "Honduras"),
    )
    proposal = proposed(first, second, vague, landed, country)
    ids = [subject_of(proposal, one, "designation") for one in (first, second, vague, landed, country)]
    assert ids[0] != ids[1]
    assert ids[2] == ""
    assert ids[3] == ids[4] == ids[0]


def test_the_same_number_on_two_events_is_two_flights() -> None:
    rows = coded(
        leg("GlobalX 6143", "Harlingen", "Comayagua"),
        leg("GlobalX 6143", "Harlingen", "Comayagua", event="transfer of 30 March"),
    )
    proposal = proposed(*rows)
    assert len({subject_of(proposal, one, "designation") for one in rows}) == 2


def test_flights_without_a_number_are_of_their_source_alone() -> None:
    (one,) = coded(leg("first flight"))
    (other,) = coded(leg("first flight"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "designation") != subject_of(proposal, other, "designation")


def test_a_handover_is_of_its_leg_and_a_registration_of_its_aircraft() -> None:
    flown, handed, again = coded(
        leg("GlobalX 6145", "Comayagua", "El Salvador International", aircraft="N-837VA"),
        {"kind": "Custody", "group": "men", "leg": "flight 6145", "place": "CECOT", "event": EVENT},
        leg("", aircraft="n837va"),
    )
    proposal = proposed(flown, handed, again)
    assert subject_of(proposal, handed, "leg") == subject_of(proposal, flown, "designation")
    assert label_of(proposal, flown, "aircraft") == label_of(proposal, again, "aircraft") == "N837VA"


def test_in_running_text_only_a_number_or_an_order_names_a_flight() -> None:
    two, third = (
        told(Movement(designation=text, destination=Place("El Salvador")), 10 * number, text)
        for number, text in enumerate(["two planes", "the third plane"])
    )
    proposal = proposed(two, third)
    assert label_of(proposal, two, "designation") == ""
    assert label_of(proposal, third, "designation") == "third plane"


def test_a_leg_that_the_source_numbers_is_its_own() -> None:
    first, onward = coded(leg("GlobalX 6143"), leg("GlobalX 6143 onward"))
    proposal = proposed(first, onward)
    assert label_of(proposal, onward, "designation") == "GlobalX 6143 onward"
    assert subject_of(proposal, first, "designation") != subject_of(proposal, onward, "designation")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("WAL 2345", "World Atlantic Airlines 2345"),
        ("OAE310", "Omni Air International 310"),
        ("XYZ 12", "XYZ 12"),
    ],
)
def test_an_operator_is_known_by_its_codes_and_an_unknown_one_stays_as_written(text: str, label: str) -> None:
    assert designation(text).text == label
