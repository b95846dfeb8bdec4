"""Where each aircraft was when each order issued, and which deeds it had done by then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from habeas.analysis.clock import TIMED, Phase, reach_of
from habeas.findings.happened import happened
from habeas.findings.instruments import About, constructions, instruments
from habeas.findings.leg_clock import NAME, Row, begins_elsewhere, row
from habeas.findings.legs import Leg, legs
from habeas.findings.merged import DEEDS, POSITIONS, Noted, merged
from habeas.findings.order_words import (
    argued,
    by_track,
    landing_clocks,
    missing_times,
    outside,
    roughly,
    titled,
    zones_that_matter,
)
from habeas.findings.proof import certainty_of, reckoned, stated
from habeas.findings.rule import Needs, found
from habeas.findings.times import Base, Timed, absolute, bases, relative
from habeas.findings.tracked import Tracked, tracked
from habeas.findings.values import Stated, same_event
from habeas.findings.wording import number
from habeas.records.certainty import Certainty
from habeas.records.contents import Act, Construction, Custody, Deed, Instrument, InstrumentType, Movement
from habeas.records.finding import Finding, Verdict
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind
from habeas.reference.names import look_up

LATEST_FIRST = (Phase.HANDED_OVER, Phase.LANDED, Phase.AIRBORNE, Phase.GROUND)
WHERE = "any: where it was"
"""Stands under "Construction" where the question is where the aircraft was, whatever the order bars."""
Bases = Mapping[str, Base]


COURTS = "US"
"""The country of a court that reference data does not know: this program's first cases are of its courts."""


@dataclass(frozen=True)
class Times:
    """One value for each time of a leg, and the track that gives what it can; None where there is none."""

    departed: Timed | None = None
    arrived: Timed | None = None
    handed_over: Timed | None = None
    track: Tracked | None = None


class OrderClock:
    """Each court order beside each leg, under every stated time and every construction that is argued."""

    name = NAME
    version = "3"
    question = "Where was each aircraft when each order issued, and what had it done by then?"
    definition = (
        "For each form of a court order and each time stated for its issue, a leg is on the ground before "
        "departure, airborne, landed or handed over. Where positions of its aircraft are at hand, its track "
        "says so; where none are, and where a track does not show an end, each stated time does. A deed "
        "is done before the order if it was done at or before the earliest instant at which the order may "
        "have issued. The deeds are those that the order, or anybody's construction of one, names. Certain "
        "and impossible hold under every zone that a time may be in; else it is neither shown nor excluded. "
        "Whether an order was obeyed is not asked."
    )
    assumptions = (
        "A stated departure is the take-off, and a stated arrival the landing.",
        "Nobody aboard is handed over before the leg lands.",
        "Without a track, where an aircraft crossed a boundary rests on its schedule and the great circle.",
        "The territory that an order speaks of is that of its court's country; where reference data does not "
        f"know the court, {COURTS}.",
        "A territory's airspace is that above its land and its territorial sea to 12 nautical miles.",
    )
    failure_cases = (
        "A departure that was read off the gate is before the take-off by the time of the taxi.",
        "A flown path that is far from the great circle crosses elsewhere than computed.",
        "An order that is spoken over minutes has no single instant.",
        "Positions that were spoofed, or sent by another aircraft under the same address, mislead a track.",
        "A relative time that names no judged instrument is not used.",
    )
    needs = Needs(
        (Instrument, Construction, Movement, Custody),
        (SubjectKind.INSTRUMENT, SubjectKind.LEG, SubjectKind.EVENT),
        tables=True,
    )

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each timed order, over every timed leg of the same event."""
        known = bases(matter)
        orders = [one for one in instruments(matter) if _is_order(one)]
        made = [one for order in orders if (one := self._finding(matter, order, known)).verdicts]
        return tuple(sorted(made, key=_nothing_moving))

    def _finding(self, matter: Matter, order: About, known: Bases) -> Finding:
        beside = [leg for leg in legs(matter) if _same(matter, order, leg)]
        timed = [leg for leg in beside if _is_timed(leg)]
        told = sorted((_told(matter, order, leg, known) for leg in timed), key=_still)
        answers = [answer for answer, _ in told if answer]
        if untimed := [leg.label for leg in beside if leg not in timed]:
            answers.append(f"Without a stated time, and not asked here: {'; '.join(untimed)}.")
        return found(
            self,
            title=f"Where each aircraft was when {titled(order.label)} issued",
            answer="\n".join(answers),
            verdicts=tuple(one for _, verdicts in told for one in verdicts),
            about=(order.subject, *(leg.subject for leg in timed)),
        )


def _still(told: tuple[str, list[Verdict]]) -> int:
    """Legs that were certainly under way or had arrived come first, those on the ground last."""
    where = [one for one in told[1] if ("Construction", WHERE) in one.case]
    if any(one.answer.startswith(_MOVING) and one.certainty is Certainty.CERTAIN for one in where):
        return 0
    return 1 if any(one.certainty is not Certainty.CERTAIN for one in where) else 2


def _is_timed(leg: Leg) -> bool:
    return any(one.text for path in ("content.departed", "content.arrived") for one in leg.given(path))


def _nothing_moving(finding: Finding) -> bool:
    """Orders that issued while every aircraft was on the ground come last."""
    return not any(one.answer.startswith(_MOVING) for one in finding.verdicts)


_MOVING = (str(Phase.AIRBORNE), str(Phase.LANDED), str(Phase.HANDED_OVER))


def _told(matter: Matter, order: About, leg: Leg, known: Bases) -> tuple[str, list[Verdict]]:
    """What the clock says of one leg beside an order: in a sentence, and in verdicts."""
    issued = absolute(matter, order.given("content.issued"))
    bases_at = [(one, Base(order.subject, one)) for one in issued]
    rows = [(one, times) for one, at in bases_at for times in _times(matter, leg, at, known)]
    territory = territory_of_court(order)
    positions = [_position(matter, leg, _row(matter, leg, at, times, territory)) for at, times in rows]
    done = {
        deed: [
            _deed(matter, order, leg, deed, _row(matter, leg, at, only, territory))
            for at, only in _relevant(deed, rows)
        ]
        for deed in _deeds(matter, order, leg, territory)
    }
    deeds = [one for noted in done.values() for one in merged(noted, DEEDS)]
    verdicts = [*merged(positions, POSITIONS), *deeds]
    return _summary(leg, positions, done) if rows else "", verdicts


def _is_order(one: About) -> bool:
    """Orders that act on other instruments alone (extend, stay, vacate) are no order to an aircraft."""
    contents = one.contents()
    return any(content.type is InstrumentType.COURT_ORDER for content in contents) and not any(
        content.effect for content in contents
    )


def _same(matter: Matter, order: About, leg: Leg) -> bool:
    return same_event(matter, *order.statements, *leg.statements)


def territory_of_court(order: About) -> str:
    """The country whose territory an order speaks of: its court's, by reference data; else COURTS."""
    courts = [look_up(content.issuer, "court") for content in order.contents() if content.issuer]
    return next((court.country for court in courts if court and court.country), COURTS)


