"""Paths into Statements."""

import pytest
from tests.findings.matter_builder import MatterBuilder, day, more_than, people

from habeas.findings.errors import ProofError
from habeas.findings.paths import value_text
from habeas.records.contents import Act, Count, Duration, Instrument, InstrumentType, Part
from habeas.records.place import Place


def count():
    build = MatterBuilder()
    build.source("A paper")
    parts = (Part("a", people(137)), Part("b", people(101)))
    content = Count("all", more_than(250, 299), Act.BOARDED, parts, day("2025-03-15"), Place("Harlingen"))
    build.say("src-0", content, words="more than 250")
    return build.matter().statements[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("words", "more than 250"),
        ("hedge", "asserted"),
        ("chain.0.name", "Somebody"),
        ("content.quantity.literal", "251 or more"),
        ("content.quantity.supposed", "251 to 299"),
        ("content.quantity.low", "251"),
        ("content.quantity.high", ""),
        ("content.parts.1.quantity.literal", "101"),
        ("content.act", "boarded"),
        ("content.place", "Harlingen"),
        ("content.at", "2025-03-15T00:00/2025-03-16T00:00 America/New_York"),
        ("content.at.relative.least", ""),
    ],
)
def test_a_path_gives_the_text_of_what_stands_there(path, text):
    assert value_text(count(), path) == text


@pytest.mark.parametrize(
    "path", ["content.parts.2.quantity", "content.secret", "__class__", "content.quantity.plus"]
)
def test_a_path_that_leads_nowhere_is_an_error(path):
    with pytest.raises(ProofError):
        value_text(count(), path)


def test_a_duration_is_its_words():
    days = Duration("14 days", 14)
    content = Instrument("order", InstrumentType.COURT_ORDER, duration=days)
    assert value_text(content, "duration") == "14 days"
    assert value_text(content, "duration.amount") == "14"
