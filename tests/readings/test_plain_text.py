"""Plain text is laid out at exact characters, and nothing is lost."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.readings.plain_text import PlainTextReader, blocks
from habeas.readings.reader import ReadingError

LINES = st.sampled_from(
    [
        "",
        " ",
        "By Ruth Roe",
        "Men on a deck",
        "Men stand on the deck.AP",
        "via REUTERS",
        "- one",
        "2) two",
        "> quoted",
        "# Heading",
        "BOSTON — After 70 minutes, they left.",
        "Leave a Reply",
        "Name",
        "    indented",
        "“Make sure of it.”",
        "20:55 GMT",
        "•",
        "-",
    ]
)
MARKS = re.compile(r"[-*+•‣◦▪·–>#\s]|\d{1,3}[.)]|[a-z]\)|\((?:[a-z]|[ivx]{1,4}|\d{1,3})\)|[ivx]{1,4}[.)]")


def kinds(text):
    return [(str(block.kind), block.text) for block in blocks(text)]


def assert_exact(text):
    at = 0
    for number, block in enumerate(blocks(text)):
        assert block.number == number
        assert at <= block.start < block.end
        assert text[block.start : block.end] == block.text
        assert not MARKS.sub("", text[at : block.start])
        at = block.end
    assert not MARKS.sub("", text[at:])


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_blocks_of_any_text_are_exact_in_order_and_lose_only_blanks_and_marks(text):
    assert_exact(text)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_so_are_those_of_any_article(lines, newline):
    assert_exact(newline.join(lines))


@given(st.text(min_size=1))
def test_the_same_bytes_give_the_same_reading(text):
    from habeas.records.source import Obtained, Source

    given_, data = (
        Source("src-test", "", 0, "a", "text/plain", Obtained("file")),
        text.encode(errors="replace"),
    )
    with contextlib.suppress(ReadingError):
        assert PlainTextReader().read(given_, data).id == PlainTextReader().read(given_, data).id


def test_the_first_line_is_the_headline_and_what_names_the_author_a_byline():
    assert kinds("Ninety men flown out\n\nBy Ruth Roe\n\nThey left.")[:2] == [
        ("headline", "Ninety men flown out"),
        ("byline", "By Ruth Roe"),
    ]


def test_long_prose_is_no_headline():
    assert kinds("word " * 60 + "end.")[0][0] == "paragraph"


def test_a_dateline_stands_apart_from_its_paragraph():
    assert kinds("Head\n\nBOSTON — After an hour, they left.")[1:] == [
        ("dateline", "BOSTON —"),
        ("paragraph", "After an hour, they left."),
    ]


def test_quotes_that_stand_alone_are_paragraphs_and_marked_ones_quotes():
    text = "Head\n\n“Tell them now.”\n\n> It is so ordered.\n\n"
    text += "    Whoever holds them shall say so by noon.\n\nLast."
    assert [kind for kind, _ in kinds(text)[1:]] == ["paragraph", "quote", "quote", "paragraph"]
    assert kinds(text)[2][1] == "It is so ordered."


def test_a_text_that_is_laid_out_by_indenting_has_no_quotes():
    text = (
        "COURT\n\n          Plaintiffs,\n\n     v.        No. 25-766\n\n"
        + "     As stated, they shall not be moved.\n\n" * 3
    )
    assert {kind for kind, _ in kinds(text)} == {"headline", "paragraph"}


def test_a_list_item_goes_on_below_itself():
    assert kinds("Head\n\n   2. They shall appear, at\n      2:30 p.m.\n   3. Denied.")[1:] == [
        ("list item", "They shall appear, at\n      2:30 p.m."),
        ("list item", "Denied."),
    ]


def test_list_items_lose_their_marker():
    assert kinds("Head\n\nFound:\n\n- one\n- two\n3. three")[1:] == [
        ("heading", "Found:"),
        ("list item", "one"),
        ("list item", "two"),
        ("list item", "three"),
    ]


def test_labels_are_a_form_below_a_form_alone():
    assert kinds("Head\n\nName\n\nText.")[1][0] == "heading"
    assert [kind for kind, _ in kinds("Head\n\nText.\n\nLeave a Reply\n\nName\nWebsite")[2:]] == ["form"] * 3


def test_pictures_are_numbered_through_the_text():
    text = "Head\n\nA deck\nMen on deck.AP\n\nProse here.\n\nA yard\nMen in a yard.AP"
    assert [block.picture for block in blocks(text)] == [0, 1, 1, 1, 0, 2, 2, 2]


def test_carriage_returns_stay_in_the_offsets():
    text = "Head\r\n\r\nOne\r\ntwo."
    assert [(block.start, block.text) for block in blocks(text)] == [(0, "Head"), (8, "One\r\ntwo.")]


def test_a_binary_named_txt_is_an_error(source):
    with pytest.raises(ReadingError, match="is no text"):
        PlainTextReader().read(source(name="photo.txt"), b"\x89PNG\0\0")


def test_mixed_encodings_are_a_warning_of_the_reading(source):
    read = PlainTextReader().read(source(), "Norteños\n\n".encode() + b"se\xf1or")
    assert read.blocks[1].text == "señor"
    assert read.warnings == ("byte 13 is not UTF-8; read as windows-1252",)
