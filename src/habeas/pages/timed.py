"""Everything that has a time: which statement gives it, for what, and which place's clock it is on."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.clocks import Clock, home_clock, place_clock
from habeas.records.contents import Count, Custody, Instrument, Movement, Utterance
from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Timed:
    """A time that a statement gives: what happened, of which Subject, when, on which clocks.

    `stated` is in the source's words; `zones` are the candidate zones with why, where more than one is left.
    """

    subject: str
    what: str
    group: str
    family: str
    stated: str
    moment: Moment
    home: Clock
    local: Clock | None
    claim: Claim
    zones: tuple[str, ...] = ()


def timed(account: Account) -> tuple[Timed, ...]:
    """Every time given, earliest first; those without any bound come last."""
    found = [one for statement in account.matter.statements for one in _of(statement, account)]
    return tuple(sorted(found, key=_order))


def _order(one: Timed) -> tuple[bool, str, str, str, str]:
    ends = [end for end in (one.moment.earliest, one.moment.latest) if end]
    return not ends, ends[0].isoformat() if ends else "", one.group, one.what, one.claim.id


def _of(statement: Statement, account: Account) -> Iterator[Timed]:
    for field, what, moment, place in _moments(statement):
        if moment is None:
            continue
        subject = account.matter.subject(statement, field) if field else ""
        name = account.matter.label(subject) if subject else _name(statement)
        zones = tuple(f"{zone.name} ({zone.basis})" for zone in moment.zones)
        yield Timed(
            subject=subject,
            what=what,
            group=_headed(name, what, statement),
            family=_family(statement),
            stated=moment.words,
            moment=moment,
            home=home_clock(moment, account),
            local=place_clock(moment, place),
            claim=claim(statement, account.matter),
            zones=zones if len(zones) > 1 else (),
        )


def _moments(statement: Statement) -> list[tuple[str, str, Moment | None, Place | None]]:
    it = statement.content
    if isinstance(it, Movement):
        planned = " (planned)" if str(statement.mode) == "planned" else ""
        return [
            ("designation", f"departure{_from(it.origin)}{planned}", it.departed, it.origin),
            ("designation", f"arrival{_at(it.destination)}{planned}", it.arrived, it.destination),
        ]
    if isinstance(it, Instrument):
        return [
            ("name", "issued", it.issued, None),
            ("name", "entered or noticed", it.noticed, None),
            ("name", "stated to expire", it.expires, None),
        ]
    if isinstance(it, Custody):
        act = str(it.act) if it.act else "in custody"
        return [("group", act, it.since, it.place), ("group", f"{act}, until", it.until, it.place)]
    if isinstance(it, Count):
        return [("group", str(it.act) if it.act else "counted", it.at, it.place)]
    return [("", "said", it.at, None)] if isinstance(it, Utterance) else []


def _from(place: Place | None) -> str:
    return f" from {place.name}" if place else ""


def _at(place: Place | None) -> str:
    return f" at {place.name}" if place else ""


def _name(statement: Statement) -> str:
    """What it is called where no Subject is judged, from the statement's own naming field."""
    it = statement.content
    if isinstance(it, Movement):
        return it.designation or it.aircraft or it.group or str(it.carriage)
    if isinstance(it, Utterance):
        return str(statement.chain[0]) if statement.chain else ""
    return it.name if isinstance(it, Instrument) else getattr(it, "group", "")


def _headed(name: str, what: str, statement: Statement) -> str:
    """What happened as a heading: "GlobalX 6143: departure from Harlingen", "The oral order: issued"."""
    verb = statement.kind == "Utterance"
    return f"{name} {what}" if verb or not name else f"{name}: {what}"


_FAMILIES = {"Movement": "movement", "Instrument": "instrument", "Utterance": "said"}


def _family(statement: Statement) -> str:
    return _FAMILIES.get(statement.kind, "custody")
