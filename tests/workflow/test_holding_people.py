"""Of how many people stints are, held to the same counted row by row."""

import random

import pyarrow as pa
import pytest

from habeas.workflow.holding_people import people
from habeas.workflow.holding_window import DAY_S, Window

FIRST, LAST = 20089, 20148  # 1 January to 1 March 2025
SPAN = Window(FIRST, LAST, (), ())
MONTH = [0] * 31 + [1] * 28 + [2]
DAYS = len(MONTH)


def table(rows):
    """Rows (person, facility, book_in, book_out, duplicate), by person as they rest, those of nobody last."""
    names = ("person", "facility", "book_in", "book_out", "duplicate")
    rows = sorted(rows, key=lambda row: (row[0] is None, row[0] or 0))
    return pa.table({name: pa.array([row[at] for row in rows], pa.int64()) for at, name in enumerate(names)})


def at(day, hour=8):
    return (FIRST + day) * DAY_S + hour * 3600


def test_one_person_in_a_dozen_stints_is_one():
    rows = [(7, 0, at(day), at(day, 9), 0) for day in range(12)]
    found = people([table(rows)], SPAN, 3)[2]
    assert (found.came, found.gone) == (1, 1)
    assert (found.arrived.nonzero()[0].tolist(), int(found.arrived.sum())) == ([0], 1)
    assert found.present.tolist() == [1, 0, 0]


@pytest.mark.parametrize("nobody", [None, -1])
def test_rows_without_an_id_are_each_a_person(nobody):
    rows = [(nobody, 0, at(3), at(3, 9), 0) for _ in range(12)]
    found = people([table(rows)], SPAN, 3)[2]
    assert (found.came, int(found.arrived.sum()), found.present.tolist()) == (12, 12, [12, 0, 0])


def test_a_person_counts_once_in_each_month_and_once_in_all():
    rows = [(7, 0, at(day), at(day, 9), 0) for day in (1, 2, 40, 41)]
    found = people([table(rows)], SPAN, 3)[2]
    assert (found.arrived.nonzero()[0].tolist(), found.came) == ([1, 40], 1)


def by_row(rows, code):
    """The same, counted row by row."""
    came, left, present = {}, {}, set()
    for at_row, (person, facility, begun, ended, duplicate) in enumerate(rows):
        if (-2 if facility is None else facility) != code or begun is None:
            continue
        who = ("row", at_row) if person is None or person < 0 else person
        for found, time in ((came, begun), (left, ended)):
            day = None if time is None else time // DAY_S - FIRST
            if duplicate % 4 == 0 and day is not None and 0 <= day < DAYS:
                key = who, MONTH[day]
                found[key] = min(found.get(key, day), day)
        until = SPAN.until if ended is None else ended
        if until > begun:
            since, upto = max(0, begun // DAY_S - FIRST), min(DAYS, until // DAY_S + 1 - FIRST)
            present |= {(who, MONTH[day]) for day in range(since, upto)}
    return came, left, present


@pytest.mark.parametrize("seed", range(6))
def test_people_are_those_counted_row_by_row_however_the_table_is_cut(seed):
    made, rows = random.Random(seed), []
    for _ in range(300):
        begun = at(made.randrange(-20, DAYS + 5), made.randrange(24))
        ended = made.choice([None, begun + made.randrange(-3600, 40 * DAY_S), begun + 7200])
        who = made.choice([None, -1, *range(25)])
        rows.append((who, made.choice([None, -1, 0, 1]), begun, ended, made.choice([0, 0, 0, 1, 2, 4])))
    whole = table(rows)
    cuts = sorted(made.sample(range(1, 300), 4))
    parts = [whole.slice(a, b - a) for a, b in zip([0, *cuts], [*cuts, 300], strict=True)]
    for code, found in zip((-2, -1, 0, 1), people(parts, SPAN, 4), strict=True):
        came, left, present = by_row(rows, code)
        assert (found.came, found.gone) == (len({who for who, _ in came}), len({who for who, _ in left}))
        for told, dates in ((found.arrived, came), (found.left, left)):
            assert told.tolist() == [sum(day == one for one in dates.values()) for day in range(DAYS)]
        assert found.present.tolist() == [sum(month == one for _, one in present) for month in range(3)]
