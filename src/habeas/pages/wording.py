"""What a Statement says, in one line, in its source's own terms: one wording for each kind."""

from collections.abc import Callable
from typing import Any

from habeas.records.contents import (
    Affiliation,
    Agreement,
    Basis,
    Carriage,
    Condition,
    Construction,
    Content,
    Count,
    Custody,
    Depiction,
    Instrument,
    Listing,
    Movement,
    Part,
    Utterance,
)
from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.quantity import Quantity

_QUOTES = '“”" '


def worded(content: Content) -> str:
    """The content in one line."""
    return _WORDINGS[type(content)](content)


def amount(quantity: Quantity) -> str:
    """A quantity as stated, with its unit where the words lack it."""
    words = quantity.words or str(quantity.literal)
    plain = quantity.unit in ("", "people", "persons", "person") or quantity.unit in words
    return words if plain else f"{words} {quantity.unit}"


def when(moment: Moment | None) -> str:
    """A time in the source's words."""
    return moment.words if moment else ""


def where(place: Place | None) -> str:
    """A place as the source names it."""
    return f"{place.name} ({place.code})" if place and place.code else place.name if place else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _headed(head: str, text: str) -> str:
    return f"{head}: {text}" if head else text


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _part(part: Part) -> str:
    return f"{amount(part.quantity)} {part.group}"


def _count(it: Count) -> str:
    head = _headed(it.group, amount(it.quantity))
    act = str(it.act) if it.act else ""
    parts = _labelled("of them", " + ".join(map(_part, it.parts)))
    return _joined(head, act, parts, _labelled("at", where(it.place)), when(it.at))


def _movement(it: Movement) -> str:
    plain = "a flight" if it.carriage is Carriage.LEG else "a transfer"
    name = it.designation or it.aircraft or plain
    by = it.aircraft if it.aircraft != name else ""
    ends = _ends(where(it.origin), where(it.destination))
    times = _joined(_labelled("departed", when(it.departed)), _labelled("arrived", when(it.arrived)))
    return f"{name}: " + (_joined(ends, times, by, it.operator, _labelled("carrying", it.group)) or "moved")


def _ends(origin: str, destination: str) -> str:
    if origin and destination:
        return f"{origin} → {destination}"
    return _labelled("from", origin) or _labelled("to", destination)


def _custody(it: Custody) -> str:
    parts = (
        str(it.act) if it.act else "",
        _labelled("held by", it.holder),
        _labelled("said to be in the custody of", it.claimed),
        _labelled("custody denied by", it.denied),
        _labelled("at", where(it.place)),
        _labelled("off", it.leg),
        _labelled("since", when(it.since)),
        _labelled("until", when(it.until)),
    )
    return _headed(it.group, _joined(*parts) or "in custody")


def _instrument(it: Instrument) -> str:
    form = f"{it.form} {it.type}" if it.form else str(it.type)
    effect = f"{it.effect.bearing} {it.effect.on}" if it.effect else ""
    parts = (
        _labelled("by", it.issuer),
        _labelled("issued", when(it.issued)),
        _labelled("entered or noticed", when(it.noticed)),
        _labelled("bars:", " and ".join(it.barred)),
        _labelled("commands:", " and ".join(it.commanded)),
        _labelled("covers", it.covered),
        _labelled("binds", " and ".join(it.bound)),
        _labelled("for", it.duration.words if it.duration else ""),
        _labelled("until", when(it.expires)),
        effect,
    )
    return _joined(f"{it.name} ({form})", *parts)


def _basis(it: Basis) -> str:
    return _headed(it.group, "no legal basis" if it.none else f"under {it.instrument}")


def _construction(it: Construction) -> str:
    applies = {None: "", True: "and applies here", False: "and does not apply here"}[it.applies]
    return f"{it.instrument} bars: {it.bars} {applies}".strip()


def _affiliation(it: Affiliation) -> str:
    return f"{it.who}: said to belong to {it.belongs_to}"


def _condition(it: Condition) -> str:
    value = amount(it.quantity) if it.quantity else it.value
    basis = _labelled("on the basis of", it.basis)
    return f"{it.of}, {it.measure}: " + _joined(value, basis, when(it.period))


def _agreement(it: Agreement) -> str:
    value = "not disclosed" if it.undisclosed else amount(it.quantity) if it.quantity else it.value
    also = it.value if it.undisclosed else ""
    parties = _labelled("between", " and ".join(it.parties))
    return f"{it.agreement}, {it.term}: " + _joined(value, also, parties, when(it.dated))


def _utterance(it: Utterance) -> str:
    said = f"“{it.text.strip(_QUOTES)}”" if it.quoted else it.text
    return said + (f" (of {it.about})" if it.about else "")


def _depiction(it: Depiction) -> str:
    told = it.caption or it.alt or "without a caption"
    return f"A picture: {told}" + (f" [credit: {it.credit}]" if it.credit else "")


def _listing(it: Listing) -> str:
    total = _labelled("said to hold", amount(it.stated_total) if it.stated_total else "")
    return f"{it.list}: an entry (name withheld)" + "".join(
        f", {part}" for part in (_labelled("compiled by", it.compiler), when(it.dated), total) if part
    )


_WORDINGS: dict[type, Callable[[Any], str]] = {
    Count: _count,
    Movement: _movement,
    Custody: _custody,
    Instrument: _instrument,
    Basis: _basis,
    Construction: _construction,
    Affiliation: _affiliation,
    Condition: _condition,
    Agreement: _agreement,
    Utterance: _utterance,
    Depiction: _depiction,
    Listing: _listing,
}
