"""What the columns of counts with totals both ways are, in words."""

from habeas.publications.custody_columns import Described, of_query


def _facility(what: str, name: str = "facility", says: str = "the facility") -> tuple[Described, Described]:
    return (
        Described(what, name, "text", f"the release's own code of {says}", "", "empty in totals over it"),
        Described(what, f"{name}_name", "text", "the name that most rows state for it", "", "none stated"),
    )


_WITHHELD = "null: withheld; what has no row is 0"


def _why(what: str) -> Described:
    return Described(what, "withheld", "text", "why the count is not given", "", "empty where it is")


FLOWS = (
    Described("flows", "level", "text", "flow: one pair; origin, destination: all moves from, to; all"),
    *_facility("flows", "origin", "where they were moved from"),
    *_facility("flows", "destination", "where they were moved to"),
    of_query("flows", "flows", "moves", nulls=_WITHHELD),
    of_query(
        "flows",
        "flows",
        "people",
        "distinct people who were moved so",
        "null: withheld, a few less than the moves, or a total",
    ),
    _why("flows"),
)

LENGTHS_OF_STAY = (
    Described("length_of_stay", "level", "text", "facility and length, or a total over either or both"),
    *_facility("length_of_stay"),
    Described("length_of_stay", "length", "text", "whole days from book-in to book-out", "", "in totals"),
    of_query("length_of_stay", "length_of_stay", "stints", nulls=_WITHHELD),
    _why("length_of_stay"),
    Described(
        "length_of_stay",
        "mean_days",
        "days",
        "mean of the stints that ended",
        "",
        "null but in totals of facilities",
    ),
)

TOTALS = (
    Described("edition_totals", "level", "text", "facility and month, or a total over either or both"),
    *_facility("edition_totals"),
    Described("edition_totals", "month", "text", "year and month of the book-in", "", "empty in totals"),
    of_query("edition_totals", "edition_totals", "kept_rows", "stints that no rule marks", _WITHHELD),
    _why("edition_totals"),
)
