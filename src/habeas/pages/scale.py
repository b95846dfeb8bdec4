"""From instants to places along a line, and the ticks of each clock under it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from habeas.pages.clocks import city

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
    """The ticks of one clock: its city, and what it shows at each."""

    city: str
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

    def dials(self, zones: tuple[str, ...]) -> tuple[Dial, ...]:
        """The ticks of each zone's clock at the same instants, round on the first one's."""
        at = self._round(zones[0])
        return tuple(Dial(city(zone), tuple(self._tick(when, zone) for when in at)) for zone in zones)

    def _round(self, zone: str) -> list[datetime]:
        midnight = self.first.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
        start, step = midnight.astimezone(self.first.tzinfo), self.step
        count = int((self.last - start) / step) + 1
        return [when for n in range(count) if self.first <= (when := start + n * step) <= self.last]

    def _tick(self, when: datetime, zone: str) -> Tick:
        local = when.astimezone(ZoneInfo(zone))
        days = self.step >= timedelta(days=1)
        midnight = (local.hour, local.minute) == (0, 0)
        label = f"{local.day} {local:%b}" if days or midnight else f"{local:%H:%M}"
        return Tick(self.x(when), label)
