"""Which leg each leg that positions show is: one that statements speak of, one of its own, or open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.judgements.events import Placed
from habeas.judgements.proposal import Naming
from habeas.judgements.seen_fit import BY_ANOTHER, ELSEWHERE, Fit, Spoken, fit, spoken
from habeas.judgements.seen_legs import Seen, instant, seen_legs
from habeas.judgements.stated_legs import Told
from habeas.judgements.whereabouts import known
from habeas.records.mentions import named
from habeas.records.place import Place
from habeas.records.statement import Mention, Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Choice:
    """What one seen leg may be: the spoken legs that it fits, and why it is none of those it does not."""

    seen: Seen
    fits: tuple[Fit, ...]
    against: tuple[Fit, ...]
    doubt: str = ""


def seen_namings(told: Iterable[Told], statements: Iterable[Statement]) -> tuple[Naming, ...]:
    """For each Movement taken from positions its leg, and the event of that leg.

    It joins the leg that it fits alone, by callsign or aircraft, times and ends. What fits several, and what
    several fit, is proposed as each of them: open until a person decides, and in no finding of an event. What
    fits none is its own.
    """
    legs = spoken(told)
    choices = _each_alone([_choice(one, legs) for one in seen_legs(statements)])
    return tuple(naming for one in choices for naming in _namings(one))


def _choice(seen: Seen, legs: Iterable[Spoken]) -> Choice:
    every = [found for leg in legs if (found := fit(seen, leg))]
    fits = [one for one in every if not one.against]
    by_craft = [one for one in fits if one.craft]
    by_sign = [one for one in every if one.sign and (not one.against or _of_another(one))]
    if by_sign and by_craft and not any(one.sign for one in by_craft):
        doubt = "its callsign is stated for one leg and its aircraft for another"
        return Choice(seen, (*by_sign, *by_craft), (), doubt)
    best = [one for one in fits if one.rank == max(each.rank for each in fits)]
    doubt = "it fits several legs alike" if len(best) > 1 else ""
    return Choice(seen, tuple(best), tuple(one for one in every if one.against), doubt)


def _of_another(one: Fit) -> bool:
    """Whether all that is against it is that another aircraft is stated for it."""
    return one.against.startswith(BY_ANOTHER) and one.timed is not False


def _each_alone(choices: list[Choice]) -> list[Choice]:
    """Puts in doubt those of which several would be one leg, unless one of them fits best."""
    wanting: dict[str, list[Choice]] = defaultdict(list)
    for one in choices:
        if len(one.fits) == 1:
            wanting[one.fits[0].leg.naming.key].append(one)
    out = []
    for one in choices:
        rivals = wanting[one.fits[0].leg.naming.key] if len(one.fits) == 1 else [one]
        out.append(one if len(rivals) == 1 else _beside(one, [each for each in rivals if each is not one]))
    return out


def _beside(one: Choice, rivals: list[Choice]) -> Choice:
    mine, best = one.fits[0].rank, max(each.fits[0].rank for each in rivals)
    if mine > best:
        return one
    if mine < best:
        return Choice(one.seen, (), (*one.fits, *one.against), "another leg that was seen fits it better")
    same_time = any(
        each.seen.overlaps(one.seen) and each.seen.aircraft != one.seen.aircraft for each in rivals
    )
    names = " and ".join(sorted({one.seen.name, *(each.seen.name for each in rivals)}))
    doubt = f"two aircraft at one time, {names}" if same_time else "several legs that were seen fit it alike"
    return Choice(one.seen, one.fits, one.against, doubt)


def _namings(one: Choice) -> Iterator[Naming]:
    if one.fits and not one.doubt:
        yield from _joined(one.seen, one.fits[0])
        return
    if one.fits:
        for each in one.fits:
            yield from _of(
                one.seen, each.leg, f"{_heard(one.seen)} may be {each.leg.label}: {one.doubt}", "0.5"
            )
        if len(one.fits) == 1:
            yield from _own(
                one.seen, f"it may be another leg than {one.fits[0].leg.label}: {one.doubt}", "0.5"
            )
        return
    why = "; ".join(f"{each.leg.label} is stated {each.against}" for each in one.against if each.against)
    why = why or one.doubt or "no statement gives its callsign or its aircraft"
    yield from _own(one.seen, f"it is seen in positions alone: {why}", "0.8" if not one.against else "0.7")
    if placed := _event(one):
        yield from _placed(one.seen, placed, f"{_heard(one.seen)}: {why}", "0.7")


def _joined(seen: Seen, made: Fit) -> Iterator[Naming]:
    by = [f"the callsign {' or '.join(seen.signs)}"] if made.sign else []
    by += [f"the same aircraft, {seen.name}"] if made.craft else []
    if made.sign is False:
        by.append(f"another callsign, {' or '.join(seen.signs)}, was heard")
    by.append("its times fit those stated" if made.timed else "its day is one of the event's")
    by.append(_seen_ends(seen))
    reason = f"{_heard(seen)} is {made.leg.label}: {'; '.join(by)}"
    yield from _of(seen, made.leg, reason, _score(made))


def _score(made: Fit) -> str:
    if made.sign is False:
        return "0.6"
    if made.sign and made.craft:
        return "0.95"
    return "0.9" if made.sign and made.timed else "0.85" if made.timed else "0.8"


def _seen_ends(seen: Seen) -> str:
    ends = [
        f"from {_name(seen.origin)}" if seen.origin else "",
        f"to {_name(seen.destination)}" if seen.destination else "",
    ]
    shown = " ".join(one for one in ends if one)
    whole = seen.origin and seen.destination
    return (
        f"seen {shown}" if whole else f"seen in part ({shown or 'in the air alone'}), and fits that leg alone"
    )


def _heard(seen: Seen) -> str:
    return f"the track of {seen.name} from {_clock(seen)}"


def _clock(seen: Seen) -> str:
    return f"{instant(seen.first.time):%Y-%m-%d %H:%M} UTC"


def _name(place: Place) -> str:
    found = known(place.name, place.code)
    return found.name if found else place.name


def _of(seen: Seen, leg: Spoken, reason: str, score: str) -> Iterator[Naming]:
    for mention in _mentions(seen):
        yield Naming(mention, SubjectKind.LEG, leg.naming.key, leg.naming.label, reason, score)
    if leg.placed:
        yield from _placed(seen, leg.placed, reason, score)


def _own(seen: Seen, reason: str, score: str) -> Iterator[Naming]:
    ends = [
        f"from {_name(seen.origin)}" if seen.origin else "",
        f"to {_name(seen.destination)}" if seen.destination else "",
    ]
    sign = next(iter(seen.signs), "")
    label = f"{sign} ({seen.name})" if sign else seen.name
    label = ", ".join(part for part in (f"{label}, {_clock(seen)}", " ".join(filter(None, ends))) if part)
    key = f"positions / {seen.aircraft} / {instant(seen.first.time).isoformat()}"
    for mention in _mentions(seen):
        yield Naming(mention, SubjectKind.LEG, key, label, reason, score)


def _mentions(seen: Seen) -> Iterator[Mention]:
    for piece in seen.pieces:
        yield from (one.mention for one in named(piece.statement) if one.mention.field == "designation")


def _placed(seen: Seen, placed: Placed, reason: str, score: str) -> Iterator[Naming]:
    event = placed.event
    for piece in seen.pieces:
        mention = Mention(piece.statement.anchor, "event")
        yield Naming(mention, SubjectKind.EVENT, event.key, event.label, reason, score)


def _event(one: Choice) -> Placed | None:
    """The event of a leg of its own: one in which its number or aircraft flew elsewhere that day, if
    it went to a country of that event."""
    for each in one.against:
        placed = each.leg.placed
        if each.against != ELSEWHERE or placed is None or not placed.event.has_day(one.seen.days):
            continue
        to = known(one.seen.destination.name, one.seen.destination.code) if one.seen.destination else None
        if to and to.country in placed.event.countries | placed.event.through:
            return placed
    return None
