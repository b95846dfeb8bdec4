import pytest

from habeas.records.moment import Grain, Relative, before
from habeas.statements.sheet_times import TimeError, moment
from habeas.statements.sheet_zones import ZoneError


@pytest.mark.parametrize(
    ("words", "first", "last", "grain", "zones"),
    [
        ("2025-03-15 17:26 America/New_York", "15T17:26:00", "15T17:27:00", "minute", ["America/New_York"]),
        ("2025-03-15 5:26 p.m. ET", "15T17:26:00", "15T17:27:00", "minute", ["America/New_York"]),
        ("5:26 PM EDT, March 15, 2025", "15T17:26:00", "15T17:27:00", "minute", ["America/New_York"]),
        ("2025-03-15T21:26Z", "15T21:26:00", "15T21:27:00", "minute", ["UTC"]),
        ("2025-03-15T21:26:05-05:00", "15T21:26:05", "15T21:26:06", "second", ["Etc/GMT+5"]),
        ("15 March 2025", "15T00:00:00", "16T00:00:00", "day", []),
        ("Sat, 15 Mar 2025", "15T00:00:00", "16T00:00:00", "day", []),
        ("Saturday morning, 15 March 2025", "15T00:00:00", "15T12:00:00", "part of day", []),
        (
            "between 6:45 and 6:48 p.m. ET 2025-03-15",
            "15T18:45:00",
            "15T18:49:00",
            "span",
            ["America/New_York"],
        ),
        ("by 2025-03-15 21:50 America/New_York", "", "15T21:51:00", "span", ["America/New_York"]),
        ("before 15 March 2025", "", "15T00:00:00", "span", []),
        ("after 12:30 a.m. ET 16 March 2025", "16T00:30:00", "", "span", ["America/New_York"]),
        (
            "2025-03-15 12:10 a.m. EST",
            "15T00:10:00",
            "15T00:11:00",
            "minute",
            ["Etc/GMT+5", "America/New_York"],
        ),
    ],
)
def test_words_give_a_stretch_of_wall_clock_with_grain_and_zones(
    words: str, first: str, last: str, grain: str, zones: list[str]
) -> None:
    made = moment(words)
    assert made.words == words
    assert made.wall is not None
    assert made.wall.first == (first and "2025-03-" + first)
    assert made.wall.last == (last and "2025-03-" + last)
    assert made.grain == grain
    assert [zone.name for zone in made.zones] == zones


def test_month_and_year_alone_are_stretches() -> None:
    assert moment("December 2025").wall == moment("2025-12").wall
    assert moment("December 2025").grain is Grain.MONTH
    assert moment("2025").grain is Grain.YEAR


def test_a_time_with_no_zone_is_read_off_the_sources_clock() -> None:
    one, other = moment("2025-03-15 17:26", clock="src-1"), moment("2025-03-15 17:45", clock="src-1")
    assert one.clock == "src-1"
    assert before(one, other).by_wall


def test_a_described_zone_stands_in_where_none_is_stated() -> None:
    assert moment("2025-03-15 17:26", clock="src-1", zone="America/New_York").clock == ""


@pytest.mark.parametrize(
    "words",
    [
        "around 18:45 ET 15 March 2025",
        "2025-02-30",
        "6:45 p.m.",
        "soon",
        "",
        "17:26 March 2025",
        "13:00 p.m. 15 March 2025",
    ],
)
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(TimeError):
        moment(words)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ZoneError, match="no such time zone"):
        moment("2025-03-15 17:26 America/Springfield")


@pytest.mark.parametrize(
    ("words", "to", "least", "most"),
    [
        ("after the written minute order of 15 March", "the written minute order of 15 March", 0, None),
        ("before the hearing", "the hearing", None, 0),
        ("40 minutes before the written order", "the written order", -2400, -2400),
        ("3 hours after landing", "landing", 10800, 10800),
    ],
)
def test_a_time_can_be_counted_from_something_else(
    words: str, to: str, least: int | None, most: int | None
) -> None:
    made = moment(words)
    assert made.relative == Relative(to, least, most)
    assert made.wall is None


@pytest.mark.parametrize("words", ["after 2025-15-03 17:26", "after 25:61 ET"])
def test_a_calendar_time_gone_wrong_is_not_counted_from_itself(words: str) -> None:
    with pytest.raises(TimeError):
        moment(words)
