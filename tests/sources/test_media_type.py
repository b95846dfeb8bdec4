"""What an original is, by content first and name second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.media_type import CSV, HTML, SHEET, TEXT, UNKNOWN, XLSX, doubt, media_type

CASES = [
    (b"They were flown.", "a.txt", TEXT),
    (b"They were flown.", "standard input", TEXT),
    ("Núñez dijo".encode("latin-1"), "a.txt", TEXT),
    ("\ufeffwords".encode("utf-16"), "a.txt", TEXT),
    (b"\xef\xbb\xbfwords", "a", TEXT),
    (b"<!DOCTYPE html><p>x", "a.txt", HTML),
    (b"\n <HTML lang=en>", "page", HTML),
    (b'<?xml version="1.0"?><html>', "a.xhtml", HTML),
    (b"<p>A fragment", "a.html", HTML),
    (b"No tag at all", "a.html", TEXT),
    (b"a,b\n1,2", "Sheet.CSV", CSV),
    (b"<!doctype html><p>an error page", "a.csv", HTML),
    (b'{"decision": "accept"}\n', "ana-2025-03-16.jsonl", SHEET),
    (b"PK\x03\x04xxxx[Content_Types].xml", "flights.xlsx", XLSX),
    (b"PK\x03\x04xxxxxl/workbook.xml", "download", XLSX),
    (b"PK\x03\x04xxxx", "a.zip", UNKNOWN),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "a.txt", UNKNOWN),
    (b"MZ\x90\0\x03", "a.csv", UNKNOWN),
    (bytes(range(1, 32)) * 3, "a.txt", UNKNOWN),
]


@pytest.mark.parametrize(("head", "name", "expected"), CASES)
def test_the_media_type_of(head, name, expected):
    assert media_type(head, name) == expected


@given(
    st.text(st.characters(categories=("L", "N", "P", "Z")), min_size=1), st.sampled_from(["utf-8", "utf-16"])
)
def test_text_is_never_taken_for_a_binary(text, coding):
    assert media_type(text.encode(coding), "a.txt") in (TEXT, HTML)


def test_a_binary_with_the_name_of_a_text_is_doubted_by_name():
    assert "not what its name says" in doubt(UNKNOWN, "a.txt")
    assert "no reader takes" in doubt(UNKNOWN, "a.png")
    assert doubt(TEXT, "a.txt") == ""
