"""The chart of a facility's headcount."""

import re
from itertools import pairwise

from tests.pages import made_custody as made

from habeas.pages.facility_cells import shown
from habeas.pages.headcount_chart import LETTER, chart, dates_under
from habeas.pages.headcount_chart_lines import Frame, days_path, hatch_path, steps_path


def drawn(facility, **more):
    return chart(shown(facility.counts, made.THRESHOLD), name=facility.code, threshold=made.THRESHOLD, **more)


def families(one):
    return [line.family for line in one.lines]


def test_a_count_stands_at_its_height():
    frame = Frame.of(0, 99, 90)
    assert (frame.highest, frame.y(0), frame.y(frame.highest)) == (100, frame.bottom, frame.top)
    assert frame.x(0) == frame.left
    assert frame.x(100) == frame.right


def test_a_line_breaks_where_a_count_is_not_shown_and_a_lone_day_is_a_dot():
    path = days_path(Frame.of(0, 6, 100), 0, (50, 60, None, 70, None, 20, 20))
    assert path.count("M") == 3
    assert re.search(r"M[\d.]+ [\d.]+h0M", path)


def test_steps_that_follow_one_another_are_joined_and_others_not():
    frame = Frame.of(0, 99, 100)
    assert steps_path(frame, [(0, 30, 10.0), (31, 60, 20.0)]).count("M") == 1
    assert steps_path(frame, [(0, 30, 10.0), (32, 60, 20.0)]).count("M") == 2
    assert steps_path(frame, [(200, 300, 10.0)]) == ""


def test_no_date_under_a_chart_lies_over_another():
    for days in range(30, 4_000, 13):
        ticks = dates_under(Frame.of(19_266, 19_266 + days, 100))
        spans = [
            (one.at - LETTER * len(one.words), one.at)
            if one.anchor == "end"
            else (one.at, one.at + LETTER * len(one.words))
            for one in ticks
        ]
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), days


def test_a_hatching_stays_within_its_days():
    frame = Frame.of(0, 99, 100)
    across = [float(one) for one in re.findall(r"[ML]([\d.]+) ", hatch_path(frame, 10, 19))]
    assert min(across) >= frame.x(10)
    assert max(across) <= frame.x(20)


def test_a_large_facility_has_a_line_for_each_definition():
    found = drawn(made.LARGE)
    assert {"end", "start", "any"} <= set(families(found))
    assert [
        words.partition(":")[0] for family, words in found.legend if family in ("end", "start", "any")
    ] == [
        "end of day, by day",
        "start of day, mean of the month",
        "any part of the day, mean of the month",
    ]


def test_days_with_fewer_than_the_threshold_are_areas_that_say_so():
    few = [line for line in drawn(made.MIDDLE).lines if line.family == "few"]
    assert few
    assert all(line.title.endswith("fewer than 10") for line in few)


def test_capacities_averages_and_holes_are_drawn_and_told():
    beside = made.BESIDE
    found = drawn(
        made.LARGE,
        holes=made.HOLES,
        capacities=beside.capacities["ZQLARGE"],
        levels=beside.levels["ZQLARGE"],
    )
    assert families(found).count("capacity") == 2
    titles = [line.title for line in found.lines]
    assert "Capacity 280 from 2025-01-01 to 2025-03-31 (made contract)" in titles
    assert "made statistics: 301.2 on average, 2025-02-01 to 2025-05-31" in titles
    assert [mark.words for mark in found.marks] == ["a", "b"]
    assert found.notes[0] == ("a", made.HOLES[0].says)
    assert "Stretches known to be incomplete: 2." in found.description


def test_the_description_is_made_from_the_counts():
    most = int(made.LARGE.counts.end.max())
    assert f"at most {most:,} were held" in drawn(made.LARGE).description
    assert "No count at the end of a day is shown" in drawn(made.HOLD).description


def test_words_of_ticks_stay_within_the_picture():
    found = drawn(made.LARGE)
    assert len(found.across) <= 9
    for tick in found.across:
        length = 7 * len(tick.words)
        assert tick.at + (length if tick.anchor == "start" else 0) <= found.width
