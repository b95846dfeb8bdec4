"""Times as an article states them, counted from the day on which it was published."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from habeas.records.moment import Grain, Moment, Relative, Wall, Zone
from habeas.statements.news_acts import clause_around
from habeas.statements.news_article import Article, Extent, Passage

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONES = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mt": "America/Denver", "mdt": "America/Denver", "pt": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "gmt": "UTC", "utc": "UTC", "bst": "Europe/London", "eastern": "America/New_York",
}  # fmt: skip
"""IANA zones of the letters that articles print; standard and daylight letters name one civil zone."""
PARTS = {
    "morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "midnight": (23, 25),
    "early": (0, 9), "late": (18, 24), "noon": (11, 13), "dawn": (4, 8),
}  # fmt: skip
"""Hours of the day, from and to, that a part of the day may mean at its widest."""

_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_PART = "(?:morning|afternoon|evening|night)"
DATED = re.compile(
    rf"\b(?:(?P<early>early|late) (?:on )?)?(?P<last>[Ll]ast )?(?P<day>{_DAY})(?: (?P<part>{_PART}))?\b"
    rf"|\b(?P<month>{_MONTH})\.? (?P<number>\d{{1,2}})\b(?!:)(?:, (?P<year>\d{{4}}))?"
    rf"|\b(?P<number2>\d{{1,2}}) (?P<month2>{_MONTH})\b(?: (?P<year2>\d{{4}}))?"
    rf"|\b[Ii]n (?P<only>{_MONTH})\b(?: (?P<year3>\d{{4}}))?"
    r"|\b(?P<near>[Ll]ast night|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]his morning|[Ll]ast month|[Ll]ast week)\b"
)
CLOCK = re.compile(
    r"\b(?:at |by )?(?:about )?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?(?: (?P<zone>ET|EDT|EST|CT|CDT|CST|PT|GMT|UTC|BST|local time))?"
    r"|\b(?:at |by )?(?:about )?(?P<hour2>\d{1,2}):(?P<minute2>\d\d)(?: (?P<zone2>ET|EDT|EST|CT|CDT|GMT|UTC|BST|local time))?"
)
AFTER = re.compile(
    r"\b(?:just |only )?(?P<amount>an?|\d+|two|three|four|five|six)? ?(?P<unit>hours?|minutes?|days?) (?P<way>after|before) (?P<to>[^,.;]{3,120})"
)
SECONDS = {"hour": 3600, "minute": 60, "day": 86400}


@dataclass(frozen=True)
class Timed:
    """A time, and the words that state it."""

    moment: Moment
    extent: Extent


def moment_in(
    article: Article, passage: Passage, extent: Extent, *, bounds: Extent | None = None
) -> Timed | None:
    """The time that the clause around the words, inside `bounds`, states; None where none or two days."""
    first, last = clause_around(passage, extent)
    clause = (max(first, bounds[0]), min(last, bounds[1])) if bounds else (first, last)
    dated = [
        match for match in DATED.finditer(passage.text, *clause) if not apart(passage, extent, match.span())
    ]
    clock = CLOCK.search(passage.text, *clause)
    if len(dated) > 1:
        return None
    if dated:
        return dated_moment(article, passage, dated[0], clock)
    return relative_moment(passage, clause)


def apart(passage: Passage, extent: Extent, at: Extent) -> bool:
    """Whether a word that opens another clause stands between a time and what it might be the time of."""
    between = passage.text[min(extent[1], at[1]) : max(extent[0], at[0])]
    return (
        re.search(
            r"\b(?:that|why|whether|how|after|before|when|because|who|which|while|until|since)\b", between
        )
        is not None
    )


def dated_moment(
    article: Article, passage: Passage, match: "re.Match[str]", clock: "re.Match[str] | None"
) -> Timed | None:
    """The moment of a day, or of a clock time on that day."""
    base = published_on(article)
    if base is None:
        return None
    first, last, grain = stretch(match, base)
    start, end = match.span()
    zones = zones_of(article, clock)
    if clock and grain in (Grain.DAY, Grain.PART_OF_DAY) and abs(clock.start() - match.end()) < 60:
        first, last, grain = on_the_clock(first, clock)
        start, end = min(start, clock.start()), max(end, clock.end())
    words = passage.words((start, end))
    wall = Wall(first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes"))
    return Timed(Moment(words, grain, wall, zones, clock="" if zones else article.source.id), (start, end))


def published_on(article: Article) -> date | None:
    """The day of publication; None where the source has none."""
    published = article.source.published
    wall = published.wall if published else None
    return datetime.fromisoformat(wall.first).date() if wall and wall.first else None


def stretch(match: "re.Match[str]", base: date) -> tuple[datetime, datetime, Grain]:
    """From and to, and the grain, of a day or a month."""
    if match["day"]:
        day = last_such(base, DAYS.index(match["day"].lower()), bool(match["last"]))
        return part_of(day, match["part"] or match["early"] or "")
    if match["near"]:
        return near(match["near"].lower(), base)
    if match["only"]:
        return month_of(match["only"], match["year3"], base)
    number, month = match["number"] or match["number2"], match["month"] or match["month2"]
    return part_of(nearest(base, month_number(month), int(number), match["year"] or match["year2"]), "")


def last_such(base: date, weekday: int, past: bool) -> date:
    """The most recent such day of the week: the day of publication itself may be it, unless "last" is said."""
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=back or (7 if past else 0))


def part_of(day: date, part: str) -> tuple[datetime, datetime, Grain]:
    """A day, or the widest hours of a part of it."""
    start = datetime.combine(day, time())
    first, last = PARTS.get(part.lower(), (0, 24))
    return (
        start + timedelta(hours=first),
        start + timedelta(hours=last),
        Grain.PART_OF_DAY if part else Grain.DAY,
    )


def near(words: str, base: date) -> tuple[datetime, datetime, Grain]:
    """Last night, yesterday, today, last month, last week, from the day of publication."""
    if words == "last month":
        return month_before(base)
    if words == "last week":
        monday = datetime.combine(base - timedelta(days=base.weekday() + 7), time())
        return monday, monday + timedelta(days=7), Grain.SPAN
    day = base - timedelta(days=1) if words in ("last night", "yesterday") else base
    return part_of(day, {"last night": "night", "tonight": "night", "this morning": "morning"}.get(words, ""))


def month_before(base: date) -> tuple[datetime, datetime, Grain]:
    """The whole month before that of publication."""
    last = base.replace(day=1)
    first = (last - timedelta(days=1)).replace(day=1)
    return datetime.combine(first, time()), datetime.combine(last, time()), Grain.MONTH


def month_of(name: str, year: str | None, base: date) -> tuple[datetime, datetime, Grain]:
    """The most recent such month, that of publication included, or the one of the year stated."""
    number = month_number(name)
    in_year = int(year) if year else base.year - (number > base.month)
    after = date(in_year + number // 12, number % 12 + 1, 1)
    return datetime.combine(date(in_year, number, 1), time()), datetime.combine(after, time()), Grain.MONTH


def month_number(name: str) -> int:
    """January is 1."""
    return MONTHS.index(name[:3].lower()) + 1


def nearest(base: date, month: int, number: int, year: str | None) -> date:
    """The day of the year stated, or that nearest to publication."""
    years = [int(year)] if year else [base.year - 1, base.year, base.year + 1]
    days = [
        date(each, month, min(number, 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31))
        for each in years
    ]
    return min(days, key=lambda day: abs((day - base).days))


def on_the_clock(day: datetime, clock: "re.Match[str]") -> tuple[datetime, datetime, Grain]:
    """The minute, or the hour where no minutes are said, that a clock showed on a day."""
    hour = int(clock["hour"] or clock["hour2"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    minute = clock["minute"] or clock["minute2"]
    start = day.replace(hour=min(hour, 23), minute=int(minute or 0))
    return start, start + timedelta(minutes=1 if minute else 60), Grain.MINUTE if minute else Grain.HOUR


def zones_of(article: Article, clock: "re.Match[str] | None") -> tuple[Zone, ...]:
    """The zone stated beside a clock time, else the source's, else the case's."""
    stated = (clock["zone"] or clock["zone2"] or "") if clock else ""
    if stated == "local time":
        return ()
    if stated:
        return (Zone(ZONES[stated.lower()], f"{stated} is stated"),)
    if article.source.zone:
        return (Zone(article.source.zone, "the zone of the source"),)
    home = article.settings.home_zone
    return (Zone(home, "the home zone of the case"),) if home else ()


def relative_moment(passage: Passage, clause: Extent) -> Timed | None:
    """Hours after something: at least one hour, and as many as are said."""
    match = AFTER.search(passage.text, *clause)
    if match is None:
        return None
    unit, amount = SECONDS[match["unit"].rstrip("s")], amount_of(match["amount"])
    sign = 1 if match["way"] == "after" else -1
    ends = sorted((sign * unit * (amount or 1), sign * unit * amount)) if amount else None
    least, most = (ends[0], ends[1]) if ends else ((unit, None) if sign > 0 else (None, -unit))
    words = passage.words(match.span())
    return Timed(
        Moment(words, Grain.SPAN, relative=Relative(passage.words(match.span("to")), least, most)),
        match.span(),
    )


def amount_of(words: str | None) -> int:
    """How many; 0 where it is not said."""
    known = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    return known.get(words or "", int(words) if words and words.isdigit() else 0)
