"""The article that the project was conceived from, where this machine has it; its text is not here."""

import pytest
from tests.real_files import real

from habeas.readings.plain_text import PlainTextReader
from habeas.records.chain import Hedge
from habeas.records.contents import Deed, InstrumentType
from habeas.statements.news import News
from habeas.statements.taker import Settings

SEED = real("seed/article.txt")
pytestmark = pytest.mark.skipif(SEED is None, reason="the seed article is not on this machine")


@pytest.fixture(scope="module")
def statements():
    from habeas.records.moment import Grain, Moment, Wall
    from habeas.records.source import Obtained, Source

    data = SEED.read_bytes()
    published = Moment("2025-03-16", Grain.DAY, Wall("2025-03-16T00:00", "2025-03-17T00:00"))
    source = Source(
        "src-seed",
        "0" * 64,
        len(data),
        "article.txt",
        "text/plain",
        Obtained("file"),
        "Paper",
        published=published,
    )
    text = data.decode()
    taken = News().take(source, PlainTextReader().read(source, data), Settings())
    assert all(text[one.locator.start : one.locator.end] == one.words for one in taken.statements)
    return taken.statements


def of(statements, kind):
    return [one for one in statements if one.kind == kind]


def counts(statements, value):
    return [one for one in of(statements, "Count") if one.content.quantity.low == value]


def roots(found):
    return [one.chain[0].name or one.chain[0].office for one in found]


def test_every_quantity_is_there(statements):
    lows = sorted(int(one.content.quantity.low) for one in of(statements, "Count"))
    assert lows == [1, 2, 2, 2, 21, 21, 23, 23, 23, 24, 238, 238, 238, 238, 250, 250, 251, 251, 2000, 15001]
    ages = [one.content.quantity.low for one in of(statements, "Condition") if one.content.measure == "age"]
    hours = [
        one.content.quantity.high
        for one in of(statements, "Condition")
        if one.content.measure == "hours in cell"
    ]
    days = [one.content.duration.amount for one in of(statements, "Instrument") if one.content.duration]
    assert (ages, hours, days) == ([53, 43], [24], [14])


def test_21_and_23_have_their_speakers(statements):
    assert roots(counts(statements, 21)) == ["Nayib Bukele", "Tom Homan"]
    assert roots(counts(statements, 23))[1:] == ["Nayib Bukele", "Nayib Bukele"]
    assert counts(statements, 23)[0].hedge is Hedge.UNATTRIBUTED
    assert [part.quantity.low for part in counts(statements, 23)[2].content.parts] == [2]


def test_238_has_its_speakers(statements):
    assert roots(counts(statements, 238)) == ["Nayib Bukele", "", "Nayib Bukele", "Tom Homan"]


def test_every_quotation_has_its_speaker(statements):
    said = [one for one in of(statements, "Utterance") if one.content.quoted]
    speakers = [one.chain[0].name for one in said]
    homan, bukele, boasberg = ["Tom Homan"] * 2, ["Nayib Bukele"] * 4, ["James Boasberg"] * 2
    assert speakers == ["Trump administration", *homan, *bukele, "Marco Rubio", "Nayib Bukele", *boasberg]
    assert [link.name for link in said[-2].chain] == ["James Boasberg", "Washington Post", "Paper"]


def test_outside_airspace_comes_through_axios(statements):
    (one,) = of(statements, "Construction")
    assert (one.content.bars, one.content.applies) == (Deed.LEAVE_AIRSPACE, False)
    assert [link.name for link in one.chain] == ["Trump administration", "Axios", "Paper"]


def test_13_pictures_have_their_credits(statements):
    pictures = of(statements, "Depiction")
    assert len(pictures) == 13
    assert all(one.content.credit for one in pictures)
    assert sum(one.content.origin == "Presidency of El Salvador" for one in pictures) == 8


def test_the_instruments_are_there(statements):
    kinds = {one.content.type for one in of(statements, "Instrument")}
    assert {
        InstrumentType.STATUTE,
        InstrumentType.COURT_ORDER,
        InstrumentType.DESIGNATION,
        InstrumentType.AGREEMENT,
    } <= kinds
    (designation,) = [
        one for one in of(statements, "Instrument") if one.content.type is InstrumentType.DESIGNATION
    ]
    assert designation.content.issued.wall.first == "2025-01-01T00:00"
    fees = [
        one for one in of(statements, "Agreement") if one.content.term == "fee" and one.content.undisclosed
    ]
    assert len(fees) == 1


def test_the_video_speaks_under_its_posters_name(statements):
    (dozens,) = counts(statements, 24)
    assert (dozens.chain[0].thing, dozens.chain[0].name) == ("video", "Nayib Bukele")
