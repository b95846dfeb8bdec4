import pytest

from habeas.pages.account import Account
from habeas.pages.persons import persons
from habeas.pages.strangers import strangers
from habeas.records.judgement import Decider, Decision, judgement
from habeas.records.matter import Matter
from habeas.records.reading import Row, Sheet, reading
from habeas.records.run import Refusal

HOME = "America/New_York"


def sheet(*cells):
    rows = tuple(Row("", number, (cell,)) for number, cell in enumerate(cells, 2))
    return {"src-1": reading("src-1", sheets=(Sheet("", ("kind",)),), rows=rows)}


def found(*cells):
    return sorted(strangers(Account("t", HOME, Matter(), readings=sheet(*cells)), frozenset()))


@pytest.mark.parametrize("name", ["Ana Soto", "Yolmán Ferreira Quintal", "María de la Cruz Peña", "ANA SOTO"])
def test_a_name_in_a_cell_that_nobody_looked_through_is_found(name):
    assert found(f"told {name} of it") == [name]


@pytest.mark.parametrize(
    "words",
    [
        "the White House said",
        "on Sunday",
        "Tren de Aragua",
        "Judge James Boasberg",
        "March 2025",
        "El Salvador",
    ],
)
def test_what_the_gazetteer_or_the_calendar_knows_is_no_stranger(words):
    assert found(words) == []


def test_words_that_the_case_also_has_in_lower_case_are_common_words():
    assert found("Minute Order", "the minute order") == []


def test_a_name_in_a_refusal_or_in_a_persons_reason_is_withheld():
    refused = {"src-1": (Refusal("row 4", "no date beside Ana Soto"),)}
    reason = judgement(Decision.READ, Decider("me"), reasons=("asked Luz Mora",))
    known = persons(Account("t", HOME, Matter(judgements=(reason,)), refused=refused))
    assert known.withheld == ("Ana Soto", "Luz Mora")


def test_an_official_in_a_cell_is_named():
    assert persons(Account("t", HOME, Matter(), readings=sheet("told Tom Homan of it"))).withheld == ()
