"""A list of descriptions beside a folder of sources: one line a file."""

import csv
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from habeas.records.errors import HabeasError
from habeas.sources.keep import Description
from habeas.sources.published import published

COLUMNS = (
    "file",
    "publisher",
    "title",
    "author",
    "published",
    "zone",
    "url",
    "series",
    "authenticity",
    "labels",
)
"""The columns that a list of descriptions may have; `file` is relative to the list, labels are spaced."""

_AS_WRITTEN = tuple(name for name in COLUMNS if name not in ("file", "published", "labels"))


class DescriptionError(HabeasError):
    """A list of descriptions that cannot be read."""


def described(values: Mapping[str, str], *, by: str, at: datetime | None = None) -> Description:
    """The Description that these columns give."""
    given: dict[str, Any] = {name: values[name] for name in _AS_WRITTEN if values.get(name)}
    when = values.get("published")
    return Description(
        by=by,
        at=at,
        published=published(when, values.get("zone", "")) if when else None,
        labels=frozenset(values.get("labels", "").split()),
        **given,
    )


def read_list(path: Path, *, by: str, at: datetime | None = None) -> dict[Path, Description]:
    """For each file that the list names its Description."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DescriptionError("the list of descriptions cannot be read", where=f"{path}: {error}") from error
    out = {}
    for number, row in enumerate(rows, start=2):
        _check(row, f"{path.name}, line {number}")
        out[(path.parent / row["file"]).resolve()] = described(row, by=by, at=at)
    return out


def _check(row: Mapping[str, str], where: str) -> None:
    if unknown := sorted(str(name) for name in set(row) - set(COLUMNS)):
        raise DescriptionError(f"unknown column {unknown[0]}", where=where, do=f"use {', '.join(COLUMNS)}")
    if not row.get("file"):
        raise DescriptionError("the line names no file", where=where, do="fill in the column file")
