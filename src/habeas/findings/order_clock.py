"""Where each aircraft was when each order issued, and which deeds it had done by then."""

from dataclasses import replace

from habeas.analysis.clock import TIMED, Phase
from habeas.findings.instruments import About, constructions, instruments
from habeas.findings.leg_clock import NAME, Row, begins_elsewhere, row
from habeas.findings.leg_times import Bases, Times, is_timed, relevant, times_of
from habeas.findings.legs import Leg, legs
from habeas.findings.merged import DEEDS, POSITIONS, Noted, merged
from habeas.findings.order_answers import summary
from habeas.findings.order_words import (
    aloft,
    argued,
    by_track,
    landed_before,
    landing_clocks,
    missing_times,
    outside,
    roughly,
    titled,
    zones_that_matter,
)
from habeas.findings.proof import certainty_of, reckoned, stated
from habeas.findings.rule import Needs, found
from habeas.findings.times import Base, Timed, absolute, bases
from habeas.findings.values import same_event
from habeas.records.certainty import Certainty
from habeas.records.contents import Construction, Custody, Deed, Instrument, InstrumentType, Movement
from habeas.records.finding import Finding, Verdict
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind
from habeas.reference.names import look_up

LATEST_FIRST = (Phase.HANDED_OVER, Phase.LANDED, Phase.AIRBORNE, Phase.GROUND)
WHERE = "any: where it was"
"""Stands under "Construction" where the question is where the aircraft was, whatever the order bars."""

COURTS = "US"
"""The country of a court that reference data does not know: this program's first cases are of its courts."""


class OrderClock:
    """Each court order beside each leg, under every stated time and every construction that is argued."""

    name = NAME
    version = "5"
    question = "Where was each aircraft when each order issued, and what had it done by then?"
    definition = (
        "For each form of a court order and each time stated for its issue, a leg is on the ground before "
        "departure, airborne, landed or handed over. Where observed positions of its aircraft are at hand, "
        "its track says so; where none are, and where a track does not show an end, each stated time does. A "
        "track that was computed stands beside the stated times and replaces none. In a gap that allows a "
        "landing a leg is not certainly airborne, and after one its landing is not excluded. A deed "
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
        timed = [leg for leg in beside if is_timed(leg)]
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


def _nothing_moving(finding: Finding) -> bool:
    """Orders that issued while every aircraft was on the ground come last."""
    return not any(one.answer.startswith(_MOVING) for one in finding.verdicts)


_MOVING = (str(Phase.AIRBORNE), str(Phase.LANDED), str(Phase.HANDED_OVER))


def _told(matter: Matter, order: About, leg: Leg, known: Bases) -> tuple[str, list[Verdict]]:
    """What the clock says of one leg beside an order: in a sentence, and in verdicts."""
    issued = absolute(matter, order.given("content.issued"))
    bases_at = [(one, Base(order.subject, one)) for one in issued]
    rows = [(one, times) for one, at in bases_at for times in times_of(matter, leg, at, known)]
    territory = territory_of_court(order)
    positions = [_position(matter, leg, _row(matter, leg, at, times, territory)) for at, times in rows]
    done = {
        deed: [
            _deed(matter, order, leg, deed, _row(matter, leg, at, only, territory))
            for at, only in relevant(deed, rows)
        ]
        for deed in _deeds(matter, order, leg, territory)
    }
    deeds = [one for noted in done.values() for one in merged(noted, DEEDS)]
    verdicts = [*merged(positions, POSITIONS), *deeds]
    return summary(leg, positions, done) if rows else "", verdicts


def _is_order(one: About) -> bool:
    """Orders that act on other instruments alone (extend, stay, vacate) are no order to an aircraft."""
    contents = one.contents()
    return any(content.type is InstrumentType.COURT_ORDER for content in contents) and not any(
        content.effect for content in contents
    )


def _same(matter: Matter, order: About, leg: Leg) -> bool:
    """Whether they may be of one event: for the leg that of its statements, where any is not of positions."""
    told = [one for one in leg.statements if not isinstance(one.locator, Point)]
    return same_event(matter, *order.statements, *(told or leg.statements))


def territory_of_court(order: About) -> str:
    """The country whose territory an order speaks of: its court's, by reference data; else COURTS."""
    courts = [look_up(content.issuer, "court") for content in order.contents() if content.issuer]
    return next((court.country for court in courts if court and court.country), COURTS)


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
        spared=times.spared,
    )


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
    steps[Phase.AIRBORNE] = aloft(matter, leg, row, steps[Phase.AIRBORNE])
    possible = [phase for phase in LATEST_FIRST if certainty_of(steps[phase]) is not Certainty.IMPOSSIBLE]
    certain = [phase for phase in possible if certainty_of(steps[phase]) is Certainty.CERTAIN]
    shown = (certain or possible)[0]
    either = " or ".join(sorted(possible, key=LATEST_FIRST.index, reverse=True))
    if possible == [Phase.AIRBORNE]:
        either = f"{Phase.AIRBORNE}, or on the ground within a gap"
    answer = str(shown) if certain else either if len(possible) < len(LATEST_FIRST) else "where it was"
    proof = steps[shown]
    clocks, beside = landing_clocks(leg, row)
    where, shown_at = by_track(matter, row)
    aside = shown is Phase.AIRBORNE and certain
    extra, after, further = outside(matter, leg, row) if aside else ("", "", ())
    if not extra and row.track and row.track.plane.made:
        extra = f" by {row.track.short}"
    proof = replace(proof, steps=(*proof.steps, *beside, *further, *shown_at))
    notes = (where, missing_times(row, certain=bool(certain)), zones_that_matter(row), clocks)
    head = f"{answer}{extra}: {proof.result}{after}"
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
    done = reckoned(says, f"deed done: {deed}", row.operands, *row.below)
    proof = landed_before(matter, leg, row, deed, done)
    proof = replace(proof, steps=(*proof.steps, *beside))
    certainty = certainty_of(proof)
    notes = (missing_times(row, certain=certainty is not Certainty.OPEN), argued(matter, arguing))
    by = f" by {row.track.short}" if row.track and row.track.plane.made else ""
    head = f"“{deed}” done before the order{by}: {certainty}"
    case = tuple(_case(row, matter, leg, str(deed)))
    return Noted(Verdict(case, head, certainty, proof), notes, row.times)
