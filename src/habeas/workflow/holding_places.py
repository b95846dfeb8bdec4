"""The degrees of a town of the United States: those of an airport that the shipped list says is the town's.

A town without an airport of its own has none here, and one whose airports lie far apart neither: never is a
place guessed from a name that is like it.
"""

from collections import defaultdict
from functools import cache
from math import cos, hypot, radians

APART_KM = 40.0
"""The airports of one town lie no farther apart than this, or the name stands for more than one place."""

KM_PER_DEGREE = 111.2

_STATES = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi
MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York
NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island
SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington
WV West Virginia|WI Wisconsin|WY Wyoming
"""

STATES = {one[:2]: one[3:] for line in _STATES.split("\n") if line for one in line.split("|")}
"""The names of states by their two letters."""

Degrees = tuple[float, float]


def degrees(city: str, state: str) -> Degrees | None:
    """Latitude and longitude; None where the town has no airport of its own."""
    known = _towns().get(
        (" ".join(city.casefold().split()), STATES.get(state.strip().upper(), "").casefold())
    )
    if not known or _apart(known) > APART_KM:
        return None
    return known[0]


def _apart(known: list[Degrees]) -> float:
    """The kilometres from the first to whichever is farthest from it."""
    (latitude, longitude), *_ = known
    return max(
        KM_PER_DEGREE * hypot(north - latitude, (east - longitude) * cos(radians(latitude)))
        for north, east in known
    )


@cache
def _towns() -> dict[tuple[str, str], list[Degrees]]:
    """The airports of each town, in the order of their codes."""
    import airportsdata  # read when a place is asked for: it takes some tenths of a second

    found: dict[tuple[str, str], list[tuple[bool, Degrees]]] = defaultdict(list)
    for _, row in sorted(airportsdata.load("ICAO").items()):
        if row["country"] == "US":
            town = row["city"].casefold(), row["subd"].casefold()
            found[town].append((bool(row["iata"]), (row["lat"], row["lon"])))
    return {town: _known(some) for town, some in found.items()}


def _known(some: list[tuple[bool, Degrees]]) -> list[Degrees]:
    """Those with an airline code, where any has one; else all."""
    return [at for coded, at in some if coded] or [at for _, at in some]
