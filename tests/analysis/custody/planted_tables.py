"""What the analysis says of what shows between tables, places and published figures (T24-T27, T33-T39)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from scripts.custody_made.careers import PLACES, aor
from tests.analysis.custody.planted_repeats import case_held
from tests.analysis.custody.planted_times import place
from tests.custody_made_case import DAY, MadeCase, Planted, day_number, day_of, days, integers

from habeas.analysis.custody.assignment import Candidate, assigned
from habeas.analysis.custody.queries import ARREST_WINDOW, END_OF_DAY, START_OF_DAY
from habeas.analysis.published import published_disagrees
from habeas.analysis.published_falls import falls
from habeas.analysis.published_figures import FAMILIES, DailyCounts, Listed, Published
from habeas.analysis.published_matching import Basis, Matching, Pair
from habeas.analysis.small_cells import cells
from habeas.records.certainty import Certainty
from habeas.reference.custody_countries import country_of

Answer = Mapping[str, Any]


def departures(case: MadeCase, one: Planted) -> Answer:
    (row,), edition = case.first.of(one), case.first
    found = edition.ask(
        "impossible_removals",
        no=edition.code("removals", "final_order", "NO"),
        until_day=edition.until // DAY,
        begins_day=day_number(edition.begins.date()),
    )
    rules = Counter(each["rule"] for each in found if each["seq"] == row["seq"])
    assert {each["days"] for each in found} == {0}
    every = {"departures_without_country": rules[24], "orders_denied_but_dated": rules[25]}
    assert sum(every.values()) == 1
    return {key: every[key] for key in one.expected}


def third_countries(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one, "removals")
    said = [case.first.text("removals", f"{each}_country", row[f"{each}_country"]) for each in TWO]
    return {
        "findings": sum(each["seq"] == row["seq"] for each in third_country(case)),
        "differs_from_citizenship": int(said[0] != said[1]),
    }


def two_citizenships(case: MadeCase, one: Planted) -> Answer:
    (arrest,), (removal,) = case.first.of(one, "arrests"), case.first.of(one, "removals")
    given = {
        "arrest_countries": countries(case, "arrests", "citizenship_country"),
        "removal_countries": countries(case, "removals", "citizenship_country"),
        "departure_countries": countries(case, "removals", "departure_country"),
    }
    found = case.first.ask("citizenships", given)
    assert [(each["seq"], each["arrest"]) for each in found] == [(removal["seq"], arrest["seq"])]
    names = {
        case.first.text(table, "citizenship_country", row["citizenship_country"])
        for table, row in (("arrests", arrest), ("removals", removal))
    }
    return {
        "citizenships": sorted(map(str, names)),
        "findings_by_removals": sum(each["seq"] == removal["seq"] for each in third_country(case)),
        "findings_by_arrests": found[0]["third"],
    }


TWO = ("departure", "citizenship")


def third_country(case):
    """The removals to a third country."""
    given = {f"{each}_countries": countries(case, "removals", f"{each}_country") for each in (*TWO, "birth")}
    return case.first.ask("third_country", given)


def countries(case, table, column):
    """One number for each country that the texts of a column name."""
    known = {at: country_of(text) for at, text in enumerate(case.first.tables[table].texts(column))}
    numbers = {at: ord(two[0]) * 256 + ord(two[1]) for at, two in known.items() if two}
    return integers(code=list(numbers), country=list(numbers.values()))


def names_of_a_code(case: MadeCase, one: Planted) -> Answer:
    (code,) = {row["facility"] for row in case.first.of(one)}
    found = [each for each in case.first.ask("facility_names") if each["facility"] == code]
    text = place(case, {"facility": code})
    return {"facility": text, "names_of_code": len(found), "last_two_letters": text[-2:]}


def codes_of_a_name(case: MadeCase, one: Planted) -> Answer:
    (name,) = {row["facility_name"] for row in case.first.of(one)}
    found = [place(case, each) for each in case.first.ask("facility_names") if each["facility_name"] == name]
    return {
        "facility_name": case.first.text("stints", "facility_name", name),
        "codes": sorted(found),
        "codes_of_place": len(found),
    }


def _listed(facility, adp):
    """A published line: one family of cells adds up to the average."""
    _, names = FAMILIES[0]
    return Listed(
        facility, "MADE", "ZZ", cells=tuple(zip(names, (Decimal(adp), *[Decimal(0)] * 3), strict=True))
    )


def _published(facility, line):
    """The list that a line of published.csv is of: drawn on the day after the last that it covers."""
    as_of = date.fromisoformat(line["as_of"])
    year = as_of.year + (as_of.month >= 10)
    found = Published(year, as_of + timedelta(days=1), (_listed(facility, line["value"]),))
    assert (found.days, found.until) == (int(line["days"]), as_of)
    return found


def _lines(case, facility):
    return [line for line in case.beside("published.csv") if line["facility"] == facility]


def published(case: MadeCase, one: Planted) -> Answer:
    (code,) = {row["facility"] for row in case.first.of(one)}
    facility = place(case, {"facility": code})
    (line,) = _lines(case, facility)
    listed = _published(facility, line)
    low, high = day_number(listed.begins), day_number(listed.until)
    found = case.first.held(days(low, high), END_OF_DAY)
    held = {each["day"]: each["held"] for each in found if each["facility"] == code}
    grid = np.array([[held.get(day, 0) for day in range(low, high + 1)]], np.int32)
    (row,) = published_disagrees(
        listed,
        Matching((Pair(listed.listed[0], (facility,), Basis.STATED),), ()),
        DailyCounts((facility,), ((facility,),), listed.begins, grid, grid),
        tolerance=Decimal("0.05"),
    )
    return {
        "facility": facility,
        "as_of": row.as_of.isoformat(),
        "fiscal_year": row.fiscal_year,
        "days": row.days_with_data,
        "person_days": row.reckoned_person_days,
        "adp": float(row.published_adp),
        "ratio": round(float(row.published_person_days / row.reckoned_person_days), 3),
        "findings": int(row.within is Certainty.IMPOSSIBLE),
    }


def falling(case: MadeCase, one: Planted) -> Answer:
    facility = one.expected["facility"]
    lists = [_published(facility, line) for line in _lines(case, facility)]
    found = falls(*lists).falls
    return {
        "facility": found[0].later.name,
        "days": [each.days for each in lists],
        "adp": [float(each.adp or 0) for each in (found[0].earlier, found[0].later)],
        "person_days": [int(found[0].earlier_person_days), int(found[0].later_person_days)],
        "falls": len(found),
    }


def currently_detained(case: MadeCase, one: Planted) -> Answer:
    (line,) = (each for each in case.beside("published.csv") if each["measure"] == "currently detained")
    day = day_number(line["as_of"])
    given = {"days": days(day, day), "excluded": integers(facility=[])}
    (nation,) = case.first.ask(
        "headcount_national", given, in_shift=0, out_shift=0, until=case.first.until, transit=0
    )
    return {"as_of": day_of(nation["day"]), "published": int(line["value"]), "people": nation["held"]}


def elsewhere_area(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    (found,) = other_areas(case)
    assert found["seq"] == row["seq"]
    return {
        "facility": place(case, found),
        "facility_aor": case.first.text("stints", "book_in_aor", found["area"]),
        "book_in_aor": case.first.text("stints", "book_in_aor", found["book_in_area"]),
    }


def other_areas(case):
    """Stays that began under another area than their facility's."""
    stated = {each.code: aor(each) for each in PLACES}
    texts = case.first.tables["stints"].texts
    facilities = {code: at for at, code in enumerate(texts("facility")) if code in stated}
    areas = {area: at for at, area in enumerate(texts("book_in_aor"))}
    given = integers(facility=list(facilities.values()), area=[areas[stated[code]] for code in facilities])
    return case.first.ask("book_in_areas", {"facility_areas": given})


