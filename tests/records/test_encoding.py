"""One record, one string of bytes, and back."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.chain import NO_ATTRIBUTION, Hedge, Link, Role
from habeas.records.contents import CONTENTS, Act, Count, Part
from habeas.records.encoding import decode, dumps, encode, instant_text, to_plain
from habeas.records.errors import RecordError
from habeas.records.kinds import KINDS, from_bytes, kind_of, to_bytes
from habeas.records.locator import Cell, Characters
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.quantity import Band, Quantity
from habeas.records.source import Obtained, Source
from habeas.records.statement import Field, Statement, identified

TEXT = st.text(max_size=12)
LOCATORS = st.one_of(
    st.builds(Characters, st.integers(0, 9), st.integers(0, 99), st.integers(0, 99)),
    st.builds(Cell, TEXT, st.integers(1, 9), TEXT),
)
LINKS = st.builds(Link, st.sampled_from(list(Role)), TEXT, TEXT, locator=st.none() | LOCATORS)
QUANTITIES = st.builds(
    lambda words, n, implied: Quantity(words, "people", Decimal(n), None, implied),
    TEXT,
    st.integers(0, 10**9),
    st.none() | st.just(Band(Decimal("0.5"), None, "c-1")),
)
COUNTS = st.builds(
    Count,
    TEXT,
    QUANTITIES,
    st.none() | st.sampled_from(list(Act)),
    st.lists(st.builds(Part, TEXT, QUANTITIES), max_size=2).map(tuple),
    st.none() | st.just(Moment("noon", Grain.HOUR, Wall("2025-03-15T12:00", ""), (Zone("UTC", "stated"),))),
)
STATEMENTS = st.builds(
    Statement,
    st.just("src-1"),
    st.just("rdg-1"),
    COUNTS,
    LOCATORS,
    TEXT,
    st.lists(LINKS, min_size=1, max_size=3).map(tuple),
    st.sampled_from(list(Hedge)),
    fields=st.lists(st.builds(Field, TEXT, TEXT, LOCATORS), max_size=2).map(tuple),
)


@given(STATEMENTS)
def test_a_statement_comes_back_as_it_was(statement: Statement) -> None:
    assert decode(Statement, encode(statement)) == statement


@given(STATEMENTS, STATEMENTS)
def test_equal_bytes_mean_equal_statements(a: Statement, b: Statement) -> None:
    assert (encode(a) == encode(b)) == (a == b)


@given(st.lists(TEXT), st.lists(TEXT))
def test_the_encoding_of_a_list_is_length_safe(a: list[str], b: list[str]) -> None:
    assert (dumps(a) == dumps(b)) == (a == b)


def test_a_new_optional_field_changes_no_bytes() -> None:
    @dataclass(frozen=True)
    class Old:
        name: str
        note: str = ""

    @dataclass(frozen=True)
    class New:
        name: str
        note: str = ""
        later: tuple[str, ...] = ()

    assert encode(Old("a", "b")) == encode(New("a", "b"))


def test_a_union_is_tagged_with_the_class() -> None:
    link = Link(Role.SPEAKER, "A", locator=Cell("s", 2))
    assert to_plain(link)["locator"] == {"is": "Cell", "row": 2, "sheet": "s"}


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(RecordError, match="UTF-8"):
        dumps(["\ud800"])


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(RecordError, match="zone"):
        instant_text(datetime(2025, 3, 15))  # noqa: DTZ001


def test_what_does_not_fit_says_what_it_is_not() -> None:
    with pytest.raises(RecordError, match="not a Quantity"):
        decode(Quantity, b'{"words":"x","unit":"people","nonsense":1}')


def test_a_record_of_a_newer_schema_says_to_upgrade() -> None:
    with pytest.raises(RecordError, match="newer habeas"):
        from_bytes("source", 99, b"{}")


def test_every_kind_is_found_by_its_class() -> None:
    source = Source("src-1", "00", 1, "a.txt", "text/plain", Obtained("file", at=datetime.now(UTC)))
    assert kind_of(source) == "source"
    assert from_bytes("source", 1, to_bytes(source)) == source
    assert set(KINDS) == {
        "source", "reading", "statement", "subject", "judgement", "finding", "publication", "run",
    }  # fmt: skip


def test_the_kinds_of_statement_are_those_of_the_design() -> None:
    assert [cls.__name__ for cls in CONTENTS] == [
        "Count", "Movement", "Custody", "Instrument", "Basis", "Construction",
        "Affiliation", "Condition", "Agreement", "Utterance", "Depiction", "Listing",
    ]  # fmt: skip


@given(STATEMENTS)
def test_an_id_changes_with_whatever_changes(statement: Statement) -> None:
    (one,) = identified([statement])
    (other,) = identified([replace(statement, chain=(*statement.chain, NO_ATTRIBUTION))])
    assert one.id != other.id
    assert identified([one]) == (one,)
