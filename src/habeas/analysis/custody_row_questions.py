"""Questions of single rows: which say what cannot be, and which departures are to a third country."""

from habeas.analysis.coded_tables import CodedTables, Handed
from habeas.analysis.custody.queries import query
from habeas.analysis.custody_answers import DAY, code_of, day_number, end_of, how_many, rows_in
from habeas.analysis.custody_labels import countries
from habeas.analysis.custody_rows import Parameters, Rows, Tables
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

OUTSIDE = {29: "dated after the release", 32: "dated before the records begin"}
"""The same of the rows of other tables, which are not booked in."""


def impossible(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Rows that say what cannot be, by what it is."""
    text = query("impossible_rows").sql(
        slack=given["slack_hours"] * 3_600,
        no=code_of(coded, tables["stints"], "final_order", given["no"]),
        until=end_of(given["until"]),
        begins=day_number(given["begins"]) * DAY,
    )
    joined = f"""SELECT f.seq, f.rule, s.book_in FROM ({text}) AS f JOIN stints AS s ON s.seq = f.seq
        WHERE {_among_rules(given)}"""
    found = coded.ask({"stints": tables["stints"]}, joined)
    return rows_in("stints", found, "rule", "book_in", IMPOSSIBLE, how_many(coded, tables, "stints"))


def impossible_arrests(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Arrests that say what cannot be, by what it is."""
    text = query("impossible_arrests").sql(
        until=end_of(given["until"]), begins=day_number(given["begins"]) * DAY
    )
    joined = f"""SELECT f.seq, f.rule, a.arrest_time FROM ({text}) AS f
        JOIN arrests AS a ON a.seq = f.seq WHERE {_among_rules(given)}"""
    found = coded.ask({"arrests": tables["arrests"]}, joined)
    return rows_in("arrests", found, "rule", "arrest_time", OUTSIDE, how_many(coded, tables, "arrests"))


def impossible_removals(coded: CodedTables, tables: Tables, given: Parameters) -> Rows:
    """Removals that say what cannot be, by what it is."""
    removals = tables["removals"]
    text = query("impossible_removals").sql(
        no=code_of(coded, removals, "final_order", given["no"]),
        until_day=day_number(given["until"]),
        begins_day=day_number(given["begins"]),
    )
    joined = f"""SELECT f.seq, f.rule, CAST(r.departed_date AS BIGINT) * {DAY} AS departed
        FROM ({text}) AS f JOIN removals AS r ON r.seq = f.seq WHERE {_among_rules(given)}"""
    found = coded.ask({"removals": removals}, joined)
    labels = {**IMPOSSIBLE, **OUTSIDE}
    return rows_in("removals", found, "rule", "departed", labels, how_many(coded, tables, "removals"))


def _among_rules(given: Parameters) -> str:
    return f"f.rule IN ({', '.join(str(int(one)) for one in given['rules'])})"


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
    kept = how_many(coded, tables, "removals")
    many = coded.ask(asked, left)["many"][0].as_py()
    labels = {ord(one.country[0]) * 256 + ord(one.country[1]): one.name for one in names("country")}
    return rows_in("removals", coded.ask(asked, joined), "departure", "departed", labels, kept, many)
