"""A day of readsb's traces, as adsb.lol publishes it: a tar or a folder, gone through and never extracted."""

from __future__ import annotations

import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from habeas.readings.gzipped import BEGINS, is_gzip, unzipped
from habeas.readings.reader import MEGABYTE, SHOWN, ReadingError, listed, media_type
from habeas.readings.readsb_trace import trace_columns
from habeas.readings.tar_members import LARGEST, Wanted, tar_members

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

FOLDERS = 256
"""Folders of traces in a whole day: one for each end of an address (traces/<last two digits>)."""

MOST_POINTS = 10_000_000
"""Points that a Reading holds: half a gigabyte of columns. A whole day has a hundred million."""

_TRACE = re.compile(r"(?:^|/)(?:([0-9a-f]{2})/)?trace_full_~?[0-9a-f]{6}\.json(?:\.gz)?$")
_HEATMAP = re.compile(r"(?:^|/)[0-4][0-9]\.bin\.ttf$")


@dataclass(frozen=True)
class TraceArchiveReader:
    """Reads a tar of readsb traces, plain or gzip: a track for each aircraft."""

    name: str = "trace_archive"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the source is a tar, or gzip of one."""
        if media_type(source) == "application/x-tar":
            return True
        return media_type(source) == "application/gzip" and is_tar(unzipped(head, BEGINS).data)

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft, numbers counted in its own member; ReadingError where no trace is.

        A member that cannot be read is left out and named. How many folders there are is said: what is
        not here may be missing from the archive.
        """
        found = _Gathered(source.id)
        faults: list[str] = []
        for name, member in members(io.BytesIO(data), faults=faults, wanted=found.wants):
            found.add(name, member)
            if found.points > MOST_POINTS:
                raise ReadingError(
                    f"kept, not read: more than {MOST_POINTS // MEGABYTE} million points",
                    where=source.name,
                    do="look for candidates in it where it lies, and add the traces that matter",
                )
        if not found.tracks:
            why = f" ({listed([*found.left_out, *faults])})" if found.left_out or faults else ""
            raise ReadingError(
                f"kept, not read: no readable trace in the archive{why}",
                where=source.name,
                do="add an archive with traces/<..>/trace_full_<address>.json in it",
            )
        return found.tracked(faults)

    def read(self, source: Source, data: bytes) -> Reading:
        """The positions as a table; warnings say what was left out and how much of the day is there."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def members(
    where: Path | str | IO[bytes], *, faults: list[str], wanted: Wanted = lambda _: True
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in a folder or tar (plain or gzip) that is wanted by its name.

    One file is in memory at a time, and nothing is written. What is broken or cut goes to `faults`, as
    sentences, by the time the iterator ends. A folder is gone through in order of names, a tar in its own.
    """
    if isinstance(where, str | Path):
        path = Path(where)
        if path.is_dir():
            yield from _in_folder(path, path, faults, wanted)
            return
        with path.open("rb") as file:
            yield from _in_tar(file, faults, wanted)
    else:
        yield from _in_tar(where, faults, wanted)


def is_trace(name: str) -> bool:
    """Whether a file's name is that of a readsb trace of a whole day."""
    return bool(_TRACE.search(name))


def is_heatmap(name: str) -> bool:
    """Whether a file's name is that of a readsb heatmap of half an hour."""
    return bool(_HEATMAP.search(name))


def folder_of(name: str) -> str:
    """The folder of a trace, two digits of 256; "" where it stands in none."""
    found = _TRACE.search(name)
    return (found[1] or "") if found else ""


def completeness(folders: set[str]) -> str:
    """How many of a day's 256 folders are there, in words."""
    if len(folders) == FOLDERS:
        return f"all {FOLDERS} folders of a day's traces are there; not seen is still not absent"
    return (
        f"{len(folders)} of {FOLDERS} folders of a day's traces are there: "
        "an aircraft that is not here may be missing from the archive"
    )


