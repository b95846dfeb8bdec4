from collections import defaultdict
from zoneinfo import ZoneInfo

import pytest

from habeas.reference.names import KINDS, Name, look_up, names, of_demonym


def name_of(text: str, kind: str | None = None) -> str | None:
    found = look_up(text, kind)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ICE", "Immigration and Customs Enforcement", "agency"),
        ("the State Department", "Department of State", "agency"),
        ("D.D.C.", "District Court for the District of Columbia", "court"),
        (
            "US District Court for the District of Columbia",
            "District Court for the District of Columbia",
            "court",
        ),
        ("5th Circuit", "Fifth Circuit", "court"),
        ("SDNY", "District Court for the Southern District of New York", "court"),
        ("TdA", "Tren de Aragua", "group"),
        ("Mara Salvatrucha", "MS-13", "group"),
        ("MS13", "MS-13", "group"),
        ("Terrorism Confinement Centre", "CECOT", "facility"),
        ("Alligator Alcatraz", "Everglades Detention Facility", "facility"),
        ("the Washington Post", "Washington Post", "outlet"),
        ("REUTERS", "Reuters", "outlet"),
        ("the AP.", "Associated Press", "outlet"),
        ("X", "X", "platform"),
        ("border czar", "border czar", "title"),
        ("Salvadoran President", "President", "title"),
        ("wartime act", "Alien Enemies Act", "statute"),
        ("50 U.S.C. § 21", "Alien Enemies Act", "statute"),
        ("U.S.", "United States", "country"),
        ("El Salvador’s", "El Salvador", "country"),
        ("Harlingen", "Harlingen", "city"),
        ("Bukele", "Nayib Bukele", "official"),
    ],
)
def test_a_name_in_any_of_its_forms_is_found(text: str, name: str, kind: str) -> None:
    found = look_up(text)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("text", ["ice", "us", "Us", "x", "time", "ap", "dhs", "mIami b", "", "the", "'s"])
def test_a_short_form_is_not_met_in_small_letters(text: str) -> None:
    assert look_up(text) is None


def test_a_long_form_is_met_in_any_case() -> None:
    assert name_of("TREN DE ARAGUA") == name_of("tren de aragua") == "Tren de Aragua"


def test_a_short_name_is_met_in_capitals() -> None:
    assert name_of("IRAN") == name_of("Iran") == "Iran"


@pytest.mark.parametrize("text", ["Bukele's", "Bukele’s", "“Bukele”", "Nayib  Bukele", " Nayib\u00a0Bukele "])
def test_possessives_quotes_and_spaces_are_set_aside(text: str) -> None:
    assert name_of(text) == "Nayib Bukele"


def test_a_plural_possessive_is_set_aside() -> None:
    assert name_of("Reuters'") == "Reuters"


def test_the_kind_asked_for_is_the_kind_given() -> None:
    assert name_of("Washington", "city") == "Washington"
    assert look_up("Washington", "outlet") is None
    assert {each.kind for each in names("court")} == {"court"}


def test_a_demonym_gives_its_country_and_is_no_form_of_it() -> None:
    country = of_demonym("Salvadoran")
    assert country is not None
    assert (country.name, country.zone) == ("El Salvador", "America/El_Salvador")
    assert look_up("Salvadoran", "country") is None


def test_every_kind_has_entries_and_no_entry_another_kind() -> None:
    assert {each.kind for each in names()} == set(KINDS)
    assert len(names()) == sum(len(names(kind)) for kind in KINDS) > 1_000


def test_no_form_within_a_kind_names_two_things() -> None:
    owners = defaultdict(set)
    for each in names():
        for form in each.forms:
            owners[each.kind, form if len(form) <= 4 else form.casefold()].add(each.name)
    assert {form: named for form, named in owners.items() if len(named) > 1} == {}


def test_every_form_of_every_name_finds_its_own_entry() -> None:
    missed = [
        (each.name, form) for each in names() for form in each.forms if look_up(form, each.kind) != each
    ]
    assert missed == []


def test_every_zone_is_one_of_the_tz_database() -> None:
    zones = {each.zone for each in names() if each.zone}
    assert {ZoneInfo(zone).key for zone in zones} == zones
    assert "America/Tegucigalpa" in zones


def test_every_city_and_facility_has_a_zone_and_a_country() -> None:
    placed = names("city") + names("facility")
    assert [each.name for each in placed if not each.zone or len(each.country) != 2] == []


def test_a_country_of_several_zones_has_none() -> None:
    zones = {each.name: each.zone for each in names("country")}
    assert (zones["United States"], zones["Mexico"], zones["Georgia"]) == ("", "", "")
    assert zones["Honduras"] == "America/Tegucigalpa"


def test_degrees_lie_on_the_globe_and_come_in_pairs() -> None:
    placed = [each for each in names() if each.lat is not None or each.lon is not None]
    assert len(placed) > 200
    assert all(abs(each.lat or 999) <= 90 and abs(each.lon or 999) <= 180 for each in placed)


def test_every_official_is_entered_with_an_office() -> None:
    assert [each.name for each in names("official") if not each.note] == []


def test_common_surnames_of_officials_are_no_form_of_them() -> None:
    assert [look_up(surname) for surname in ("Rodriguez", "Johnson", "Roberts", "Luna", "Miller")] == [
        None
    ] * 5


def test_names_are_sorted_and_frozen() -> None:
    assert [(each.kind, each.name) for each in names()] == sorted((each.kind, each.name) for each in names())
    with pytest.raises(AttributeError):
        names()[0].name = "other"  # type: ignore[misc]
    assert isinstance(names()[0], Name)
