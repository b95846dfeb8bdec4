"""When each aircraft entered or left a territory, by its track."""

from habeas.findings.planes import COMPUTED, Plane, planes
from habeas.findings.proof import certainty_of, given, reckoned, referred
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter


class TrackCrossings:
    """Each crossing of each boundary that a track meets, as an instant or a stretch."""

    name = "track_crossings"
    version = "2"
    question = "When did each aircraft enter or leave which territory?"
    definition = (
        "A territory is land and territorial sea to 12 nautical miles, and the air above. A crossing lies "
        "between the last instant at which the track is surely on the one side of the line and the first at "
        "which it is surely on the other, by how far the true line may lie from the drawn one on that coast. "
        "Between two positions the aircraft is taken to fly the geodesic; in a gap no path is taken, and the "
        "crossing lies anywhere in it. It is certain where the track was surely on both sides."
    )
    assumptions = (
        "Between two positions no more than a minute apart it flew straight, at constant speed.",
        "The positions are of the aircraft whose address they carry.",
    )
    failure_cases = (
        "Lines drawn by equidistance are no treaty; straight baselines are not drawn (see the tolerance).",
        "A track that begins or ends near the line does not show on which side it was before or after.",
    )
    needs = Needs((Movement,), tables=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each aircraft whose track crosses a boundary."""
        return tuple(one for plane in planes(matter) if (one := self._of(matter, plane)))

    def _of(self, matter: Matter, plane: Plane) -> Finding | None:
        from habeas.analysis.flights.meeting import crossings_by_boundary

        every = crossings_by_boundary(plane.track(matter), given(matter))
        asked = [(one.at, code, number) for code, those in every for number, one in enumerate(those)]
        verdicts = tuple(_verdict(matter, plane, code, number) for _, code, number in sorted(asked))
        if not verdicts:
            return None
        answer = "\n".join(one.answer for one in verdicts)
        title = f"When {plane.called} entered and left territories"
        title += f", by a track {COMPUTED}" if plane.made else ""
        return found(self, title=title, answer=answer, verdicts=verdicts)


def _verdict(matter: Matter, plane: Plane, code: str, number: int) -> Verdict:
    crossed = plane.query(matter, f"{plane.name} {{}}", "crossing by track", code, str(number))

    def asked(says: str, what: str) -> Step:
        return plane.query(matter, says, f"crossing {what} by track", code, str(number), crossed.result)

    boundary = given(matter).boundary(code)
    name, source, kind = (boundary.name, boundary.source, boundary.kind) if boundary else (code, code, "")
    drawn = referred(f"{code} ({kind}) is {name}, drawn after {source}")
    tolerance = asked("the true line may lie from the drawn one: {}", "tolerance")
    points, why = asked("it lies between {}", "points"), asked("{}", "why")
    sure = asked("the track was surely on the one side before and on the other after: {}", "certain")
    steps = (sure, crossed, drawn, tolerance, points, why)
    says = f"{plane.name} {crossed.result}: {{}}"
    proof = reckoned(says, "all of", (sure.result,), *steps)
    case = (("Aircraft", plane.shown), ("Boundary", f"{code}, {name}"), ("Tolerance", tolerance.result))
    certainty = certainty_of(proof)
    doubt = f": {certainty}, since it is not seen surely on both sides"
    told = crossed.result + (doubt if certainty is Certainty.OPEN else "")
    return Verdict(case, f"{plane.opening}{'it ' if plane.made else 'It '}{told}.", certainty, proof)
