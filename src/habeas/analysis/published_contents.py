"""What tables of published things hold, and what each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.analysis.capacity import Capacity
    from habeas.analysis.published_figures import DailyCounts, Lists
    from habeas.analysis.published_pairs import StatedCode
    from habeas.analysis.published_places import Placed

    PublishedTable = Lists | DailyCounts | tuple[Placed, ...] | tuple[Capacity, ...] | tuple[StatedCode, ...]

ADP, DAILY, PLACES = "published_adp", "daily_population", "facility_places"
CAPACITIES, STATED = "capacities", "stated_codes"

NAMES = frozenset({ADP, DAILY, PLACES, CAPACITIES, STATED})
"""The names of these tables."""
