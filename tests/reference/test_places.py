from zoneinfo import ZoneInfo

import pytest

from habeas.reference.places import airport, place
from habeas.reference.tables import rows


@pytest.mark.parametrize(
    ("text", "icao"),
    [
        ("KHRL", "KHRL"),
        ("HRL", "KHRL"),
        ("Valley International", "KHRL"),
        ("Valley International, Harlingen", "KHRL"),
        ("Valley International Airport", "KHRL"),
        ("MHSC", "MHPR"),
        ("Soto Cano", "MHPR"),
        ("Palmerola", "MHPR"),
        ("Comayagua", "MHPR"),
        ("XPL", "MHPR"),
        ("San Luis Talpa", "MSLP"),
        ("El Salvador International Airport", "MSLP"),
        ("San Salvador airport", "MSLP"),
        ("Alexandria International Airport", "KAEX"),
        ("Tocumen International Airport", "MPTO"),
        ("Maiquetía", "SVMI"),
    ],
)
def test_an_airport_is_found_by_code_name_and_other_names(text: str, icao: str) -> None:
    found = airport(text)
    assert found is not None
    assert found.icao == icao


def test_an_airport_comes_with_its_zone_and_degrees() -> None:
    found = airport("MHPR")
    assert found is not None
    assert (found.zone, found.country, found.city) == ("America/Tegucigalpa", "HN", "Comayagua")
    assert (found.lat, found.lon) == (14.38233, -87.62117)


@pytest.mark.parametrize(
    "text", ["", "ZZZZZ", "no such field", "Municipal Airport", "Nowhere, Alaska", "hrl"]
)
def test_what_names_no_one_airport_finds_none(text: str) -> None:
    assert airport(text) is None


def test_a_name_that_several_airports_bear_needs_its_town() -> None:
    assert airport("Jackson County Airport") is None
    one = airport("Jackson County Airport, Jefferson")
    assert one is not None
    assert one.city == "Jefferson"


def test_every_other_name_leads_to_an_airport_that_exists() -> None:
    assert [
        row["alias"]
        for row in rows("airports.csv")
        if getattr(airport(row["alias"]), "icao", "") != row["icao"]
    ] == []


@pytest.mark.parametrize(
    ("text", "name", "zone"),
    [
        ("CECOT", "CECOT", "America/El_Salvador"),
        ("El Salvador’s Terrorism Confinement Center", "CECOT", "America/El_Salvador"),
        ("Tecoluca, El Salvador", "Tecoluca", "America/El_Salvador"),
        ("Harlingen, Texas", "Harlingen", "America/Chicago"),
        ("a plane from Harlingen, Texas", "Harlingen", "America/Chicago"),
        ("HRL", "Valley International Airport", "America/Chicago"),
        ("El Salvador International Airport", "El Salvador International Airport", "America/El_Salvador"),
        ("San Salvador", "San Salvador", "America/El_Salvador"),
        ("Comayagua", "Comayagua", "America/Tegucigalpa"),
        ("Comayagua airport", "Comayagua-Palmerola International Airport", "America/Tegucigalpa"),
        (
            "Soto Cano Air Base in Honduras",
            "Comayagua-Palmerola International Airport",
            "America/Tegucigalpa",
        ),
        ("Honduras", "Honduras", "America/Tegucigalpa"),
        ("El Paso", "El Paso", "America/Denver"),
        ("Camp East Montana", "Camp East Montana", "America/Denver"),
        ("Alexandria, La.", "Alexandria, Louisiana", "America/Chicago"),
        ("Washington", "Washington", "America/New_York"),
        ("the US", "United States", ""),
        ("Juba", "Juba", "Africa/Juba"),
        ("Guantánamo Bay", "Guantanamo", "America/Havana"),
    ],
)
def test_the_nearest_place_named_gives_the_zone(text: str, name: str, zone: str) -> None:
    found = place(text)
    assert found is not None
    assert (found.name, found.zone) == (name, zone)


@pytest.mark.parametrize("text", ["", "the tarmac", "in the air", "San Jose", "Alexandria", "custody of ICE"])
def test_what_names_no_one_place_finds_none(text: str) -> None:
    assert place(text) is None


def test_a_town_has_degrees_and_a_prison_has_none() -> None:
    town, prison = place("Harlingen"), place("CECOT")
    assert town is not None
    assert prison is not None
    assert (town.lat, town.lon) == (26.19, -97.7)
    assert (prison.lat, prison.lon) == (None, None)


def test_zones_of_the_other_names_load() -> None:
    for row in rows("airports.csv"):
        found = airport(row["alias"])
        assert found is not None
        assert ZoneInfo(found.zone).key == found.zone


def test_the_airports_with_other_names_are_as_the_whole_list_has_them():
    import airportsdata

    every = airportsdata.load("ICAO")
    for row in rows("airports_known.csv"):
        whole = every[row["icao"]]
        assert {name: str(whole[name]) for name in row} == row
    assert {row["icao"] for row in rows("airports.csv")} == {
        row["icao"] for row in rows("airports_known.csv")
    }
