"""Dataclasses and closed lists as tables: fields, types, defaults, and the words that stand beside them."""

import ast
import dataclasses
import inspect
import re
import textwrap
from enum import Enum
from typing import Any

from reference.markdown import code, paragraphs, plain, table


@dataclasses.dataclass(frozen=True)
class Attribute:
    """A field of a class as its source has it: name, type, default ("" where needed), words below it."""

    name: str
    type: str
    default: str
    words: str


def attributes(cls: type[Any]) -> tuple[Attribute, ...]:
    """The fields of a dataclass in order."""
    body = _body(cls)
    below = {at: _string(node) for at, node in enumerate(body)}
    return tuple(
        Attribute(
            node.target.id,
            ast.unparse(node.annotation).replace("'", ""),
            ast.unparse(node.value) if node.value else "",
            below.get(at + 1, ""),
        )
        for at, node in enumerate(body)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    )


def _body(cls: type[Any]) -> list[ast.stmt]:
    parsed = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    return parsed.body if isinstance(parsed, ast.ClassDef) else []


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value) if isinstance(node.value.value, str) else ""
    return ""


def fields_table(cls: type[Any], *, without: tuple[str, ...] = ()) -> str:
    """The fields of a dataclass as a table; a column of words where any field has some."""
    every = tuple(one for one in attributes(cls) if one.name not in without)
    worded = any(one.words for one in every)
    headings = ("field", "type", "default", *(("means",) if worded else ()))
    rows = (
        (
            code(one.name),
            code(one.type),
            code(one.default) or "needed",
            *((plain(one.words),) if worded else ()),
        )
        for one in every
    )
    return table(headings, rows)


def class_section(cls: type[Any], *, level: int = 2) -> str:
    """A heading, what the class says of itself, its fields or values, its properties."""
    parts = [f"{'#' * level} {cls.__name__}", paragraphs(own_docstring(cls))]
    if issubclass(cls, Enum):
        parts.append(values_table(cls))
    else:
        parts += [fields_table(cls), *_properties(cls)]
    return "\n\n".join(part for part in parts if part)


def own_docstring(cls: type[Any]) -> str:
    """The class's docstring, cleaned."""
    return inspect.cleandoc(cls.__doc__ or "")


def _properties(cls: type[Any]) -> list[str]:
    found = [
        (name, inspect.getdoc(value) or "")
        for name, value in vars(cls).items()
        if isinstance(value, property) and not name.startswith("_")
    ]
    if not found:
        return []
    return ["Worked out from these:", table(("name", "means"), ((code(n), plain(d)) for n, d in found))]


def values_table(cls: type[Enum]) -> str:
    """The values of a closed list, with the comment that stands beside each in its source."""
    beside = _comments(cls)
    headings = ("value", *(("means",) if beside else ()))
    rows = (
        (code(str(one.value)) or "(empty)", *((plain(beside.get(one.name, "")),) if beside else ()))
        for one in cls
    )
    return table(headings, rows)


def _comments(cls: type[Enum]) -> dict[str, str]:
    lines = re.findall(r"^\s+([A-Z_]+) = [^#\n]*#\s*(.+)$", inspect.getsource(cls), re.MULTILINE)
    return dict(lines)


def comments(cls: type[Enum]) -> dict[str, str]:
    """For each value of a closed list the comment beside it."""
    beside = _comments(cls)
    return {str(one.value): beside.get(one.name, "") for one in cls}
