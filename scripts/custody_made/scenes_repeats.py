"""Planted: rows that repeat others, or only seem to (T1-T6, T21, T28-T32)."""

from datetime import date, timedelta

from scripts.custody_made.careers import Making
from scripts.custody_made.edition import Row, Value


def bond_rows(making: Making) -> None:
    """T1: one stint in three rows that differ in their bond alone."""
    person, legs = making.person(), [(making.place(), making.day(1, 9, 15), making.day(20, 14, 5))]
    said = {"bond_set_date": making.day(4).date()}
    rows = []
    for dollars in (10_000, 5_000, 7_500):
        rows += making.stay(person, legs, "Bonded Out - IJ", bond_set_amount=dollars, **said)
    making.plant(
        "T1",
        "Three rows of one stint with three bonds are one stint; the row with the lowest bond is kept.",
        rows,
        person,
        stints=1,
        marked_bond=2,
        kept_bond_cents=500_000,
    )


def exact_rows(making: Making) -> None:
    """T2: arrests printed twice, cell for cell."""
    person, when = making.person(), making.day(3, 11, 40)
    first = making.arrest(person, when)
    again = Row("arrests", dict(first.values))
    making.edition.rows.append(again)
    making.plant("T2", "Two rows of an arrest agree in every cell.", [first, again], person, marked_exact=1)


def same_day_arrests(making: Making) -> None:
    """T3: two arrests six hours apart, one of them with its charging document canceled."""
    person = making.person()
    first = making.arrest(person, making.day(5, 8, 10), case_status="E-Charging Document Canceled by ICE")
    second = making.arrest(person, making.day(5, 14, 10))
    making.plant(
        "T3",
        "Two arrests of one person six hours apart are one episode under the rule of 24 hours.",
        [first, second],
        person,
        episodes=1,
        marked_chained=1,
    )


def chained_arrests(making: Making) -> None:
    """T4: four arrests, each twenty hours after the one before."""
    person = making.person()
    rows = [making.arrest(person, making.day(8, 6) + timedelta(hours=20 * at)) for at in range(4)]
    making.plant(
        "T4",
        "Each arrest is under 24 hours after the last, the fourth 60 hours after the first: chained, they "
        "are one episode; counted from the first of an episode they would be two.",
        rows,
        person,
        episodes=1,
        longer_than_its_rule=1,
        marked_chained=3,
        span_hours=60,
    )


def back_the_same_day(making: Making) -> None:
    """T5: out of a facility and back into it on one day."""
    person, place = making.person(), making.place()
    begun, back = making.day(10, 8), making.day(10, 15)
    legs = [(place, begun, making.day(10, 11)), (place, back, making.day(14, 9))]
    rows = making.stay(person, legs, "Order of Recognizance")
    making.plant(
        "T5",
        "Two stints at one facility begin on one day: the published rule keeps the second; both are moves.",
        rows,
        person,
        facility=place.code,
        marked_same_day=1,
        kept_book_in=back.isoformat(),
        book_ins=2,
        book_outs=2,
    )


def nobody(making: Making) -> None:
    """T6: three rows without an id, and one whose id is blacked out."""
    place, rows = making.place(), []
    for at in range(4):
        person = making.person()
        whose = type(person)("b(6), b(7)c" if at == 3 else None, person.said)
        legs = [(place, making.day(12, 8 + at), making.day(15, 10 + at))]
        rows += making.stay(whose, legs, "Paroled")
    making.plant(
        "T6",
        "Four rows have no id: each counts where headcounts are taken, and none is in a chain.",
        rows,
        facility=place.code,
        midnights=3,
        headcount_each_midnight=4,
        chains=0,
        marked=0,
    )


def over_october(making: Making) -> None:
    """T21: a stay that crosses 1 October, printed whole in the files of both fiscal years."""
    person, october = making.person(), making.edition.window.october
    cross = october + timedelta(days=6, hours=13)
    legs = [
        (making.place(), october - timedelta(days=9, hours=-10), cross),
        (making.place(), cross + timedelta(hours=2), october + timedelta(days=30, hours=9)),
    ]
    rows = making.stay(person, legs, "Paroled")
    again = [Row("stints", dict(row.values)) for row in rows]
    for row, year in zip((*rows, *again), (0, 0, 1, 1), strict=True):
        row.year = october.year + year
    making.edition.rows += again
    making.plant(
        "T21",
        "Both rows of a stay stand in the files of two fiscal years (in one table, where there is one file).",
        [*rows, *again],
        person,
        rows=4,
        stints=2,
        marked_exact=2,
        stays=1,
    )


