"""Records out of what people typed: every text is text, every number a number, or an error says otherwise."""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from habeas.judgements.errors import JudgementError
from habeas.records.encoding import Plain, from_plain, to_plain

T = TypeVar("T")
_BARE = (str, int, bool)


def strict(cls: type[T], plain: Plain) -> T:
    """The record of this class, as `from_plain` makes it, with the types of its fields held to."""
    try:
        made: T = from_plain(cls, plain)
    except (AttributeError, IndexError, RecursionError) as error:
        raise JudgementError(
            f"this is not a {cls.__name__}", where=str(error), do="check its fields"
        ) from error
    _check(made, cls.__name__)
    _check_lists(plain, to_plain(made), cls.__name__)
    return made


def _check_lists(given: Plain, again: Plain, path: str) -> None:
    """Where the record has a list, a list was given: a text is no list of letters."""
    if isinstance(again, dict):
        for name in again.keys() & given.keys():
            _check_lists(given[name], again[name], f"{path}.{name}")
    elif isinstance(again, list):
        if not isinstance(given, list):
            raise JudgementError("not a list", where=path, do="write [ ] around it")
        for number, (one, other) in enumerate(zip(given, again, strict=False)):
            _check_lists(one, other, f"{path}.{number}")


def _check(record: Any, path: str) -> None:
    for name, hint in _hints(type(record)).items():
        _check_value(getattr(record, name), hint, f"{path}.{name}")


def _hints(cls: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {one.name: hints[one.name] for one in fields(cls)}


def _check_value(value: object, hint: Any, path: str) -> None:
    if isinstance(value, tuple | frozenset):
        inner = get_args(hint)[0] if get_origin(hint) in (tuple, frozenset) else None
        for number, one in enumerate(value):
            _check_value(one, inner, f"{path}.{number}")
    elif is_dataclass(value):
        _check(value, path)
    elif hint in _BARE and type(value) is not hint and not isinstance(value, hint):
        raise JudgementError(f"not a {_NAMES[hint]}", where=path, do=f"write a {_NAMES[hint]} there")


_NAMES = {str: "text", int: "whole number", bool: "true or false"}
