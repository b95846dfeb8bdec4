from datetime import date
from decimal import Decimal

import pytest

from habeas.reference.standards import FORCES, HOLDS, register_fields, standard, standards


def test_every_standard_has_an_id_of_its_own_and_a_known_force() -> None:
    ids = [each.id for each in (*standards(), *register_fields())]
    assert len(set(ids)) == len(ids)
    assert {each.force for each in standards()} == set(FORCES)
    assert {each.holds for each in standards()} <= set(HOLDS)


def test_every_standard_names_its_text_edition_and_source() -> None:
    assert [
        each.id
        for each in standards()
        if not (each.text and each.instrument and each.edition and each.source)
    ] == []


@pytest.mark.parametrize(
    ("id", "value", "unit", "force"),
    [
        ("icrc-2012-shared", "3.4", "m2", "benchmark"),
        ("icrc-2012-single", "5.4", "m2", "benchmark"),
        ("cpt-2015-shared", "4", "m2", "benchmark"),
        ("cpt-2015-single", "6", "m2", "benchmark"),
        ("ecthr-mursic-3", "3", "m2", "benchmark"),
        ("mandela-23-open-air", "1", "h", "benchmark"),
        ("mandela-44-solitary", "22", "h", "benchmark"),
        ("ice-hold-room-12", "12", "h", "policy"),
        ("ice-hold-room-72", "72", "h", "policy"),
    ],
)
def test_a_threshold_is_what_its_text_says(id: str, value: str, unit: str, force: str) -> None:
    found = standard(id)
    assert found is not None
    assert (found.value, found.unit, found.force) == (Decimal(value), unit, force)


def test_the_hold_room_limit_depends_on_the_day() -> None:
    def limits(day: date) -> list[str]:
        return [each.id for each in standards() if "hold-room" in each.id and each.stands_on(day)]

    assert limits(date(2025, 6, 23)) == ["ice-hold-room-12"]
    assert limits(date(2025, 6, 24)) == ["ice-hold-room-72"]
    assert limits(date(2026, 6, 24)) == []


def test_a_standard_does_not_stand_before_its_text() -> None:
    found = standard("ecthr-mursic-3")
    assert found is not None
    assert (found.stands_on(date(2016, 10, 19)), found.stands_on(date(2016, 10, 20))) == (False, True)


def test_the_register_of_article_17_has_eight_fields_and_the_last_is_not_verified() -> None:
    fields = [each for each in register_fields() if each.standard == "icpped-17-3"]
    assert [each.article for each in fields] == [f"Art. 17(3)({letter})" for letter in "abcdefgh"]
    assert [each.verified for each in fields] == [True] * 7 + [False]
    assert "transfer time" in fields[-1].about


def test_rule_7_asks_for_the_hour_of_every_transfer() -> None:
    found = next(each for each in register_fields() if each.id == "mandela-7-c")
    assert found.about == ("admission time", "release time", "transfer time")
    assert found.verified


def test_the_rules_are_those_of_2015_and_what_was_not_seen_is_not_verified() -> None:
    mandela = [each for each in standards() if each.id.startswith("mandela")]
    assert {each.edition for each in mandela} == {"2015"}
    assert [each.id for each in mandela if not each.verified] == ["mandela-23-open-air"]


def test_every_field_belongs_to_a_standard() -> None:
    assert [each.id for each in register_fields() if standard(each.standard) is None] == []
    assert standard("none such") is None