def _times(matter: Matter, leg: Leg, at: Base, known: Bases) -> list[Times]:
    """Each departure with each landing and each handing over: by each track, or as stated."""
    tracks: tuple[Tracked | None, ...] = tracked(matter, leg) or (None,)
    return [
        Times(departed, arrived, handed_over, track)
        for track in tracks
        for departed, arrived, handed_over in product(
            _end(matter, leg, at, known, track, ("take-off by track", "content.departed")),
            _end(matter, leg, at, known, track, ("landing by track", "content.arrived")),
            _values(matter, _handing_over(matter, leg), known, at),
        )
    ]


def _end(
    matter: Matter, leg: Leg, at: Base, known: Bases, track: Tracked | None, named: tuple[str, str]
) -> tuple[Timed | None, ...]:
    """What a track gives for an end where it bounds it on both sides; else what is stated, else its bound."""
    operation, path = named
    seen = track.touch(matter, operation) if track else None
    if seen and None not in (seen.moment.earliest, seen.moment.latest):
        return (seen,)
    given = tuple(one for one in leg.given(path) if not isinstance(one.statement.locator, Point))
    told = tuple(one for one in _values(matter, given, known, at) if one)
    return told or (seen,)


def _values(matter: Matter, given: tuple[Stated, ...], known: Bases, at: Base) -> tuple[Timed | None, ...]:
    return (*absolute(matter, given), *relative(matter, given, known, at)) or (None,)


def _handing_over(matter: Matter, leg: Leg) -> tuple[Stated, ...]:
    return tuple(
        Stated(one, "content.since", ("leg",))
        for one in matter.of(Custody)
        if isinstance(one.content, Custody)
        and one.content.act is Act.HANDED_OVER
        and happened(one)
        and matter.subject(one, "leg") == leg.subject
    )


def _row(matter: Matter, leg: Leg, at: Timed, times: Times, territory: str) -> Row:
    return row(
        matter,
        leg,
        at=at,
        departed=times.departed,
        arrived=times.arrived,
        handed_over=times.handed_over,
        territory=territory,
        track=times.track,
    )


def _relevant(deed: Deed, rows: list[tuple[Timed, Times]]) -> Iterator[tuple[Timed, Times]]:
    """The times that decide a deed, each combination once: a take-off needs no landing where it is stated."""
    seen: set[tuple[str, ...]] = set()
    for at, times in rows:
        only = replace(times, handed_over=None)
        if deed in (Deed.TAKE_OFF, Deed.BOARD) and times.departed:
            only = Times(times.departed, track=times.track)
        elif deed is Deed.LAND and times.arrived:
            only = Times(arrived=times.arrived, track=times.track)
        elif deed is Deed.HAND_OVER and times.handed_over:
            only = Times(handed_over=times.handed_over, track=times.track)
        given = (only.departed, only.arrived, only.handed_over)
        key = (
            at.text,
            only.track.plane.key if only.track else "",
            *(one.text if one else "" for one in given),
        )
        if key not in seen:
            seen.add(key)
            yield at, only


