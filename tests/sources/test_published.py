"""A time of publication, as written, becomes a Moment that claims no more than it says."""

from datetime import UTC, datetime

import pytest

from habeas.records.moment import Grain, Zone
from habeas.sources.errors import PublishedError
from habeas.sources.published import published


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


CASES = [
    ("2025-03-16", "America/New_York", Grain.DAY, utc(2025, 3, 16, 4), utc(2025, 3, 17, 4)),
    ("2025-03-16", "", Grain.DAY, utc(2025, 3, 15, 10), utc(2025, 3, 17, 12)),
    ("2025-03-16T14:05-04:00", "", Grain.MINUTE, utc(2025, 3, 16, 18, 5), utc(2025, 3, 16, 18, 6)),
    ("2025-03-16T14:05Z", "America/New_York", Grain.MINUTE, utc(2025, 3, 16, 14, 5), utc(2025, 3, 16, 14, 6)),
    ("2025-03-16T14:05+05:45", "", Grain.MINUTE, utc(2025, 3, 16, 8, 20), utc(2025, 3, 16, 8, 21)),
    ("2025-03-16 14:05 America/New_York", "", Grain.MINUTE, utc(2025, 3, 16, 18, 5), utc(2025, 3, 16, 18, 6)),
    (
        "2025-03-16T14:05[America/El_Salvador]",
        "",
        Grain.MINUTE,
        utc(2025, 3, 16, 20, 5),
        utc(2025, 3, 16, 20, 6),
    ),
    ("2025-03-16T14:05:09+00:00", "", Grain.SECOND, utc(2025, 3, 16, 14, 5, 9), utc(2025, 3, 16, 14, 5, 10)),
    ("2025-12-31", "UTC", Grain.DAY, utc(2025, 12, 31), utc(2026, 1, 1)),
]


@pytest.mark.parametrize(("text", "zone", "grain", "earliest", "latest"), CASES)
def test_the_moment_of(text, zone, grain, earliest, latest):
    moment = published(text, zone)
    assert (moment.words, moment.grain) == (text, grain)
    assert (moment.earliest, moment.latest) == (earliest, latest)


def test_a_date_late_in_the_evening_stays_that_date():
    moment = published("2025-03-16T22:30-04:00")
    assert moment.wall.first == "2025-03-16T22:30:00"
    assert moment.zones == (Zone("Etc/GMT+4", "stated offset -04:00"),)


def test_an_offset_that_is_the_publishers_is_its_zone():
    assert published("2025-03-16T22:30-04:00", "America/New_York").zones[0].name == "America/New_York"
    assert published("2025-03-16T22:30-05:00", "America/New_York").zones[0].name == "Etc/GMT+5"


def test_a_time_without_a_zone_has_none():
    assert published("2025-03-16T14:05").zones == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "16/03/2025",
        "2025-02-30",
        "2025-03-16T25:00",
        "2025-03-16 Mars/Base",
        "2025-03",
        "9999-12-31",
    ],
)
def test_what_is_no_time_is_refused_with_how_to_write_it(text):
    with pytest.raises(PublishedError, match="write it as 2025-03-16"):
        published(text)


def test_a_zone_that_is_none_is_refused_by_name():
    with pytest.raises(PublishedError, match="Atlantis"):
        published("2025-03-16", "Atlantis")
