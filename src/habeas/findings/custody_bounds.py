"""From when until when the records of an edition reach: as stated, else as its rows show."""

from dataclasses import dataclass
from datetime import date

from habeas.analysis.custody.queries import query
from habeas.analysis.given import Given
from habeas.analysis.wall_days import EPOCH, day_of
from habeas.records.edition import Edition


@dataclass(frozen=True)
class Bounds:
    """The first and the last day of the records, where these were taken from, and how rows were chosen.

    `selected_by` is the column by which they were; "" where nobody has said so.
    """

    first: date
    last: date
    says: str
    selected_by: str = ""
    first_stated: bool = False


def bounds(given: Given, edition: Edition) -> Bounds:
    """The days that habeas.toml states; where it states none, the first and last book-in of the rows."""
    first, last = edition.first, edition.until
    if not edition.table("stints") and not (first and last):
        return Bounds(first or EPOCH, last or EPOCH, "of the edition: its first and last day are not stated")
    said = [f"its first day is {first}, as habeas.toml states"] if first else []
    said += [f"its last day is {last}, as habeas.toml states"] if last else []
    if not first or not last:
        shown_first, shown_last = _shown(given, edition)
        said += [] if first else [f"its first day is taken to be that of its first book-in, {shown_first}"]
        said += [] if last else [f"its last day is taken to be that of its last book-in, {shown_last}"]
        first, last = first or shown_first, last or shown_last
    says = "of the edition: " + "; ".join(said)
    return Bounds(first, last, says, edition.selected_by, first_stated=edition.first is not None)


def _shown(given: Given, edition: Edition) -> tuple[date, date]:
    stints = edition.table("stints")
    assert stints
    found = given.coded.ask({"stints": stints.digests}, query("bounds").sql()).to_pylist()[0]
    days = [day_of(found[one] or 0) for one in ("first_in", "last_in")]
    return days[0], days[1]
