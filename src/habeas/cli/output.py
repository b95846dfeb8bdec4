"""What commands print: records as JSON, rows as a table, sentences; a progress bar on a terminal alone."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from shutil import get_terminal_size
from textwrap import fill, shorten
from typing import Any

from habeas.workflow.progress import Progress, silent


def say(text: str = "") -> None:
    """Print a line."""
    print(text)


def say_wrapped(text: str, indent: str) -> None:
    """Print a paragraph, set in, and on a terminal broken at its width; in a pipe it is one line."""
    if sys.stdout.isatty():
        width = max(40, min(get_terminal_size().columns, 120))
        print(fill(text, width, initial_indent=indent, subsequent_indent=indent))
    else:
        print(indent + text)


def say_json(rows: Any) -> None:
    """Print a value as JSON, indented, in the order it was made."""
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    print()


def say_rows(headings: Sequence[str], rows: Iterable[Sequence[object]], *, nothing: str) -> None:
    """Print rows under headings, cut to the terminal where there is one; `nothing` where there are none."""
    every = [tuple(str(cell) for cell in row) for row in rows]
    if not every:
        say(nothing)
        return
    widths = _widths(headings, every)
    for row in (tuple(headings), *every):
        cells = (
            shorten(cell, width, placeholder="…") if width < len(cell) else cell
            for cell, width in zip(row, widths, strict=True)
        )
        say("  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip())


def _widths(headings: Sequence[str], rows: list[tuple[str, ...]]) -> list[int]:
    """The widest cell of each column; on a terminal the last column has what is left of the line."""
    widths = [max(len(row[at]) for row in (tuple(headings), *rows)) for at in range(len(headings))]
    if sys.stdout.isatty():
        before = sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = max(20, min(widths[-1], get_terminal_size().columns - before))
    return widths


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on a terminal; in a pipe, nothing."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(label: str, done: int, of: int) -> None:
            # More than none of none: how many there are is not known, and the bar moves to and fro.
            total = of if done <= of else None
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=total)
            bar.update(tasks[label], completed=done, total=total)

        yield tell
