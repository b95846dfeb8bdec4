"""Canonical encoding: one record, one string of bytes, and back.

JSON with sorted keys and no spaces: strings are quoted and escaped, so no two records share an encoding.
Fields that have their default are left out, so a new optional field changes no bytes and no id.
A field that may hold one of several classes is tagged with the class's name under "is".
"""

import json.encoder
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from habeas.records.errors import RecordError

Plain = Any
"""What json can write: dict, list, str, int, bool, None."""


def encode(record: object) -> bytes:
    """The canonical bytes of a record: those of `dumps(to_plain(record))`, written in one pass."""
    text: str = _TEXT.writer(type(record))(record)
    return text.encode()


def dumps(plain: Plain) -> bytes:
    """The canonical bytes of a plain value; RecordError where a text holds half a surrogate pair."""
    try:
        return _text(plain).encode()
    except UnicodeEncodeError as error:
        raise RecordError("a text that UTF-8 cannot hold", where=repr(error.object[error.start])) from error


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_make: Any = getattr(json.encoder, "c_make_encoder", None)
_PIECES = _make and _make(
    None, _JSON.default, encode_basestring, None, _JSON.key_separator, _JSON.item_separator, True, False, True
)
"""What `_JSON.encode` makes anew at every call, made once: half the time of a short value."""


def _text(plain: Plain) -> str:
    return "".join(_PIECES(plain, 0)) if _PIECES else _JSON.encode(plain)


def to_plain(record: object) -> dict[str, Plain]:
    """A record as a dict that json can write, defaults left out."""
    out: dict[str, Plain] = _PLAIN.writer(type(record))(record)
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


@dataclass(frozen=True)
class _Form:
    """A form that records are written in; `known` is what writes each type, filled as types are met.

    Of a class's writer `start`, `each` and `end` are the code: before its fields, for a field, and what it
    gives. `plain` makes this form of a plain value; `listed` makes of what writes one what writes a tuple.
    """

    known: dict[Any, Convert]
    plain: Convert
    listed: Callable[[Convert], Convert]
    start: str
    each: str
    end: str

    def writer(self, hint: Any) -> Convert:
        """What writes values of this type."""
        found = self.known.get(hint)
        if found is None:
            self.known[hint] = lambda value: self.known[hint](value)  # a class may hold itself
            found = self.known[hint] = self._made(hint)
        return found

    def _made(self, hint: Any) -> Convert:
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {member: self.plain(member.value) for member in hint}.__getitem__
        if isinstance(hint, type) and is_dataclass(hint):
            return self._of_class(hint)
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._of_union(hint)
        if origin is tuple and args[-1] is Ellipsis:
            return self.listed(self.writer(args[0]))
        listed = _fixed(args) if origin is tuple else _sorted(args[0])
        return listed if self.plain is same else lambda value: self.plain(listed(value))

    def _of_union(self, hint: Any) -> Convert:
        """Where it has several classes, each is told by its name under "is"."""
        classes = _classes(hint)
        tagged = {cls: self._of_class(cls, cls.__name__) for cls in classes} if len(classes) > 1 else {}

        def write(value: Any) -> Any:
            kind = type(value)
            return (tagged.get(kind) or self.writer(kind))(value)

        return write

    def _of_class(self, cls: type[Any], tag: str = "") -> Convert:
        """A function over the fields that differ from their default, in the order of their names.

        It is compiled once a class: a loop that looks fields up by name takes twice as long, and every
        record goes through here for its id and again for its bytes.
        """
        hints, defaults = get_type_hints(cls), {f.name: f.default for f in fields(cls)}
        names: dict[str, Any] = {"told": self.plain(tag)}
        lines = [self.start]
        for name in sorted([*defaults, "is"] if tag else defaults):
            if name == "is":  # no field can have this name
                lines.append(self._line(name, "told"))
                continue
            write, default = self.writer(hints[name]), defaults[name]
            names |= {f"write_{name}": write, f"default_{name}": default}
            line = self._line(name, "field" if write is same else f"write_{name}(field)")
            differs = f"if field is not default_{name} and field != default_{name}: "
            lines += [f"field = value.{name}", line if default is MISSING else differs + line]
        body = "\n ".join([*lines, f"return {self.end}"])
        exec(f"def write(value):\n {body}", names)
        made: Convert = names["write"]
        return made

    def _line(self, name: str, value: str) -> str:
        return self.each.format(name=name, key=_text(name) + ":", value=value)


def _fixed(args: tuple[Any, ...]) -> Convert:
    each = [_PLAIN.writer(arg) for arg in args]
    return lambda value: [write(item) for write, item in zip(each, value, strict=True)]


def _sorted(arg: Any) -> Convert:
    one = _PLAIN.writer(arg)
    return lambda value: sorted(map(one, value))


_PLAIN = _Form(
    known={
        str: same,
        int: same,
        bool: same,
        NoneType: same,
        Decimal: decimal_text,
        datetime: instant_text,
        date: date.isoformat,
    },
    plain=same,
    listed=lambda one: lambda value: [one(item) for item in value],
    start="out = {}",
    each="out[{name!r}] = {value}",
    end="out",
)
_TEXT = _Form(
    known={
        str: encode_basestring,
        int: lambda value: repr(value) if type(value) is int else _text(value),
        bool: {True: "true", False: "false"}.__getitem__,
        NoneType: _text,
        Decimal: lambda value: encode_basestring(decimal_text(value)),
        datetime: lambda value: encode_basestring(instant_text(value)),
        date: lambda value: encode_basestring(value.isoformat()),
    },
    plain=_text,
    listed=lambda one: lambda value: "[" + ",".join([one(item) for item in value]) + "]",
    start="out = []",
    each="out.append({key!r} + {value})",
    end="'{' + ','.join(out) + '}'",
)
"""The canonical text at once, with no plain value between: half the time of writing those of a statement."""


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
