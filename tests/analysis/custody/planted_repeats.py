"""What the analysis says of planted rows that repeat others, or only seem to (T1-T6, T21, T31)."""

from collections.abc import Mapping
from typing import Any

from scripts.custody_made.edition import WINDOWS
from scripts.custody_made.layouts import WINDOW_OF
from tests.custody_made_case import DAY, MadeCase, Planted, day_number, days, moment

from habeas.analysis.custody.queries import END_OF_DAY

Answer = Mapping[str, Any]

PLACE = ("seq", "file", "sheet", "row", "duplicate", "keep")
EVER = {"since": -(2**40), "upto": 2**40}


def marked(rows, mark):
    return sum(row["duplicate"] == mark for row in rows)


def bond_rows(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    (stay,) = _stays(case, rows)
    kept = [row for row in rows if row["keep"]]
    assert stay["bond_set_lowest"] == kept[0]["bond_set_amount"]
    return {
        "stints": stay["n_stints"],
        "marked_bond": marked(rows, 2),
        "kept_bond_cents": kept[0]["bond_set_amount"],
    }


def exact_rows(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    assert sum(row["keep"] for row in rows) == 1
    return {"marked_exact": marked(rows, 1)}


def chained_arrests(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    seqs = {row["seq"] for row in rows}
    (episode,) = (each for each in case.first.ask("arrest_episodes") if each["seq"] in seqs)
    assert episode["arrests"] == len(rows)
    found = {
        "episodes": sum(row["keep"] for row in rows),
        "marked_chained": marked(rows, 8),
        "longer_than_its_rule": episode["chained"],
        "span_hours": episode["seconds"] / 3_600,
    }
    return {key: found[key] for key in one.expected}


def back_the_same_day(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    (code,) = {row["facility"] for row in rows}
    moved = [each for each in case.first.ask("movements") if each["facility"] == code]
    (again,) = (each for each in case.first.ask("flows", **EVER) if each["destination"] == code)
    assert (again["origin"], again["moves"]) == (code, 1)
    (kept,) = (row for row in rows if row["keep"])
    return {
        "facility": case.first.text("stints", "facility", code),
        "marked_same_day": marked(rows, 4),
        "kept_book_in": moment(kept["book_in"]),
        "book_ins": sum(each["book_ins"] for each in moved),
        "book_outs": sum(each["book_outs"] for each in moved),
    }


def nobody(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    (code,) = {row["facility"] for row in rows}
    held = set(case_held(case, code, END_OF_DAY).values())
    assert len(held) == 1
    return {
        "facility": case.first.text("stints", "facility", code),
        "midnights": len(case_held(case, code, END_OF_DAY)),
        "headcount_each_midnight": held.pop(),
        "chains": len(_stays(case, rows)) + sum(row["person"] is not None for row in rows),
        "marked": sum(row["duplicate"] > 0 for row in rows),
    }


def over_october(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    stays = _stays(case, rows)
    return {
        "rows": len(rows),
        "stints": stays[0]["n_stints"],
        "marked_exact": marked(rows, 1),
        "stays": len(stays),
    }


def same_after_redaction(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    said = {tuple(value for name, value in row.items() if name not in PLACE) for row in rows}
    return {
        "rows": len(rows),
        "distinct": len(said),
        "removals": sum(row["keep"] for row in rows),
        "marked": sum(row["duplicate"] > 0 for row in rows),
    }


def case_held(case, code, option):
    """By day the headcount of a facility, where it is not nought."""
    edition = case.first
    low, high = day_number(WINDOWS[WINDOW_OF[case.layout]].base.date()) - 40, edition.until // DAY
    found = edition.held(days(low, high), option)
    return {each["day"]: each["held"] for each in found if each["facility"] == code}


def _stays(case, rows):
    seqs = {row["seq"] for row in rows}
    return [each for each in case.first.ask("stays", until=case.first.until) if each["stay"] in seqs]


ANSWERS = {
    "T1": bond_rows,
    "T2": exact_rows,
    "T3": chained_arrests,
    "T4": chained_arrests,
    "T5": back_the_same_day,
    "T6": nobody,
    "T21": over_october,
    "T31": same_after_redaction,
}