REDACTIONS = ("b(6), b(7)c", "b(6), b(7)C", "(b)(6),(b)(7)(c )", "(b)(7)(E )", "(B)(7)(E) ", "(B)(4)")
"""The six spellings of what is blacked out."""


def not_stated(making: Making) -> None:
    """T28: six spellings of a redaction; the literal NA; a code that is truly NA."""
    place, rows = making.place(), []
    for at, text in enumerate(REDACTIONS):
        legs = [(place, making.day(16, at + 1), making.day(18, at + 1))]
        rows += making.stay(making.person(), legs, "Paroled", case_category=text)
    legs = [(place, making.day(16, 9), making.day(18, 9))]
    rows += making.stay(making.person(), legs, "Paroled", case_category="NA")
    making.plant(
        "T28",
        "Six case categories are blacked out in six spellings, the seventh is the literal NA.",
        rows,
        redacted=6,
        not_stated=1,
    )
    true = making.stay(making.person(), legs, "Paroled", facility="NA", facility_name="MADE NA ANNEX")
    making.plant(
        "T28 code",
        "The code of MADE NA ANNEX is NA: a reader that takes every NA for a null loses it.",
        true,
        facility="NA",
        facility_name="MADE NA ANNEX",
    )


def odd_dates(making: Making) -> None:
    """T29: dates typed as text, of a wrong century, and unreadable."""
    rows = []
    for table in ("stints", "removals", "detainers"):
        for text in ("3/04/2014", "0214-05-07", "UNK 2014"):
            rows.append(_convicted(making, table, text))
    for row, what in zip(rows, ("read", "wrong_century", "unreadable") * 3, strict=True):
        expected = {"value": date(2014, 3, 4).isoformat() if what == "read" else None}
        said = "A conviction date typed as text: " + what.replace("_", " ") + "."
        making.plant("T29", said, [row], needs=("conviction_date",), outcome=what, **expected)


def _convicted(making: Making, table: str, text: str) -> Row:
    person, day = making.person(), making.day(17).date()
    said = {"conviction_charge": "Larceny", "conviction_charge_code": "2399", "conviction_date": text}
    if table == "removals":
        return making.removal(person, day, **said)
    if table == "detainers":
        return making.row(table, person, prepared_date=day, detainer_type="I-247A Made", **said)
    legs = [(making.place(), making.day(17, 8), making.day(19, 8))]
    return making.stay(person, legs, "Paroled", **said)[0]


def birth_date_missing(making: Making) -> None:
    """T30: detainers of the first two fiscal years have no column of birth dates."""
    begins, rows = making.edition.window.begins, list[Row]()
    if making.edition.name != "2026":
        return
    for years in range(3):
        when = (begins + timedelta(days=40 + 365 * years)).date()
        person = making.person()
        rows.append(making.row("detainers", person, prepared_date=when, detainer_type="I-247A Made"))
    making.plant(
        "T30",
        "The files of the first two fiscal years lack Birth Date, so that every later column stands one "
        "further left; the birth years are found all the same.",
        rows,
        birth_years=[row.values["birth_year"] for row in rows],
    )


def same_after_redaction(making: Making) -> None:
    """T31: five people removed on one day whose rows agree once they are blacked out."""
    person, rows = making.person(), []
    blank = type(person)("b(6), b(7)c", person.said)
    said: dict[str, Value] = {"port_of_departure": "MADE PORT ONE", "final_order_date": making.day(9).date()}
    for _ in range(5):
        rows.append(making.removal(blank, making.day(19).date(), **said))
    making.plant(
        "T31",
        "Five removals of five people agree in every cell, their ids blacked out: none is a duplicate.",
        rows,
        rows=5,
        distinct=1,
        removals=5,
        marked=0,
    )


def before_the_title(making: Making) -> None:
    """T32: arrests before the day that the title gives as the first."""
    begins, rows = making.edition.window.begins, []
    for at in range(6):
        rows.append(making.arrest(making.person(), begins - timedelta(hours=5 + 7 * at)))
    making.plant(
        "T32",
        f"The title says from {begins:%m/%d/%Y}; six rows are of before.",
        rows,
        stated_first_day=begins.date().isoformat(),
        rows_before=6,
    )


SCENES = (
    bond_rows,
    exact_rows,
    same_day_arrests,
    chained_arrests,
    back_the_same_day,
    nobody,
    over_october,
    not_stated,
    odd_dates,
    birth_date_missing,
    same_after_redaction,
    before_the_title,
)
"""What is planted here, in order."""
