"""Map: a picture of a track as frozen values, coordinates and all, before it is any kind of markup."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stroke:
    """A line as the data of an SVG path; `family`: flown, ground, gap, span, reach or border."""

    family: str
    path: str
    title: str


@dataclass(frozen=True)
class Sign:
    """A sign at a point: crossing, mark, airport, end, or way (an arrow turned by degrees)."""

    family: str
    x: float
    y: float
    title: str = ""
    turn: int = 0


@dataclass(frozen=True)
class Label:
    """A label as placed: its lines, the first one's base line, a leader (x1, y1, x2, y2) where it is far."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    family: str = ""
    leader: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Bar:
    """A stretch of the scale: its length in units of the drawing, and in words."""

    x: float
    y: float
    length: float
    label: str


@dataclass(frozen=True)
class MapRow:
    """What the map shows, in words; `utc` and `home` are when, on two clocks, `finding` the id of one."""

    what: str
    utc: str
    home: str
    where: str
    finding: str = ""


@dataclass(frozen=True)
class Map:
    """A map; strokes and signs in the order of drawing. `banner` is "" unless the track is made.

    `aircraft` is the id of the page of the aircraft.
    """

    id: str
    aircraft: str
    title: str
    description: str
    banner: str
    home: str
    width: int
    height: int
    land: str
    grid: str
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]
    labels: tuple[Label, ...]
    scale: tuple[Bar, ...]
    rows: tuple[MapRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def families(self) -> frozenset[str]:
        """What there is on the map, for its legend."""
        return frozenset([one.family for one in self.strokes] + [one.family for one in self.signs])
