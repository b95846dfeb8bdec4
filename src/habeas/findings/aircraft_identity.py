"""What does not hold together about who an aircraft is: registration, address, callsign."""

from collections.abc import Iterator

from habeas.analysis.whole_tracks import TABLES, tracks_by_name
from habeas.findings.planes import COMPUTED, Plane, planes
from habeas.findings.proof import certainty_of, given, queried, reckoned
from habeas.findings.rule import Needs, found
from habeas.records.contents import Movement
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter


class AircraftIdentity:
    """Each aircraft's registration beside its address, and callsigns that two used at one time."""

    name = "aircraft_identity"
    version = "2"
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
        verdicts = tuple(one for made in (False, True) for one in _verdicts(matter, made=made))
        if not verdicts:
            return ()
        answer = "\n".join(f"{one.case[0][1]}: {one.answer}" for one in verdicts)
        title = "What does not hold together about who an aircraft is"
        return (found(self, title=title, answer=answer, verdicts=verdicts),)


def _verdicts(matter: Matter, *, made: bool) -> Iterator[Verdict]:
    """Of aircraft that were observed, or of those whose positions were computed: never of both together."""
    from habeas.analysis.flights.identity import disagreements

    every = {plane.key: plane for plane in planes(matter) if plane.made is made and plane.key}
    pieces = (track for one in every.values() for track in tracks_by_name(given(matter), one.tables, one.key))
    told = disagreements(pieces)
    for kind, keys in dict.fromkeys((str(one.kind), one.aircraft) for one in told):
        yield _verdict(matter, kind, [every[key] for key in keys])


def _verdict(matter: Matter, kind: str, concerned: list[Plane]) -> Verdict:
    called = " and ".join(plane.shown for plane in concerned)
    tables = TABLES.join(sorted({digest for plane in concerned for digest in plane.digests}))
    keys = TABLES.join(plane.key for plane in concerned)
    sources = tuple(dict.fromkeys(source for plane in concerned for source in plane.sources))

    def asked(says: str, operation: str, *operands: str) -> Step:
        return queried(matter, says, operation, (tables, keys, kind, *operands), cites=sources)

    told = asked(f"by the positions of {called}: {{}}", "identity by track")
    shown = asked("that follows from the positions: {}", "identity certain by track", told.result)
    proof = reckoned(f"{kind}: {{}}", "all of", (shown.result,), shown, told)
    case = (("Aircraft", called), ("What", kind))
    opening = f"By positions {COMPUTED}: " if any(plane.made for plane in concerned) else ""
    return Verdict(case, f"{opening}{told.result}.", certainty_of(proof), proof)
