"""What an original is, by its first bytes and its name together."""

import codecs

TEXT = "text/plain"
HTML = "text/html"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "application/jsonl"
UNKNOWN = "application/octet-stream"

_TEXT_NAMES = (".txt", ".text", ".md", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".jsonl")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.01
"""Share of control characters in text, which has none in UTF-8 or an old 8-bit code but for a stray one."""


def media_type(head: bytes, name: str) -> str:
    """The media type of what begins with `head` and is called `name`.

    Content goes first: what is no text is a workbook or unknown, whatever its name.
    """
    end = name.lower()
    if head.startswith(b"PK\x03\x04"):
        return XLSX if end.endswith((".xlsx", ".xlsm")) or b"xl/" in head else UNKNOWN
    if not _is_text(head):
        return UNKNOWN
    if end.endswith(".jsonl"):
        return SHEET
    if _is_html(head) or (end.endswith((".html", ".htm", ".xhtml")) and b"<" in head):
        return HTML
    return CSV if end.endswith((".csv", ".tsv")) else TEXT


def doubt(kept_as: str, name: str) -> str:
    """A sentence where the name promises what the bytes are not; "" where there is no doubt."""
    end = name.lower()
    if kept_as == UNKNOWN and end.endswith((*_TEXT_NAMES, ".xlsx")):
        return f"{name} is kept, but its bytes are not what its name says: no reader will take it"
    if kept_as == UNKNOWN:
        return f"{name} is kept, but no reader takes what it is"
    return ""


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
