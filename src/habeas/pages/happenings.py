"""What happened, in order: the times given for one thing side by side."""

from dataclasses import dataclass
from itertools import groupby

from habeas.pages.account import Account
from habeas.pages.clocks import UNSTATED, Clock
from habeas.pages.naming import covering
from habeas.pages.timed import Timed, timed


@dataclass(frozen=True)
class Happening:
    """One thing that happened, with each time that is given for it; `day` is on the home clock."""

    what: str
    family: str
    day: str
    times: tuple[Timed, ...]

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks of the places it happened at, each once."""
        return tuple(dict.fromkeys(one.local for one in self.times if one.local))


@dataclass(frozen=True)
class Day:
    """The happenings that begin on one day of the home clock; "" for those without a clock time."""

    name: str
    happenings: tuple[Happening, ...]


def happenings(account: Account) -> tuple[Happening, ...]:
    """Every happening, earliest first, covered."""
    groups: dict[tuple[str, str], list[Timed]] = {}
    for one in timed(account):
        groups.setdefault((one.subject or one.group, one.what), []).append(one)
    made = tuple(Happening(g[0].group, g[0].family, _day(g[0]), tuple(g)) for g in groups.values())
    return covering(account).over(made)


def by_day(some: tuple[Happening, ...]) -> tuple[Day, ...]:
    """Happenings under the day that each begins on."""
    return tuple(Day(name, tuple(those)) for name, those in groupby(some, key=lambda one: one.day))


def _day(one: Timed) -> str:
    shows = one.home.shows
    if shows == UNSTATED:
        return ""
    return shows.partition(",")[0].removeprefix("from ").removeprefix("by ").partition(" to ")[0]
