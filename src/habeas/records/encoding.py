"""Canonical encoding: one record, one string of bytes, and back.

JSON with sorted keys and no spaces: strings are quoted and escaped, so no two records share an encoding.
Fields that have their default are left out, so a new optional field changes no bytes and no id.
A field that may hold one of several classes is tagged with the class's name under "is".
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from habeas.records.errors import RecordError

Plain = Any
"""What json can write: dict, list, str, int, bool, None."""


def encode(record: object) -> bytes:
    """The canonical bytes of a record."""
    return dumps(to_plain(record))


def dumps(plain: Plain) -> bytes:
    """The canonical bytes of a plain value."""
    return _JSON.encode(plain).encode()


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def to_plain(record: object) -> dict[str, Plain]:
    """A record as a dict that json can write, defaults left out."""
    out: dict[str, Plain] = _writer(type(record))(record)
    return out


def from_plain(cls: type[Any], plain: Plain) -> Any:
    """The record of class `cls` that `plain` stands for; RecordError where it does not fit."""
    try:
        return _reader(cls)(plain)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise RecordError(
            f"this is not a {cls.__name__}", where=str(error), do="the record was made by another version"
        ) from error


def decode(cls: type[Any], data: bytes) -> Any:
    """The record of class `cls` whose canonical bytes these are."""
    return from_plain(cls, json.loads(data))


Convert = Callable[[Any], Any]


def same(value: Any) -> Any:
    """The value itself."""
    return value


def instant_text(value: datetime) -> str:
    """An instant in UTC, ISO 8601; naive datetimes are refused."""
    if value.tzinfo is None:
        raise RecordError("a time without a zone", where=str(value), do="give it a zone")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def decimal_text(value: Decimal) -> str:
    """A number's shortest plain text: 238, 0.64."""
    return f"{value.normalize():f}"


_WRITERS: dict[Any, Convert] = {
    str: same,
    int: same,
    bool: same,
    NoneType: same,
    Decimal: decimal_text,
    datetime: instant_text,
    date: date.isoformat,
}
_READERS: dict[Any, Convert] = {
    str: same,
    int: same,
    bool: same,
    NoneType: same,
    Decimal: Decimal,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}


def _classes(hint: Any) -> list[type[Any]]:
    return [arg for arg in get_args(hint) if is_dataclass(arg) and isinstance(arg, type)]


def _writer(hint: Any) -> Convert:
    found = _WRITERS.get(hint)
    if found is None:
        found = _WRITERS[hint] = _make_writer(hint)
    return found


def _make_writer(hint: Any) -> Convert:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if isinstance(hint, type) and is_dataclass(hint):
        return _class_writer(hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _union_writer(hint)
    return _many_writer(origin, get_args(hint))


def _class_writer(cls: type[Any]) -> Convert:
    hints = get_type_hints(cls)
    plan: list[tuple[str, Convert, Any]] | None = None

    def write(value: Any) -> dict[str, Plain]:
        nonlocal plan
        if plan is None:  # made at first use: a class may hold itself
            plan = [(f.name, _writer(hints[f.name]), f.default) for f in fields(cls)]
        out: dict[str, Plain] = {}
        for name, convert, default in plan:
            field = getattr(value, name)
            if default is MISSING or field != default:
                out[name] = field if convert is same else convert(field)
        return out

    return write


def _union_writer(hint: Any) -> Convert:
    many = len(_classes(hint)) > 1

    def write(value: Any) -> Plain:
        if value is None:
            return None
        plain = _writer(type(value))(value)
        return {"is": type(value).__name__, **plain} if many and is_dataclass(value) else plain

    return write


def _many_writer(origin: Any, args: tuple[Any, ...]) -> Convert:
    if origin is tuple and args[-1] is not Ellipsis:
        each = [_writer(arg) for arg in args]
        return lambda value: [write(item) for write, item in zip(each, value, strict=True)]
    one = _writer(args[0])
    if origin is frozenset:
        return lambda value: sorted(one(item) for item in value)
    return lambda value: [one(item) for item in value]


def _reader(hint: Any) -> Convert:
    found = _READERS.get(hint)
    if found is None:
        found = _READERS[hint] = _make_reader(hint)
    return found


def _make_reader(hint: Any) -> Convert:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return _class_reader(hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _union_reader(hint)
    return _many_reader(origin, get_args(hint))


def _class_reader(cls: type[Any]) -> Convert:
    hints = get_type_hints(cls)
    plan: dict[str, Convert] = {}

    def read(plain: Plain) -> Any:
        if not plan:
            plan.update({f.name: _reader(hints[f.name]) for f in fields(cls)})
        return cls(**{name: plan[name](value) for name, value in plain.items() if name != "is"})

    return read


def _union_reader(hint: Any) -> Convert:
    classes = {cls.__name__: cls for cls in _classes(hint)}
    others = [arg for arg in get_args(hint) if arg is not NoneType and arg not in classes.values()]

    def read(plain: Plain) -> Any:
        if plain is None:
            return None
        if len(classes) > 1:
            return _reader(classes[plain["is"]])(plain)
        return _reader(next(iter(classes.values())) if classes else others[0])(plain)

    return read


def _many_reader(origin: Any, args: tuple[Any, ...]) -> Convert:
    if origin is tuple and args[-1] is not Ellipsis:
        each = [_reader(arg) for arg in args]
        return lambda plain: tuple(read(item) for read, item in zip(each, plain, strict=True))
    one = _reader(args[0])
    made: Convert = frozenset if origin is frozenset else tuple
    return lambda plain: made(one(item) for item in plain)
