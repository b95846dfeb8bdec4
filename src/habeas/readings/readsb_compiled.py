"""A readsb trace by the compiled scanner, where numba is there and enough is read to be worth its start.

The decoder of `readsb_columns` says what a trace is: here it is read faster and the same, or not at all.
"""

from collections.abc import Callable
from itertools import chain, repeat
from pickle import UnpicklingError
from typing import get_args

import numpy as np
from msgspec import DecodeError

from habeas.analysis.flights.positions import Column
from habeas.readings.reader import MEGABYTE
from habeas.readings.readsb_columns import DECODER, MARKS, PLACES, Kind, Rows, Trace

WORTH = 128 * MEGABYTE
"""Bytes of JSON met in one process before the scanner is started. By then the decoder has lost to it the
0.7 s of processor that it takes to load at most; the first time on a machine it is compiled too, in 6 s."""

USUAL, LEAST = 64, 20
"""Bytes of a row: fewer than real ones have (175), and the fewest that nine items can be written in."""

NAMES = np.zeros((len(get_args(Kind)), 20), np.uint8)
"""readsb's source types, each in its quotes and ended by a 0, as no byte of theirs is."""

for _one, _name in enumerate(get_args(Kind)):
    NAMES[_one, : len(_name) + 2] = np.frombuffer(f'"{_name}"'.encode(), np.uint8)

_KINDS = np.array([PLACES[name] for name in get_args(Kind)], np.uint8)
_KEY = b'"trace"'

Scan = Callable[..., tuple[int, int, int]]


class Scanner:
    """The compiled scanner of a process: not there before it is worth it, and never where numba is not."""

    def __init__(self) -> None:
        self.met = 0
        self.started = False
        self.scan: Scan | None = None

    def ready(self, size: int) -> Scan | None:
        """The scanner, where it is worth using now that so many bytes more are to be read."""
        self.met += size
        if not self.started and self.met > WORTH:
            self.start()
        return self.scan

    def start(self) -> bool:
        """Load the scanner, or compile it first; whether it can be used.

        Where nothing can be kept on disk it cannot: compiled in each process, it would seldom be worth it.
        """
        self.started = True
        try:
            from numba import config
            from numba.core.errors import NumbaError

            if getattr(config, "DISABLE_JIT", False):  # numba's switch for debugging: plain functions
                return False
            from habeas.readings.readsb_scanner import scan
        except (ImportError, OSError, RuntimeError, KeyError):  # KeyError: one without our settings
            return False
        try:
            _filled(scan, b":[]", 0, LEAST)
        except (NumbaError, OSError, EOFError, UnpicklingError):  # its cache is full, or broken
            return False
        self.scan = scan
        return True


SCANNER = Scanner()


def scanned(data: bytes, scanner: Scanner = SCANNER) -> Rows | None:
    """What `decoded` gives of a trace; None where the scanner is not used, or met what it does not take."""
    scan = scanner.ready(len(data))
    begins = data.find(_KEY) if scan else -1
    if scan is None or begins < 0:
        return None
    for bytes_each in (USUAL, LEAST):
        values, codes, heard, ends = _filled(scan, data, begins + len(_KEY), bytes_each)
        if ends >= 0 or len(codes[0]) < _room(data, bytes_each):
            break
    head = _head(data[:begins], data[ends:]) if ends >= 0 else None
    return None if head is None else Rows(head, _columns(head.timestamp, values, codes), _signs(data, heard))


def _room(data: bytes, bytes_each: int) -> int:
    return len(data) // bytes_each + 1


def _filled(scan: Scan, data: bytes, at: int, bytes_each: int) -> tuple[Column, Column, Column, int]:
    """The scanner's columns, as long as it filled them, and the place after the rows; below 0 without one."""
    room = _room(data, bytes_each)
    values, codes = np.empty((7, room)), np.empty((3, room), np.uint8)
    heard = np.empty((3, room), np.int64)
    count, signs, ends = scan(np.frombuffer(data, np.uint8), at, NAMES, _KINDS, values, codes, heard)
    return values[:, :count], codes[:, :count], heard[:, :signs], ends


def _head(before: bytes, after: bytes) -> Trace | None:
    """The trace without its rows; None where it is no trace, or its only rows may not be those left out."""
    if b"\\" in before or b"\\" in after or _KEY in after:
        return None
    try:
        return DECODER.decode(b"".join((before, _KEY, b":[]", after)))
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _columns(stamp: float, values: Column, codes: Column) -> dict[str, Column]:
    """Columns of their own: the scanner's have room for several times the rows."""
    time, latitude, longitude, altitude, speed, direction, rate = values
    return {
        "time": stamp + time,
        "latitude": latitude.copy(),
        "longitude": longitude.copy(),
        "altitude": altitude,
        "ground": codes[0].astype(np.bool_),
        "speed": speed,
        "direction": direction,
        "rate": rate,
        "marks": codes[1] & MARKS,
        "kind": codes[2].copy(),
    }


def _signs(data: bytes, heard: Column) -> list[tuple[int, str]]:
    """(row, callsign); one that repeats the one before it has the same place, and is made only once."""
    rows, begins, ends = heard
    fresh = np.flatnonzero(np.diff(begins, prepend=-1))
    signs = [
        data[at:end].decode() for at, end in zip(begins[fresh].tolist(), ends[fresh].tolist(), strict=True)
    ]
    times = np.diff(fresh, append=len(rows)).tolist()
    each = chain.from_iterable(map(repeat, signs, times))
    return list(zip(rows.tolist(), each, strict=True))
