"""Each question of custody tables: which SQL text answers it, and in which cell each row of it is counted."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from habeas.analysis.coded_tables import CodedTables, Handed
from habeas.analysis.custody.queries import query
from habeas.analysis.custody_labels import countries, facilities, hold_rooms
from habeas.analysis.custody_rows import Parameters, Rows, Tables, parsed
from habeas.analysis.errors import AnalysisError
from habeas.reference.names import names

if TYPE_CHECKING:
    import pyarrow as pa

DAY = 86_400
KEPT = "SELECT COUNT(*) AS many FROM stints WHERE keep = 1"
"""How many stints there are that are no other's duplicate: what most questions look at."""

NOT_A_CODE = -9
"""Stands for a text that no row of the edition has."""

IMPOSSIBLE = {
    7: "the stay has no end, although none of its stints is open",
    9: "booked out before booked in",
    10: "booked out in the second of the book-in",
    11: "the stay begins before its first stint",
    12: "the last stint ends at another time than the stay",
    24: "departed, and no country is stated",
    25: "a date of a final order, and that there is none",
    29: "booked in after the release",
    32: "booked in before the records begin",
}
"""By the numbers of `impossible_rows`, what a row says that cannot be."""


def day_number(day: str) -> int:
    """Days since 1970-01-01 of a date as ISO 8601 writes it."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days


def end_of(day: str) -> int:
    """The last second of a day, by the wall clock, in seconds since 1970."""
    return day_number(day) * DAY + DAY - 1


def lost(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """People booked out and never seen again, where they were last seen."""
    stints = tables["stints"]
    found = coded.ask(
        {"stints": stints, "removals": tables.get("removals") or _no_removals()},
        query("lost").sql(
            transferred=_code(coded, tables, "release_reason", given["transferred"]),
            slack=given["slack_days"],
            until_day=day_number(given["until"]),
            quiet_days=given["quiet_days"],
        ),
    )
    people = "SELECT COUNT(DISTINCT person) AS many FROM stints WHERE keep = 1"
    return _by_facility(coded, tables, found, "facility", "book_out", people)


def away(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Gaps within a stay, where the person was last seen before."""
    text = query("away").sql(gap=given["gap_hours"] * 3_600, until=end_of(given["until"]))
    return _by_facility(coded, tables, coded.ask({"stints": tables["stints"]}, text), "facility", "since")


