"""Texts stand in the order of their bytes, however many letters they begin alike with."""

import pyarrow as pa
import pytest

from habeas.store.coding import texts
from habeas.store.coding.texts import in_order

MADE = [
    "",
    "a",
    "a\x00",
    "a\x00b",
    "ab",
    "person-0000002",
    "person-0000001",
    "person-",
    "é",
    "z",
    "\x00",
    "éa",
]


@pytest.mark.parametrize("few", [0, 100])
def test_as_their_bytes_do(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(texts, "MANY", few)
    found = [MADE[at] for at in in_order(pa.array(MADE)).tolist()]
    assert found == sorted(MADE, key=str.encode)


def test_a_part_of_an_array_stands_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MANY", 0)
    assert in_order(pa.array(["z", "b", "a", "c", "0"]).slice(1, 3)).tolist() == [1, 0, 2]


def test_no_texts_have_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MANY", 0)
    assert in_order(pa.array([], pa.string())).tolist() == []
    assert in_order(pa.array(["", ""])).tolist() in ([0, 1], [1, 0])
