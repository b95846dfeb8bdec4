"""A second edition of the same events: every id another, and what is changed in retrospect (T22, T23)."""

from collections import Counter
from datetime import timedelta
from random import Random

from scripts.custody_made.careers import made_id
from scripts.custody_made.edition import Edition, Planted, Row, Window

DROPPED = 7
"""Stints that the second edition no longer has."""


def second_edition(first: Edition, seed: int) -> Edition:
    """What the same office publishes a month later, with what differs planted in it."""
    draw = Random(f"{seed} second")
    was = first.window
    window = Window(was.begins, was.released + timedelta(days=31), was.base, was.october)
    edition = Edition(f"{first.name} second", window, _rows(first, seed))
    planned = {id(row) for one in first.planted for row in one.rows}
    pairs = list(zip(first.rows, edition.rows, strict=True))
    free = [new for old, new in pairs if old.table == "stints" and id(old) not in planned]
    dropped = draw.sample(free, min(DROPPED, len(free)))
    closed = [new for old, new in pairs if new.table == "stints" and id(old) not in planned]
    closed = [row for row in closed if row not in dropped][:5]
    for row in closed:
        row.values["departure_country"], row.values["departed_date"] = "MEXICO", was.released.date()
    gone = set(map(id, dropped))
    removals = [row for row in edition.of("removals") if id(row) not in gone]
    fewer = set(map(id, removals[: len(removals) // 2]))
    edition.rows = [row for row in edition.rows if id(row) not in gone | fewer]
    _plant(first, edition, closed)
    return edition


def _rows(first: Edition, seed: int) -> list[Row]:
    """Copies under new ids, one for one."""
    ids: dict[object, str] = {}
    rows = []
    for row in first.rows:
        values, person = dict(row.values), row.values.get("person")
        if isinstance(person, str) and len(person) == 40:
            values["person"] = ids.setdefault(person, made_id(seed, 2, len(ids) + 1))
        rows.append(Row(row.table, values, row.year))
    return rows


def _plant(first: Edition, second: Edition, changed: list[Row]) -> None:
    tables = sorted({row.table for row in first.rows})
    rows = {table: [len(first.of(table)), len(second.of(table))] for table in tables}
    before, after = (
        Counter(str(row.values["facility"]) for row in one.of("stints")) for one in (first, second)
    )
    moved = {code: [before[code], after[code]] for code in sorted(before) if before[code] != after[code]}
    if "removals" in rows:
        says = "The second edition has half of the removals of the first: its removals are doubted."
        expected = {"removals": rows["removals"], "doubted": "removals"}
        second.planted.append(Planted("T23", says, (), expected))
    second.planted += [
        Planted("T22", "No id of the first edition is an id of the second.", (), {"ids_in_both": 0}),
        Planted(
            "T22 edits",
            "Rows of the first edition say in the second that the person has departed since.",
            tuple(changed),
            {"changed_rows": len(changed), "country": "MEXICO"},
        ),
        Planted(
            "edition_differs",
            "What changed between the editions, in rows of each table and in stints by facility.",
            (),
            {"rows": rows, "stints_by_facility": moved},
        ),
    ]
