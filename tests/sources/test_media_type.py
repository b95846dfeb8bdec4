"""What an original is, by content first and name second."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.media_type import (
    CSV,
    GZIP,
    HEATMAP,
    HTML,
    JSON,
    KML,
    PARQUET,
    SHEET,
    TAR,
    TEXT,
    UNKNOWN,
    XLSX,
    doubt,
    media_type,
)


def zipped(data: bytes) -> bytes:
    """Without the time of day: tests are named after it."""
    return gzip.compress(data, mtime=0)


TRACE = b'{"icao":"a1b2c3",\n"timestamp": 1718452800.000,\n"trace":[\n[0.0,1.0,2.0'
INDEX = (2).to_bytes(16, "little") + bytes(16) + b"\x9d\x7c\x7f\x0e" + bytes(12)
USTAR = b"heatmap/".ljust(257, b"\0") + b"ustar\x0000" + bytes(248)

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

POSITIONS = [
    (TRACE, "trace_full_a1b2c3.json", JSON),
    (TRACE, "download", JSON),
    (b"\xef\xbb\xbf" + TRACE, "a.json", JSON),
    (zipped(TRACE), "trace_full_a1b2c3.json", GZIP),
    (INDEX, "00.bin", HEATMAP),
    (zipped(INDEX), "47.bin.ttf", GZIP),
    (USTAR, "v2024.06.15.tar", TAR),
    (zipped(USTAR), "v2024.06.15.tar.gz", GZIP),
    (b'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">', "a.kml", KML),
    (b"<!-- made --><kml:kml>", "a.txt", KML),
    (b"PAR1\x15\x04", "a.parquet", PARQUET),
]

OTHERS = [
    (b'{"a": 1}', "a.json", TEXT),
    (b'{"icao": "a1b2c3", "timestamp": 1}', "aircraft.json", TEXT),
    (b"[1, 2]", "a.json", TEXT),
    (b"He wrote <kml> in a text", "a.txt", TEXT),
    (b'<?xml version="1.0"?><gpx>', "a.gpx", TEXT),
    (zipped(b"words"), "a.txt.gz", UNKNOWN),
    (zipped(TRACE)[:12], "a.json", UNKNOWN),
    (b"\x1f\x8b", "a.gz", UNKNOWN),
    (bytes(4096), "a.bin.ttf", UNKNOWN),
]


@pytest.mark.parametrize(("head", "name", "expected"), POSITIONS)
def test_the_media_type_of_positions(head, name, expected):
    assert media_type(head, name) == expected


@pytest.mark.parametrize(("head", "name", "expected"), OTHERS)
def test_what_holds_no_positions_is_what_it_was(head, name, expected):
    assert media_type(head, name) == expected


def test_a_gzip_that_expands_without_end_costs_little():
    assert media_type(zipped(bytes(10_000_000)), "a.gz") == UNKNOWN


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