def is_tar(head: bytes) -> bool:
    """Whether a file begins as a tar does."""
    return head[257:262] == b"ustar"


def _in_folder(top: Path, folder: Path, faults: list[str], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Files in order of names; links are not followed, out of the folder or in a circle."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        name = path.relative_to(top).as_posix()
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(top, path, faults, wanted)
        elif entry.is_file(follow_symlinks=False) and wanted(name):
            if entry.stat(follow_symlinks=False).st_size > LARGEST:
                faults.append(f"{name}: left out, more than {LARGEST // MEGABYTE} MB in one file")
                continue
            try:
                data = path.read_bytes()
            except OSError as error:
                faults.append(f"{name}: left out, {error.strerror}")
                continue
            yield name, data


def _in_tar(file: IO[bytes], faults: list[str], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """A tar's members; of a gzip that breaks off, those before it."""
    buffered = io.BufferedReader(cast(io.RawIOBase, file)) if isinstance(file, io.RawIOBase) else file
    begins = buffered.read(2)
    buffered.seek(0)
    if not is_gzip(begins):
        yield from tar_members(buffered, faults, wanted)
        return
    from isal import igzip, isal_zlib

    broken = cast("type[Exception]", isal_zlib.error)
    unpacking: Any = igzip.IGzipFile
    try:
        with unpacking(fileobj=buffered) as unpacked:
            yield from tar_members(unpacked, faults, wanted)
    except (EOFError, OSError, broken):
        faults.append("the gzip around the archive breaks off or is damaged: what came later is missing")


@dataclass
class _Gathered:
    """What the members gave so far."""

    source: str
    tracks: dict[str, Track] = field(default_factory=dict)
    bad: Counter[str] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    others: Counter[str] = field(default_factory=Counter)
    points: int = 0

    def wants(self, name: str) -> bool:
        """Whether a member is a trace; what else there is is counted."""
        if is_trace(name):
            self.folders.add(folder_of(name))
            return True
        self.others["heatmaps" if is_heatmap(name) else "other files"] += 1
        return False

    def add(self, name: str, data: bytes) -> None:
        """Take one member's trace, or name it where it cannot be read."""
        try:
            found = trace_columns(data, source=self.source, where=name)
        except ReadingError as error:
            self.left_out.append(f"{name}: {error.what.removeprefix('kept, not read: ')}")
            return
        self.bad.update(dict(found.bad))
        self.notes += [f"{name}: {note}" for note in found.notes]
        for one in found.tracks:
            self.points += len(one)
            self.tracks[one.aircraft.key] = self._with(one)

    def _with(self, one: Track) -> Track:
        from habeas.readings.points import Remarks, joined

        before = self.tracks.get(one.aircraft.key)
        if before is None:
            return one
        remarks = Remarks()
        whole = joined(before, one, remarks)
        self.notes.append(f"{one.aircraft.key}: in two members, taken together")
        return whole

    def tracked(self, faults: list[str]) -> Tracked:
        """The tracks in order of their keys, and what is to be said of them."""
        from habeas.readings.tracks import Tracked

        said = [completeness(self.folders - {""})] if self.folders - {""} else []
        if self.left_out:
            said.append(f"{len(self.left_out):,} members left out: {listed(self.left_out)}")
        said += faults[:SHOWN]
        said += [f"{len(faults) - SHOWN} more faults of the archive"] if len(faults) > SHOWN else []
        said += self.notes[:SHOWN]
        said += [f"{len(self.notes) - SHOWN:,} more remarks on members"] if len(self.notes) > SHOWN else []
        said += [f"{count:,} {what} in it are not read" for what, count in sorted(self.others.items())]
        ordered = tuple(self.tracks[key] for key in sorted(self.tracks))
        bad = sorted(self.bad.items(), key=lambda one: (-one[1], one[0]))
        return Tracked(ordered, tuple(bad), tuple(said))
