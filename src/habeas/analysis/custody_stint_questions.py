"""Questions of stints: who was lost between them, held twice, left open, or held past a limit."""

from datetime import date
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables, Handed
from habeas.analysis.custody.queries import query
from habeas.analysis.custody_answers import (
    NOT_A_CODE,
    answering,
    by_facility,
    code_of,
    how_many,
    no_removals,
)
from habeas.analysis.custody_labels import hold_rooms
from habeas.analysis.custody_rows import Parameters, Rows, Tables
from habeas.analysis.wall_days import day_number, ends

if TYPE_CHECKING:
    import pyarrow as pa


def lost(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """People booked out and never seen again, where they were last seen."""
    stints = tables["stints"]
    text = query("lost").sql(
        transferred=code_of(coded, stints, "release_reason", given["transferred"]),
        slack=given["slack_days"],
        until_day=day_number(date.fromisoformat(given["until"])),
        quiet_days=given["quiet_days"],
    )
    asked: dict[str, Handed] = {"stints": stints, "removals": tables.get("removals") or no_removals()}
    found = answering(coded, asked, "stints", text, cell="f.facility", when="f.book_out")
    people = how_many(coded, tables, "stints", counted="DISTINCT person")
    return by_facility(coded, tables, found, among=people)


def away(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Gaps within a stay, where the person was last seen before."""
    text = query("away").sql(gap=given["gap_hours"] * 3_600, until=ends(date.fromisoformat(given["until"])))
    return by_facility(coded, tables, _stints(coded, tables, text, cell="f.facility", when="f.since"))


def overlaps(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Stints that begin while the same person is in another one, by the facility of the second."""
    text = query("gaps_overlaps").sql(gap=0, until=ends(date.fromisoformat(given["until"])))
    where = f"f.kind = 2 AND f.seconds > {int(given['over_hours']) * 3_600}"
    return by_facility(coded, tables, _stints(coded, tables, text, where=where))


def open_elsewhere(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:  # noqa: ARG001
    """Stints left open by a person who was booked in at another facility later."""
    text = query("open_then_elsewhere").sql()
    return by_facility(coded, tables, _stints(coded, tables, text, where="f.elsewhere = 1"))


def held_past_limit(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Stints in hold rooms that lasted longer than the limit in force on the day they began."""
    import pyarrow as pa

    rooms = hold_rooms(coded, tables["stints"], given["named"], given["coded"])
    limits = pa.table(
        {
            "since": pa.array(
                [day_number(date.fromisoformat(day)) for day, _ in given["limits"]], pa.int32()
            ),
            "seconds": pa.array([hours * 3_600 for _, hours in given["limits"]], pa.int64()),
        }
    )
    asked: dict[str, Handed] = {
        "stints": tables["stints"],
        "hold_rooms": pa.table({"facility": pa.array(rooms, pa.int32())}),
        "limits": limits,
    }
    text = query("holds").sql(until=ends(date.fromisoformat(given["until"])))
    ended = "TRUE" if given["open_too"] else "f.ended = 1"
    found = answering(coded, asked, "stints", text, cell="f.facility", when="f.book_in", where=ended)
    in_rooms = f"keep = 1 AND facility IN ({', '.join(map(str, rooms)) or NOT_A_CODE})"
    return by_facility(coded, tables, found, among=how_many(coded, tables, "stints", where=in_rooms))


def _stints(
    coded: CodedTables,
    tables: Tables,
    text: str,
    *,
    cell: str = "t.facility",
    when: str = "t.book_in",
    where: str = "TRUE",
) -> "pa.Table":
    asked = {"stints": tables["stints"]}
    return answering(coded, asked, "stints", text, cell=cell, when=when, where=where)
