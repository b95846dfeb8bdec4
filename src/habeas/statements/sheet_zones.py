"""Zones as people write them after a time: IANA names, letters, offsets."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.records.errors import HabeasError
from habeas.records.moment import Zone


class ZoneError(HabeasError):
    """A zone that no clock keeps."""


LETTERS: dict[str, tuple[str, ...]] = {
    "ET": ("America/New_York",),
    "EDT": ("America/New_York",),
    "EST": ("Etc/GMT+5", "America/New_York"),
    "CT": ("America/Chicago",),
    "CDT": ("America/Chicago",),
    "CST": ("Etc/GMT+6", "America/Chicago"),
    "MT": ("America/Denver",),
    "MDT": ("America/Denver",),
    "MST": ("Etc/GMT+7", "America/Denver"),
    "PT": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "PST": ("Etc/GMT+8", "America/Los_Angeles"),
    "UTC": ("UTC",),
    "GMT": ("UTC",),
    "Z": ("UTC",),
}
"""Standard-time letters have two candidates: people write "EST" in summer too and mean the wall clock."""

_IANA = re.compile(r"\b([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+(?:[+-]\d+)?)+)")
_OFFSET = re.compile(r"(?:\b(?:UTC|GMT)\s*|(?<=:\d\d)\s*)([+-])(\d{1,2})(?::?(\d{2}))?(?![\d-])\s*$")
_LETTERS = re.compile(r"(?:\b|(?<=\d))(" + "|".join(sorted(LETTERS, key=len, reverse=True)) + r")\b")


def zones_in(text: str) -> tuple[tuple[Zone, ...], str]:
    """The candidate zones that the words state, and the words without them; none where none is stated."""
    if found := _IANA.search(text):
        return (Zone(_known(found[1]), "stated"),), _without(text, found)
    if (found := _OFFSET.search(text)) and re.search(r"\d:\d\d", text):
        return (Zone(_offset(found), f"stated as {found[0].strip()}"),), _without(text, found)
    if found := _LETTERS.search(text):
        names = LETTERS[found[1]]
        return tuple(Zone(name, f"stated as {found[1]}") for name in names), _without(text, found)
    return (), text


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " + text[found.end() :]


@lru_cache(maxsize=512)
def _known(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ZoneError("no such time zone", where=name, do="use an IANA name: America/New_York") from error
    return name


def _offset(found: re.Match[str]) -> str:
    hours, minutes = int(found[2]), int(found[3] or 0)
    if minutes:
        raise ZoneError("an offset of part of an hour", where=found[0], do="use the IANA name of the zone")
    if not hours:
        return "UTC"
    return _known(f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}")
