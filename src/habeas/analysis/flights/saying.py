"""States and gaps of a track in words, as findings, pages and commands put them."""

from habeas.analysis.flights.gaps import HOLE_S, Coverage, Gap, unseen_s
from habeas.analysis.flights.moments import clock
from habeas.analysis.flights.positions import Track
from habeas.analysis.flights.state import AFTER, BEFORE, IN_GAP, NEVER, State
from habeas.analysis.texts import point_text

NOT_ABSENT = "not seen is not absent"


def state(found: State) -> str:
    """Where it was: phase, place, height, the points on either side, how far off it could be."""
    if found.phase in (NEVER, BEFORE, AFTER):
        return f"{found.phase}: {found.why}; {NOT_ABSENT}"
    where = point_text(found.latitude or 0.0, found.longitude or 0.0)
    told = [f"{found.phase}, near {where}"]
    if found.altitude is not None and found.phase != "on the ground":
        told.append(f"about {found.altitude:,.0f} ft")
    told.append(_sides(found))
    if found.within_m:
        told.append(f"within {distance(found.within_m)} of there at the upper speed")
    if found.phase == IN_GAP and found.gap:
        told.append(f"no position for {duration(found.gap.seconds)}, {consistent(found.gap)}")
    return "; ".join(told)


def _sides(found: State) -> str:
    if found.earlier == found.later:
        return "at a point of the track"
    before, after = found.earlier_s or 0.0, found.later_s or 0.0
    return f"{duration(before)} after one point and {duration(after)} before the next"


def consistent(gap: Gap) -> str:
    """What is consistent with a gap: "consistent with flight, not with a landing"."""
    return {
        "flight": "consistent with flight, not with a landing",
        "landing": "consistent with a landing or standing on the ground, not with flight throughout",
        "both": "consistent with flight and with a landing",
        "neither": "consistent with neither flight nor a landing: not even the upper speed covers it",
    }[gap.consistent_with]


def covered(start: float, end: float, by: Coverage) -> str:
    """How much of a stretch without a position lies in holes of the coverage, or that it cannot be told."""
    if by.aircraft < 2:
        return (
            f"no other aircraft was read with it, so what its receivers covered cannot be told; {NOT_ABSENT}"
        )
    if not by.told:
        return (
            f"only {by.aircraft} aircraft were read together, too few to tell what their receivers covered; "
            f"{NOT_ABSENT}"
        )
    of, unseen = f"of the {by.aircraft} aircraft read together", unseen_s(by.holes, start, end)
    if not unseen:
        return f"no hole in the coverage: {of} one was seen at least every {duration(HOLE_S)}"
    part = "all" if unseen >= end - start else duration(unseen)
    return f"{part} of it in a hole of the coverage, when none {of} was seen: {NOT_ABSENT}"


def point(track: Track, index: int) -> str:
    """A point as it was given: "point 26, 2025-02-04 22:58:31 UTC, 29.46880 N, -93.94500 E, 32,000 ft"."""
    where = point_text(float(track.latitude[index]), float(track.longitude[index]))
    told = [f"point {track.number[index]}", clock(float(track.time[index])), where]
    if track.ground[index]:
        told.append("on the ground")
    elif (height := float(track.altitude[index])) == height:
        told.append(f"{height:,.0f} ft")
    return ", ".join(told)


def ends(track: Track, gap: Gap) -> tuple[str, str]:
    """Both ends of a gap: place, height or ground, and rate where given."""
    return _end(track, gap, 0), _end(track, gap, 1)


def _end(track: Track, gap: Gap, side: int) -> str:
    index = (gap.first, gap.last)[side]
    place = point_text(float(track.latitude[index]), float(track.longitude[index]))
    if gap.grounds[side]:
        return f"{place}, on the ground"
    height, rate = gap.altitudes[side], gap.rates[side]
    told = [place]
    if height == height:
        told.append(f"{height:,.0f} ft")
    if rate == rate:
        told.append(f"{rate:+,.0f} ft/min")
    return ", ".join(told)


def duration(seconds: float) -> str:
    """Seconds in words: "12 s", "48 min 7 s", "8 h 23 min"."""
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    if whole < 7200:
        return f"{whole // 60} min" + (f" {whole % 60} s" if whole % 60 else "")
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def distance(metres: float) -> str:
    """Metres in words, rounded up: "400 m", "13 km"."""
    return f"{-(-metres // 100) * 100:,.0f} m" if metres < 2000 else f"{-(-metres // 1000):,.0f} km"
