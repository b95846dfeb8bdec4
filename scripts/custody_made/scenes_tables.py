"""Planted: what shows between tables, places and published figures (T24, T25, T27, T33-T36, T38, T39)."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)

from datetime import datetime, timedelta

from scripts.custody_made.careers import Making, aor
from scripts.custody_made.edition import Row, Value
from scripts.custody_made.vocabulary import AORS

PUBLISHED_BY = "made table of average daily population"


def departures(making: Making) -> None:
    """T24: a departure without a country; a date of a final order where there is none."""
    person, day = making.person(), making.day(55)
    gone = making.removal(person, day.date(), departure_country=None)
    making.plant("T24", "Departed on a date, to no country.", [gone], person, departures_without_country=1)
    other = making.person()
    said: dict[str, Value] = {"final_order": "NO", "final_order_date": making.day(50).date()}
    odd = making.removal(other, day.date(), **said)
    making.plant(
        "T24 order", "A date of a final order, and “NO” final order.", [odd], other, orders_denied_but_dated=1
    )


def third_countries(making: Making) -> None:
    """third_country: neither citizenship nor birth; T25: what only looks like it, and what disagrees."""
    cases: tuple[tuple[str, str, str, str, int], ...] = (
        ("third_country", "VENEZUELA", "VENEZUELA", "EL SALVADOR", 1),
        ("third_country birth", "ECUADOR", "COLOMBIA", "COLOMBIA", 0),
        ("T25 name", "CHINA, PEOPLES REPUBLIC OF", "CHINA, PEOPLES REPUBLIC OF", "CHINA", 0),
        ("T25 territory", "DOMINICAN REPUBLIC", "DOMINICAN REPUBLIC", "PUERTO RICO", 0),
        ("T25 unknown", "HONDURAS", "HONDURAS", "UNKNOWN", 0),
    )
    for at, (key, citizen, born, to, found) in enumerate(cases):
        person = making.person(citizenship_country=citizen, birth_country=born)
        ended = making.day(56, 9 + at)
        legs = [(making.place(), making.day(50, 9 + at), ended)]
        said: dict[str, Value] = {"departure_country": to}
        rows = making.stay(person, legs, "Removed", **said)
        rows.append(making.removal(person, ended.date(), **said))
        making.plant(
            key,
            f"A citizen of {citizen}, born in {born}, departed to {to}.",
            rows,
            person,
            findings=found,
            differs_from_citizenship=int(citizen != to),
        )
    person = making.person(citizenship_country="NICARAGUA", birth_country="NICARAGUA")
    arrest = making.arrest(person, making.day(49, 9))
    removal = making.removal(
        person.saying(citizenship_country="CUBA"), making.day(57).date(), departure_country="CUBA"
    )
    making.plant(
        "T25",
        "Arrests and removals give one id two citizenships, and the departure is to the second.",
        [arrest, removal],
        person,
        needs=("citizenship_country",),
        citizenships=["CUBA", "NICARAGUA"],
        findings_by_removals=0,
        findings_by_arrests=1,
    )


def codes(making: Making) -> None:
    """T27: one code with two names, and one name with two codes."""
    place, other, moved = making.place(hold=True), making.place(), making.place()
    rows = []
    for at, name in enumerate((place.name, "MADE ANNEX HOLD ROOM")):
        legs = [(place, making.day(57 + at, 8), making.day(57 + at, 13))]
        rows += making.stay(making.person(), legs, "Paroled", facility_name=name)
    making.plant(
        "T27",
        "One code bears two names; its last two letters are no state.",
        rows,
        facility=place.code,
        names_of_code=2,
        last_two_letters=place.code[-2:],
    )
    rows = []
    for at, facility in enumerate((other, moved)):
        legs = [(facility, making.day(58 + at, 8), making.day(61 + at, 13))]
        rows += making.stay(making.person(), legs, "Paroled", facility_name=other.name)
    making.plant(
        "T27 place",
        "One place bears two codes.",
        rows,
        facility_name=other.name,
        codes=[other.code, moved.code],
        codes_of_place=2,
    )


def published(making: Making) -> None:
    """published_disagrees, T33 and T34: figures beside which headcounts stand."""
    start = making.edition.window.base
    year = datetime(start.year if start.month >= 10 else start.year - 1, 10, 1)
    as_of = start + timedelta(days=70)
    days = (as_of - year).days + 1
    for factor, agrees in ((1.0, 1), (2.0, 0)):
        place, rows = making.place(), list[Row]()
        for at in range(6):
            legs = [(place, making.day(0, 9 + at), making.day(60, 9 + at))]
            rows += making.stay(making.person(), legs, "Paroled")
        adp = round(6 * 60 / days * factor, 4)
        _figure(making, place.code, as_of, days, adp)
        making.plant(
            "published_disagrees",
            f"Six people for sixty midnights, and a published average that is {factor:g} times theirs.",
            rows,
            facility=place.code,
            as_of=as_of.date().isoformat(),
            fiscal_year=year.year + 1,
            days=days,
            person_days=360,
            adp=adp,
            ratio=factor,
            findings=1 - agrees,
        )
    place = making.place()
    for more, adp in ((0, 90.0), (13, 70.0)):
        _figure(making, place.code, as_of + timedelta(days=more), days + more, adp)
    making.plant(
        "T33",
        "Published average times days of the year falls: some of it was moved to another code.",
        [],
        facility=place.code,
        days=[days, days + 13],
        adp=[90.0, 70.0],
        person_days=[90 * days, 70 * (days + 13)],
        falls=1,
    )
    held = making.day(62).date()
    making.edition.published.append(
        {"measure": "currently detained", "facility": "", "as_of": held, "days": None, "value": 60_000}
    )


def _figure(making: Making, facility: str, as_of: datetime, days: int, adp: float) -> None:
    making.edition.published.append(
        {"measure": "adp", "facility": facility, "as_of": as_of.date(), "days": days, "value": adp}
    )


def elsewhere_area(making: Making) -> None:
    """T35: booked in by the office of another area than the first facility's."""
    person, place = making.person(), making.place()
    other = next(name for name in AORS if name != aor(place))
    rows = making.stay(person, [(place, making.day(59, 9), making.day(63, 9))], "Paroled", book_in_aor=other)
    making.plant(
        "T35",
        "The area of the book-in is not the area of the first facility.",
        rows,
        person,
        needs=("book_in_aor",),
        facility=place.code,
        facility_aor=aor(place),
        book_in_aor=other,
    )


