"""Bytes to text: the encoding is found, and every byte that does not fit it is said."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.readings.reader import ReadingError, listed


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read in, and what did not fit; newlines stay as they were."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1b")
# Random bytes hold a tenth of control characters, text next to none.
_CONTROL_SHARE = 0.05
# The WHATWG encodings that pages still declare; a declared codec outside this list is not trusted.
_DECLARABLE = re.compile(
    r"windows-125[0-8]|iso-?8859-\d\d?|koi8-[ru]|gb18030|gbk|gb2312|big5|euc-(jp|kr)|shift_jis|iso-2022-jp|macintosh",
    re.IGNORECASE,
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_ESCAPED = re.compile("[\udc80-\udcff]+")


def decode(data: bytes, *, where: str, declared: str = "") -> Decoded:
    """The text of these bytes: by byte-order mark, UTF-8, the declared encoding, else windows-1252.

    Bytes that are not UTF-8 within UTF-8 are read as windows-1252, and a warning names them. ReadingError
    where the bytes are no text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    decoded = _marked(data, marked) if marked else _unmarked(data, declared, where)
    if "\0" in decoded.text:
        raise _binary(where, f"NUL at character {decoded.text.index(chr(0))}")
    return decoded


def declared_charset(data: bytes) -> str:
    """The charset that an HTML page declares in its first bytes; "" where none or not a known one."""
    found = _META_CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii", "replace") if found else ""
    return name.lower() if _DECLARABLE.fullmatch(name) else ""


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            mixed = _mixed(data[len(codecs.BOM_UTF8) :])
            return Decoded(mixed.text, mixed.encoding, mixed.warnings)
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (f"byte {error.start} is not {encoding.upper()}; read as “�”",))


def _unmarked(data: bytes, declared: str, where: str) -> Decoded:
    _refuse_binary(data, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _mixed(data)
    if not declared or (text.isascii() and "\x1b" not in text):
        return Decoded(text, "utf-8")
    if declared == "iso-2022-jp":
        return _as_declared(data, declared) or Decoded(text, "utf-8")
    return Decoded(text, "utf-8", (f"it says {declared} of itself but is UTF-8; read as UTF-8",))


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    # Browsers read ISO 8859-1 as windows-1252 (WHATWG Encoding Standard), and pages are written for that.
    if not declared or declared in {"windows-1252", "iso-8859-1", "iso8859-1"}:
        return None
    try:
        return Decoded(data.decode(declared), declared)
    except UnicodeDecodeError:
        return None


def _refuse_binary(data: bytes, where: str) -> None:
    if b"\0" in data:
        raise _binary(where, f"NUL at byte {data.index(0)}")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(data):
        raise _binary(where, f"{controls} of {len(data)} bytes are control characters")


def _binary(where: str, why: str) -> ReadingError:
    return ReadingError(
        f"kept, not read: {where} is no text ({why})",
        do="if it is text in UTF-16 without a mark, save it as UTF-8 and add that",
    )


def _mixed(data: bytes) -> Decoded:
    """Every byte that is not UTF-8 read as windows-1252, and named."""
    escaped = data.decode("utf-8", "surrogateescape")
    text = _ESCAPED.sub(lambda run: "".join(map(_western, run[0])), escaped)
    spans = list(_spans(escaped))
    if any(ord(char) > 0x7F for char in set(escaped) - set(map(chr, range(0xDC80, 0xDD00)))):
        places = listed(f"{start}-{end}" if end > start else f"{start}" for start, end in spans)
        are = "bytes {} are" if len(data) - len(_ESCAPED.sub("", escaped).encode()) > 1 else "byte {} is"
        return Decoded(text, "utf-8", (f"{are.format(places)} not UTF-8; read as windows-1252",))
    first = spans[0][0] if spans else 0
    return Decoded(text, "windows-1252", (f"byte {first} is not UTF-8; the whole was read as windows-1252",))


def _spans(escaped: str) -> Iterator[tuple[int, int]]:
    """First and last byte of each run that is not UTF-8."""
    byte = char = 0
    for run in _ESCAPED.finditer(escaped):
        byte += len(escaped[char : run.start()].encode("utf-8"))
        yield byte, byte + len(run[0]) - 1
        byte, char = byte + len(run[0]), run.end()


def _western(char: str) -> str:
    """The windows-1252 character of an escaped byte; the five bytes it leaves open as WHATWG has them."""
    byte = ord(char) - 0xDC00
    return bytes((byte,)).decode("cp1252", "ignore") or chr(byte)
