"""Editions made for tests: counts that are worked out from made stints, by day."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from habeas.pages.facility import (
    Beside,
    Capacity,
    Counts,
    Custody,
    Facility,
    Hole,
    Level,
    Move,
    People,
    Place,
)
from habeas.records.edition import Edition, EditionTable

EPOCH = date(1970, 1, 1)
FIRST = (date(2025, 1, 1) - EPOCH).days
DAYS = 181  # to 30 June 2025
THRESHOLD = 10


def counts_of(stints, days=DAYS, first=FIRST):
    """Counts of one facility: `stints` are (day in, day out) from 0, each of another person.

    With a third in it, a stint is of the person so named; they are at one facility once at a time.
    """
    names = ("start", "end", "any_part", "arrivals", "departures")
    held = {name: np.zeros(days, np.int32) for name in names}
    people = people_of([(*one, at)[:3] for at, one in enumerate(stints)], days, first)
    for since, upto, *_ in stints:
        held["end"][max(0, since) : max(0, upto)] += 1
        held["start"][max(0, since + 1) : max(0, upto + 1)] += 1
        held["any_part"][max(0, since) : max(0, upto + 1)] += 1
        if 0 <= since < days:
            held["arrivals"][since] += 1
        if 0 <= upto < days:
            held["departures"][upto] += 1
    return Counts(first, **held, people=people)


def people_of(stints, days, first):
    """The people of these stints (day in, day out, who)."""
    month = [(EPOCH + timedelta(days=first + at)).strftime("%Y-%m") for at in range(days)]
    names = list(dict.fromkeys(month))
    once = np.zeros((2, days), np.int32)
    ever = [{}, {}]
    present = {
        (who, month[at]) for since, upto, who in stints for at in range(max(0, since), min(days, upto + 1))
    }
    for stint in sorted(stints, key=str):
        for way in (0, 1):
            if 0 <= stint[way] < days:
                key = (stint[2], month[stint[way]])
                ever[way][key] = min(ever[way].get(key, days), stint[way])
    for way in (0, 1):
        for at in ever[way].values():
            once[way, at] += 1
    came, gone = ({who for who, _ in one} for one in ever)
    by_month = np.array([sum(one == name for _, one in present) for name in names], np.int32)
    return People(once[0], once[1], by_month, len(came), len(gone))


def stints_of(seed, people, longest, days=DAYS):
    """So many made stints: they begin at random, some before the first day, and last at random."""
    random = np.random.default_rng(seed)
    begins = random.integers(-longest, days, people)
    return [(int(one), int(one + random.integers(0, longest + 1))) for one in begins]


def facility(code, stints, *, names=(), same=()):
    return Facility(code, tuple(names) or (f"MADE {code}",), tuple(same), counts_of(stints))


LARGE = facility("ZQLARGE", stints_of(1, 9000, 12))
MIDDLE = facility("ZQMIDDLE", stints_of(2, 260, 20), names=("MADE MIDDLE", "MADE OLD NAME"), same=("ZQTWIN",))
HOLD = facility("ZQHOLD", [(day % DAYS, day % DAYS) for day in range(3000)])
FEW = facility("ZQFEW", stints_of(3, 12, 20))

EDITION = Edition(
    "Made edition",
    ("src-made",),
    (EditionTable("stints", ("d" * 64,), 12_000),),
    published=date(2025, 6, 30),
    first=date(2025, 1, 1),
    last=date(2025, 6, 30),
    selected_by="book_in",
    stated=True,
    series="MADE-1",
)
HOLES = (
    Hole(FIRST, FIRST + 12, "rows were chosen by book-in: whoever was held then already is missing"),
    Hole(FIRST + DAYS - 14, FIRST + DAYS - 1, "the last 14 days: what was entered afterwards is missing"),
)
BESIDE = Beside(
    capacities={
        "ZQLARGE": (
            Capacity(date(2025, 1, 1), date(2025, 3, 31), 280, "made contract"),
            Capacity(date(2025, 4, 1), None, 320, "made contract"),
        )
    },
    levels={"ZQLARGE": (Level(date(2025, 2, 1), date(2025, 5, 31), Decimal("301.25"), "made statistics"),)},
    places={
        "ZQLARGE": Place("El Paso", "TX", 31.8, -106.4, "an airport of its town"),
        "ZQMIDDLE": Place("Jena", "LA", 31.67, -92.16, "an airport of its town"),
        "ZQHOLD": Place("Nowhere", "TX"),
    },
)
MOVES = (
    Move("ZQFEW", "ZQLARGE", 4, 4),
    Move("ZQHOLD", "ZQLARGE", 700, 690),
    Move("ZQHOLD", "ZQMIDDLE", 60, 60),
    Move("ZQLARGE", "ZQMIDDLE", 120, 117),
    Move("ZQMIDDLE", "ZQLARGE", 90, 90),
)


def custody(**changes):
    given = {
        "edition": EDITION,
        "first": FIRST,
        "last": FIRST + DAYS - 1,
        "facilities": (LARGE, MIDDLE, HOLD, FEW),
        "moves": MOVES,
        "holes": HOLES,
        "notes": ("Known of this edition: stints in hospitals are left out of it.",),
        "beside": BESIDE,
    }
    return Custody(**{**given, **changes})
