"""From instants to places along a line, and the ticks of each clock under it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

WIDTH, MARGIN = 960, 12

_STEPS = tuple(
    timedelta(minutes=minutes)
    for minutes in (5, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440)
)
_MOST_TICKS = 9


@dataclass(frozen=True)
class Tick:
    """A tick: where, and what the clock shows there."""

    x: int
    label: str


@dataclass(frozen=True)
class Dial:
    """The ticks of a clock, or of clocks that show the same: whose, and what they show at each."""

    name: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Scale:
    """A stretch of time laid along WIDTH units, MARGIN at both ends."""

    first: datetime
    last: datetime

    def x(self, when: datetime) -> int:
        """Where an instant stands; one outside stands at the nearer end."""
        inside = min(max(when, self.first), self.last)
        share = (inside - self.first) / (self.last - self.first)
        return MARGIN + round(share * (WIDTH - 2 * MARGIN))

    @property
    def step(self) -> timedelta:
        """The least step that needs no more than so many ticks."""
        fits = [step for step in _STEPS if (self.last - self.first) / step <= _MOST_TICKS]
        return fits[0] if fits else (self.last - self.first) / _MOST_TICKS

    def dials(self, clocks: tuple[tuple[str, str], ...]) -> tuple[Dial, ...]:
        """The ticks of each (zone, name) at the same instants, round on the first one's clock.

        Clocks that show the same stand under one another's names.
        """
        at = self._round(clocks[0][0])
        shown: dict[tuple[Tick, ...], list[str]] = {}
        for zone, name in clocks:
            ticks = tuple(self._tick(when, zone, when is at[0]) for when in at)
            shown.setdefault(ticks, []).append(name)
        return tuple(Dial(", ".join(dict.fromkeys(names)), ticks) for ticks, names in shown.items())

    def _round(self, zone: str) -> list[datetime]:
        midnight = self.first.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
        start, step = midnight.astimezone(self.first.tzinfo), self.step
        count = int((self.last - start) / step) + 1
        return [when for n in range(count) if self.first <= (when := start + n * step) <= self.last]

    def _tick(self, when: datetime, zone: str, first: bool) -> Tick:
        local = when.astimezone(ZoneInfo(zone))
        days = self.step >= timedelta(days=1)
        midnight = (local.hour, local.minute) == (0, 0)
        label = f"{local.day} {local:%b}" if days or midnight else f"{local:%H:%M}"
        if first and not days and not midnight:
            label = f"{local.day} {local:%b}, {label}"
        return Tick(self.x(when), label)
