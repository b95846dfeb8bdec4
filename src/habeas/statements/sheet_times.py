"""Times as a documenter writes them in a cell, to Moments.

Understood: a date ("15 March 2025", "2025-03-15", "March 2025", "2025"), a clock ("17:26", "5:26 p.m."), a
zone (an IANA name, "ET", "UTC", "-05:00"), in any order; before them "by", "before", "after", "between".
"After the written order" is counted from that. A time with no zone stays unresolved. "About 6:45" is refused:
the documenter states the bounds.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from habeas.records.errors import HabeasError
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.statements.sheet_relative import relative_in
from habeas.statements.sheet_zones import zones_in

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

PARTS_OF_DAY = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30)}
"""Hours of the day that the words span, drawn wide: morning from midnight, night until 6 of the next day."""


class TimeError(HabeasError):
    """A time that cannot be told from its words."""


def moment(text: str, *, clock: str = "", zone: str = "") -> Moment:
    """The Moment that the words state.

    `zone` is where times are told that name none of their own, if that is known; otherwise the time is read
    off the unresolved `clock`. TimeError where the words are no time.
    """
    words = text.strip()
    if relative := relative_in(words):
        return Moment(words, Grain.SPAN, relative=relative)
    zones, rest = zones_in(words)
    if not zones and zone:
        zones = (Zone(zone, "the source's zone, as described"),)
    wall, grain = _bounded(rest, words)
    return Moment(words, grain, wall, zones, clock="" if zones else clock)


def _bounded(rest: str, words: str) -> tuple[Wall, Grain]:
    text = rest.strip().casefold()
    if found := re.fullmatch(r"(?:between|from)\s+(.+?)\s+(?:and|to|until)\s+(.+)", text):
        return _between(found[1], found[2], words)
    for word, keep_first, keep_last in _OPEN_ENDED:
        if text.startswith(word + " "):
            stretch = _stretch(text[len(word) :], words)
            first = stretch.first if keep_first else ""
            last = stretch.last if keep_last else ""
            return Wall(first, stretch.first if word == "before" else last), Grain.SPAN
    stretch = _stretch(text, words)
    return Wall(stretch.first, stretch.last), stretch.grain


_OPEN_ENDED = (
    ("no later than", False, True),
    ("by", False, True),
    ("before", False, False),
    ("until", False, True),
    ("after", True, False),
    ("since", True, False),
    ("from", True, False),
)


def _between(one: str, other: str, words: str) -> tuple[Wall, Grain]:
    first, last = _pieces(one, words), _pieces(other, words)
    whole_first = _Pieces(first.date or last.date, first.clock, first.half or last.half, first.part)
    whole_last = _Pieces(last.date or first.date, last.clock, last.half or first.half, last.part)
    return Wall(_laid(whole_first, words).first, _laid(whole_last, words).last), Grain.SPAN


@dataclass(frozen=True)
class _Stretch:
    first: str
    last: str
    grain: Grain


@dataclass(frozen=True)
class _Pieces:
    """Date as (year, month or 0, day or 0); clock as (hour, minute or -1, second or -1)."""

    date: tuple[int, int, int] | None
    clock: tuple[int, int, int] | None
    half: str
    part: str


def _stretch(text: str, words: str) -> _Stretch:
    return _laid(_pieces(text, words), words)


_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.0+)?)?\s*(a\.?m\.?|p\.?m\.?)?(?![\w.])")
_HOUR = re.compile(r"\b(\d{1,2})\s*(a\.?m\.?|p\.?m\.?)(?!\w)")
_WORD_CLOCK = {"noon": (12, 0, -1), "midday": (12, 0, -1), "midnight": (0, 0, -1)}
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?\.?" if name != "may" else "may" for name in MONTHS)
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?=t?\b|t\d)"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<mon>{_MONTH}),?\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"\b(?P<mon>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})(?![-\d])"),
    re.compile(rf"\b(?P<mon>{_MONTH}),?\s+(?P<y>\d{{4}})\b"),
    re.compile(r"(?<![\d:])(?P<y>(?:19|20)\d{2})(?![\d:-])"),
)
_NOISE = re.compile(
    r"(?:on|at|the|of|in|,|\s|t|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)*"
)


def _pieces(text: str, words: str) -> _Pieces:
    date, text = _date(text)
    clock, half, text = _clock(text)
    part = next((name for name in PARTS_OF_DAY if re.search(rf"\b{name}\b", text)), "")
    text = text.replace(part, " ") if part else text
    if not _NOISE.fullmatch(text.strip()) or (date is None and clock is None):
        raise TimeError(
            f'not a time: "{words}"',
            where=text.strip(),
            do='write it as "2025-03-15 17:26 America/New_York", "by 5:26 p.m. ET 15 March 2025" or a date',
        )
    return _Pieces(date, clock, half, part)


def _date(text: str) -> tuple[tuple[int, int, int] | None, str]:
    for pattern in _DATES:
        if found := pattern.search(text):
            got = found.groupdict()
            month = _month(got["mon"]) if got.get("mon") else int(got.get("m") or 0)
            left = text[: found.start()] + " " + text[found.end() :]
            return (int(got["y"]), month, int(got.get("d") or 0)), left
    return None, text


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _clock(text: str) -> tuple[tuple[int, int, int] | None, str, str]:
    if found := _CLOCK.search(text.replace("t", " ", 1) if re.match(r"\s*t\d", text) else text):
        clock = (int(found[1]), int(found[2]), int(found[3]) if found[3] else -1)
        return clock, _half(found[4]), text[: found.start()] + " " + text[found.end() :]
    if found := _HOUR.search(text):
        return (int(found[1]), -1, -1), _half(found[2]), text[: found.start()] + " " + text[found.end() :]
    for word, clock in _WORD_CLOCK.items():
        if re.search(rf"\b{word}\b", text):
            return clock, "", text.replace(word, " ")
    if found := re.fullmatch(r"\s*(\d{1,2})\s*", text):  # the first of "between 6 and 7 p.m."
        return (int(found[1]), -1, -1), "", ""
    return None, "", text


def _half(text: str | None) -> str:
    return text[0] if text else ""


def _laid(pieces: _Pieces, words: str) -> _Stretch:
    if pieces.date is None:
        raise TimeError(f'a time with no date: "{words}"', do="add the date")
    try:
        return _laid_out(pieces, pieces.date)
    except ValueError as error:
        raise TimeError(f'no such time: "{words}"', where=str(error), do="check day and hour") from error


def _laid_out(pieces: _Pieces, date: tuple[int, int, int]) -> _Stretch:
    year, month, day = date
    if pieces.clock is not None:
        if not day:
            raise ValueError("a clock time needs a whole date")
        return _at_clock(datetime(year, month, day), pieces.clock, pieces.half)  # noqa: DTZ001 a wall time
    if pieces.part:
        start, end = PARTS_OF_DAY[pieces.part]
        base = datetime(year, month, day)  # noqa: DTZ001 a wall time
        return _made(base + timedelta(hours=start), base + timedelta(hours=end), Grain.PART_OF_DAY)
    first = datetime(year, month or 1, day or 1)  # noqa: DTZ001 a wall time
    if day:
        return _made(first, first + timedelta(days=1), Grain.DAY)
    if month:
        after = first.replace(year=year + month // 12, month=month % 12 + 1)
        return _made(first, after, Grain.MONTH)
    return _made(first, first.replace(year=year + 1), Grain.YEAR)


def _at_clock(day: datetime, clock: tuple[int, int, int], half: str) -> _Stretch:
    hour, minute, second = clock
    if half and not 1 <= hour <= 12:
        raise ValueError(f"{hour} is no hour of a twelve-hour clock")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    at = day.replace(hour=hour, minute=max(minute, 0), second=max(second, 0))
    if second >= 0:
        return _made(at, at + timedelta(seconds=1), Grain.SECOND)
    if minute >= 0:
        return _made(at, at + timedelta(minutes=1), Grain.MINUTE)
    return _made(at, at + timedelta(hours=1), Grain.HOUR)


def _made(first: datetime, last: datetime, grain: Grain) -> _Stretch:
    return _Stretch(first.isoformat(), last.isoformat(), grain)
