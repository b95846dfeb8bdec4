"""Every input in golden/ reads as its expectation says; an input without one fails."""

import json
from pathlib import Path

import pytest

from habeas.readings.readers import reader_for
from habeas.records.encoding import to_plain

GOLDEN = Path(__file__).parent / "golden"
TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_an_input_reads_as_expected(path, source):
    data = path.read_bytes()
    given = source(TYPES[path.suffix], path.name)
    expected = path.with_name(path.name + ".json")
    assert expected.exists(), f"{path.name} has no expectation: write {expected.name} and look at it"
    reader = reader_for(given, data[:4096])
    assert reader is not None
    assert to_plain(reader.read(given, data)) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_expectation_has_its_input():
    assert {path.name.removesuffix(".json") for path in GOLDEN.glob("*.json")} == {
        path.name for path in INPUTS
    }
