"""Whether a leg that positions show is one that statements speak of, and why or why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from habeas.analysis.aircraft_names import called
from habeas.judgements.events import Placed
from habeas.judgements.proposal import Naming
from habeas.judgements.seen_legs import Seen, instant
from habeas.judgements.stated_legs import Designation, Flown, Told, designation
from habeas.judgements.whereabouts import contradicts, in_country, near
from habeas.records.chain import Hedge, Mode
from habeas.records.contents import Movement
from habeas.records.moment import Moment

SLACK = timedelta(hours=1)
"""A stated time may be of the gate, or rounded: it fits where the aircraft went within an hour of it."""

LONGEST = timedelta(hours=12)
"""How long after a stated departure a leg may still be in the air, where its landing is not stated."""


@dataclass(frozen=True)
class Spoken:
    """A leg that statements speak of: its naming, and its mentions."""

    naming: Naming
    told: tuple[Flown, ...]

    @property
    def placed(self) -> Placed | None:
        """Its event."""
        return self.told[0].placed

    @cached_property
    def designations(self) -> tuple[Designation, ...]:
        """What it is called, without what is no flight number."""
        return tuple(dict.fromkeys(one.designation for one in self.told if one.designation.number))

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """What is said of it that happened, plans and denials left out."""
        happened = [
            one.statement
            for one in self.told
            if one.statement.mode in (Mode.ACTUAL, Mode.ESTIMATED) and one.statement.hedge is not Hedge.DENIED
        ]
        return tuple(one.content for one in happened if isinstance(one.content, Movement))

    @cached_property
    def aircraft(self) -> tuple[str, ...]:
        """The aircraft that are stated for it."""
        return tuple(dict.fromkeys(called(one.aircraft) for one in self.movements if one.aircraft))

    @property
    def label(self) -> str:
        """How it is called."""
        return self.naming.label


@dataclass(frozen=True)
class Fit:
    """How a seen leg stands to a spoken one: by callsign and by aircraft (None where either gives none), by
    stated times (None where none are), how many ends agree; `against` says why it is another leg.
    """

    leg: Spoken
    sign: bool | None
    craft: bool | None
    timed: bool | None
    ends: int
    against: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """The greater the better it fits."""
        return (int(bool(self.sign)) + int(bool(self.craft)), int(bool(self.timed)), self.ends)


def spoken(told: Iterable[Told]) -> tuple[Spoken, ...]:
    """The legs that statements speak of, by key."""
    by_key: dict[str, list[Told]] = {}
    for one in told:
        by_key.setdefault(one.naming.key, []).append(one)
    return tuple(
        Spoken(by_key[key][0].naming, tuple(one.flown for one in by_key[key])) for key in sorted(by_key)
    )


def fit(seen: Seen, leg: Spoken) -> Fit | None:
    """How they stand to each other; None where neither callsign nor aircraft ties them."""
    sign, craft = _by_sign(seen, leg), _by_aircraft(seen, leg)
    if not sign and not craft:
        return None
    timed, ends = _timed(seen, leg), _ends(seen, leg)
    made = Fit(leg, sign, craft, timed, max(ends, 0))
    return Fit(leg, sign, craft, timed, max(ends, 0), _against(made, seen, apart=ends < 0))


def _against(one: Fit, seen: Seen, *, apart: bool) -> str:
    if one.craft is False:
        return f"{BY_ANOTHER}, {' or '.join(one.leg.aircraft)}"
    if apart:
        return ELSEWHERE
    if one.timed is False:
        return "at other times"
    if one.timed is None and not one.sign:
        return "without a time"
    if one.timed is None and not _same_days(seen, one.leg):
        return "without a day" if _no_days(one.leg) else "on another day"
    return ""


ELSEWHERE, BY_ANOTHER = "from or to another place", "flown by another aircraft"


def _no_days(leg: Spoken) -> bool:
    return leg.placed is None or leg.placed.event.first is None


def _same_days(seen: Seen, leg: Spoken) -> bool:
    return leg.placed is not None and leg.placed.event.has_day(seen.days)


def _by_sign(seen: Seen, leg: Spoken) -> bool | None:
    heard = [designation(sign) for sign in seen.signs]
    if not heard or not leg.designations:
        return None
    return any(_alike(one, other) for one in heard for other in leg.designations)


def _alike(one: Designation, other: Designation) -> bool:
    airlines = {each.airline for each in (one, other) if each.airline}
    return one.number == other.number != "" and len(airlines) < 2


def _by_aircraft(seen: Seen, leg: Spoken) -> bool | None:
    if not seen.names or not leg.aircraft:
        return None
    return bool(set(seen.names) & set(leg.aircraft))


def _ends(seen: Seen, leg: Spoken) -> int:
    """How many of its ends are those that are stated; -1 where one is stated to be elsewhere."""
    flown = [one for one in leg.told if isinstance(one.statement.content, Movement)]
    whole = [one for one in flown if one.is_whole] or flown
    agreed = 0
    for mine, theirs in (
        (seen.origin, [one.origin for one in whole if one.origin]),
        (seen.destination, [one.destination for one in whole if one.destination]),
    ):
        if mine is None or not theirs:
            continue
        if all(contradicts(mine, one) for one in theirs):
            return -1
        agreed += any(near(mine, one) or in_country(mine, one) for one in theirs)
    return agreed


def _timed(seen: Seen, leg: Spoken) -> bool | None:
    """Whether its times are such as are stated: some departure and some landing, of those that there are."""
    gone = [one.departed for one in leg.movements if _bounded(one.departed)]
    down = [one.arrived for one in leg.movements if _bounded(one.arrived)]
    if not gone and not down:
        return None
    return (not gone or any(_departs(seen, one) for one in gone if one)) and (
        not down or any(_arrives(seen, one) for one in down if one)
    )


def _bounded(moment: Moment | None) -> bool:
    return moment is not None and (moment.earliest is not None or moment.latest is not None)


def _departs(seen: Seen, moment: Moment) -> bool:
    first, last = instant(seen.first.time), instant(seen.last.time)
    if moment.earliest and (first if seen.took_off else last) < moment.earliest - SLACK:
        return False
    return not moment.latest or first <= moment.latest + (SLACK if seen.took_off else LONGEST)


def _arrives(seen: Seen, moment: Moment) -> bool:
    first, last = instant(seen.first.time), instant(seen.last.time)
    if moment.latest and (last if seen.landed else first) > moment.latest + SLACK:
        return False
    return not moment.earliest or last >= moment.earliest - (SLACK if seen.landed else LONGEST)
