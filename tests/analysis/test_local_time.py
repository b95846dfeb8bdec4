"""Other places' clocks."""

import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.local_time import in_zone
from habeas.analysis.texts import moment_text, parse_moment


def test_ten_past_midnight_in_washington_is_the_evening_before_in_el_salvador():
    landing = parse_moment("2025-03-16T00:10/2025-03-16T00:11 America/New_York")
    shown = moment_text(in_zone(landing, "America/El_Salvador"))
    assert shown == "2025-03-15T22:10:00/2025-03-15T22:11:00 America/El_Salvador"


def test_the_instants_are_the_same():
    landing = parse_moment("2025-03-16T00:10/2025-03-16T00:11 America/New_York")
    there = in_zone(landing, "Asia/Tokyo")
    assert (there.earliest, there.latest) == (landing.earliest, landing.latest)


def test_a_zone_that_there_is_not_is_refused():
    with pytest.raises(AnalysisError):
        in_zone(parse_moment("2025-03-16T00:10/2025-03-16T00:11 UTC"), "Nowhere/Land")
