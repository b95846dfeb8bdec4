"""Gzip: an original that is one, in full or as far as it goes, and never past a limit."""

from dataclasses import dataclass
from typing import cast

MAGIC = b"\x1f\x8b"
_WINDOW = 31
"""zlib's wbits for gzip with its head."""

BEGINS = 1 << 16
"""Bytes of what is packed by which a reader tells it."""


@dataclass(frozen=True)
class Unzipped:
    """What came out. `cut`: the gzip ends too early; `more`: there is more than the limit.

    `damaged`: it goes wrong inside, or its check sum does not agree, so that any byte of `data` may be wrong.
    """

    data: bytes
    cut: bool = False
    more: bool = False
    damaged: bool = False


def is_gzip(head: bytes) -> bool:
    """Whether the bytes begin as gzip does, whatever the file is called."""
    return head.startswith(MAGIC)


def unzipped(data: bytes, limit: int) -> Unzipped:
    """At most `limit` bytes out of gzip; bytes that are no gzip come back as they are.

    All members of a gzip are taken; what follows the last and is no gzip is left, as gunzip leaves it.
    """
    if not is_gzip(data):
        return Unzipped(data[:limit], more=len(data) > limit)
    from isal import isal_zlib

    broken = cast("type[Exception]", isal_zlib.error)
    parts: list[bytes] = []
    left = limit
    while is_gzip(data):
        one = isal_zlib.decompressobj(_WINDOW)
        try:
            part = one.decompress(data, left + 1)
        except broken:
            return Unzipped(_joined(parts), damaged=True)
        parts.append(part)
        left -= len(part)
        if left < 0:
            return Unzipped(_joined(parts)[:limit], more=True)
        if not one.eof:
            return Unzipped(_joined(parts), cut=True)
        data = one.unused_data.lstrip(b"\0")
    return Unzipped(_joined(parts))


def _joined(parts: list[bytes]) -> bytes:
    return parts[0] if len(parts) == 1 else b"".join(parts)
