"""What does not hold together about who an aircraft is: registration, address, callsign."""

from habeas.analysis.track_queries import TABLES
from habeas.findings.planes import Plane, planes
from habeas.findings.proof import queried
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Verdict
from habeas.records.matter import Matter


class AircraftIdentity:
    """Each aircraft's registration beside its address, and callsigns that two used at one time."""

    name = "aircraft_identity"
    version = "1"
    question = "Do the registration, the address and the callsign of each aircraft hold together?"
    definition = (
        "A United States registration has one ICAO address by arithmetic, and every state has blocks of "
        "addresses. Told are a registration that cannot be, an address that is not its registration's, "
        "an address of no block, or one that is none of ICAO's, two registrations under one address, and a "
        "callsign under which two aircraft were in the air at one time."
    )
    assumptions = (
        "Which block of addresses is whose is general knowledge of ICAO Annex 10, and not checked against a "
        "source.",
    )
    failure_cases = (
        "A receiver's list of registrations may be out of date: then that list is wrong, not the aircraft.",
        "An address that was set wrongly is told like one that was set to mislead.",
    )
    needs = Needs((Movement,), tables=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding over all aircraft; none where everything holds together."""
        from habeas.analysis.flights.identity import disagreements

        every = {plane.key: plane for plane in planes(matter)}
        told = disagreements(plane.track(matter) for plane in every.values())
        kinds = dict.fromkeys((str(one.kind), one.aircraft) for one in told)
        verdicts = tuple(_verdict(matter, kind, [every[key] for key in keys]) for kind, keys in kinds)
        if not verdicts:
            return ()
        answer = "\n".join(f"{one.case[0][1]}: {one.answer}." for one in verdicts)
        title = "What does not hold together about who an aircraft is"
        return (found(self, title=title, answer=answer, verdicts=verdicts),)


def _verdict(matter: Matter, kind: str, concerned: list[Plane]) -> Verdict:
    called = " and ".join(plane.called for plane in concerned)
    tables = dict.fromkeys(digest for plane in concerned for digest in plane.tables.split(TABLES))
    keys = TABLES.join(plane.key for plane in concerned)
    sources = tuple(dict.fromkeys(source for plane in concerned for source in plane.sources))
    says = f"by the positions of {called}: {{}}"
    step = queried(
        matter, says, "identity by track", (TABLES.join(sorted(tables)), keys, kind), cites=sources
    )
    case = (("Aircraft", called), ("What", kind))
    return Verdict(case, step.result, Certainty.CERTAIN, step)