def assignment(case: MadeCase, one: Planted) -> Answer:
    arrests = {row["seq"] for row in case.first.of(one, "arrests")}
    found = case.first.ask("arrest_stay", **ARREST_WINDOW)
    every = [Candidate(each["arrest"], each["stay"], each["seconds"]) for each in found]
    chosen = assigned(each for each in every if each.arrest in arrests)
    assert {each for each in assigned(every).matches if each.arrest in arrests} == set(chosen.matches)
    return {
        "greedy_matches": len(chosen.greedy),
        "matches": len(chosen.matches),
        "lost_by_greedy": chosen.lost,
        "days_between": [each.seconds // DAY for each in chosen.matches],
    }


def ages(case: MadeCase, one: Planted) -> Answer:
    (code,) = {row["facility"] for row in case.first.of(one)}
    low, high = day_number(case.first.begins.date()) - 400, case.first.until // DAY
    years = integers(day=range(low, high + 1), year=[int(day_of(day)[:4]) for day in range(low, high + 1)])
    (found,) = (each for each in case.first.ask("minors", {"years": years}) if each["facility"] == code)
    assert found["unknown"] == 0
    return {
        "facility": place(case, {"facility": code}),
        **{key: found[key] for key in ("under_18", "possibly_under_18", "book_ins")},
    }


def small_cell(case: MadeCase, one: Planted) -> Answer:
    (code,) = {row["facility"] for row in case.first.of(one)}
    text = (
        f"SELECT gender, COUNT(*) AS people FROM stints WHERE keep = 1 AND facility = {code} GROUP BY gender"
    )
    found = case.first.sql(text, {})
    counts = {case.first.text("stints", "gender", each["gender"]) or "": each["people"] for each in found}
    shown = cells(counts, 10)
    return {
        "facility": place(case, {"facility": code}),
        "cells": counts,
        "total": sum(counts.values()),
        "suppressed": sorted(name for name, text in shown.items() if not text.isdigit()),
    }


def capacity(case: MadeCase, one: Planted) -> Answer:
    (code,) = {row["facility"] for row in case.first.of(one)}
    facility = place(case, {"facility": code})
    stated = [line for line in case.beside("capacities.csv") if line["facility"] == facility]
    over = {}
    for name, option in (("end", END_OF_DAY), ("start", START_OF_DAY)):
        held = case_held(case, code, option)
        over[name] = {
            day_of(day): (int(line["capacity"]), many)
            for line in stated
            for day, many in held.items()
            if line["from"] <= day_of(day) <= (line["until"] or "9999") and many > int(line["capacity"])
        }
    ((beds, most),) = set(over["end"].values())
    return {
        "facility": facility,
        "capacity": beds,
        "held": most,
        "days_end_of_day": sorted(over["end"]),
        "days_start_of_day": sorted(over["start"]),
        "findings_days": len(over["end"]),
    }


ANSWERS = {
    "T24": departures,
    "T24 order": departures,
    "third_country": third_countries,
    "third_country birth": third_countries,
    "T25 name": third_countries,
    "T25 territory": third_countries,
    "T25 unknown": third_countries,
    "T25": two_citizenships,
    "T27": names_of_a_code,
    "T27 place": codes_of_a_name,
    "published_disagrees": published,
    "T33": falling,
    "T34": currently_detained,
    "T35": elsewhere_area,
    "T36": assignment,
    "T38": ages,
    "T39": small_cell,
    "over_capacity": capacity,
}
