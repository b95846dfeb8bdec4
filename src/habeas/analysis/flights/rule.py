"""What a day is searched for: the conditions of a leg, as somebody asks for them, and looked up."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights import watch
from habeas.analysis.flights.registrations import is_us_form, us_address
from habeas.reference import boundaries, operators
from habeas.reference.airfields import airfields, code

if TYPE_CHECKING:
    from habeas.analysis.flights.grid import Drawn
    from habeas.analysis.flights.watch import Watched

CONDITIONS = {
    "tails": "tail",
    "addresses": "address",
    "operators": "operator",
    "callsigns": "callsign",
    "watched": "watch list",
    "airports": "from",
    "beyond": "beyond",
}
"""The conditions by the field that states them, in the order in which their reasons are given."""


class RuleError(AnalysisError):
    """A rule that asks for nothing, or for what is not known."""


@dataclass(frozen=True)
class Ask:
    """What is asked for, as plain text; each field that is given is one condition, met by any of its values.

    `at_least` is how many conditions a leg has to meet; 0 is more than half of those given.
    """

    tails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    callsigns: tuple[str, ...] = ()
    watched: tuple[Watched, ...] = ()
    airports: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    at_least: int = 0


@dataclass(frozen=True)
class Field:
    """An airport by its ICAO code, in degrees, its elevation in feet."""

    icao: str
    latitude: float
    longitude: float
    elevation: float


@dataclass(frozen=True, eq=False)
class Rule:
    """An Ask with everything in it looked up; `operators` are ICAO codes with the names they go by."""

    ask: Ask
    tails: frozenset[str]
    addresses: frozenset[str]
    operators: dict[str, str]
    callsigns: tuple[str, ...]
    watched: tuple[Watched, ...]
    airports: tuple[Field, ...]
    beyond: tuple[Drawn, ...]
    needed: int

    @property
    def conditions(self) -> tuple[str, ...]:
        """The names of the conditions that are stated."""
        return _stated(self.ask)

    @cached_property
    def watching(self) -> watch.Watching:
        """The watch list, to be looked up in."""
        return watch.Watching(self.watched)


def rule(ask: Ask, *, own: tuple[Drawn, ...] = ()) -> Rule:
    """The rule that is asked for; RuleError where it states nothing, or something in it is not known.

    A boundary of `own`, such as a user's file gives, comes before a shipped one of the same code.
    """
    stated = _stated(ask)
    if not stated:
        do = "give at least one of --from, --beyond, --operator, --tail, --address, --callsign, --watch"
        raise RuleError("nothing is asked for", do=do)
    if not 0 <= ask.at_least <= len(stated):
        what = f"a leg cannot meet {ask.at_least} conditions"
        raise RuleError(what, where="--at-least", do=f"give 1 to {len(stated)}, as many as are stated")
    named = [operators.operator(each) for each in ask.operators]
    return Rule(
        ask,
        frozenset(watch.tail(each) for each in ask.tails),
        frozenset(watch.address(each) for each in ask.addresses),
        {
            known.icao if known else each.strip().upper(): known.name if known else each.strip().upper()
            for each, known in zip(map(_operator_text, ask.operators), named, strict=True)
        },
        tuple(each.strip().upper() for each in ask.callsigns if each.strip()),
        ask.watched,
        tuple(_field(each) for each in ask.airports),
        tuple(_boundary(each, own) for each in ask.beyond),
        ask.at_least or len(stated) // 2 + 1,
    )


def who(found: Rule) -> frozenset[str]:
    """Every address that the rule names, those of United States tails among them by arithmetic."""
    tails = {us_address(one) for one in found.tails if is_us_form(one)}
    return found.addresses | tails | {each for one in found.watched for each in watch.addresses(one)}


def unaddressed(found: Rule) -> tuple[str, ...]:
    """The tails that have no address by arithmetic: a source without registrations cannot show them."""
    watched = {one.tail for one in found.watched if one.tail and not one.address}
    return tuple(sorted(one for one in found.tails | watched if not is_us_form(one)))


def _stated(ask: Ask) -> tuple[str, ...]:
    given = {one.name for one in fields(ask) if one.name in CONDITIONS and getattr(ask, one.name)}
    return tuple(name for field, name in CONDITIONS.items() if field in given)


def _operator_text(text: str) -> str:
    """An unknown operator is searched for by its code, which callsigns begin with: three letters."""
    plain = text.strip()
    if operators.operator(plain) is None and not (len(plain) == 3 and plain.isalpha()):
        do = "give its three-letter ICAO code, which its callsigns begin with"
        raise RuleError("this operator is not known", where=text, do=do)
    return plain


def _field(text: str) -> Field:
    every, wanted = airfields(), code(text.strip())
    if wanted not in every.icao:
        wanted = _by_iata(wanted) or wanted
    try:
        at = every.icao.index(wanted)
    except ValueError:
        do = "give an ICAO code, such as KHRL"
        raise RuleError("this airport is not known", where=text, do=do) from None
    columns = every.latitude, every.longitude, every.elevation
    return Field(wanted, *(float(column[at]) for column in columns))


def _by_iata(text: str) -> str:
    from habeas.reference.places import airport

    found = airport(text)
    return found.icao if found else ""


def _boundary(text: str, own: tuple[Drawn, ...]) -> Drawn:
    found = next((one for one in own if one.code == text), None) or boundaries.territory(text)
    if found is None:
        do = f"give one of {', '.join(boundaries.codes())}, or a boundary file of your own"
        raise RuleError("no boundary of this code is known", where=text, do=do)
    return found
