"""Markdown: cells that cannot break their table, code that cannot end early."""

import re
from collections.abc import Iterable, Sequence

NOTICE = "<!-- Made from the code by `make docs`; what is written here by hand is lost. -->"


def page(title: str, *parts: str) -> str:
    """A whole page: notice, title, parts with an empty line between, one newline at its end."""
    return "\n\n".join([NOTICE, f"# {title}", *(part.strip("\n") for part in parts if part.strip())]) + "\n"


def code(text: str) -> str:
    """Text as inline code, whatever backticks it holds; nothing for nothing."""
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def cell(text: str) -> str:
    """Text that may stand in a table: in one line, its bars escaped."""
    return " ".join(text.split()).replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a sentence where there are no rows."""
    every = [tuple(cell(one) for one in row) for row in rows]
    if not every:
        return "None."
    lines = [tuple(headings), tuple("---" for _ in headings), *every]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Words of the code as words of a page: what Markdown or HTML would take for a mark is escaped."""
    return re.sub(r"([\\*_<>\[\]#])", r"\\\1", " ".join(text.split()))


def listed(items: Iterable[str]) -> str:
    """A list, one item a line; a sentence where there is none."""
    return "\n".join(f"- {' '.join(one.split())}" for one in items) or "None."


def fenced(text: str, language: str = "") -> str:
    """A block of code, in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def paragraphs(docstring: str | None) -> str:
    """A docstring as paragraphs of a page."""
    parts = (part for part in re.split(r"\n\s*\n", docstring or "") if part.strip())
    return "\n\n".join(plain(part) for part in parts)
