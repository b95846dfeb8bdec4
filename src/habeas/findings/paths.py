"""The text of a field of a record by its path, as proofs quote it and the checker looks it up again."""

from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum

from habeas.analysis.texts import moment_text
from habeas.findings.errors import ProofError
from habeas.records.contents import Duration
from habeas.records.encoding import decimal_text, dumps, to_plain
from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.quantity import Bounds, Quantity

JOIN = " | "
"""Between the values of several paths in one result."""

DERIVED = frozenset({"literal", "supposed"})
"""Properties that a path may name beside fields: the two bounds of a Quantity."""


def value_text(record: object, path: str) -> str:
    """The text of what stands at a dotted path ("content.parts.0.quantity.literal"); "" where nothing does.

    ProofError where the record has no such field.
    """
    value: object = record
    for name in path.split("."):
        if value is None:
            return ""
        value = _inside(value, name, path)
    return text_of(value)


def text_of(value: object) -> str:
    """A value's text: bounds as 238 or "251 or more", times as `moment_text`, a place as its name."""
    if value is None:
        return ""
    if isinstance(value, Moment):
        return moment_text(value)
    if isinstance(value, Quantity):
        return str(value.literal)
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(text_of(one) for one in value)
    if isinstance(value, (Bounds, Duration)) or not is_dataclass(value):
        return value.words if isinstance(value, Duration) else str(value)
    return dumps(to_plain(value)).decode()


def _inside(value: object, name: str, path: str) -> object:
    if isinstance(value, tuple) and name.isdecimal() and int(name) < len(value):
        return value[int(name)]
    if name in getattr(type(value), "__dataclass_fields__", ()) or (
        isinstance(value, Quantity) and name in DERIVED
    ):
        return getattr(value, name)
    raise ProofError("a path that leads nowhere", where=path, do="cite a field that the record has")
