"""One chain of custody as rows and strips."""

import re
from datetime import UTC, datetime

from habeas.pages.chain_strip import Chain, Event, Kind, lasting, moment, rows, strips


def at(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def event(kind, begins, ends=None, **more):
    return Event(
        kind, at(begins), ends and at(ends), "what", "where", (("a.csv", "a", 2), ("a.csv", "a", 5)), **more
    )


CHAIN = Chain(
    "Made edition",
    "aaaa",
    "row-level",
    at("2026-03-11"),
    (
        event(Kind.ARREST, "2025-07-01", "2025-07-01", day_only=True),
        event(Kind.STAY, "2025-07-01 09:00", "2025-07-20 09:00"),
        event(Kind.STINT, "2025-07-01 09:00", "2025-07-10 09:00"),
        event(Kind.STINT, "2025-07-05 09:00", "2025-07-20 09:00"),
        event(Kind.MOVE, "2025-07-05 09:00", "2025-07-05 09:00", drawn=False),
        event(Kind.STINT, "2026-02-20 09:00"),
    ),
)


def test_every_event_is_a_row_with_its_file_sheet_and_rows():
    first, *_, last = rows(CHAIN)
    assert (first.number, first.kind, first.begins, first.ends) == ("1", "arrest", "2025-07-01", "")
    assert first.exhibits == "a.csv, sheet “a”, rows 2, 5"
    assert (last.number, last.begins, last.ends) == ("6", "2026-02-20 09:00", "")


def test_a_long_stretch_with_nothing_stated_begins_a_new_strip():
    assert [one.title for one in strips(CHAIN)] == [
        "2025-07-01 00:00 to 2025-07-20 09:00",
        "2026-02-20 09:00 to 2026-03-11 00:00",
    ]


def test_what_overlaps_stands_in_a_lane_of_its_own():
    first, _ = strips(CHAIN)
    assert [name for _, name in first.names] == ["arrest, removal", "stay", "stint", "at the same time"]
    heights = {bar.number: re.match(r"M[\d.]+ ([\d.]+)", bar.path)[1] for bar in first.bars}
    assert heights["3"] != heights["4"]


def test_a_stint_without_an_end_is_open_to_the_end_of_the_edition():
    _, second = strips(CHAIN)
    (bar,) = second.bars
    assert bar.kind == "stint open"
    assert bar.title.endswith("2026-02-20 09:00 to no end stated")


def test_what_is_not_drawn_is_on_no_strip():
    assert "5" not in {bar.number for strip in strips(CHAIN) for bar in strip.bars}


def test_ticks_are_few_and_stand_within():
    for strip in strips(CHAIN):
        assert 1 <= len(strip.ticks) <= 9
        assert all(strip.frame.left <= x <= strip.frame.right for x, _ in strip.ticks)


def test_times_are_those_of_the_clock_on_the_wall():
    assert moment(at("2025-03-09 02:30")) == "2025-03-09 02:30"  # an hour that a zone would skip
    assert moment(None) == ""
    assert [lasting(one) for one in (600, 7500, 90_000, 86_400)] == ["10 min", "2 h 5 min", "1 d 1 h", "1 d"]