def overlaps(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Stints that begin while the same person is in another one, by the facility of the second."""
    text = query("gaps_overlaps").sql(gap=0, until=end_of(given["until"]))
    joined = f"""SELECT g.seq, s.facility, s.book_in FROM ({text}) AS g
        JOIN stints AS s ON s.seq = g.seq
        WHERE g.kind = 2 AND g.seconds > {int(given["over_hours"]) * 3_600}"""
    return _by_facility(coded, tables, coded.ask({"stints": tables["stints"]}, joined), "facility", "book_in")


def open_elsewhere(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:  # noqa: ARG001
    """Stints left open by a person who was booked in at another facility later."""
    text = f"SELECT * FROM ({query('open_then_elsewhere').sql()}) AS f WHERE elsewhere = 1"
    return _by_facility(coded, tables, coded.ask({"stints": tables["stints"]}, text), "facility", "book_in")


def held_past_limit(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Stints in hold rooms that lasted longer than the limit in force on the day they began."""
    import pyarrow as pa

    rooms = hold_rooms(coded, tables["stints"], given["named"], given["coded"])
    limits = pa.table(
        {
            "since": pa.array([day_number(day) for day, _ in given["limits"]], pa.int32()),
            "seconds": pa.array([hours * 3_600 for _, hours in given["limits"]], pa.int64()),
        }
    )
    asked: dict[str, Handed] = {
        "stints": tables["stints"],
        "hold_rooms": pa.table({"facility": pa.array(rooms, pa.int32())}),
        "limits": limits,
    }
    ended = "" if given["open_too"] else "WHERE ended = 1"
    text = f"SELECT * FROM ({query('holds').sql(until=end_of(given['until']))}) AS h {ended}"
    in_rooms = f"{KEPT} AND facility IN ({', '.join(map(str, rooms)) or NOT_A_CODE})"
    return _by_facility(coded, tables, coded.ask(asked, text), "facility", "book_in", in_rooms)


def impossible(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Rows that say what cannot be, by what it is."""
    text = query("impossible_rows").sql(
        slack=given["slack_hours"] * 3_600,
        no=_code(coded, tables, "final_order", given["no"]),
        until=end_of(given["until"]),
        begins=day_number(given["begins"]) * DAY,
    )
    joined = f"""SELECT f.seq, f.rule, s.book_in FROM ({text}) AS f JOIN stints AS s ON s.seq = f.seq
        WHERE f.rule IN ({", ".join(str(int(one)) for one in given["rules"])})"""
    found = coded.ask({"stints": tables["stints"]}, joined)
    return _rows("stints", found, "rule", "book_in", IMPOSSIBLE, _many(coded, tables, KEPT))


def third_country(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:  # noqa: ARG001
    """Removals to a country that is neither of the citizenship nor of the birth that the row states."""
    removals = tables["removals"]
    asked: dict[str, Handed] = {"removals": removals}
    unclear = []
    for column in ("departure_country", "citizenship_country", "birth_country"):
        table = column.removesuffix("_country") + "_countries"
        asked[table] = countries(coded, removals, column)
        unclear.append(f"SELECT code FROM {table}")
    joined = f"""SELECT f.seq, f.departure, CAST(r.departed_date AS BIGINT) * {DAY} AS departed
        FROM ({query("third_country").sql()}) AS f JOIN removals AS r ON r.seq = f.seq"""
    left = f"""SELECT CAST(COUNT(*) AS BIGINT) AS many FROM removals WHERE keep = 1 AND (
        departure_country IS NULL OR departure_country NOT IN ({unclear[0]})
        OR citizenship_country IS NULL OR citizenship_country NOT IN ({unclear[1]}))"""
    kept = coded.ask(asked, "SELECT COUNT(*) AS many FROM removals WHERE keep = 1")["many"][0].as_py()
    many = coded.ask(asked, left)["many"][0].as_py()
    labels = {ord(one.country[0]) * 256 + ord(one.country[1]): one.name for one in names("country")}
    return _rows("removals", coded.ask(asked, joined), "departure", "departed", labels, kept, many)


QUESTIONS: Mapping[str, Callable[[CodedTables, Tables, Parameters], Rows]] = {
    "booked out and not seen again": lost,
    "away within a stay": away,
    "in two places at once": overlaps,
    "left open, then elsewhere": open_elsewhere,
    "in a hold room past the limit": held_past_limit,
    "says what cannot be": impossible,
    "to a third country": third_country,
}
"""Every question, by the name that proofs have for it."""


@lru_cache(maxsize=64)
def rows_of(coded: CodedTables, question: str, tables: str, parameters: str) -> Rows:
    """The rows that answer; AnalysisError where the question is none, or a parameter is wanting."""
    asked = QUESTIONS.get(question)
    if asked is None:
        raise AnalysisError("no such question of custody tables", where=question)
    try:
        return asked(coded, parsed(tables), json.loads(parameters))
    except (KeyError, ValueError) as error:
        raise AnalysisError("the question cannot be asked so", where=f"{question}: {error}") from error


def _by_facility(
    coded: CodedTables, tables: Tables, found: "pa.Table", cell: str, when: str, among: str = KEPT
) -> Rows:
    labels = facilities(coded, tables["stints"])
    return _rows("stints", found, cell, when, labels, _many(coded, tables, among))


def _many(coded: CodedTables, tables: Tables, among: str) -> int:
    return int(coded.ask({"stints": tables["stints"]}, among)["many"][0].as_py())


def _rows(
    table: str,
    found: "pa.Table",
    cell: str,
    when: str,
    labels: Mapping[int, str],
    among: int,
    left_out: int = 0,
) -> Rows:
    """In the order of their seqs, so that the same rows are the same whatever order an engine gives."""
    import pyarrow.compute as pc

    laid = found.sort_by([("seq", "ascending"), (cell, "ascending")])
    codes = pc.fill_null(laid[cell], -2).to_numpy()
    known = {int(code): labels.get(int(code), f"code {code}") for code in set(codes.tolist())}
    when_s = pc.fill_null(laid[when], 0).to_numpy()
    return Rows(table, laid["seq"].to_numpy(), codes, known, when_s, among, left_out)


def _code(coded: CodedTables, tables: Tables, column: str, text: str) -> int:
    texts: tuple[Any, ...] = coded.texts(tables["stints"], column)
    return next((at for at, one in enumerate(texts) if one.casefold() == text.casefold()), NOT_A_CODE)


def _no_removals() -> "pa.Table":
    import pyarrow as pa

    return pa.table({"person": pa.array([], pa.int32()), "departed_date": pa.array([], pa.int32())})
