"""What the order clock says beside its answers: what is missing, what it hinges on, who argues it."""

import re
from dataclasses import replace
from datetime import timedelta

from habeas.analysis.texts import parse_moment
from habeas.findings.leg_clock import Row
from habeas.findings.legs import Leg
from habeas.findings.proof import certainty_of, reckoned
from habeas.findings.times import Timed
from habeas.findings.wording import said_by, time
from habeas.records.certainty import Certainty
from habeas.records.contents import Construction, Deed
from habeas.records.finding import Step
from habeas.records.matter import Matter
from habeas.records.moment import before
from habeas.records.statement import Statement


def titled(label: str) -> str:
    """An order in a title: "the oral order of 15 March 2025 (James Boasberg)"."""
    if found := re.fullmatch(r"((?:oral|minute|written)? ?order of [^,(]+), ([^()]+)(.*)", label):
        return f"the {found[1]} ({found[2].strip()}){' ' if found[3] else ''}{found[3]}"
    return label


ROUGH = timedelta(hours=1)
"""A time of issue that is stated only to a longer stretch than this is marked so."""


def roughly(at: Timed) -> str:
    """A mark on a time of issue of which only a part of a day, or a day, is stated."""
    first, last = at.moment.earliest, at.moment.latest
    return " [no hour is stated]" if first is None or last is None or last - first > ROUGH else ""


def outside(matter: Matter, leg: Leg, row: Row) -> tuple[str, str, tuple[Step, ...]]:
    """Whether it was inside or outside the airspace that the order speaks of, and the step that says so.

    In words before the certainty that it was airborne, and in words after it where the side is open.
    """
    name = row.territory
    if not name:
        return "", "", ()
    if row.track:
        says = f"by {row.track.name}, beside the airspace of {name}, at {row.at.shown}: {{}}"
        step = row.track.query(matter, says, "side by track", row.at.text, name, of_leg=False)
        return *_sided(name, row.track.short, step.result), (step,)
    says = f"{leg.label} was outside the airspace of {name} at {row.at.shown}: {{}}"
    step = reckoned(says, "outside the airspace", row.operands, *row.below)
    side = {Certainty.CERTAIN: "outside", Certainty.IMPOSSIBLE: "inside"}.get(certainty_of(step))
    return *_sided(name, "its schedule", side or str(Certainty.OPEN)), (step,)


def _sided(name: str, by: str, side: str) -> tuple[str, str]:
    if side == Certainty.OPEN:
        return f" by {by}", f"; inside or outside the airspace of {name}: {side}"
    return f", {side} the airspace of {name} by {by}", ""


def by_track(matter: Matter, row: Row) -> tuple[str, tuple[Step, ...]]:
    """Where its track has the aircraft at the order's time, and the step that says so."""
    if row.track is None:
        return "", ()
    says = f"by {row.track.name}, at {row.at.shown}: {{}}"
    points = row.track.query(matter, "from {}", "points by track", row.at.text, of_leg=False)
    step = row.track.query(matter, says, "place by track", row.at.text, of_leg=False)
    step = replace(step, steps=(*step.steps, points))
    return f"By {row.track.short}, at {row.at.shown}: {step.result}.", (step,)


def aloft(matter: Matter, leg: Leg, row: Row, airborne: Step) -> Step:
    """Whether it was airborne, where it has a track: and in no gap that allows a landing."""
    if row.track is None:
        return airborne
    says = f"no gap of {row.track.name} at {row.at.shown} allows a landing: {{}}"
    sure = row.track.query(matter, says, "no landing then by track", row.at.text)
    operands = (airborne.result, sure.result)
    return reckoned(f"{leg.label} was airborne at {row.at.shown}: {{}}", "all of", operands, airborne, sure)


def landed_before(matter: Matter, leg: Leg, row: Row, deed: Deed, done: Step) -> Step:
    """Whether a deed that needs a landing was done, where the track has gaps in which it can have landed."""
    if row.track is None or row.handed_over or deed not in (Deed.LAND, Deed.HAND_OVER):
        return done
    says = f"a landing in a gap of {row.track.name} before {row.at.shown} is {{}}"
    unseen = row.track.query(matter, says, "landing before by track", row.at.text)
    says = f"{leg.label} had done “{deed}” by {row.at.shown}: {{}}"
    return reckoned(says, "any of", (done.result, unseen.result), done, unseen)


def missing_times(row: Row, *, certain: bool) -> str:
    """What would have to be stated or seen, where the answer is open."""
    if certain:
        return ""
    ends = ((row.departed, "departure"), (row.arrived, "landing"))
    lacking = [what for time, what in ends if time is None]
    told = f"No statement gives its time of {' or of '.join(lacking)}." if lacking else ""
    unseen = [what for time, what in ends if time and time.by_track and _is_open(time)]
    seen = (
        f"Its track does not show its {' or its '.join(unseen)}, and no statement times it." if unseen else ""
    )
    return " ".join(part for part in (told, seen) if part)


def _is_open(time: Timed) -> bool:
    return time.moment.earliest is None or time.moment.latest is None


def zones_that_matter(row: Row) -> str:
    """The zones that an open comparison hinges on."""
    times = [one.moment for one in (row.departed, row.arrived) if one]
    zones = sorted({zone for one in times for zone in before(row.at.moment, one).hinges_on})
    return f"It hinges on the zone: {' or '.join(zones)}." if zones else ""


def landing_clocks(leg: Leg, row: Row) -> tuple[str, tuple[Step, ...]]:
    """A landing on the clock of where it landed, where the source gave it on another, with its step."""
    arrived, there = row.arrived, leg.destination
    if not arrived or not there or not there.zone or arrived.text.endswith(f" {there.zone}"):
        return "", ()
    says = f"the landing of {leg.label} on the clock of {there.name}: {{}}"
    step = reckoned(says, "on the clock of", (arrived.text, there.zone), *arrived.steps, there.clock)
    return f"Landing: {arrived.shown}, which is {time(parse_moment(step.result))}.", (step,)


def argued(matter: Matter, arguing: tuple[Statement, ...]) -> str:
    """Who says that the order bars this deed, each with the chain."""
    shown = sorted(
        {
            f"{said_by(matter, one)} (of {one.content.instrument})"
            for one in arguing
            if isinstance(one.content, Construction)
        }
    )
    return f"That the order bars this is argued by: {'; '.join(shown)}." if shown else ""
