"""Questions of single rows: which say what cannot be, and which departures are to a third country."""

from collections.abc import Mapping
from datetime import date

from habeas.analysis.coded_tables import CodedTables, Handed
from habeas.analysis.custody.queries import query
from habeas.analysis.custody_answers import answering, code_of, how_many, rows_in
from habeas.analysis.custody_labels import countries
from habeas.analysis.custody_rows import Parameters, Rows, Tables
from habeas.analysis.wall_days import DAY_S, begins, day_number, ends
from habeas.reference.names import names

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

DEPARTED = f"CAST(t.departed_date AS BIGINT) * {DAY_S}"
"""When a removal was, in seconds as the other times are."""

OUTSIDE = {29: "dated after the release", 32: "dated before the records begin"}
"""The same of the rows of other tables, which are not booked in."""


def impossible(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Stints that say what cannot be, by what it is."""
    text = query("impossible_rows").sql(
        slack=given["slack_hours"] * 3_600,
        no=code_of(coded, tables["stints"], "final_order", given["no"]),
        until=ends(date.fromisoformat(given["until"])),
        begins=begins(date.fromisoformat(given["begins"])),
    )
    return _by_rule(coded, tables, given, "stints", text, "t.book_in", IMPOSSIBLE)


def impossible_arrests(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Arrests that say what cannot be, by what it is."""
    text = query("impossible_arrests").sql(
        until=ends(date.fromisoformat(given["until"])), begins=begins(date.fromisoformat(given["begins"]))
    )
    return _by_rule(coded, tables, given, "arrests", text, "t.arrest_time", OUTSIDE)


def impossible_removals(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Removals that say what cannot be, by what it is."""
    text = query("impossible_removals").sql(
        no=code_of(coded, tables["removals"], "final_order", given["no"]),
        until_day=day_number(date.fromisoformat(given["until"])),
        begins_day=day_number(date.fromisoformat(given["begins"])),
    )
    return _by_rule(coded, tables, given, "removals", text, DEPARTED, {**IMPOSSIBLE, **OUTSIDE})


def _by_rule(
    coded: CodedTables,
    tables: Tables,
    given: Parameters,
    table: str,
    text: str,
    when: str,
    labels: Mapping[int, str],
) -> Rows:
    where = f"f.rule IN ({', '.join(str(int(one)) for one in given['rules'])})"
    asked = {table: tables[table]}
    found = answering(coded, asked, table, text, cell="f.rule", when=when, where=where)
    return rows_in(table, found, labels, how_many(coded, tables, table))


def third_country(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:  # noqa: ARG001
    """Removals to a country that is neither of the citizenship nor of the birth that the row states."""
    removals = tables["removals"]
    asked: dict[str, Handed] = {"removals": removals}
    unclear = []
    for column in ("departure_country", "citizenship_country", "birth_country"):
        table = column.removesuffix("_country") + "_countries"
        asked[table] = countries(coded, removals, column)
        unclear.append(f"SELECT code FROM {table}")
    left = f"""SELECT CAST(COUNT(*) AS BIGINT) AS many FROM removals WHERE keep = 1 AND (
        departure_country IS NULL OR departure_country NOT IN ({unclear[0]})
        OR citizenship_country IS NULL OR citizenship_country NOT IN ({unclear[1]}))"""
    many = coded.ask(asked, left)["many"][0].as_py()
    labels = {ord(one.country[0]) * 256 + ord(one.country[1]): one.name for one in names("country")}
    text = query("third_country").sql()
    found = answering(coded, asked, "removals", text, cell="f.departure", when=DEPARTED)
    return rows_in("removals", found, labels, how_many(coded, tables, "removals"), many)
