"""What an aircraft can do between two points: how fast, how steeply, and how long a landing takes at least.

*Typical* figures say what is likely, and only they part a track. *Upper* figures say what is possible, and
only they exclude. Each figure is from general knowledge of airliners and business jets unless a source stands
beside it; all can be overridden where they are used.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from habeas.analysis.flights.geodesy import KNOT, Values

TYPICAL_KMH, UPPER_KMH = 850.0, 1100.0
"""Over the ground. 850 is a cruise; 1,100 the greatest ground speed seen with a tailwind (formats page)."""

TYPICAL_STOP_S, LEAST_STOP_S = 1800.0, 600.0
"""From touch-down to lift-off. Half an hour is a quick turn of a charter. In ten minutes a jet can brake,
taxi, open a door and taxi out; a touch-and-go is shorter, and is no landing here since nobody gets off."""

TYPICAL_FPM, UPPER_FPM = 2000.0, 6000.0
"""Feet a minute, mean of a climb or a descent: airliners 1,500 to 2,500, emergency descents 6,000."""

LOW_FT, LOW_KT = 10_000.0, 250.0
"""Below 10,000 ft no more than 250 kt: 14 CFR 91.117(a), cited from general knowledge; alike elsewhere."""

GROUND_KT = 250.0
"""Faster than any landing or take-off run: a point that says "ground" at such a speed is not believed."""

LONGEST_FLIGHT_S = 86_400.0
"""Airliners stay up for 19 hours at most; a day leaves room for tankers. Balloons and drones stay longer."""

SLACK_FT = 1000.0
"""Altitudes on both sides of a gap may be of two kinds, pressure and geometric, that differ by as much."""


class Ability(NamedTuple):
    """A set of figures: km/h over the ground, seconds of a stop, feet a minute."""

    kmh: Values
    stop_s: Values
    fpm: float


TYPICAL = Ability(TYPICAL_KMH, TYPICAL_STOP_S, TYPICAL_FPM)
UPPER = Ability(UPPER_KMH, LEAST_STOP_S, UPPER_FPM)


def landing_takes(metres: Values, down_ft: Values, up_ft: Values, able: Ability) -> Any:
    """Seconds from one airborne point to another with a landing, a stop and a take-off between.

    The distance at full speed, and what is lost by flying no faster than `LOW_KT` below `LOW_FT`, but no less
    than the descent and the climb take; and the stop. Heights are above the sea: a high field shortens both
    (at most 14,472 ft at Daocheng Yading). Not-a-number counts as 0 ft. Numbers, or arrays of them.
    """
    speed = able.kmh / 3.6
    down, up = np.fmax(down_ft, 0.0), np.fmax(up_ft, 0.0)
    low = (np.minimum(down, LOW_FT) + np.minimum(up, LOW_FT)) / able.fpm * 60
    lost = low * np.maximum(0.0, 1 - LOW_KT * KNOT / speed)
    return able.stop_s + np.maximum(metres / speed + lost, (down + up) / able.fpm * 60)


def can_fly(metres: float, change_ft: float, seconds: float, able: Ability = UPPER) -> bool:
    """Whether so far and so much higher or lower is possible in the time without a landing."""
    steep = abs(change_ft) - SLACK_FT > able.fpm / 60 * seconds
    return metres <= able.kmh / 3.6 * seconds and not steep and seconds <= LONGEST_FLIGHT_S
