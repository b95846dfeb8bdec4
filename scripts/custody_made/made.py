"""Makes two editions of one layout and what is planted in them, and writes both to a folder."""

import csv
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random

from scripts.custody_made import scenes_air, scenes_repeats, scenes_tables, scenes_time
from scripts.custody_made.careers import Making, ordinary
from scripts.custody_made.edition import WINDOWS, Edition, Planted, Row, Value, as_record
from scripts.custody_made.layouts import TABLES, WINDOW_OF
from scripts.custody_made.second import second_edition
from scripts.custody_made.writing import write

LAYOUTS = tuple(TABLES)
"""What can be made."""

SCENES = (*scenes_repeats.SCENES, *scenes_time.SCENES, *scenes_tables.SCENES, *scenes_air.SCENES)
"""Everything that is planted in a first edition."""


def made(layout: str, people: int, seed: int) -> tuple[Edition, Edition]:
    """A first and a second edition of so many ordinary careers, and of every scene."""
    first = Edition(layout, WINDOWS[WINDOW_OF[layout]])
    making = Making(first, seed, Random(f"{seed} {layout}"))
    for _ in range(people):
        ordinary(making)
    for scene in SCENES:
        scene(making)
    making.draw.shuffle(first.rows)
    first.rows = [row for row in first.rows if row.table in TABLES[layout]]
    _publish_held(first)
    return first, second_edition(first, seed)


def write_made(folder: Path, *, layout: str, people: int, seed: int) -> list[Planted]:
    """Write both editions under `folder`, with what is planted, capacities and published figures beside them.

    first/ and second/ hold the files of the editions; planted.json, capacities.csv and published.csv stand
    beside them. What the layout has no room for is not planted and not told.
    """
    editions = made(layout, people, seed)
    for edition, name in zip(editions, ("first", "second"), strict=True):
        write(edition, layout, folder / name)
    planted = [one for edition in editions for one in edition.planted]
    about = {
        "made": "Synthetic: nobody of whom this speaks exists (scripts/custody_made).",
        "layout": layout,
        "people": people,
        "seed": seed,
        "editions": [
            {
                "name": one.name,
                "folder": name,
                "begins": one.window.begins.isoformat(),
                "released": one.window.released.isoformat(),
            }
            for one, name in zip(editions, ("first", "second"), strict=True)
        ],
        "planted": [as_record(one) for one in planted],
    }
    (folder / "planted.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    _table(folder / "capacities.csv", editions[0].capacities)
    _table(folder / "published.csv", editions[0].published)
    return planted


def _publish_held(edition: Edition) -> None:
    """T34: set the national figure of one day seven above who is in a stint at its end."""
    for figure in edition.published:
        if figure["measure"] == "currently detained":
            day = figure["as_of"]
            assert isinstance(day, date)
            held = _held(edition.of("stints"), day)
            figure["value"] = held + 7
            says = "A national figure of one day, seven above the people in a stint at its end."
            expected = {"as_of": day.isoformat(), "published": held + 7, "people": held}
            edition.planted.append(Planted("T34", says, (), expected))


def _held(stints: Sequence[Row], day: date) -> int:
    """People in a stint at the end of a day, each row without an id somebody else."""
    found: set[object] = set()
    for row in stints:
        begun, ended = row.values["book_in"], row.values["book_out"]
        assert isinstance(begun, datetime)
        if begun.date() <= day and (not isinstance(ended, datetime) or ended.date() > day):
            person = row.values["person"]
            found.add(person if isinstance(person, str) and len(person) == 40 else id(row))
    return len(found)


def _table(path: Path, rows: Sequence[dict[str, Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
