"""What made stints say beside whose, when and where: columns that are one for a person, a stay, a stint."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scripts.custody_made import vocabulary

Values = NDArray[np.int64] | NDArray[np.int32]

NULL = np.iinfo(np.int32).min
"""What a value that is not stated is until the table is made."""

DAY = 86_400
MADE_FACILITIES = vocabulary.facilities(1_400)
OFFICES = tuple(f"Made Office {at:02}" for at in range(30))

TEXTS: Mapping[str, Sequence[str]] = {
    "facility": tuple(one.code for one in MADE_FACILITIES),
    "facility_name": tuple(one.name for one in MADE_FACILITIES),
    "release_reason": vocabulary.STINT_REASONS,
    "stay_release_reason": vocabulary.STINT_REASONS,
    "religion": vocabulary.RELIGIONS,
    "gender": vocabulary.GENDERS,
    "marital_status": vocabulary.MARITAL,
    "ethnicity": vocabulary.ETHNICITIES,
    "race": vocabulary.RACES,
    "birth_country": vocabulary.COUNTRIES,
    "citizenship_country": vocabulary.COUNTRIES,
    "entry_status": vocabulary.ENTRY_STATUSES,
    "final_program": tuple(sorted(vocabulary.PROGRAMS)),
    "case_status": vocabulary.CASE_STATUSES,
    "case_category": vocabulary.CASE_CATEGORIES,
    "case_threat_level": vocabulary.THREAT_LEVELS,
    "final_order": vocabulary.YES_NO,
    "departure_country": vocabulary.COUNTRIES,
    "book_in_criminality": vocabulary.CRIMINALITY,
    "final_charge": vocabulary.CHARGES,
    "conviction_charge": tuple(sorted(vocabulary.CONVICTIONS)),
    "conviction_charge_code": vocabulary.CONVICTION_CODES,
    "aggravated_felon": vocabulary.YES_NO,
    "detainee_classification": vocabulary.CLASSIFICATIONS,
    "known_terrorist": vocabulary.YES_NO,
    "book_in_site": OFFICES,
    "book_in_aor": tuple(sorted(vocabulary.AORS)),
}
"""The texts of each coded column but `person`, in the order of their codes, which is their own."""

TRANSFERRED = vocabulary.STINT_REASONS.index("Transferred")
REMOVED = vocabulary.STINT_REASONS.index("Removed")
_STAY_REASONS = np.array([at for at in range(len(vocabulary.STINT_REASONS)) if at != TRANSFERRED], np.int32)


@cache
def places(*, hold: bool) -> NDArray[np.int32]:
    """The codes of the hold rooms, or of all the rest."""
    found = [at for at, one in enumerate(MADE_FACILITIES) if one.hold is hold]
    return np.array(found, np.int32)


def of_people(draw: np.random.Generator, people: int) -> dict[str, Values]:
    """The columns that are one value for a person."""
    country = _skewed(draw, "citizenship_country", people)
    born = np.where(draw.random(people) < 0.02, _any(draw, "birth_country", people), country)
    convicted = draw.random(people) < 0.4
    entered = draw.integers(10_000, 16_000, people).astype(np.int32)
    found: dict[str, Values] = {
        "citizenship_country": country,
        "birth_country": born.astype(np.int32),
        "birth_year": (1_955 + draw.integers(0, 55, people)).astype(np.int32),
        "entry_date": _some(draw, entered, 0.7),
    }
    for name in ("religion", "gender", "marital_status", "ethnicity", "race", "entry_status"):
        found[name] = _skewed(draw, name, people)
    conviction = _any(draw, "conviction_charge", people)
    charged = draw.integers(12_000, 16_500, people).astype(np.int32)
    found["conviction_charge"] = np.where(convicted, conviction, NULL).astype(np.int32)
    found["conviction_charge_code"] = found["conviction_charge"]
    found["conviction_charge_date"] = np.where(convicted, charged, NULL).astype(np.int32)
    found["conviction_date"] = np.where(convicted, charged + 90, NULL).astype(np.int32)
    found["aggravated_felon"] = (convicted & (draw.random(people) < 0.1)).astype(np.int32)
    found["known_terrorist"] = np.zeros(people, np.int32)
    return found


def of_stays(draw: np.random.Generator, stay_out: NDArray[np.int64]) -> dict[str, Values]:
    """The columns that are one value for a stay, from when each ends (0 where it has not)."""
    stays = len(stay_out)
    ended = stay_out > 0
    reason = np.where(ended, _STAY_REASONS[draw.integers(0, len(_STAY_REASONS), stays)], NULL)
    removed = reason == REMOVED
    order_day = (stay_out // DAY - draw.integers(0, 60, stays)).astype(np.int32)
    bonded = draw.random(stays) < 0.15
    found: dict[str, Values] = {
        "stay_release_reason": reason.astype(np.int32),
        "departed_date": np.where(removed, stay_out // DAY, NULL).astype(np.int32),
        "departure_country": np.where(removed, _skewed(draw, "departure_country", stays), NULL),
        "final_order": (removed | (draw.random(stays) < 0.2)).astype(np.int32),
        "final_order_date": np.where(removed, order_day, NULL).astype(np.int32),
        "bond_posted_date": np.where(bonded & ended, stay_out // DAY, NULL).astype(np.int32),
        "bond_posted_amount": np.where(bonded & ended, _dollars(draw, stays), NULL),
    }
    for name in ("case_status", "case_category", "book_in_criminality", "final_charge", "final_program"):
        found[name] = _any(draw, name, stays)
    for name in ("book_in_site", "book_in_aor"):
        found[name] = _any(draw, name, stays)
    for name in ("case_threat_level", "detainee_classification"):
        found[name] = _some(draw, _any(draw, name, stays), 0.5)
    return found


def bonds(
    draw: np.random.Generator, book_in: NDArray[np.int64], wanted: NDArray[np.intp]
) -> dict[str, Values]:
    """The bond that each stint says was set: some, and all those `wanted`."""
    rows = len(book_in)
    has = draw.random(rows) < 0.1
    has[wanted] = True
    return {
        "bond_set_amount": np.where(has, _dollars(draw, rows), NULL),
        "bond_set_date": np.where(has, book_in // DAY + 5, NULL).astype(np.int32),
    }


def _dollars(draw: np.random.Generator, many: int) -> NDArray[np.int64]:
    return 50_000 * draw.integers(3, 41, many)


def _any(draw: np.random.Generator, name: str, many: int) -> NDArray[np.int32]:
    return draw.integers(0, len(TEXTS[name]), many, np.int32)


def _skewed(draw: np.random.Generator, name: str, many: int) -> NDArray[np.int32]:
    """Codes of which the last are the most common."""
    return (len(TEXTS[name]) * np.sqrt(draw.random(many, np.float32))).astype(np.int32) % len(TEXTS[name])


def _some(draw: np.random.Generator, values: NDArray[np.int32], share: float) -> NDArray[np.int32]:
    return np.where(draw.random(len(values), np.float32) < share, values, NULL).astype(np.int32)
