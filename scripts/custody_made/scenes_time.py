"""Planted: stints that end oddly, overlap, or leave a hole (T7-T20, T26, T37, T40 and findings of time)."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)

from datetime import datetime, timedelta

from scripts.custody_made.careers import Leg, Making
from scripts.custody_made.edition import WINDOWS, Row

LIMIT_RAISED = datetime(2025, 6, 24)
"""From this day on a hold room may hold for 72 hours, before it for 12."""


def still_held(making: Making) -> None:
    """T7: open at the release; and closed, with a stay that says no end."""
    person, place = making.person(), making.place()
    begun = making.edition.window.released - timedelta(days=12, hours=3, minutes=9)
    held = making.stay(person, [(place, begun, None)], None)
    making.plant(
        "T7",
        "No book-out and no end of the stay: held at the release.",
        held,
        person,
        facility=place.code,
        held_at_release=1,
    )
    other = making.person()
    closed = making.stay(
        other, [(making.place(), making.day(20, 9), making.day(23, 9))], "Paroled", stay_out=None
    )
    making.plant(
        "T7 stay",
        "The only stint has ended and the stay has no end: the end is missing, and nobody is held.",
        closed,
        other,
        held_at_release=0,
        stay_ends_missing=1,
    )


def lost_book_out(making: Making) -> None:
    """T8: a stint left open, then the same person elsewhere: open_then_elsewhere."""
    person, first, then = making.person(), making.place(), making.place()
    legs: list[Leg] = [(first, making.day(21, 10), None), (then, making.day(29, 16), making.day(33, 8))]
    rows = making.stay(person, legs, "Paroled")
    for key in ("T8", "open_then_elsewhere"):
        making.plant(
            key,
            "The first stint has no book-out, and eight days later the person is booked in elsewhere.",
            rows,
            person,
            open_at=first.code,
            elsewhere=then.code,
            since=making.day(21, 10).isoformat(),
            next_book_in=making.day(29, 16).isoformat(),
            findings=1,
        )


def ends_before_it_begins(making: Making) -> None:
    """T9: a book-out before the book-in: impossible_row."""
    person, place = making.person(), making.place()
    rows = making.stay(person, [(place, making.day(24, 9, 30), making.day(23, 18, 30))], "Paroled")
    for key in ("T9", "impossible_row"):
        making.plant(
            key,
            "The book-out is fifteen hours before the book-in: in no headcount, and said to be impossible.",
            rows,
            person,
            facility=place.code,
            minutes=-900,
            midnights=0,
            findings=1,
        )


def no_length(making: Making) -> None:
    """T10: a stint of no length at one minute past midnight, between two others."""
    person, place = making.person(), making.place()
    before, after, at = making.place(), making.place(), making.day(26, 0, 1)
    legs = [(before, making.day(24, 12), at), (place, at, at), (after, at, making.day(28, 9))]
    rows = making.stay(person, legs, "Paroled")
    making.plant(
        "T10",
        "A stint of no length is in no headcount, and is a transfer in and a transfer out.",
        rows,
        person,
        facility=place.code,
        midnights=0,
        transfers=[[before.code, place.code], [place.code, after.code]],
    )


def stay_before_stints(making: Making) -> None:
    """T11: a stay that begins long before its first stint; T12: one that ends after its last."""
    person, begun, long_ago = making.person(), making.day(27, 9), making.day(27 - 5_359)
    rows = making.stay(person, [(making.place(), begun, making.day(30, 9))], "Paroled", stay_in=long_ago)
    making.plant(
        "T11",
        "The stay is said to begin 5,359 days and nine hours before its first stint.",
        rows,
        person,
        stay_in=long_ago.isoformat(),
        first_book_in=begun.isoformat(),
        minutes_before=5_359 * 1_440 + 540,
    )
    other, ended = making.person(), making.day(31, 17)
    stay_out = ended + timedelta(days=6, hours=2)
    rows = making.stay(other, [(making.place(), making.day(28, 9), ended)], "Paroled", stay_out=stay_out)
    making.plant(
        "T12",
        "The stay ends six days and two hours after its last stint.",
        rows,
        other,
        last_book_out=ended.isoformat(),
        stay_out=stay_out.isoformat(),
        minutes_after=6 * 1_440 + 120,
    )


def over_midnight(making: Making) -> None:
    """T13: two stints that overlap over a midnight: custody_overlap."""
    person, one, other = making.person(), making.place(), making.place()
    legs = [(one, making.day(30, 9), making.day(34, 10)), (other, making.day(33, 20), making.day(36, 8))]
    rows = making.stay(person, legs, "Paroled")
    for key in ("T13", "custody_overlap"):
        making.plant(
            key,
            "Two stints overlap by fourteen hours over one midnight: one at each facility, and one person.",
            rows,
            person,
            midnight=making.day(34).isoformat(),
            facilities=[one.code, other.code],
            at_each=1,
            people=1,
            overlap_minutes=840,
            findings=1,
        )


def enclosed(making: Making) -> None:
    """T14: a stint inside a longer one, then another: no gap, though the row before ended long ago."""
    person, long, short, then = making.person(), making.place(), making.place(), making.place()
    legs = [
        (long, making.day(32, 9), making.day(52, 9)),
        (short, making.day(37, 8), making.day(37, 18)),
        (then, making.day(52, 11), making.day(57, 9)),
    ]
    rows = making.stay(person, legs, "Paroled")
    making.plant(
        "T14",
        "By the latest book-out so far there is no gap; by the row before there is one of 14 days 17 h.",
        rows,
        person,
        gaps=0,
        minutes_by_the_row_before=14 * 1_440 + 17 * 60,
        overlaps=1,
        overlap_minutes=600,
    )


def gaps(making: Making) -> None:
    """T15: gaps of 6.8, 17.2 and 30 hours within a stay."""
    person, at, legs = making.person(), making.day(34, 8), list[Leg]()
    minutes = (408, 1_032, 1_800)
    for between in (*minutes, 0):
        ended = at + timedelta(days=3)
        legs.append((making.place(), at, ended))
        at = ended + timedelta(minutes=between)
    rows = making.stay(person, legs, "Paroled")
    making.plant(
        "T15",
        "Three gaps within a stay, one of over 24 hours.",
        rows,
        person,
        gap_minutes=list(minutes),
        gaps_over_24_h=1,
    )
    making.plant(
        "custody_gap stay",
        "Transferred, and booked in 30 hours later: a gap that has an end.",
        rows[2:],
        person,
        last_seen=rows[2].values["facility"],
        since=legs[2][2].isoformat() if legs[2][2] else None,
        until=legs[3][1].isoformat(),
        minutes=1_800,
    )


def exact_midnight(making: Making) -> None:
    """T16: a book-in and a book-out at midnight exactly."""
    person, place = making.person(), making.place()
    rows = making.stay(person, [(place, making.day(36), making.day(39))], "Paroled")
    held = [making.day(day).date().isoformat() for day in (36, 37, 38)]
    making.plant(
        "T16",
        "In at midnight of a day and out at midnight three days later: start of day counts the midnight that "
        "begins each of the three days, end of day the midnight that ends each; by dates it is four days.",
        rows,
        person,
        facility=place.code,
        start_of_day=held,
        end_of_day=held,
        by_dates=[*held, making.day(39).date().isoformat()],
        midnights_start_of_day=held,
        midnights_end_of_day=[making.day(day).date().isoformat() for day in (37, 38, 39)],
    )


def hold_room(making: Making) -> None:
    """T17: five hours in a hold room, between two midnights."""
    person, room = making.person(), making.place(hold=True)
    rows = making.stay(person, [(room, making.day(38, 10), making.day(38, 15))], "Order of Recognizance")
    making.plant(
        "T17",
        "Five hours in a hold room are in no midnight count; 0.208 days were spent there.",
        rows,
        person,
        facility=room.code,
        midnights=0,
        book_ins=1,
        minutes=300,
    )


def hold_limits(making: Making) -> None:
    """hold_limit: under, at and over the limit in hold rooms, before and after it was raised."""
    window = making.edition.window
    before = min(making.day(40, 9), LIMIT_RAISED - timedelta(days=20, hours=-9))
    starts = [(before, 12)]
    if LIMIT_RAISED + timedelta(days=10) < window.released:
        starts.append((LIMIT_RAISED + timedelta(days=2, hours=9), 72))
    for begun, limit in starts:
        for hours in sorted({11, 13, 71, 80, limit}):
            person, room = making.person(), making.place(hold=True)
            rows = making.stay(person, [(room, begun, begun + timedelta(hours=hours))], "Paroled")
            making.plant(
                "hold_limit",
                f"{hours} hours in a hold room from {begun:%Y-%m-%d}, when the limit is {limit} hours.",
                rows,
                person,
                facility=room.code,
                hours=hours,
                limit_hours=limit,
                findings=int(hours > limit),
            )


def censored(making: Making) -> None:
    """T18: held since before the edition begins; T19: booked in on its last day."""
    window = making.edition.window
    person, place = making.person(), making.place()
    begun, ended = window.begins - timedelta(days=60, hours=-9), window.begins + timedelta(days=5, hours=9)
    rows = making.stay(person, [(place, begun, ended)], "Paroled")
    making.plant(
        "T18",
        "Rows are chosen by book-out: of those held before the edition begins, only who left later is here, "
        "so that a headcount of before it is too low.",
        rows,
        person,
        facility=place.code,
        left_censored_until=window.begins.date().isoformat(),
        book_in=begun.isoformat(),
    )
    other, last = making.person(), making.place()
    rows = making.stay(other, [(last, window.released - timedelta(hours=5), None)], None)
    making.plant(
        "T19",
        "Booked in five hours before the release: the last day is not whole.",
        rows,
        other,
        facility=last.code,
        right_censored_from=window.released.date().isoformat(),
    )


def hospital(making: Making) -> None:
    """T26: three days in a hospital, which the edition of March 2026 leaves out."""
    person, jail, ward = making.person(), making.place(), making.place()
    out, back = making.day(45, 10), making.day(48, 11)
    legs = [(jail, making.day(40, 9), out), (ward, out, back), (jail, back, making.day(60, 9))]
    rows = making.stay(person, legs, "Paroled")
    rows[1].values["facility_name"] = "MADE GENERAL HOSPITAL"
    omitted = making.edition.window is WINDOWS["2026"]
    if omitted:
        making.edition.rows.remove(rows[1])
    making.plant(
        "T26",
        "Out to a hospital and back: without the hospital's row it looks like a gap of 73 hours.",
        [rows[0], rows[2]] if omitted else rows,
        person,
        hospital_rows=0 if omitted else 1,
        gaps_over_24_h=int(omitted),
        gap_minutes=73 * 60 if omitted else 0,
        explained_by="hospital stints are omitted" if omitted else None,
    )


def removed_that_day(making: Making) -> None:
    """T37: a removal by date alone, on the day of the last book-out."""
    person, ended = making.person(), making.day(50, 14, 30)
    rows = making.stay(person, [(making.place(), making.day(46, 9), ended)], "Removed")
    removal = making.removal(person, ended.date())
    making.plant(
        "T37",
        "The removal has a date and no hour; the last book-out is at 14:30 that day: removed, and no gap.",
        [*rows, removal],
        person,
        gaps=0,
        removals_matched=1,
    )


def transferred_and_removed(making: Making) -> None:
    """T37: closed as a transfer, and removed on that very day: only the removal tells that nobody is lost."""
    person, ended = making.person(), making.day(50, 14, 30)
    legs: list[Leg] = [(making.place(), making.day(46, 9), ended)]
    rows = making.stay(person, legs, "Transferred")
    removal = making.removal(person, ended.date())
    making.plant(
        "T37 transfer",
        "Closed as transferred at 14:30, and a removal of that day without an hour: removed, and not lost.",
        [*rows, removal],
        person,
        gaps=0,
        removals_matched=1,
    )


def lost(making: Making) -> None:
    """T40: transferred, and never booked in again: custody_gap."""
    person, place, ended = making.person(), making.place(), making.day(58, 7, 45)
    rows = making.stay(person, [(place, making.day(51, 9), ended)], "Transferred")
    for key in ("T40", "custody_gap"):
        making.plant(
            key,
            "The stay is closed as transferred, and nothing follows.",
            rows,
            person,
            last_seen=place.code,
            since=ended.isoformat(),
            until=None,
            findings=1,
        )


def many_sheets(making: Making) -> None:
    """T20: who reads the first sheet alone misses rows."""
    rows: list[Row] = []
    for at in range(30):
        person = making.person()
        when = making.day(at, 12)
        if making.edition.name == "2012":
            rows.append(making.arrest(person, when))
        else:
            rows.append(making.row("encounters", person, event_time=when, event_type="Made Encounter"))
    making.plant("T20", "These rows stand in more than one sheet of their file.", rows, rows=30)


SCENES = (
    still_held,
    lost_book_out,
    ends_before_it_begins,
    no_length,
    stay_before_stints,
    over_midnight,
    enclosed,
    gaps,
    exact_midnight,
    hold_room,
    hold_limits,
    censored,
    hospital,
    removed_that_day,
    transferred_and_removed,
    lost,
    many_sheets,
)
"""What is planted here, in order."""
