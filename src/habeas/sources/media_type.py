"""What an original is, by its first bytes and its name together."""

import codecs
import re
import zlib

TEXT = "text/plain"
HTML = "text/html"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "application/jsonl"
JSON = "application/json"
GZIP = "application/gzip"
TAR = "application/x-tar"
KML = "application/vnd.google-earth.kml+xml"
PARQUET = "application/vnd.apache.parquet"
HEATMAP = "application/x-readsb-heatmap"
UNKNOWN = "application/octet-stream"

_TEXT_NAMES = (".txt", ".text", ".md", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".jsonl")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:kml:)?kml[\s>]", re.DOTALL
)
_UNPACKED = 1 << 16
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.01
"""Share of control characters in text, which has none in UTF-8 or an old 8-bit code but for a stray one."""


def media_type(head: bytes, name: str) -> str:
    """The media type of what begins with `head` and is called `name`.

    Content goes first: what is no text is a workbook or unknown, whatever its name. JSON, KML and gzip are
    called so only where they hold positions of aircraft, as far as `head` shows.
    """
    end = name.lower()
    if (packed := _packed(head)) != UNKNOWN:
        return packed
    if head.startswith(b"PK\x03\x04"):
        return XLSX if end.endswith((".xlsx", ".xlsm")) or b"xl/" in head else UNKNOWN
    if not _is_text(head):
        return UNKNOWN
    if end.endswith(".jsonl"):
        return SHEET
    if _is_kml(head):
        return KML
    if _is_trace(head):
        return JSON
    if _is_html(head) or (end.endswith((".html", ".htm", ".xhtml")) and b"<" in head):
        return HTML
    return CSV if end.endswith((".csv", ".tsv")) else TEXT


def doubt(kept_as: str, name: str) -> str:
    """A sentence where the name promises what the bytes are not; "" where there is no doubt."""
    end = name.lower()
    if kept_as == UNKNOWN and end.endswith((*_TEXT_NAMES, ".xlsx")):
        return f"{name} is kept, but its bytes are not what its name says: no reader will take it"
    if kept_as == UNKNOWN and not end.endswith((".csv.gz", ".txt.gz")):  # official records come so
        return f"{name} is kept, but no reader takes what it is"
    return ""


def _packed(head: bytes) -> str:
    """The type of what a format of positions packs into bytes that are no text; else unknown."""
    if head.startswith(b"PAR1"):
        return PARQUET
    if head[257:262] == b"ustar":
        return TAR
    if _is_heatmap(head):
        return HEATMAP
    if head.startswith(b"\x1f\x8b"):
        inside = _unpacked(head)
        held = inside[257:262] == b"ustar" or _is_heatmap(inside) or _is_trace(inside)
        return GZIP if held else UNKNOWN
    return UNKNOWN


def _unpacked(head: bytes) -> bytes:
    """How the contents of a gzip begin; nothing where it is broken."""
    try:
        return zlib.decompressobj(31).decompress(head, _UNPACKED)
    except zlib.error:
        return b""


def _is_heatmap(head: bytes) -> bool:
    """Whether the first record of 16 bytes names the place of one that begins with readsb's mark."""
    begins = int.from_bytes(head[:4], "little") * 16
    return begins > 0 and head[begins : begins + 4] == b"\x9d\x7c\x7f\x0e"


def _is_trace(head: bytes) -> bool:
    """Whether it is JSON of one object that has what a readsb trace has."""
    if not head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"{"):
        return False
    return b'"icao"' in head and b'"timestamp"' in head and b'"trace"' in head


def _is_kml(head: bytes) -> bool:
    return bool(_KML.match(head[:2048]))


def _is_text(head: bytes) -> bool:
    if head.startswith(_MARKS):
        return True
    if b"\0" in head:
        return False
    return sum(byte in _CONTROLS for byte in head) <= len(head) * _MOST_CONTROLS


def _is_html(head: bytes) -> bool:
    start = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:512].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith(b"<?xml") and b"<html" in start
    )
