"""readsb and tar1090: one aircraft's trace (`trace_full_<hex>.json`), plain or gzip whatever its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.readings.gzipped import BEGINS, unzipped
from habeas.readings.reader import MEGABYTE, ReadingError, media_type

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Aircraft, Track
    from habeas.readings.points import Remarks
    from habeas.readings.readsb_document import Rough
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

MOST = 500 * MEGABYTE
"""Bytes of JSON that one trace may come to; 2,500 points are 0.44 MB, a busy day of one aircraft 5 MB."""

PIA = 4
"""Bit of dbFlags (README-json.md of readsb): the address is a temporary one, given out for privacy."""

_ADDRESS = re.compile(r"~?[0-9a-f]{6}")


@dataclass(frozen=True)
class ReadsbTraceReader:
    """Reads a readsb or tar1090 trace: the points of one aircraft over a day."""

    name: str = "readsb_trace"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the source is JSON, or gzip of it, that begins as a trace does."""
        if media_type(source) not in ("application/json", "application/gzip"):
            return False
        return looks_like_a_trace(unzipped(head, BEGINS).data)

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """The trace as one track; ReadingError where there is no usable point in it."""
        return trace_columns(data, source=source.id, where=source.name)

    def read(self, source: Source, data: bytes) -> Reading:
        """The trace as a table; warnings say how many rows are bad and why, and whether the file is cut."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def looks_like_a_trace(head: bytes) -> bool:
    """Whether JSON begins with an object that has readsb's `icao`, `timestamp` and `trace`."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    return all(one in head for one in (b'"icao"', b'"timestamp"', b'"trace"'))


def trace_columns(data: bytes, *, source: str = "", where: str = "") -> Tracked:
    """One aircraft's track out of the bytes of a trace, gzip or plain: one Track, number = row from 0.

    Times are `timestamp` plus the row's seconds, nothing else; the day is never inferred. `source` becomes
    the track's only source, `where` is named in errors. ReadingError where there is no usable point.
    """
    from habeas.readings.points import Remarks

    raw = unzipped(data, MOST)
    if raw.more:
        raise ReadingError(
            f"kept, not read: more than {MOST // MEGABYTE} MB of JSON", where=where, do="check the original"
        )
    if raw.damaged:
        raise ReadingError(
            "kept, not read: its gzip is damaged inside, so that any number in it may be wrong",
            where=where,
            do="get the original again",
        )
    remarks = Remarks()
    found = None if raw.cut else _fast(raw.data, source, remarks)
    if found is None:
        remarks = Remarks()
        found = _slow(raw.data, source, where, remarks, cut=raw.cut)
    if found is None:
        bad = "; ".join(f"{count:,}: {what}" for what, count in remarks.bad.most_common(3))
        raise ReadingError(
            f"kept, not read: the trace has no usable point{f' ({bad})' if bad else ''}",
            where=where,
            do="check the original",
        )
    return remarks.tracked((found,))


def exact_columns(data: bytes, *, source: str = "", where: str = "") -> Tracked:
    """What `trace_columns` gives, by the slow way alone: what the fast way is tested against."""
    from habeas.readings.points import Remarks

    remarks = Remarks()
    found = _slow(unzipped(data, MOST).data, source, where, remarks, cut=False)
    return remarks.tracked(() if found is None else (found,))


def _fast(data: bytes, source: str, remarks: Remarks) -> Track | None:
    """The track of a trace in which every row is as readsb writes it; None where one is not."""
    from habeas.readings.points import one_track
    from habeas.readings.readsb_columns import decoded
    from habeas.readings.readsb_compiled import scanned

    found = scanned(data) or decoded(data, remarks)
    if found is None:
        return None
    head = found.head
    about = _aircraft({"icao": head.icao, "r": head.r, "t": head.t, "dbFlags": head.dbFlags}, remarks)
    return one_track(about, found.columns, remarks, sources=(source,), heard=found.heard)


def _slow(data: bytes, source: str, where: str, remarks: Remarks, *, cut: bool) -> Track | None:
    """The track by the exact way: odd rows are left out and counted; of a cut file what is whole is kept."""
    import numpy as np

    from habeas.readings.points import one_track
    from habeas.readings.readsb_columns import columns
    from habeas.readings.readsb_document import no_trace, rough

    found = rough(data, where)
    stamp = found.head.get("timestamp")
    if isinstance(stamp, bool) or not isinstance(stamp, int | float):
        raise no_trace(where)
    remarks.bad.update(found.bad)
    _say_cut(found, remarks, gzip=cut)
    about = _aircraft(found.head, remarks)
    filled = {**columns(float(stamp), found.rows, remarks), "number": np.array(found.numbers, np.int32)}
    heard = [(at, row.sign) for at, row in enumerate(found.rows) if row.sign]
    return one_track(about, filled, remarks, sources=(source,), heard=heard)


def _say_cut(found: Rough, remarks: Remarks, *, gzip: bool) -> None:
    if not gzip and found.cut < 0:
        return
    how = "the gzip breaks off" if gzip else "the JSON does not end"
    rest = f"; {found.cut:,} characters after the last whole row left out" if found.cut > 0 else ""
    rows = len(found.rows) + found.bad.total()
    remarks.said.append(
        f"the file is cut: {how} after {rows:,} whole rows{rest}; later points may be missing"
    )


def _aircraft(head: dict[str, Any], remarks: Remarks) -> Aircraft:
    """What the head says the aircraft is; who owns it is never taken."""
    from habeas.analysis.flights.positions import Aircraft

    address, registration, kind = (_words(head.get(name)) for name in ("icao", "r", "t"))
    address = address.lower()
    if address and not _ADDRESS.fullmatch(address):
        remarks.said.append(f"{address[:20]!r} is no address of six hexadecimal digits: taken as not given")
        address = ""
    flags = head.get("dbFlags")
    if isinstance(flags, int) and flags & PIA:
        remarks.said.append("readsb marks the address as a temporary one given out for privacy (PIA)")
    return Aircraft(address, registration, kind)


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