def assignment(making: Making) -> None:
    """T36: two arrests and two stays, of which a greedy match loses one."""
    person = making.person()
    arrests = [making.arrest(person, making.day(day, 9)) for day in (60, 69)]
    one = making.stay(person, [(making.place(), making.day(68, 9), making.day(70, 9))], "Paroled")
    two = making.stay(person, [(making.place(), making.day(72, 9), making.day(74, 9))], "Paroled")
    making.plant(
        "T36",
        "Arrests on days 0 and 9, stays on days 8 and 12: both stays are nearest the second arrest, and the "
        "second arrest nearest the first stay; one to one, both have a match within [-5 d, +10 d].",
        [*arrests, *one, *two],
        person,
        greedy_matches=1,
        matches=2,
        lost_by_greedy=1,
        days_between=[8, 3],
    )


def ages(making: Making) -> None:
    """T38: three birth years, of which a birth year alone decides one."""
    place, year, rows = making.place(), making.day(64).year, list[Row]()
    for at in (17, 18, 19):
        person = making.person(birth_year=year - at)
        rows += making.stay(person, [(place, making.day(64, at), making.day(66, at))], "Paroled")
    making.plant(
        "T38",
        "In the year of the book-in they turn 17, 18 and 19: the first is under 18, the second may be.",
        rows,
        facility=place.code,
        under_18=1,
        possibly_under_18=2,
        book_ins=3,
    )


def small_cell(making: Making) -> None:
    """T39: three of fifteen: a cell to suppress, and another, from which it could be reckoned."""
    place, rows = making.place(), list[Row]()
    for at in range(15):
        person = making.person(gender="Female" if at < 3 else "Male")
        legs = [(place, making.day(65, 8, at), making.day(67, 8, at))]
        rows += making.stay(person, legs, "Paroled")
    making.plant(
        "T39",
        "Under a threshold of ten the three are not shown, nor the twelve where the total is.",
        rows,
        facility=place.code,
        cells={"Female": 3, "Male": 12},
        total=15,
        suppressed=["Female", "Male"],
    )


def capacity(making: Making) -> None:
    """over_capacity: six people where five may be held, and later eight."""
    place, raised = making.place(), making.day(30)
    source = "made contract"
    for since, until, beds in ((making.day(-60), raised, 5), (raised, None, 8)):
        last = (until - timedelta(days=1)).date() if until else None
        making.edition.capacities.append(
            {"facility": place.code, "from": since.date(), "until": last, "capacity": beds, "source": source}
        )
    rows = []
    for first, last_day in ((10, 14), (35, 39)):
        for at in range(6):
            legs = [(place, making.day(first, 9 + at), making.day(last_day, 9 + at))]
            rows += making.stay(making.person(), legs, "Paroled")
    making.plant(
        "over_capacity",
        "Six held over four midnights when five may be, and again when eight may be.",
        rows,
        facility=place.code,
        capacity=5,
        held=6,
        days_end_of_day=[making.day(day).date().isoformat() for day in (10, 11, 12, 13)],
        days_start_of_day=[making.day(day).date().isoformat() for day in (11, 12, 13, 14)],
        findings_days=4,
    )


SCENES = (
    departures,
    third_countries,
    codes,
    published,
    elsewhere_area,
    assignment,
    ages,
    small_cell,
    capacity,
)
"""What is planted here, in order."""
