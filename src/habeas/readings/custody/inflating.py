"""A member of an archive as a stream, inflated by isal: three times as fast as zipfile does it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, cast

_LOCAL = struct.Struct("<4s22xHH")
"""A member's own header: its signature, the lengths of its name and of what else is before its bytes."""

_RAW = -15
_PACKED = 1 << 18
_ENCRYPTED = 1


class Readable(Protocol):
    """What gives its bytes a piece at a time, and nothing at its end."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""


@contextmanager
def member(archive: zipfile.ZipFile, name: str) -> Iterator[Readable]:
    """The member from its beginning; ValueError on reading where its bytes are not what the archive says."""
    info = archive.getinfo(name)
    if info.compress_type == zipfile.ZIP_DEFLATED and not info.flag_bits & _ENCRYPTED and archive.fp:
        yield _Inflated(archive, info)
    else:
        with archive.open(info) as stream:
            yield stream


class _Inflated:
    """One deflated member; its checksum and size are compared at its end."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        from isal import isal_zlib

        assert archive.fp is not None
        self._file, self._info = archive.fp, info
        self._inflate, self._checksum = isal_zlib.decompressobj(_RAW), isal_zlib.crc32
        self._broken = cast("type[Exception]", isal_zlib.error)
        self._file.seek(info.header_offset)
        signature, named, extra = _LOCAL.unpack(self._file.read(_LOCAL.size))
        if signature != b"PK\x03\x04":
            raise ValueError(f"{info.filename} does not begin where the archive says")
        self._at = info.header_offset + _LOCAL.size + named + extra
        self._left, self._size, self._crc = info.compress_size, 0, 0

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; the archive may be read elsewhere in between."""
        out: list[bytes] = []
        while size > 0 and not self._inflate.eof:
            try:
                packed = self._inflate.unconsumed_tail or self._packed()
                more = self._inflate.decompress(packed, size)
            except self._broken as error:
                raise ValueError(f"{self._info.filename}: {error}") from error
            # All may be taken in before all is given out.
            if not packed and not more and not self._inflate.eof:
                raise ValueError(f"{self._info.filename} is cut short")
            out.append(more)
            size -= len(more)
            self._size += len(more)
            self._crc = self._checksum(more, self._crc)
        if self._inflate.eof and (self._size, self._crc) != (self._info.file_size, self._info.CRC):
            raise ValueError(f"{self._info.filename} does not match its checksum")
        return b"".join(out)

    def _packed(self) -> bytes:
        self._file.seek(self._at)
        packed = self._file.read(min(self._left, _PACKED))
        self._at += len(packed)
        self._left -= len(packed)
        return packed
