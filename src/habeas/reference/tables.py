"""Reads the data files that come with this package."""

import csv
import json
from importlib.resources import files
from typing import Any

DATA = files("habeas.reference") / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV data file, by column name."""
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


def document(name: str) -> Any:
    """Return what a JSON data file holds."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))
