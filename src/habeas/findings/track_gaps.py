"""The gaps of each aircraft's track, and whether it could have landed in them."""

from habeas.findings.planes import Plane, planes
from habeas.findings.proof import queried
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter


class TrackGaps:
    """Each stretch without a position: its ends, and what is consistent with it."""

    name = "track_gaps"
    version = "1"
    question = "In each stretch in which an aircraft was not seen: did it stand on the ground?"
    definition = (
        "A gap is a stretch of more than five minutes without a position. A landing is excluded where the "
        "time does not allow descending from the one end, standing, and climbing to the other by figures "
        "that airliners do not exceed; certain where an end is on the ground, or the stretch too long for "
        "flight. Else it is neither shown nor excluded. Where it could have been is a reach, never a "
        "destination."
    )
    assumptions = (
        "No aircraft here climbs, descends or flies faster than the upper figures that each answer names.",
    )
    failure_cases = (
        "Not seen is not absent: a receiver's coverage, not the aircraft, may have made the gap.",
        "Altitudes at the two ends may be of two kinds.",
    )
    needs = Needs((Movement,), tables=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each aircraft that has a gap."""
        return tuple(one for plane in planes(matter) if (one := self._of(matter, plane)))

    def _of(self, matter: Matter, plane: Plane) -> Finding | None:
        from habeas.analysis.flights.gaps import gaps

        every = gaps(plane.track(matter))
        verdicts = tuple(_verdict(matter, plane, number) for number in range(len(every)))
        if not verdicts:
            return None
        answer = "\n".join(f"{dict(one.case)['Stretch']}: {one.answer}" for one in verdicts)
        title = f"The stretches in which {plane.called} was not seen"
        return found(self, title=title, answer=answer, verdicts=verdicts)


def _verdict(matter: Matter, plane: Plane, number: int) -> Verdict:
    def asked(says: str, operation: str) -> Step:
        return plane.query(matter, says, operation, str(number))

    stretch = asked(f"{plane.name} has no position {{}}", "gap by track")
    ends = asked("before it, and after it: {}", "gap ends by track")
    points = asked("between {}", "gap points by track")
    fits = asked("it is consistent with {}", "gap fits by track")
    why = asked("{}", "gap why by track")
    step = queried(
        matter,
        f"{plane.called} stood on the ground in that stretch: {{}}",
        "gap landing by track",
        (plane.tables, plane.key, str(number)),
        stretch,
        ends,
        points,
        fits,
        why,
        cites=plane.sources,
    )
    case = (("Aircraft", plane.called), ("Stretch", stretch.result), ("Ends", ends.result))
    return Verdict(case, f"{why.result}.", Certainty(step.result), step)
