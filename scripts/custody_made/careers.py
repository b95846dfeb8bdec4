"""Careers in custody of people who do not exist: arrest, hold room, transfers, bond, release or removal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha1
from random import Random

from scripts.custody_made import vocabulary
from scripts.custody_made.edition import Edition, Planted, Row, Value
from scripts.custody_made.vocabulary import Facility

Leg = tuple[Facility, datetime, datetime | None]

PLACES = vocabulary.facilities(420)
ORDINARY = 140
"""The first so many facilities are where ordinary careers pass; each scene has others to itself."""


@dataclass(frozen=True)
class Person:
    """A made person: an id (None where the release gives none), and what every row says of them."""

    id: str | None
    said: dict[str, Value] = field(default_factory=dict)

    def saying(self, **said: Value) -> "Person":
        """The same person, of whom other things are said."""
        return Person(self.id, self.said | said)


@dataclass
class Making:
    """An edition while it is made: whose careers, drawn from one seed."""

    edition: Edition
    seed: int
    draw: Random
    people: int = 0
    taken: int = ORDINARY

    def day(self, days: int, hour: int = 0, minute: int = 0) -> datetime:
        """So many days after the day that scenes are set from, at this hour."""
        return self.edition.window.base + timedelta(days=days, hours=hour, minutes=minute)

    def place(self, *, hold: bool = False) -> Facility:
        """A facility that nobody else is ever at."""
        while PLACES[self.taken].hold is not hold:
            self.taken += 1
        self.taken += 1
        return PLACES[self.taken - 1]

    def person(self, **said: Value) -> Person:
        """Somebody new, removed to where they come from unless a scene says other."""
        self.people += 1
        country = self.draw.choice(vocabulary.COUNTRIES)
        own: dict[str, Value] = {
            "gender": self.draw.choice(("Female", "Male", "Male", "Male")),
            "birth_year": self.edition.window.base.year - self.draw.randrange(21, 60),
            "citizenship_country": country,
            "birth_country": country,
            "religion": self.draw.choice(vocabulary.RELIGIONS),
            "marital_status": self.draw.choice(vocabulary.MARITAL),
            "ethnicity": self.draw.choice(vocabulary.ETHNICITIES),
            "race": self.draw.choice(vocabulary.RACES),
            "entry_status": self.draw.choice(vocabulary.ENTRY_STATUSES),
            "case_threat_level": self.draw.choice((None, *vocabulary.THREAT_LEVELS)),
            "case_category": self.draw.choice(vocabulary.CASE_CATEGORIES),
            "final_program": self.draw.choice(vocabulary.PROGRAMS),
            "book_in_criminality": self.draw.choice(vocabulary.CRIMINALITY),
            "final_charge": self.draw.choice(vocabulary.CHARGES),
        }
        return Person(made_id(self.seed, 1, self.people), own | said)

    def stay(self, person: Person, legs: Sequence[Leg], reason: str | None, **said: Value) -> list[Row]:
        """Stints of one stay, the last ended for this reason; what is `said` stands in every one."""
        last = legs[-1][2]
        common = {
            "stay_in": legs[0][1],
            "stay_out": last,
            "stay_release_reason": reason if last else None,
            "case_status": _status(reason if last else None),
            "final_order": "YES" if reason == "Removed" else "NO",
            **_departure(person, reason, last),
            **said,
        }
        rows = []
        for at, (facility, begun, ended) in enumerate(legs):
            why = reason if at == len(legs) - 1 else "Transferred"
            own = {"book_in": begun, "book_out": ended, "release_reason": why if ended else None}
            rows.append(self.row("stints", person, **(of_facility(facility) | common | own)))
        return rows

    def row(self, table: str, person: Person, **said: Value) -> Row:
        """A row of a table about somebody."""
        made = Row(table, {"person": person.id, **person.said, **said})
        self.edition.rows.append(made)
        return made

    def arrest(self, person: Person, when: datetime, **said: Value) -> Row:
        """An arrest."""
        own: dict[str, Value] = {
            "arrest_time": when,
            "arrest_type": "Made Arrest",
            "arrest_method": self.draw.choice(("CAP Local Incarceration", "Located", "Non-Custodial Arrest")),
            "arrest_created_by": "b(6), b(7)c",
            "case_status": "ACTIVE",
        }
        return self.row("arrests", person, **(own | said))

    def removal(self, person: Person, when: date, **said: Value) -> Row:
        """A removal, on a date without an hour."""
        own: dict[str, Value] = {
            "departed_date": when,
            "departure_country": person.said["citizenship_country"],
            "port_of_departure": self.draw.choice(("MADE PORT ONE", "MADE PORT TWO")),
            "case_status": "8-Excluded/Removed - Inadmissibility",
            "final_order": "YES",
            "final_order_date": when - timedelta(days=self.draw.randrange(2, 40)),
        }
        return self.row("removals", person, **(own | said))

    def plant(
        self,
        key: str,
        says: str,
        rows: Sequence[Row],
        person: Person | None = None,
        /,
        *,
        needs: tuple[str, ...] = (),
        **expected: object,
    ) -> None:
        """Note what these rows hold, where their tables have the columns that it `needs`."""
        whose = person.id if person else None
        self.edition.planted.append(Planted(key, says, tuple(rows), expected, whose, needs))


def made_id(seed: int, edition: int, number: int) -> str:
    """Forty hexadecimal digits: a hash of the seed, the edition and a number, of nobody."""
    return sha1(f"custody made {seed} {edition} {number}".encode(), usedforsecurity=False).hexdigest()


def of_facility(facility: Facility) -> dict[str, Value]:
    """What a stint says of where it is."""
    return {
        "facility": facility.code,
        "facility_name": facility.name,
        "book_in_site": f"Made Office of {facility.state}",
        "book_in_aor": aor(facility),
    }


def aor(facility: Facility) -> str:
    """The area that a made facility lies in."""
    return vocabulary.AORS[vocabulary.STATES.index(facility.state) % len(vocabulary.AORS)]


def _status(reason: str | None) -> str:
    return "8-Excluded/Removed - Inadmissibility" if reason == "Removed" else "ACTIVE"


def _departure(person: Person, reason: str | None, when: datetime | None) -> dict[str, Value]:
    if reason != "Removed" or not when:
        return {}
    return {
        "departed_date": when.date(),
        "departure_country": person.said["citizenship_country"],
        "final_order_date": when.date() - timedelta(days=9),
    }


def ordinary(making: Making) -> None:
    """One career in which nothing is amiss: every hour is accounted for, every limit kept."""
    person, draw, window = making.person(), making.draw, making.edition.window
    span = int((window.released - window.begins).total_seconds() // 60) - 200 * 1_440
    arrested = window.begins + timedelta(minutes=draw.randrange(1_440, span))
    making.row("encounters", person, **encounter(arrested - timedelta(minutes=50)))
    making.arrest(person, arrested)
    if draw.random() < 0.3:
        making.row("detainers", person, **detainer(making, arrested - timedelta(days=draw.randrange(2, 20))))
    legs = _legs(draw, arrested)
    reason = draw.choice(vocabulary.STAY_REASONS)
    said = _bond(draw, legs) if reason.startswith("Bonded") else {}
    making.stay(person, legs, reason, **said)
    making.row("risk_assessments", person, **assessment(draw, legs[0][1]))
    ended = legs[-1][2]
    if reason == "Removed" and ended:
        making.removal(person, ended.date())


def _legs(draw: Random, arrested: datetime) -> list[Leg]:
    """A hold room for under twelve hours, then one to three places, each a few hours after the other."""
    holds = [one for one in PLACES[:ORDINARY] if one.hold]
    rest = draw.sample([one for one in PLACES[:ORDINARY] if not one.hold], draw.randrange(1, 4))
    at = arrested + timedelta(minutes=draw.randrange(30, 240))
    legs: list[Leg] = [(draw.choice(holds), at, at + timedelta(minutes=draw.randrange(60, 700)))]
    for facility in rest:
        assert legs[-1][2]
        at = legs[-1][2] + timedelta(minutes=draw.randrange(20, 300))
        legs.append((facility, at, at + timedelta(minutes=draw.randrange(2 * 1_440, 45 * 1_440))))
    return legs


def _bond(draw: Random, legs: Sequence[Leg]) -> dict[str, Value]:
    ended = legs[-1][2]
    assert ended
    dollars = 500 * draw.randrange(3, 40)
    return {
        "bond_set_amount": dollars,
        "bond_set_date": legs[0][1].date() + timedelta(days=1),
        "bond_posted_amount": dollars,
        "bond_posted_date": ended.date(),
    }


def encounter(when: datetime) -> dict[str, Value]:
    """What an encounter says."""
    return {
        "event_time": when,
        "event_type": "Made Encounter",
        "lead_source": "Made Source",
        "responsible_aor": vocabulary.AORS[0],
        "case_status": "ACTIVE",
    }


def detainer(making: Making, when: datetime) -> dict[str, Value]:
    """What a detainer says, lodged with a made jail."""
    jail = making.draw.choice([one for one in PLACES[:ORDINARY] if "JAIL" in one.name])
    return {
        "prepared_date": when.date(),
        "facility": jail.code,
        "facility_name": jail.name,
        "facility_state": jail.state,
        "detainer_type": "I-247A Made",
        "case_status": "ACTIVE",
        "lift_reason": making.draw.choice((None, "Booked into Detention")),
    }


def assessment(draw: Random, when: datetime) -> dict[str, Value]:
    """What a risk assessment says."""
    return {
        "final_decision": draw.choice(("Detain in the Custody of DHS", "Release")),
        "decided": when,
        "risk_of_flight": draw.choice(("High", "Low", "Medium")),
        "risk_to_public_safety": draw.choice(("High", "Low", "Medium")),
        "recommendation": draw.choice(("Detain", "Release")),
    }