def _case(row: Row, matter: Matter, leg: Leg, asked: str) -> list[tuple[str, str]]:
    issued = row.at.by(matter) + roughly(row.at)
    case = [("Leg", leg.label), ("Construction", asked), ("Order issued", issued)]
    times = (("Departed", row.departed), ("Landed", row.arrived), ("Handed over", row.handed_over))
    told = [(heading, time.by(matter)) for heading, time in times if time]
    return [*case, *told, ("Rests on", row.rests_on)]


def _position(matter: Matter, leg: Leg, row: Row) -> Noted:
    says = f"{leg.label} was {{phase}} at {row.at.shown}: {{}}"
    steps = {
        phase: reckoned(says.replace("{phase}", phase), f"phase: {phase}", row.operands, *row.below)
        for phase in LATEST_FIRST
    }
    possible = [phase for phase in LATEST_FIRST if certainty_of(steps[phase]) is not Certainty.IMPOSSIBLE]
    certain = [phase for phase in possible if certainty_of(steps[phase]) is Certainty.CERTAIN]
    shown = (certain or possible)[0]
    either = " or ".join(sorted(possible, key=LATEST_FIRST.index, reverse=True))
    answer = str(shown) if certain else either if len(possible) < len(LATEST_FIRST) else "where it was"
    proof = steps[shown]
    clocks, beside = landing_clocks(leg, row)
    extra = where = ""
    if shown is Phase.AIRBORNE and certain:
        extra, further = outside(leg, row)
        where, shown_at = by_track(matter, row)
        beside = (*beside, *further, *shown_at)
    proof = reckoned(proof.says, proof.operation, proof.operands, *proof.steps, *beside)
    notes = (where, missing_times(row, certain=bool(certain)), zones_that_matter(row), clocks)
    head = f"{answer}{extra}: {proof.result}"
    case = tuple(_case(row, matter, leg, WHERE))
    return Noted(Verdict(case, head, certainty_of(proof), proof), notes, row.times)


def _deeds(matter: Matter, order: About, leg: Leg, territory: str) -> list[Deed]:
    """The deeds that this order or any construction names, of those that this leg's times can time."""
    named = {deed for content in order.contents() for deed in (*content.barred, *content.commanded)}
    for one in _argued_of(matter, order):
        if isinstance(one.content, Construction):
            named.add(one.content.bars)
    if begins_elsewhere(leg, territory):
        named -= {Deed.LEAVE_TERRITORY, Deed.LEAVE_AIRSPACE}
    return [deed for deed in TIMED if deed in named]


def _argued_of(matter: Matter, order: About) -> tuple[Statement, ...]:
    return tuple(one for one in constructions(matter) if same_event(matter, *order.statements, one))


def _deed(matter: Matter, order: About, leg: Leg, deed: Deed, row: Row) -> Noted:
    arguing = tuple(
        one
        for one in _argued_of(matter, order)
        if isinstance(one.content, Construction) and one.content.bars is deed
    )
    beside = [stated(matter, one, "content.bars", as_to=("instrument",)) for one in arguing]
    says = f"{leg.label} had done “{deed}” by {row.at.shown}: {{}}"
    proof = reckoned(says, f"deed done: {deed}", row.operands, *row.below, *beside)
    certainty = certainty_of(proof)
    notes = (missing_times(row, certain=certainty is not Certainty.OPEN), argued(matter, arguing))
    head = f"“{deed}” done before the order: {certainty}"
    case = tuple(_case(row, matter, leg, str(deed)))
    return Noted(Verdict(case, head, certainty, proof), notes, row.times)


def _summary(leg: Leg, positions: list[Noted], done: dict[Deed, list[Noted]]) -> str:
    """ "GlobalX 6143 — airborne: certain (…). Done before the order under all stated times: take off"."""
    where = "; or ".join(sorted({one.verdict.answer for one in positions}))
    told = f"{leg.label} — {where} (over {number(len(positions), 'combination')} of stated times)."
    reached: dict[str, list[str]] = {}
    for deed, noted in done.items():
        reached.setdefault(reach_of([one.verdict.certainty for one in noted]), []).append(f"“{deed}”")
    parts = [f"{_UNDER.get(reach, reach)}: {', '.join(deeds)}" for reach, deeds in reached.items()]
    return f"{told} Done before the order {'; '.join(parts)}." if parts else told


_UNDER = {"all": "under all stated times", "some": "under some stated times", "none": "under no stated time"}
