"""N899DN of 4 February 2025, where this machine has its trace."""

import json

import pytest
from tests.real_files import real

from habeas.analysis.flights.crossings import crossings
from habeas.analysis.flights.positions import Aircraft, track
from habeas.reference.boundaries import territory

pytestmark = pytest.mark.usefixtures("answered_by")

FOLDER = real("data/flights")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="the real traces are not on this machine")

BY_OTHERS = 1738709911.2
"""2025-02-04T22:58:31.2Z, by OpenStreetMap's line (formats/aircraft-positions.md)."""


@pytest.fixture(scope="module")
def flown():
    found = json.loads((FOLDER / "trace_full_ac671b.json").read_text(encoding="utf-8"))
    rows = found["trace"]
    return track(
        Aircraft(found["icao"], found["r"], found["t"]),
        {
            "time": [found["timestamp"] + row[0] for row in rows],
            "latitude": [row[1] for row in rows],
            "longitude": [row[2] for row in rows],
        },
    )


def test_it_crosses_into_the_united_states_when_and_where_another_line_has_it(flown):
    (one,) = crossings(flown, territory("US"))
    assert (one.inward, one.certain, one.in_gap) == (True, True, False)
    assert one.earliest <= BY_OTHERS <= one.latest
    assert one.at == pytest.approx(BY_OTHERS, abs=30)
    assert (one.latitude, one.longitude) == (
        pytest.approx(29.469, abs=0.05),
        pytest.approx(-93.945, abs=0.05),
    )


def test_the_interval_is_that_of_the_tolerance(flown):
    boundary = territory("US")
    (one,) = crossings(flown, boundary)
    landward, seaward = boundary.tolerance(one.latitude, one.longitude)
    width = (landward + seaward) / 230  # metres a second, as it flew there; oblique to the line
    assert width / 2 <= one.latest - one.earliest <= width * 3
