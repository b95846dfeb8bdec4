"""Small tables beside those of an edition where a question is asked: days, months, hold rooms, limits."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables
from habeas.analysis.custody_labels import facilities_named
from habeas.analysis.wall_days import day_number, day_of, days_table, months_table
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.reference.hold_rooms import CODED, NAMED, limits

if TYPE_CHECKING:
    import pyarrow as pa


class AskingError(HabeasError):
    """A question of custody tables that cannot be asked so."""


def _span(edition: Edition, typed: str) -> tuple[date, date]:
    """The first and last day that the edition covers, or that are asked for, as 2025-01-01..2025-12-31."""
    first, _, last = typed.partition("..")
    try:
        since = date.fromisoformat(first) if typed else edition.first
        upto = date.fromisoformat(last or first) if typed else edition.until
    except ValueError as error:
        raise AskingError(
            f"{typed!r} is no span of days", do="write 2025-01-01..2025-12-31; no file can say them"
        ) from error
    if not since or not upto:
        raise AskingError(
            "which days are asked about is not known: nothing is said of this edition",
            where=edition.name,
            do="give --set days=2025-01-01..2025-12-31, or say in habeas.toml what the edition covers",
        )
    return since, upto


def _days(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
    return days_table(*_span(edition, typed))


def _months(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
    return months_table(*_span(edition, typed))


def _years(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
    """The year of each day."""
    days = days_table(*_span(edition, typed))["day"].to_pylist()
    return _integers(day=days, year=[day_of(one).year for one in days])


def _facilities(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":
    """The facilities of these codes as the release prints them, with commas between; none by default."""
    codes, unknown = facilities_named(_texts(edition, coded, "stints", "facility"), typed.split(","))
    if unknown:
        raise AskingError(f"no row is of a facility {unknown[0]}", where=edition.name)
    return _integers(facility=list(codes))


def _hold_rooms(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":
    """The facilities that are asked for, or those of which a name or code says that they hold for hours."""
    from habeas.analysis.custody_labels import hold_rooms

    stints = edition.table("stints")
    if typed or not stints:
        return _facilities(edition, coded, typed)
    return _integers(facility=list(hold_rooms(coded, stints.digests, NAMED, CODED)))


def _limits(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
    """By the day since when, the seconds that a hold room may hold; none after the last that is known."""
    found = limits()
    return _integers(
        since=[day_number(since) for since, _ in found], seconds=[hours * 3_600 for _, hours in found]
    )


def _dates(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
    """The statuses of passengers that are dates which a spreadsheet made of a code."""
    texts = _texts(edition, coded, "passengers", "status")
    return _integers(status=[at for at, one in enumerate(texts) if len(one) == 5 and one.isdigit()])


def _countries(table: str, column: str) -> "Making":
    def made(edition: Edition, coded: CodedTables, typed: str) -> "pa.Table":  # noqa: ARG001
        from habeas.analysis.custody_labels import countries

        found = edition.table(table)
        return countries(coded, found.digests, column) if found else _integers(code=[], country=[])

    return made


Making = Callable[[Edition, CodedTables, str], "pa.Table"]

_MADE: Mapping[str, Making] = {
    "days": _days,
    "months": _months,
    "years": _years,
    "excluded": _facilities,
    "hold_rooms": _hold_rooms,
    "limits": _limits,
    "dates": _dates,
    "departure_countries": _countries("removals", "departure_country"),
    "citizenship_countries": _countries("removals", "citizenship_country"),
    "birth_countries": _countries("removals", "birth_country"),
    "removal_countries": _countries("removals", "citizenship_country"),
    "arrest_countries": _countries("arrests", "citizenship_country"),
}
"""Tables of a few integers that no edition has, by what makes them of an edition and what was typed."""

_SPANS = ("days", "months", "years")
"""Those that are the calendar's and no file's: with a calendar of one's own a year of birth could be told."""

_TYPED = (*_SPANS, "excluded", "hold_rooms")
"""Those that may be said in words: days from..to, or facilities by their codes."""


def table_beside(name: str, edition: Edition, coded: CodedTables, typed: str) -> "tuple[pa.Table, str]":
    """The small table of this name and what it was taken from: a file of integers, words, or the edition."""
    if typed.endswith((".csv", ".parquet")) and name not in _SPANS:
        return _read(name, Path(typed)), typed
    if name not in _MADE:
        what = f"{name} is not known: no edition says it"
        raise AskingError(what, do=f"give --set {name}=FILE.csv, its columns all integers")
    if typed and name not in _TYPED:
        raise AskingError(
            f"{name} is no {typed!r}", do=f"give --set {name}=FILE.csv, its columns all integers"
        )
    made = _MADE[name](edition, coded, typed)
    return made, f"{made.num_rows:,} rows, {'as asked' if typed else 'the default'}"


def _read(name: str, path: Path) -> "pa.Table":
    import pyarrow as pa
    from pyarrow import csv
    from pyarrow import parquet as pq

    try:
        found = csv.read_csv(path) if path.suffix == ".csv" else pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise AskingError(f"{name} cannot be read: {error}", where=str(path)) from error
    if not all(pa.types.is_integer(one.type) for one in found.schema):
        raise AskingError(f"{name} holds more than integers", where=str(path), do="give codes, days, seconds")
    _check_each_once(name, found, path)
    return found


KEYS = ("day", "facility", "code", "status", "since")
"""The column of a small table that rows of an edition are joined on."""


def _check_each_once(name: str, found: "pa.Table", path: Path) -> None:
    """AskingError where a key is repeated: whoever is joined to it would count as often, and so be told."""
    for key in KEYS:
        if key in found.column_names and len(found[key].unique()) < found.num_rows:
            raise AskingError(f"{name} has a {key} more than once", where=str(path), do="give each once")


def _texts(edition: Edition, coded: CodedTables, table: str, column: str) -> tuple[str, ...]:
    found = edition.table(table)
    return coded.texts(found.digests, column) if found else ()


def _integers(**columns: list[int]) -> "pa.Table":
    import pyarrow as pa

    return pa.table({name: pa.array(each, pa.int32()) for name, each in columns.items()})
