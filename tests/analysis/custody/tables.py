"""Tiny coded tables made by hand, and a DuckDB that has them; analysis itself touches none."""

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from habeas.analysis.custody.queries import query
from habeas.store.coding.types import types

DAY, HOUR = 86_400, 3_600
UNTIL = 100 * DAY
PLAIN = {pa.string(): pa.int32()}


def rows_of(table: str, rows: Iterable[Mapping[str, int | None]]) -> pa.Table:
    """These rows as a coded table, sorted as one is, with every column of its layout."""
    fields = {name: PLAIN.get(kind, kind) for name, kind in types(table).items()}
    fields |= {name: pa.int32() for name in ("file", "sheet", "row", "duplicate", "keep")}
    filled = [{"file": 0, "sheet": 0, "row": at, "duplicate": 0, **one} for at, one in enumerate(rows)]
    for one in filled:
        one.setdefault("keep", 1 if one["duplicate"] == 0 else 0)
    filled.sort(key=_place)
    columns = {name: pa.array([one.get(name) for one in filled], kind) for name, kind in fields.items()}
    return pa.table({"seq": pa.array(range(len(filled)), pa.int32())} | columns)


def _place(row: Mapping[str, int | None]) -> tuple[int, ...]:
    def at(name: str, null: int) -> int:
        value = row.get(name)
        return null if value is None else value

    time = row.get("book_in", row.get("arrest_time", row.get("departed_date")))
    return (
        at("person", 2**62),
        -(2**62) if time is None else time,
        at("book_out", 2**62),
        at("facility", -(2**62)),
        at("file", 0),
        at("sheet", 0),
        at("row", 0),
    )


def stint(person: int | None, facility: int | None, since: float, upto: float | None, **more: int | None):
    """A stint by days since 1970; its stay begins with it unless another time is given."""
    begun = round(since * DAY)
    ended = None if upto is None else round(upto * DAY)
    own = {"person": person, "facility": facility, "book_in": begun, "book_out": ended, "stay_in": begun}
    return own | more


def stints(*rows: Mapping[str, int | None]) -> pa.Table:
    return rows_of("stints", rows)


def integers(name: str, values: Sequence[int]) -> pa.Table:
    return pa.table({name: pa.array(values, pa.int32())})


def days(low: int, high: int) -> pa.Table:
    return integers("day", range(low, high + 1))


def answer(name: str, tables: Mapping[str, pa.Table], **parameters: int) -> list[tuple[int | None, ...]]:
    """What DuckDB gives for the query, sorted, nulls first."""
    with duckdb.connect() as connection:
        for each, table in tables.items():
            connection.register(each, table)
        found = connection.execute(query(name).sql(**parameters)).fetchall()
    return in_order(found)


def in_order(rows: Iterable[Sequence[int | None]]) -> list[tuple[int | None, ...]]:
    return sorted((tuple(one) for one in rows), key=lambda row: [(v is not None, v or 0) for v in row])


def drawn(rows: int, seed: int, people: int = 40) -> pa.Table:
    """Stints drawn at random with every irregularity: open, reversed, marked, at once, without an id."""
    draw = np.random.default_rng(seed)
    made = []
    for _ in range(rows):
        since = int(draw.integers(0, 60 * 24)) * HOUR
        lasts = int(draw.choice([-5, 0, 1, 7, 24, 30, 80, 300])) * HOUR
        some = draw.random(6)
        made.append(
            {
                "person": None if some[0] < 0.1 else int(draw.integers(0, people)),
                "facility": None if some[1] < 0.03 else int(draw.integers(-1, 5)),
                "book_in": None if some[2] < 0.03 else since,
                "book_out": None if some[3] < 0.15 else since + lasts,
                "stay_in": None if some[4] < 0.03 else int(draw.integers(0, 6)) * 10 * DAY,
                "stay_out": None if some[4] < 0.5 else since + lasts,
                "duplicate": int(draw.choice([0, 0, 0, 0, 0, 0, 1, 2, 4])),
                "bond_set_amount": None if some[5] < 0.5 else int(draw.integers(1, 9)) * 50_000,
                "bond_set_date": None if some[5] < 0.6 else int(draw.integers(1, 90)),
                "departed_date": int(draw.integers(1, 60)) if some[5] > 0.8 else None,
                "departure_country": int(draw.integers(0, 4)) if some[5] > 0.9 else None,
                "citizenship_country": int(draw.integers(0, 4)),
                "birth_year": 1940 + since // HOUR % 20 if some[5] > 0.1 else None,
                "book_in_aor": since // HOUR % 5 - 1,
                "final_order": int(draw.integers(0, 2)),
                "final_order_date": int(draw.integers(1, 60)) if some[4] > 0.7 else None,
                "release_reason": int(draw.integers(0, 3)) if some[2] > 0.2 else None,
            }
        )
    return stints(*made)
