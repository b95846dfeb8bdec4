"""Each question finds what is planted for it and nothing else: in ordinary careers nothing is amiss."""

import pytest
from tests.analysis.custody.planted_tables import other_areas, third_country
from tests.analysis.custody.planted_times import holds, impossible, lost
from tests.custody_made_case import DAY, day_number


def gaps_overlaps(kind):
    def found(case):
        every = case.first.ask("gaps_overlaps", gap=DAY, until=case.first.until)
        return [each["seq"] for each in every if each["kind"] == kind]

    return found


def marked(table, mark):
    return lambda case: [row["seq"] for row in case.first.rows(table) if row["duplicate"] == mark]


def seqs(rows):
    return [each["seq"] for each in rows]


def impossible_removals(case):
    asked = {
        "no": case.first.code("removals", "final_order", "NO"),
        "until_day": case.first.until // DAY,
        "begins_day": day_number(case.first.begins.date()),
    }
    return seqs(case.first.ask("impossible_removals", **asked))


FOUND = {
    "gaps": ("stints", gaps_overlaps(1), ["T15", "T26"]),
    "overlaps": ("stints", gaps_overlaps(2), ["T13", "T14"]),
    "left open, then elsewhere": ("stints", lambda case: seqs(case.first.ask("open_then_elsewhere")), ["T8"]),
    "past the limit of a hold room": ("stints", lambda case: seqs(holds(case, [12, 72])), ["hold_limit"] * 4),
    "never seen again": ("stints", lost, ["T40"]),
    "a stay without an end": ("stints", lambda case: impossible(case, 7), ["T7 stay"]),
    "out before in": ("stints", lambda case: impossible(case, 9), ["T9"]),
    "out as in": ("stints", lambda case: impossible(case, 10), ["T10"]),
    "a stay before its stints": ("stints", lambda case: impossible(case, 11), ["T11"]),
    "a stay after its stints": ("stints", lambda case: impossible(case, 12), ["T12"]),
    "before the records": ("stints", lambda case: impossible(case, 32), ["T18"]),
    "another area": ("stints", lambda case: seqs(other_areas(case)), ["T35"]),
    "a third country": ("removals", lambda case: seqs(third_country(case)), ["third_country"]),
    "impossible removals": ("removals", impossible_removals, ["T24", "T24 order"]),
    "exact stints": ("stints", marked("stints", 1), ["T21", "T21"]),
    "bond rows": ("stints", marked("stints", 2), ["T1", "T1"]),
    "stints of one day": ("stints", marked("stints", 4), ["T5"]),
    "exact arrests": ("arrests", marked("arrests", 1), ["T2"]),
    "chained arrests": ("arrests", marked("arrests", 8), ["T3", "T4", "T4", "T4"]),
    "removals of one day": ("removals", marked("removals", 16), []),
    "encounters of one day": ("encounters", marked("encounters", 16), []),
    "detainers of one day": ("detainers", marked("detainers", 16), []),
}
"""By what is asked: of which table, the rows found, and the keys under which those are planted."""


@pytest.mark.parametrize("asked", FOUND)
def test_nothing_is_found_that_is_not_planted(made, asked):
    table, question, keys = FOUND[asked]
    keyed = {}
    for one in made.planted:
        for place in one.rows:
            if place.table == table and place.edition == made.first.name:
                keyed.setdefault(made.first.seq(place), one.key)
    assert sorted(keyed.get(seq, "nothing is planted") for seq in question(made)) == keys
