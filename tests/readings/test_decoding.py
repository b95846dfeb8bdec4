"""Bytes become text, and no byte that does not fit goes unsaid."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.readings.decoding import declared_charset, decode
from habeas.readings.reader import ReadingError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_comes_back_without_its_mark(encoding):
    decoded = decode("Norteños\r\nMünster".encode(encoding), where="a")
    assert (decoded.text, decoded.encoding, decoded.warnings) == ("Norteños\r\nMünster", encoding, ())


def test_a_whole_text_in_windows_1252_names_its_first_byte():
    decoded = decode("Norteños “said” – so".encode("cp1252"), where="a")
    assert decoded.text == "Norteños “said” – so"
    assert decoded.encoding == "windows-1252"
    assert decoded.warnings == ("byte 5 is not UTF-8; the whole was read as windows-1252",)


def test_mixed_encodings_are_read_and_every_odd_place_named():
    decoded = decode("Norteños – ".encode() + "señor“”".encode("cp1252") + " ñ".encode(), where="a")
    assert decoded.text == "Norteños – señor“” ñ"
    assert decoded.warnings == ("bytes 16 and 19-20 are not UTF-8; read as windows-1252",)


def test_many_odd_places_are_counted():
    decoded = decode(("ñ".encode() + b" x\xe9" * 9), where="a")
    assert decoded.warnings == ("bytes 4, 7, 10, 13, 16 and 4 more are not UTF-8; read as windows-1252",)


def test_the_bytes_that_windows_1252_leaves_open_are_read_as_browsers_do():
    assert decode(b"a\x81b", where="a").text == "a\x81b"


@pytest.mark.parametrize(
    "data", [b"abc\0def", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, b"\x01\x02\x03 x"]
)
def test_what_is_no_text_is_an_error(data):
    with pytest.raises(ReadingError, match=r"notes\.txt is no text"):
        decode(data, where="notes.txt")


def test_a_broken_utf_16_is_read_as_far_as_it_goes_and_said():
    decoded = decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00", where="a")
    assert decoded.text == "ab�"
    assert decoded.warnings


def test_a_page_is_read_in_the_charset_it_declares():
    page = '<meta charset="windows-1251"><p>Корабль'.encode("windows-1251")
    decoded = decode(page, where="a", declared=declared_charset(page))
    assert decoded.text.endswith("Корабль")
    assert (decoded.encoding, decoded.warnings) == ("windows-1251", ())


def test_a_page_that_declares_wrongly_is_read_as_what_it_is():
    page = '<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>señor'.encode()
    decoded = decode(page, where="a", declared=declared_charset(page))
    assert decoded.text.endswith("señor")
    assert decoded.warnings == ("it says windows-1251 of itself but is UTF-8; read as UTF-8",)


@pytest.mark.parametrize("name", ["rot13", "utf-7", "unicode_escape", "idna", "zip", "nonsense"])
def test_a_codec_that_is_no_encoding_of_pages_is_not_followed(name):
    assert declared_charset(f"<meta charset={name}>".encode()) == ""


@given(st.binary())
def test_any_bytes_are_text_without_surrogates_or_a_clear_error(data):
    try:
        decoded = decode(data, where="a")
    except ReadingError:
        return
    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), where="a").text == text
