"""The counts of a case: each value that is given for a group at an act of an event."""

from dataclasses import dataclass

from habeas.findings.happened import happened
from habeas.findings.values import Stated
from habeas.records.contents import Act, Count
from habeas.records.matter import Matter
from habeas.records.quantity import Quantity
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Key:
    """What is counted: a group Subject, an act ("" where none is stated), an event, in a unit."""

    group: str
    act: str
    event: str
    unit: str


def tallies(matter: Matter) -> dict[Key, tuple[Stated, ...]]:
    """Every count of a judged group by what it counts; parts of stated breakdowns are counts too.

    Plans and denials are left out.
    """
    found: dict[Key, list[Stated]] = {}
    for one in sorted(matter.of(Count), key=lambda statement: statement.id):
        for group, quantity, given in _counted(matter, one):
            if group and happened(one):
                found.setdefault(_key(matter, one, group, quantity), []).append(given)
    return {key: tuple(found[key]) for key in sorted(found, key=lambda key: (key.event, key.group, key.act))}


def quantity_of(given: Stated) -> Quantity:
    """The Quantity that a count gives."""
    content = given.statement.content
    assert isinstance(content, Count)
    pieces = given.path.split(".")
    return content.parts[int(pieces[2])].quantity if pieces[1] == "parts" else content.quantity


def supposed(given: Stated) -> Stated:
    """The same count by the band that its words imply."""
    return Stated(given.statement, given.path.removesuffix("literal") + "supposed", given.as_to)


def _counted(matter: Matter, one: Statement) -> list[tuple[str, Quantity, Stated]]:
    content = one.content
    assert isinstance(content, Count)
    whole = Stated(one, "content.quantity.literal", ("group",))
    counted = [(matter.subject(one, "group"), content.quantity, whole)]
    for number, part in enumerate(content.parts):
        given = Stated(one, f"content.parts.{number}.quantity.literal", (f"parts.{number}",))
        counted.append((matter.subject(one, f"parts.{number}"), part.quantity, given))
    return counted


def _key(matter: Matter, one: Statement, group: str, quantity: Quantity) -> Key:
    content = one.content
    act = content.act if isinstance(content, Count) else None
    return Key(group, str(act) if isinstance(act, Act) else "", matter.subject(one, "event"), quantity.unit)
