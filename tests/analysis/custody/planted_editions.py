"""What the analysis says of what a second edition of the same events changes (T22, T23, edition_differs)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.custody_made_case import MadeCase, Planted, integers

Answer = Mapping[str, Any]

OF_AN_EDITION = ("seq", "file", "sheet", "row", "duplicate", "keep", "person")
EDITED = ("departed_date", "departure_country")


def ids(case: MadeCase, one: Planted) -> Answer:
    first, second = (
        {text for table in edition.tables.values() for text in _people(table)}
        for edition in (case.first, case.second)
    )
    assert len(first) > len(case.first.rows("arrests"))
    return {"ids_in_both": len(first & second)}


def _people(table):
    return table.texts("person") if "person" in table.names else ()


def edits(case: MadeCase, one: Planted) -> Answer:
    """Rows that agree with a row of the first edition in all but whether they departed, and where to."""
    before = Counter(_said(case.first, row) for row in case.first.rows("stints"))
    changed = [row for row in case.second.of(one) if before[_said(case.second, row)]]
    exact = Counter(_said(case.first, row, edited=True) for row in case.first.rows("stints"))
    assert not any(exact[_said(case.second, row, edited=True)] for row in changed)
    (country,) = {
        case.second.text("stints", "departure_country", row["departure_country"]) for row in changed
    }
    return {"changed_rows": len(changed), "country": country}


def _said(edition, row, *, edited=False):
    """What a row says, in texts: codes are of one edition alone."""
    left_out = OF_AN_EDITION if edited else (*OF_AN_EDITION, *EDITED)
    coded = edition.tables["stints"].coded
    return tuple(
        edition.text("stints", name, value) if name in coded else value
        for name, value in row.items()
        if name not in left_out
    )


def doubted(case: MadeCase, one: Planted) -> Answer:
    rows = _rows(case)
    (table,) = (name for name, (was, now) in rows.items() if now < 0.75 * was)
    return {table: rows[table], "doubted": table}


def differs(case: MadeCase, one: Planted) -> Answer:
    was, now = (by_facility(edition) for edition in (case.first, case.second))
    moved = {code: [was[code], now[code]] for code in sorted(was | now) if was[code] != now[code]}
    return {"rows": _rows(case), "stints_by_facility": moved}


def by_facility(edition):
    """All rows of an edition by the text of their facility code."""
    months = integers(day=[0], month=[0])
    found = edition.ask("edition_totals", {"months": months})
    texts = {each["facility"]: edition.text("stints", "facility", each["facility"]) for each in found}
    return Counter({str(texts[each["facility"]]): each["all_rows"] for each in found})


def _rows(case):
    return {
        name: [edition.tables[name].rows for edition in (case.first, case.second)]
        for name in sorted(case.first.tables)
    }


ANSWERS = {
    "T22": ids,
    "T22 edits": edits,
    "T23": doubted,
    "edition_differs": differs,
}
