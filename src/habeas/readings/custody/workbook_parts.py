"""A workbook as an archive: its sheets, its shared texts, and a sheet's rows in pieces of some megabytes."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from habeas.readings.custody.inflating import Readable, member
from habeas.readings.custody.sheet_xml import text_of
from habeas.readings.reader import ReadingError

PIECE = 2 << 20
"""Bytes of a sheet that are laid out at once: some 1,700 rows of 43 columns. Measured from 1 to 16 MiB: 1
gives a sixth fewer rows a second, and more than 2 is no faster and takes more memory."""

LONGEST_ROW = 64 << 20
"""Bytes of XML in which a row must end: 16,384 cells of 4 kB."""

MOST_SHARED = 2 << 30
"""Bytes of shared texts that are read: they are held in memory, and a million ids of 40 digits are 60 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_SIMPLE = re.compile(rb"<si>\s*<t(?:\s[^>]*)?(?:/>|>([^<]*)</t>)\s*</si>")
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, the member of the archive that holds it, and whether it is hidden."""

    name: str
    member: str
    hidden: bool = False


@contextmanager
def refused(where: str) -> Iterator[None]:
    """What goes wrong in an archive or its XML, as a ReadingError."""
    from lxml import etree

    try:
        yield
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        KeyError,
        OSError,
        zlib.error,
        etree.XMLSyntaxError,
    ) as error:
        raise ReadingError(
            "kept, not read: the workbook is corrupt or cut short",
            where=f"{where}: {error}",
            do="obtain it again, or save it anew",
        ) from error


def refuse_encrypted(head: bytes, where: str) -> None:
    """Raise ReadingError where a workbook is encrypted, or of the format before 2007."""
    if head.startswith(_OLE):
        raise ReadingError(
            "kept, not read: the workbook is encrypted, or in the format of before 2007",
            where=where,
            do="save it as .xlsx without a password",
        )


def sheets(archive: zipfile.ZipFile) -> tuple[tuple[Sheet, ...], bool]:
    """The sheets in order, and whether the workbook counts its days from 1904."""
    book = _tree(archive, "xl/workbook.xml")
    relations = _tree(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one for one in relations.iter("{*}Relationship")}
    found = []
    for node in book.iter("{*}sheet"):
        target = targets.get(node.get(_RELATION) or node.get(_STRICT_RELATION))
        if target is not None and (target.get("Type") or "").endswith("/worksheet"):
            path = posixpath.normpath(posixpath.join("/xl", target.get("Target") or "")).lstrip("/")
            found.append(Sheet(node.get("name") or "", path, node.get("state", "visible") != "visible"))
    kept = book.find("{*}workbookPr")
    since_1904 = kept is not None and (kept.get("date1904") or "0") in ("1", "true")
    return tuple(found), since_1904


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if archive.getinfo(name).file_size > LONGEST_ROW:
        raise ValueError(f"{name} unpacks to more than {LONGEST_ROW >> 20} MiB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def pieces(stream: Readable, size: int = PIECE) -> Iterator[bytes]:
    """A sheet's rows, whole ones only, `size` bytes at a time; ValueError where it ends within them."""
    kept, prefix, begun = b"", b"", False
    while more := stream.read(size):
        kept += more
        if not begun:
            opened = re.search(rb"<((?:\w+:)?)sheetData(?:\s[^>]*)?(/?)>", kept)
            if opened is None:
                _refuse_long(kept)
                continue
            if opened[2]:
                return
            kept, prefix, begun = kept[opened.end() :], opened[1], True
        last = b"</" + prefix + b"sheetData"
        ended = kept.find(last)
        if ended >= 0:
            yield _plain(kept[:ended], prefix)
            _drain(stream)
            return
        cut = kept.rfind(b"</" + prefix + b"row>")
        if cut < 0:
            _refuse_long(kept)
        if cut >= 0:
            cut += len(prefix) + 6
            yield _plain(kept[:cut], prefix)
            kept = kept[cut:]
    raise ValueError("a sheet ends before its rows do" if begun else "a sheet has no rows at all")


def _refuse_long(kept: bytes) -> None:
    if len(kept) > LONGEST_ROW:
        raise ValueError(f"no row begins or ends within {LONGEST_ROW >> 20} MiB")


def _plain(piece: bytes, prefix: bytes) -> bytes:
    """The rows with the names of elements bare, where the workbook puts a prefix before each."""
    return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else piece


def _drain(stream: Readable) -> None:
    """Read to the end, where the archive checks the sheet's checksum."""
    while stream.read(PIECE):
        pass


def shared_texts(archive: zipfile.ZipFile) -> Any:
    """The texts that cells share, as an Arrow array of strings; none where the workbook has no such."""
    import pyarrow as pa

    name = "xl/sharedStrings.xml"
    if name not in archive.NameToInfo:
        return pa.array([], pa.string())
    if archive.getinfo(name).file_size > MOST_SHARED:
        raise ValueError(f"its shared texts unpack to more than {MOST_SHARED >> 20} MiB")
    with member(archive, name) as stream:
        arrays = [_texts(piece) for piece in _items(stream)]
    return pa.concat_arrays(arrays) if arrays else pa.array([], pa.string())


def _items(stream: Readable) -> Iterator[bytes]:
    """The shared texts' XML, whole items only, some megabytes at a time."""
    kept, prefix, begun = b"", b"", False
    while more := stream.read(PIECE):
        kept += more
        if not begun:
            opened = re.search(rb"<((?:\w+:)?)sst(?:\s[^>]*)?(/?)>", kept)
            if opened is None:
                _refuse_long(kept)
                continue
            if opened[2]:
                return
            kept, prefix, begun = kept[opened.end() :], opened[1], True
        end = b"</" + prefix + b"si>"
        cut = kept.rfind(end)
        if cut >= 0:
            yield _plain(kept[: cut + len(end)], prefix)
            kept = kept[cut + len(end) :]
    if not begun or b"</" + prefix + b"sst" not in kept:
        raise ValueError("the shared texts are cut short")


def _texts(piece: bytes) -> Any:
    import pyarrow as pa

    # `<si/>` is an empty text of the list; counting it in keeps the numbers right.
    number = piece.count(b"<si>") + piece.count(b"<si/>") + piece.count(b"<si ")
    simple = _SIMPLE.findall(piece)
    if len(simple) != number or b"<!" in piece:
        return pa.array(_exact_texts(piece), pa.string())
    if b"&" in piece or b"_x" in piece:
        return pa.array([unescaped(one.decode()) for one in simple], pa.string())
    return pa.array(simple, pa.binary()).cast(pa.string())


def _exact_texts(piece: bytes) -> list[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(b"<sst>" + piece + b"</sst>", parser)
    return [_decoded(text_of(item)) for item in root.iterchildren("{*}si")]


def unescaped(text: str) -> str:
    """A text without XML's escapes and the workbook's own (_x000D_ is a carriage return)."""
    return _decoded(html.unescape(text) if "&" in text else text)


def _decoded(text: str) -> str:
    return _CODED.sub(_character, text) if "_x" in text else text


def _character(code: re.Match[str]) -> str:
    """The character of an escape; as it stands where it is no text: a control, half of a pair."""
    number = int(code[1], 16)
    return code[0] if number < ord("\t") or 0xD800 <= number < 0xE000 else chr(number)
