"""What the analysis says of stints that end oddly, overlap or leave a hole (T7-T19, T26, T37, T40)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
from scripts.custody_made.layouts import WINDOW_OF
from tests.analysis.custody.planted_repeats import EVER, case_held
from tests.custody_made_case import (
    DAY,
    MadeCase,
    Planted,
    day_number,
    day_of,
    days,
    integers,
    moment,
    seconds,
)

from habeas.analysis.custody.assignment import Candidate, assigned
from habeas.analysis.custody.queries import ANY_PART, END_OF_DAY, START_OF_DAY
from habeas.reference.custody_defects import defects

Answer = Mapping[str, Any]

LIMITS = {date(2000, 1, 1): 12, date(2025, 6, 24): 72}
QUIET_DAYS = 30


def impossible(case, rule):
    """The seconds of every row that a rule finds, by seq."""
    edition = case.first
    found = edition.ask(
        "impossible_rows",
        slack=DAY,
        no=edition.code("stints", "final_order", "NO"),
        until=edition.until,
        begins=seconds(edition.begins),
    )
    return {each["seq"]: each["seconds"] for each in found if each["rule"] == rule}


def lost(case):
    """Everybody booked out and never seen again, by seq."""
    edition = case.first
    gone = pa.table({name: pa.array([], pa.int32()) for name in ("person", "departed_date")})
    found = edition.ask(
        "lost",
        {} if "removals" in edition.tables else {"removals": gone},
        transferred=edition.code("stints", "release_reason", "Transferred"),
        slack=0,
        until_day=edition.until // DAY,
        quiet_days=QUIET_DAYS,
    )
    return {each["seq"]: each for each in found}


def gaps_overlaps(case, one, gap):
    """The seconds of the gaps, and of the overlaps, of the planted person, in order."""
    seqs = {row["seq"] for row in case.first.of(one, "stints")}
    found = case.first.ask("gaps_overlaps", gap=gap, until=case.first.until)
    return tuple(
        [each["seconds"] for each in sorted(found, key=lambda each: each["seq"]) if each["seq"] in seqs
         and each["kind"] == kind]
        for kind in (1, 2)
    )  # fmt: skip


def place(case, row):
    return case.first.text("stints", "facility", row["facility"])


def still_held(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    last = case.first.until // DAY - 1
    missing = impossible(case, 7)
    found = {
        "facility": place(case, row),
        "held_at_release": case_held(case, row["facility"], END_OF_DAY).get(last, 0),
        "stay_ends_missing": int(row["seq"] in missing),
    }
    (lasted,) = (
        each
        for each in case.first.ask("length_of_stay", until=case.first.until)
        if each["facility"] == row["facility"]
    )
    assert lasted["ended"] == 1 - found["held_at_release"]
    return {key: found[key] for key in one.expected}


def lost_book_out(case: MadeCase, one: Planted) -> Answer:
    seqs = [row["seq"] for row in case.first.of(one)]
    found = [each for each in case.first.ask("open_then_elsewhere") if each["seq"] in seqs]
    assert [(each["seq"], each["next_seq"], each["elsewhere"]) for each in found] == [(*seqs, 1)]
    return {
        "open_at": place(case, found[0]),
        "elsewhere": place(case, {"facility": found[0]["next_facility"]}),
        "since": moment(found[0]["book_in"]),
        "next_book_in": moment(found[0]["next_book_in"]),
        "findings": len(found),
    }


def ends_before_it_begins(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    return {
        "facility": place(case, row),
        "minutes": -impossible(case, 9)[row["seq"]] // 60,
        "midnights": sum(_midnights(case, row)),
        "findings": sum(row["seq"] in impossible(case, rule) for rule in (7, 9, 10, 11, 12, 24, 25, 29, 32)),
    }


def no_length(case: MadeCase, one: Planted) -> Answer:
    _, row, _ = case.first.of(one)
    assert row["seq"] in impossible(case, 10)
    ends = ("origin", "destination")
    moves = [[each[end] for end in ends] for each in case.first.ask("flows", **EVER)]
    moves = [each for each in moves if row["facility"] in each]
    moves.sort(key=lambda each: each[0] == row["facility"])  # in before out
    return {
        "facility": place(case, row),
        "midnights": sum(_midnights(case, row)),
        "transfers": [[place(case, {"facility": end}) for end in each] for each in moves],
    }


def stay_before_stints(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    (stay,) = (each for each in case.first.ask("stays", until=case.first.until) if each["stay"] == row["seq"])
    return {
        "stay_in": moment(stay["stay_in"]),
        "first_book_in": moment(stay["book_in_first"]),
        "minutes_before": impossible(case, 11)[row["seq"]] // 60,
    }


def stay_after_stints(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    return {
        "last_book_out": moment(row["book_out"]),
        "stay_out": moment(row["stay_out"]),
        "minutes_after": impossible(case, 12)[row["seq"]] // 60,
    }


def over_midnight(case: MadeCase, one: Planted) -> Answer:
    rows, day = case.first.of(one), day_number(one.expected["midnight"]) - 1
    at_each = {case_held(case, row["facility"], END_OF_DAY)[day] for row in rows}
    given = {"days": days(day, day), "excluded": integers(facility=[]), "stints": case.first.only(one)}
    (nation,) = case.first.ask(
        "headcount_national", given, in_shift=0, out_shift=0, until=case.first.until, transit=0
    )
    _, overlaps = gaps_overlaps(case, one, DAY)
    assert len(at_each) == 1
    return {
        "midnight": moment((day + 1) * DAY),
        "facilities": [place(case, row) for row in rows],
        "at_each": at_each.pop(),
        "people": nation["held"],
        "overlap_minutes": overlaps[0] // 60,
        "findings": len(overlaps),
    }


def enclosed(case: MadeCase, one: Planted) -> Answer:
    rows = case.first.of(one)
    gaps, overlaps = gaps_overlaps(case, one, DAY)
    chain = case.first.ask("chain", person=rows[0]["person"])
    assert [each["seconds_between"] for each in chain] == [None, -15 * DAY - 3_600, 2 * 3_600]
    return {
        "gaps": len(gaps),
        "minutes_by_the_row_before": (chain[2]["book_in"] - chain[1]["book_out"]) // 60,
        "overlaps": len(overlaps),
        "overlap_minutes": sum(overlaps) // 60,
    }


def gaps(case: MadeCase, one: Planted) -> Answer:
    return {
        "gap_minutes": [each // 60 for each in gaps_overlaps(case, one, 0)[0]],
        "gaps_over_24_h": len(gaps_overlaps(case, one, DAY)[0]),
    }


def gap_with_an_end(case: MadeCase, one: Planted) -> Answer:
    last, then = case.first.of(one)
    found = case.first.ask("away", gap=DAY, until=case.first.until)
    (gap,) = (each for each in found if each["seq"] == then["seq"])
    assert gap["last_seq"] == last["seq"]
    return {
        "last_seen": place(case, gap),
        "since": moment(gap["since"]),
        "until": moment(then["book_in"]),
        "minutes": gap["seconds"] // 60,
    }


def exact_midnight(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    start, end, dates = (
        sorted(case_held(case, row["facility"], option)) for option in (START_OF_DAY, END_OF_DAY, ANY_PART)
    )
    return {
        "facility": place(case, row),
        "start_of_day": [day_of(each) for each in start],
        "end_of_day": [day_of(each) for each in end],
        "by_dates": [day_of(each) for each in dates],
        "midnights_start_of_day": [day_of(each) for each in start],
        "midnights_end_of_day": [day_of(each + 1) for each in end],
    }


def hold_room(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    code = row["facility"]
    (lasted,) = (
        each for each in case.first.ask("length_of_stay", until=case.first.until) if each["facility"] == code
    )
    return {
        "facility": place(case, row),
        "midnights": sum(_midnights(case, row)),
        "book_ins": sum(each["book_ins"] for each in case.first.ask("movements") if each["facility"] == code),
        "minutes": lasted["seconds"] // 60,
    }


def hold_limits(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    found = [each for each in holds(case, [12, 72]) if each["seq"] == row["seq"]]
    # With limits of one and two seconds every stint is over its own, which tells whose limit it was.
    (by_day,) = (each for each in holds(case, [1 / 3_600, 2 / 3_600]) if each["seq"] == row["seq"])
    return {
        "facility": place(case, row),
        "hours": by_day["seconds"] / 3_600,
        "limit_hours": {1: 12, 2: 72}[by_day["allowed"]],
        "findings": len(found),
    }


def holds(case, hours):
    """Stints in hold rooms past limits of so many hours, in force from the days of LIMITS."""
    rooms = {
        each["facility"]
        for each in case.first.ask("facility_names")
        if "HOLD ROOM" in (case.first.text("stints", "facility_name", each["facility_name"]) or "")
    }
    limits = integers(
        since=[day_number(day) for day in LIMITS], seconds=[round(each * 3_600) for each in hours]
    )
    given = {"hold_rooms": integers(facility=sorted(rooms)), "limits": limits}
    return case.first.ask("holds", given, until=case.first.until)


def held_before_the_records(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    return {
        "facility": place(case, row),
        "left_censored_until": day_of((row["book_in"] + impossible(case, 32)[row["seq"]]) // DAY),
        "book_in": moment(row["book_in"]),
    }


def the_last_day(case: MadeCase, one: Planted) -> Answer:
    """Of those booked in on the day of the release everybody is still in, which is of no earlier day."""
    (row,) = case.first.of(one)
    last = case.first.until // DAY
    found = case.first.ask("censoring", {"days": days(last - 200, last)})
    whole = [each["day"] for each in found if each["book_ins"] and each["still_in"] == each["book_ins"]]
    assert row["book_in"] // DAY == whole[-1]
    return {"facility": place(case, row), "right_censored_from": day_of(whole[-1])}


def hospital(case: MadeCase, one: Planted) -> Answer:
    found, _ = gaps_overlaps(case, one, DAY)
    names = case.first.only(one)["facility_name"].to_pylist()
    wards = [each for each in names if case.first.text("stints", "facility_name", each) == HOSPITAL]
    series = "2026-ICLI-00005" if WINDOW_OF[case.layout] == "2026" else ""
    known = [each.defect for each in defects(series, "custody_gap") if "hospitals" in each.defect]
    return {
        "hospital_rows": len(wards),
        "gaps_over_24_h": len(found),
        "gap_minutes": sum(found) // 60,
        "explained_by": "hospital stints are omitted" if known and found else None,
    }


HOSPITAL = "MADE GENERAL HOSPITAL"


def removed_that_day(case: MadeCase, one: Planted) -> Answer:
    (row,), (removal,) = case.first.of(one, "stints"), case.first.of(one, "removals")
    found = case.first.ask("removal_stay", before=0, after=0)
    matches = assigned(Candidate(each["removal"], each["stay"], each["days"]) for each in found).matches
    chosen = [each for each in matches if (each.arrest, each.stay) == (removal["seq"], row["seq"])]
    gone, _ = gaps_overlaps(case, one, DAY)
    return {"gaps": len(gone) + int(row["seq"] in lost(case)), "removals_matched": len(chosen)}


def never_seen_again(case: MadeCase, one: Planted) -> Answer:
    (row,) = case.first.of(one)
    found = [each for each in lost(case).values() if each["seq"] == row["seq"]]
    (last,) = case.first.ask("chain", person=row["person"])
    assert (last["seq"], found[0]["stated"]) == (row["seq"], 1)
    return {
        "last_seen": place(case, found[0]),
        "since": moment(found[0]["book_out"]),
        "until": None,
        "findings": len(found),
    }


def _midnights(case, row):
    return [sum(case_held(case, row["facility"], each).values()) for each in (START_OF_DAY, END_OF_DAY)]


ANSWERS = {
    "T7": still_held,
    "T7 stay": still_held,
    "T8": lost_book_out,
    "open_then_elsewhere": lost_book_out,
    "T9": ends_before_it_begins,
    "impossible_row": ends_before_it_begins,
    "T10": no_length,
    "T11": stay_before_stints,
    "T12": stay_after_stints,
    "T13": over_midnight,
    "custody_overlap": over_midnight,
    "T14": enclosed,
    "T15": gaps,
    "custody_gap stay": gap_with_an_end,
    "T16": exact_midnight,
    "T17": hold_room,
    "hold_limit": hold_limits,
    "T18": held_before_the_records,
    "T19": the_last_day,
    "T26": hospital,
    "T37": removed_that_day,
    "T37 transfer": removed_that_day,
    "T40": never_seen_again,
    "custody_gap": never_seen_again,
}
