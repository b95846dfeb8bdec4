"""When each aircraft entered or left a territory, by its track."""

from habeas.findings.planes import COMPUTED, Plane, planes
from habeas.findings.proof import certainty_of, given, reckoned, referred
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter


class TrackCrossings:
    """Each crossing of each boundary that a track meets, and each stretch that may hide one."""

    name = "track_crossings"
    version = "3"
    question = "When did each aircraft enter or leave which territory?"
    definition = (
        "A territory is land and territorial sea to 12 nautical miles, and the air above. A crossing lies "
        "between the last instant at which the track is surely on the one side of the line and the first at "
        "which it is surely on the other, by how far the true line may lie from the drawn one on that coast. "
        "Between two positions the aircraft is taken to fly the geodesic; in a gap no path is taken, and the "
        "crossing lies anywhere in it. It is certain where the track was surely on both sides. Where a track "
        "comes nearer to the drawn line than the true one may lie, and does not cross it, that it crossed "
        "the true line is neither shown nor excluded."
    )
    assumptions = (
        "Between two positions no more than a minute apart it flew straight, at constant speed.",
        "The positions are of the aircraft whose address they carry.",
    )
    failure_cases = (
        "Lines drawn by equidistance are no treaty; straight baselines are not drawn (see the tolerance).",
        "Whether a line was crossed in a gap in which the aircraft was before and after on one side of it is "
        "not asked: see its reach.",
        "A track that begins or ends near the line does not show on which side it was before or after.",
    )
    needs = Needs((Movement,), tables=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each aircraft whose track crosses a boundary or comes within its tolerance."""
        return tuple(one for plane in planes(matter) if (one := self._of(matter, plane)))

    def _of(self, matter: Matter, plane: Plane) -> Finding | None:
        from habeas.analysis.flights.meeting import crossings_by_boundary
        from habeas.analysis.flights.nearby import nearby_by_boundary

        track, over = plane.track(matter), given(matter)
        crossed, near = crossings_by_boundary(track, over), nearby_by_boundary(track, over)
        asked = [(one.at, code, number, _crossed) for code, of in crossed for number, one in enumerate(of)]
        asked += [(one.earliest, code, number, _near) for code, of in near for number, one in enumerate(of)]
        verdicts = tuple(
            verdict(matter, plane, code, number)
            for _, code, number, verdict in sorted(asked, key=lambda one: one[:3])
        )
        if not verdicts:
            return None
        answer = "\n".join(one.answer for one in verdicts)
        what = f"When {plane.called} entered and left territories"
        title = what if crossed else f"Whether {plane.called} entered or left a territory that it came near"
        title += f", by a track {COMPUTED}" if plane.made else ""
        return found(self, title=title, answer=answer, verdicts=verdicts)


def _crossed(matter: Matter, plane: Plane, code: str, number: int) -> Verdict:
    crossed = plane.query(matter, f"{plane.name} {{}}", "crossing by track", code, str(number))

    def asked(says: str, what: str) -> Step:
        return plane.query(matter, says, f"crossing {what} by track", code, str(number), crossed.result)

    tolerance = asked(_TOLERANCE, "tolerance")
    points, why = asked("it lies between {}", "points"), asked("{}", "why")
    sure = asked("the track was surely on the one side before and on the other after: {}", "certain")
    steps = (sure, crossed, _drawn(matter, code), tolerance, points, why)
    says = f"{plane.name} {crossed.result}: {{}}"
    proof = reckoned(says, "all of", (sure.result,), *steps)
    certainty = certainty_of(proof)
    doubt = f": {certainty}, since it is not seen surely on both sides"
    told = crossed.result + (doubt if certainty is Certainty.OPEN else "")
    return _verdict(matter, plane, code, told, tolerance, proof)


def _near(matter: Matter, plane: Plane, code: str, number: int) -> Verdict:
    near = plane.query(matter, f"{plane.name} {{}}", "near by track", code, str(number))

    def asked(says: str, what: str) -> Step:
        return plane.query(matter, says, f"near {what} by track", code, str(number), near.result)

    tolerance = asked(_TOLERANCE, "tolerance")
    points, why = asked("it was so from {}", "points"), asked("{}", "why")
    whether = asked("whether it crossed the true line in that stretch: {}", "crossed")
    steps = (whether, near, _drawn(matter, code), tolerance, points, why)
    says = f"{plane.name} {near.result}, and crossed the true line: {{}}"
    proof = reckoned(says, "all of", (whether.result,), *steps)
    told = f"{near.result}: that it crossed the true line is {proof.result}"
    return _verdict(matter, plane, code, told, tolerance, proof)


_TOLERANCE = "the true line may lie from the drawn one: {}"


def _drawn(matter: Matter, code: str) -> Step:
    drawn = given(matter).drawn(code)
    return referred(f"{code} ({drawn.kind}) is {drawn.name}, drawn after {drawn.source}")


def _verdict(matter: Matter, plane: Plane, code: str, told: str, tolerance: Step, proof: Step) -> Verdict:
    boundary = f"{code}, {given(matter).drawn(code).name}"
    case = (("Aircraft", plane.shown), ("Boundary", boundary), ("Tolerance", tolerance.result))
    answer = f"{plane.opening}{'it ' if plane.made else 'It '}{told}."
    return Verdict(case, answer, certainty_of(proof), proof)
