"""How findings put things: claim, chain and hedge together, and no name of a held person."""

import re
from datetime import datetime, timedelta

from habeas.records.chain import NO_ATTRIBUTION, Chain, Hedge, describe
from habeas.records.locator import Cell, Characters, Line, Locator, Point
from habeas.records.matter import Matter
from habeas.records.moment import Moment
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Standing, SubjectKind

UNNAMED = {
    Standing.HELD: "a held person",
    Standing.RELATIVE: "a relative",
    Standing.WITNESS: "a witness",
    Standing.MINOR: "a minor",
}
"""What stands for the name of a person who is not to be named."""

LONGEST = 200
"""Characters of a statement's words that a sentence shows: a long row of a sheet is cut, and says so."""


def covered(matter: Matter, text: str) -> str:
    """The text with the names of persons of the case who are not to be named put as what they are in it."""
    for subject in matter.subjects:
        if subject.kind is SubjectKind.PERSON and subject.label and subject.standing in UNNAMED:
            text = re.sub(re.escape(subject.label), UNNAMED[subject.standing], text, flags=re.IGNORECASE)
    return text


def words(matter: Matter, statement: Statement) -> str:
    """The statement's words in quotation marks, cut where they are very long."""
    text = " ".join(statement.words.split())
    shown = text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " […]"
    return f"“{covered(matter, shown)}”"


def who(matter: Matter, chain: Chain) -> str:
    """The chain in words, from the root outward."""
    return covered(matter, describe(chain))


def claim(matter: Matter, statement: Statement) -> str:
    """The smallest thing that is shown: chain, hedge where there is one to show, words."""
    return f"{said_by(matter, statement)}: {words(matter, statement)}"


def said_by(matter: Matter, statement: Statement) -> str:
    """The chain and the hedge: "Tom Homan → post on X → New York Post (alleged)"."""
    hedge = statement.hedge
    shown = "" if hedge in (Hedge.ASSERTED, Hedge.UNATTRIBUTED) else f" ({hedge})"
    return who(matter, statement.chain) + shown


def through(matter: Matter, chain: Chain) -> str:
    """The chain in a title: "White House official, via Washington Post"; who is not named by office alone."""
    names = [covered(matter, str(link).removesuffix(" (not named)")) for link in chain]
    first, *rest = list(dict.fromkeys(names)) or [str(NO_ATTRIBUTION)]
    return f"{first}, via {', '.join(rest)}" if rest else first


def sayers(matter: Matter, statements: tuple[Statement, ...]) -> str:
    """Everyone who says one thing, each once, in alphabetical order."""
    return "; ".join(sorted({said_by(matter, one) for one in statements}))


def label(matter: Matter, subject: str) -> str:
    """A Subject's label, never a held person's name."""
    return covered(matter, matter.label(subject))


def source_label(source: Source) -> str:
    """Who published the source, and its title or file name."""
    return " — ".join(dict.fromkeys(part for part in (source.publisher, source.title or source.name) if part))


def place_of(statement: Statement) -> str:
    """Where in its source a statement stands, in words."""
    return _place(statement.locator)


def _place(locator: Locator) -> str:
    if isinstance(locator, Characters):
        return f"block {locator.block}, characters {locator.start}–{locator.end}"
    if isinstance(locator, Cell):
        return f"{locator.sheet}, row {locator.row}" + (f", {locator.column}" if locator.column else "")
    if isinstance(locator, Line):
        return f"line {locator.number}"
    if isinstance(locator, Point):
        return f"point {locator.number}" + (f" of {locator.track}" if locator.track else "")
    return str(locator)


def time(moment: Moment | None) -> str:
    """A time as people write it, with the zones it may be in: "18:45 on 15 March 2025 (America/New_York)"."""
    if moment is None:
        return "not stated"
    if moment.relative:
        return moment.words or f"after {moment.relative.to}"
    zones = " or ".join(dict.fromkeys(zone.name for zone in moment.zones)) or "zone not stated"
    return f"{stretch(moment)} ({zones})"


def stretch(moment: Moment) -> str:
    """What the clock on the wall showed, without its zone."""
    wall = moment.wall
    if wall is None or not (wall.first or wall.last):
        return moment.words or "at a time not stated"
    if not wall.first or not wall.last:
        return f"from {_minute(wall.first)}" if wall.first else f"before {_minute(wall.last)}"
    first, last = datetime.fromisoformat(wall.first), datetime.fromisoformat(wall.last)
    if _midnight(first) and last - first == timedelta(days=1):
        return day(first)
    if _is_month(first, last):
        return f"{first:%B %Y}"
    if last - first <= timedelta(minutes=1):
        return f"{first:%H:%M} on {day(first)}"
    if first.date() == last.date():
        return f"{first:%H:%M} to before {last:%H:%M} on {day(first)}"
    return f"from {_minute(wall.first)} to before {_minute(wall.last)}"


def day(when: datetime) -> str:
    """15 March 2025."""
    return f"{when.day} {when:%B %Y}"


def capital(text: str) -> str:
    """The text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def number(count: int, thing: str, *, plural: str = "") -> str:
    """1 source, 2 sources."""
    return f"{count} {thing if count == 1 else plural or thing + 's'}"


def _is_month(first: datetime, last: datetime) -> bool:
    next_month = (first.year + first.month // 12, first.month % 12 + 1)
    whole = first.day == last.day == 1 and (last.year, last.month) == next_month
    return whole and _midnight(first) and _midnight(last)


def _midnight(when: datetime) -> bool:
    return (when.hour, when.minute, when.second) == (0, 0, 0)


def _minute(text: str) -> str:
    when = datetime.fromisoformat(text)
    return day(when) if _midnight(when) else f"{when:%H:%M} on {day(when)}"
