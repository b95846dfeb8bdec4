"""The gaps of each aircraft's track, and whether it could have landed in them."""

from habeas.findings.planes import COMPUTED, Plane, planes
from habeas.findings.proof import certainty_of, reckoned
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter


class TrackGaps:
    """Each stretch without a position: its ends, what is consistent with it, and who else was seen then."""

    name = "track_gaps"
    version = "3"
    question = "Did each aircraft stand on the ground in a stretch without a position?"
    definition = (
        "A gap is a stretch of more than five minutes without a position. A landing is excluded where the "
        "time does not allow descending from the one end, standing, and climbing to the other by figures "
        "that airliners do not exceed; certain where an end is on the ground, or the stretch too long for "
        "flight. Else it is neither shown nor excluded. Where it could have been is a reach, never a "
        "destination. Of an observed track it is told how much of the gap lies in a hole of the coverage: "
        "more than a quarter hour in which no aircraft at all of those read together was seen, where these "
        "are three or more."
    )
    assumptions = (
        "No aircraft here climbs, descends or flies faster than the upper figures that each answer names.",
    )
    failure_cases = (
        "Not seen is not absent: a receiver's coverage, not the aircraft, may have made the gap. Another "
        "aircraft that was seen then may have been elsewhere, in another receiver's sight.",
        "A table of a few aircraft that were picked out has holes where none of them flew.",
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
        answer = "\n".join(one.answer for one in verdicts)
        title = f"The stretches in which {plane.called} has no position"
        title += f", by a track {COMPUTED}" if plane.made else ""
        return found(self, title=title, answer=answer, verdicts=verdicts)


def _verdict(matter: Matter, plane: Plane, number: int) -> Verdict:
    stretch = plane.query(matter, f"{plane.name} has no position {{}}", "gap by track", str(number))

    def asked(says: str, what: str) -> Step:
        return plane.query(matter, says, f"gap {what} by track", str(number), stretch.result)

    ends = asked("before it, and after it: {}", "ends")
    points, why = asked("between {}", "points"), asked("it is {}", "why")
    stood = asked("whether a landing is shown or excluded by that: {}", "landing")
    # Of a track that was computed no receiver saw anything: there is no coverage to tell.
    cover = () if plane.made else (asked("{}", "coverage"),)
    says = f"{plane.called} stood on the ground {stretch.result}: {{}}"
    proof = reckoned(says, "all of", (stood.result,), stood, stretch, ends, points, why, *cover)
    case = (("Aircraft", plane.shown), ("Stretch", stretch.result), ("Ends", ends.result))
    certainty = certainty_of(proof)
    answer = f"{plane.opening}{'no' if plane.made else 'No'} position {stretch.result}: {_TOLD[certainty]}"
    coverage = "".join(f" Coverage: {one.result}." for one in cover)
    return Verdict(case, f"{answer} ({why.result}).{coverage}", certainty, proof)


_TOLD = {
    Certainty.CERTAIN: "it stood on the ground, for some of it at least",
    Certainty.IMPOSSIBLE: "it did not stand on the ground",
    Certainty.OPEN: "that it stood on the ground is neither shown nor excluded",
}
