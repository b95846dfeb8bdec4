"""Pages are laid out into blocks with a DOM path and characters of the canonical text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.readings.html import HtmlReader
from habeas.readings.reader import ReadingError, canonical_text
from habeas.records.source import Obtained, Source

PAGE = Source("src-test", "", 0, "page.html", "text/html", Obtained("file"))
TAGS = st.sampled_from(
    re.findall(
        r"\S+",
        "p div span b a h1 h2 figure figcaption img blockquote ul li table tr td th form aside nav article "
        "br pre time script style template noscript svg title o:p",
    )
)
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    TAGS.map(
        lambda tag: f'<{tag} class="caption credit byline share" alt="An alt" hidden style=display:none>'
    ),
    st.sampled_from(
        ["&nbsp;", "&#0;", "&#xD800;", "&lt;", "&bogus;", "<!--", "-->", "<![CDATA[", "<?php ", "]]>"]
    ),
    st.text(max_size=20),
)


def read(markup):
    return HtmlReader().read(PAGE, markup if isinstance(markup, bytes) else markup.encode())


def kinds(markup):
    return [(str(block.kind), block.text) for block in read(markup).blocks]


def assert_whole_or_refused(data):
    try:
        found = read(data)
    except ReadingError as error:
        return error.what.startswith("kept, not read")
    assert_whole(found)
    return True


def assert_whole(reading):
    text = canonical_text(reading)
    assert text == "\n\n".join(block.text for block in reading.blocks)
    assert all(text[block.start : block.end] == block.text for block in reading.blocks)
    assert all(block.path.startswith("/") and "\n" not in block.text for block in reading.blocks)
    text.encode("utf-8")


@given(st.lists(PIECES, max_size=40))
def test_any_tags_in_any_order_are_a_reading_or_a_clear_error(pieces):
    assert assert_whole_or_refused("".join(pieces).encode(errors="replace"))


@given(st.binary())
def test_so_are_any_bytes(data):
    assert assert_whole_or_refused(data)


@given(st.lists(PIECES, max_size=20))
def test_the_same_bytes_give_the_same_reading(pieces):
    data = ("<p>x</p>" + "".join(pieces)).encode(errors="replace")
    assert read(data) == read(data) if b"\0" not in data and not _controls(data) else True


def _controls(data):
    return any(byte < 32 for byte in data)


def test_entities_are_decoded_blanks_collapsed_and_hard_spaces_kept_one_to_one():
    assert kinds("<p>  A &amp; B\n\t said&nbsp;&nbsp;so, na\u00adme </p>") == [
        ("paragraph", "A & B said  so, name")
    ]


def test_ten_thousand_nested_tags_are_a_partial_reading_that_says_so():
    began = time.perf_counter()
    found = read("<p>Before.</p>" + "<div>" * 10_000 + "deep" + "</div>" * 10_000 + "<p>After.</p>")
    assert [block.text for block in found.blocks] == ["Before."]
    assert "nested deeper than 2048 levels" in found.warnings[0]
    assert "was not read" in found.warnings[0]
    assert time.perf_counter() - began < 5


def test_where_nothing_stands_above_the_depth_it_is_an_error_that_says_why():
    with pytest.raises(
        ReadingError, match=r"no text was found in the page \(page\.html; tags are nested deeper"
    ):
        read("<div>" * 10_000 + "deep")


def test_two_thousand_levels_are_read():
    assert kinds("<div>" * 2000 + "deep" + "</div>" * 2000 + "<p>after") == [
        ("paragraph", "deep"),
        ("paragraph", "after"),
    ]


def test_a_page_without_text_says_what_to_do():
    with pytest.raises(ReadingError, match="save it from the browser"):
        read("<html><script>render()</script></html>")


def test_malformed_markup_is_read_as_browsers_do():
    assert kinds("<p>One<p>Two<b>bold<div>Three<p>Four") == [
        ("paragraph", text) for text in ("One", "Twobold", "Three", "Four")
    ]


def test_paths_are_those_of_lxml():
    from lxml import etree

    markup = "<html><body><div><p>a</p><p>b</p></div><div><ul><li>c</li></ul></div><p>d</p></body></html>"
    root = etree.fromstring(markup, etree.HTMLParser())
    for block in read(markup).blocks:
        assert [node.text for node in root.xpath(block.path)] == [block.text]
        assert root.getroottree().getpath(root.xpath(block.path)[0]) == block.path


def test_hidden_elements_are_left_out_when_short_and_read_when_they_hold_prose():
    found = read(f"<p>Seen.</p><p hidden>No.</p><div style='display: none'>{'word ' * 200}</div>")
    assert [block.text[:5] for block in found.blocks] == ["Seen.", "word "]
    assert found.warnings == (
        "left out, since a browser hides them: 1 elements",
        "read, though a browser hides them: 1 elements above 500 characters",
    )


def test_many_siblings_are_read_in_time_that_grows_with_them():
    began = time.perf_counter()
    assert len(read("<p>x</p>" * 20_000).blocks) == 20_000
    assert time.perf_counter() - began < 10
