"""The timeline: bars from the earliest to the latest that a stated time may be, with a table beside them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from habeas.pages.account import Account
from habeas.pages.claims import Claim
from habeas.pages.clocks import city, day
from habeas.pages.happenings import Happening, happenings
from habeas.pages.naming import covering
from habeas.pages.scale import MARGIN, WIDTH, Dial, Scale
from habeas.pages.timed import Timed

FINE = timedelta(hours=1)
"""The longest stretch that counts as a time of day, and is drawn among minutes."""
PAUSE = timedelta(hours=4)
"""A longer pause between times of day begins another panel."""

HEAD, ROW, BAR, LETTER = 30, 34, 9, 7.4
"""Heights of a heading, a row and a bar, and the width of a letter at 13 px, in units of the drawing."""


@dataclass(frozen=True)
class Bar:
    """A stated time as drawn: solid where one zone is left, `unsure` where several, open where unbounded."""

    x: int
    y: int
    width: int
    family: str
    label: str
    label_x: int
    anchor: str
    title: str
    claim: Claim
    unsure: bool = False
    opens_left: bool = False
    opens_right: bool = False


@dataclass(frozen=True)
class Lane:
    """A happening as drawn, under its heading at height `y`."""

    heading: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Panel:
    """One drawing: lanes over a stretch of time, the dials of the clocks concerned under it."""

    title: str
    width: int
    height: int
    axis: int
    dials: tuple[Dial, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Timeline:
    """The panels, and every happening for the table beside them."""

    home: str
    panels: tuple[Panel, ...]
    happenings: tuple[Happening, ...]


Stretch = tuple[datetime, datetime]


def timeline(account: Account) -> Timeline:
    """The timeline of an account, covered."""
    every = happenings(account)
    drawn = [one for one in every if any(_bounded(time) for time in one.times)]
    days = _stretches([_ends(time) for one in drawn for time in one.times if _bounded(time) and _fine(time)])
    close = [(stretch, _within(drawn, stretch)) for stretch in days]
    coarse = [one for one in drawn if not any(one in those for _, those in close)]
    panels = [_panel(_outer(coarse), coarse, account)] if coarse else []
    panels += [_panel(stretch, those, account, ", by the hour") for stretch, those in close]
    return covering(account).over(Timeline(account.home_zone, tuple(panels), every))


def _bounded(time: Timed) -> bool:
    return time.moment.earliest is not None or time.moment.latest is not None


def _ends(time: Timed) -> Stretch:
    """The ends of a bounded time; one without bound ends where it begins."""
    first, last = time.moment.earliest, time.moment.latest
    one = first or last
    assert one is not None
    return first or one, last or one


def _fine(time: Timed) -> bool:
    first, last = _ends(time)
    return last - first <= FINE


def _stretches(spans: list[Stretch]) -> list[Stretch]:
    """The spans run together wherever no long pause parts them."""
    out: list[Stretch] = []
    for first, last in sorted(spans):
        if out and first - out[-1][1] <= PAUSE:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return [(first, last) for first, last in out if last - first > timedelta(minutes=10)]


def _within(some: list[Happening], stretch: Stretch) -> list[Happening]:
    """Those of which some time of day, or some bound, lies in the stretch."""
    return [
        one
        for one in some
        if any(_bounded(time) and _fine(time) and _meets(_ends(time), stretch) for time in one.times)
    ]


def _meets(a: Stretch, b: Stretch) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _outer(some: list[Happening]) -> Stretch:
    ends = [_ends(time) for one in some for time in one.times if _bounded(time)]
    first, last = min(end[0] for end in ends), max(end[1] for end in ends)
    return first, max(last, first + timedelta(days=2))


def _panel(stretch: Stretch, some: list[Happening], account: Account, how: str = "") -> Panel:
    room = max((stretch[1] - stretch[0]) / 40, timedelta(minutes=10))
    scale = Scale(stretch[0] - room, stretch[1] + room)
    lanes, y = [], 0
    for one in some:
        lane = _lane(one, y, scale)
        lanes.append(lane)
        y += HEAD + ROW * len(lane.bars)
    clocks = _clocks(some, account)
    dials = scale.dials(clocks if stretch[1] - stretch[0] < timedelta(days=6) else clocks[:1])
    first, last = (day(end.astimezone(ZoneInfo(account.home_zone))) for end in stretch)
    title = (first if first == last else f"{first} to {last}") + how
    return Panel(title, WIDTH, y + 26 * len(dials) + 16, y, dials, tuple(lanes))


def _clocks(some: list[Happening], account: Account) -> tuple[tuple[str, str], ...]:
    """The home zone, then those of the places concerned, each with its name."""
    local = sorted({(clock.zone, clock.city) for one in some for clock in one.clocks})
    return ((account.home_zone, city(account.home_zone)), *local)


def _lane(one: Happening, y: int, scale: Scale) -> Lane:
    times = [time for time in one.times if _bounded(time)]
    bars = tuple(_bar(time, y + HEAD + ROW * n, scale) for n, time in enumerate(times))
    return Lane(one.what, y + 20, bars)


def _bar(time: Timed, y: int, scale: Scale) -> Bar:
    first, last = time.moment.earliest, time.moment.latest
    left, right = scale.x(first or scale.first), scale.x(last or scale.last)
    label = _label(time)
    fits = left + len(label) * LETTER <= WIDTH - MARGIN
    return Bar(
        x=left,
        y=y + 15,
        width=max(right - left, 4),
        family=time.family,
        label=label,
        label_x=left if fits else WIDTH - MARGIN,
        anchor="start" if fits else "end",
        title=f"{time.claim.line}. {time.home.city}: {time.home.shows}.",
        claim=time.claim,
        unsure=bool(time.zones) or not time.moment.zones,
        opens_left=first is None or first < scale.first,
        opens_right=last is None or last > scale.last,
    )


def _label(time: Timed) -> str:
    chain = [link for link in time.claim.chain if link != time.claim.hedge]
    through = " → ".join(chain)
    if len(through) > 80 and len(chain) > 2:
        through = f"{chain[0]} → … → {chain[-1]}"
    return f"{time.stated} — " + ", ".join(part for part in (through, time.claim.hedge) if part)
