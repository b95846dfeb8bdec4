"""The files of a tar, one after the other, without extracting any; what is broken is said and passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from habeas.readings.reader import ReadingError

BLOCK = 512
"""Bytes of a tar's header, and what contents are filled up to (POSIX.1-1988, ustar)."""

LARGEST = 500_000_000
"""Bytes of the largest member that is held in memory; a heatmap of the world's half hour is under 50 MB."""

_REGULAR = (b"0", b"\0", b"7")
_LONG_NAME, _PAX = b"L", b"x"

Wanted = Callable[[str], bool]


class Header(NamedTuple):
    """What a header says: the name, how many bytes follow, and the kind of member."""

    name: str
    size: int
    kind: bytes


class CutError(ReadingError):
    """The archive ends in the middle of a member."""


def tar_members(file: IO[bytes], faults: list[str], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each regular file that is wanted, in the archive's order.

    Only one member is in memory at a time. Broken headers, members past LARGEST and a cut go to `faults`.
    """
    try:
        yield from _members(file, faults, wanted)
    except CutError as cut:
        faults.append(f"the archive is cut{cut.what}: what came later is missing")


def _members(file: IO[bytes], faults: list[str], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    name = ""
    while (head := _next_header(file, faults)) is not None:
        name = name or head.name
        if head.kind in (_LONG_NAME, _PAX) and head.size <= LARGEST:
            name = _stated_name(head.kind, _contents(file, head.size, f" in the name after {head.name!r}"))
            continue
        if head.kind not in _REGULAR or not wanted(name):
            _skip(file, head.size, f" in {name}")
        elif head.size > LARGEST:
            faults.append(f"{name}: left out, {head.size // 1_000_000} MB in one file")
            _skip(file, head.size, f" in {name}")
        else:
            yield name, _contents(file, head.size, f" in {name}")
        name = ""


def _next_header(file: IO[bytes], faults: list[str]) -> Header | None:
    """The next header; blocks that are none are passed over and said. None at the end."""
    passed = 0
    while True:
        block = file.read(BLOCK)
        found = header(block) if len(block) == BLOCK else None
        ends = block == bytes(BLOCK) and not passed
        if found is not None or ends or len(block) < BLOCK:
            break
        passed += BLOCK
    if passed:
        faults.append(f"{passed:,} bytes between members are broken and were passed over")
    if found is None and not ends:
        raise CutError("" if block else " off at the end of a member")
    return found


def header(block: bytes) -> Header | None:
    """What a block of 512 bytes says as a header; None where its check sum does not agree."""
    try:
        stated = int(block[148:156].strip(b" \0") or b"-1", 8)
        size = _size(block[124:136])
    except ValueError:
        return None
    if stated != sum(block) - sum(block[148:156]) + 8 * ord(" ") or size < 0:
        return None
    is_posix = block[257:263] == b"ustar\0"  # GNU has times where POSIX has the beginning of a long name
    name, prefix = _text(block[:100]), _text(block[345:500]) if is_posix else ""
    return Header(f"{prefix}/{name}" if prefix else name, size, block[156:157])


def _size(field: bytes) -> int:
    """Octal digits; or, with the first bit set, as GNU writes what does not fit: base 256."""
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    return int(field.strip(b" \0") or b"0", 8)


def _text(field: bytes) -> str:
    return field.split(b"\0", 1)[0].decode("utf-8", "replace")


def _stated_name(kind: bytes, contents: bytes) -> str:
    """The name of the next member, as GNU's long name or a pax header states it."""
    if kind == _LONG_NAME:
        return _text(contents)
    for line in contents.split(b"\n"):
        _, _, pair = line.partition(b" ")
        if pair.startswith(b"path="):
            return pair[5:].decode("utf-8", "replace")
    return ""


def _contents(file: IO[bytes], size: int, where: str) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise CutError(where)
    file.read(-size % BLOCK)
    return found


def _skip(file: IO[bytes], size: int, where: str) -> None:
    left = size + -size % BLOCK
    while left:
        part = len(file.read(min(left, 1 << 20)))
        if not part:
            raise CutError(where)
        left -= part
