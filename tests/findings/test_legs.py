"""Legs as findings take them: ends by airport and by town, plans left out, positions beside."""

from tests.findings.flown_case import COMPUTED, Flown, minute, track
from tests.findings.matter_builder import MatterBuilder

from habeas.findings.legs import is_computed, legs
from habeas.records.chain import Mode
from habeas.records.contents import Movement
from habeas.records.place import Place
from habeas.records.subject import SubjectKind


def case(*ends: tuple[str, str, str, str]) -> MatterBuilder:
    build = MatterBuilder()
    source, leg = build.source("A paper"), build.subject(SubjectKind.LEG, "GlobalX 6143")
    for origin, code, destination, other in ends:
        content = Movement(
            designation="GlobalX 6143",
            origin=Place(origin, code) if origin else None,
            destination=Place(destination, other) if destination else None,
        )
        build.say(source, content, designation=leg)
    return build


def labels(build: MatterBuilder) -> list[tuple[str, int]]:
    return [(one.label, len(one.statements)) for one in legs(build.matter())]


def test_an_airport_and_the_town_it_serves_are_one_end() -> None:
    build = case(
        ("Valley International Airport", "KHRL", "Soto Cano Air Base", "MHPR"),
        ("Harlingen", "", "Comayagua", ""),
    )
    assert labels(build) == [("GlobalX 6143", 2)]


def test_two_pairs_of_ends_under_one_designation_are_two_legs_and_each_takes_what_fits_it_alone() -> None:
    build = case(
        ("Harlingen", "KHRL", "Comayagua", "MHPR"),
        ("Comayagua", "MHPR", "El Salvador International Airport", "MSLP"),
        ("Harlingen", "", "", ""),
        ("", "", "", ""),
    )
    assert labels(build) == [
        ("GlobalX 6143, Comayagua to El Salvador International Airport", 1),
        ("GlobalX 6143, Harlingen to Comayagua", 2),
    ]


def test_ends_that_are_stated_come_before_those_that_positions_show() -> None:
    made = Flown().seen(track()).stated(minute("2025-03-15T17:26"))
    (leg,) = legs(made.matter())
    assert leg.destination is not None
    assert leg.destination.name == "Comayagua"
    assert len(leg.statements) == 2


def test_a_plan_alone_is_no_leg() -> None:
    build = MatterBuilder()
    leg = build.subject(SubjectKind.LEG, "GlobalX 6143")
    build.say(build.source("A paper"), Movement(designation="6143"), designation=leg, mode=Mode.PLANNED)
    assert legs(build.matter()) == ()


def test_a_leg_that_positions_alone_show_is_one_only_where_it_is_of_an_event() -> None:
    assert legs(Flown().seen(track(), event="").matter()) == ()
    assert len(legs(Flown().seen(track()).matter())) == 1


def test_positions_that_were_computed_are_told_from_those_observed() -> None:
    for authenticity, computed in (("", False), (COMPUTED, True)):
        (leg,) = legs(Flown().seen(track(), authenticity=authenticity).matter())
        assert [is_computed(one) for one in leg.statements] == [computed]
