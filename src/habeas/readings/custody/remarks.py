"""What is said of how a release was read, in sentences: no text of a cell is in any of them."""

from collections.abc import Iterator

from habeas.readings.custody.report import ColumnReport, Report
from habeas.readings.reader import listed


def remarks(report: Report) -> tuple[str, ...]:
    """One sentence for each thing that a person who uses these records has to know."""
    return tuple(_remarks(report))


def _remarks(report: Report) -> Iterator[str]:
    named = report.edition or "no edition that is known"
    yield f"{report.rows:,} rows of {report.table}; their headings are nearest to those of {named}"
    for sheet, why in report.skipped:
        yield f"left out: “{report.sheets[sheet]}”: {why}"
    if report.unknown:
        yield f"columns that no layout knows, kept as they are: {listed(report.unknown)}"
    if report.missing:
        yield f"columns of that edition that are not here: {listed(report.missing)}"
    if report.repeated:
        yield f"columns that stand more than once, the first that is stated taken: {listed(report.repeated)}"
    if report.named_by_position:
        sheets = listed(f"“{report.sheets[one]}”" for one in report.named_by_position)
        yield f"without headings, columns named by their places: {sheets}"
    if report.misshapen or report.beyond:
        yield (
            f"{report.misshapen:,} rows have another number of cells than the headings, "
            f"and {report.beyond:,} cells stand outside of them"
        )
    if redacted := [f"{one.name} ({one.redacted:,})" for one in report.columns if one.redacted]:
        yield f"redacted cells: {', '.join(redacted)}"
    for one in report.columns:
        yield from _of_column(one, report)
    yield from report.said


def _of_column(one: ColumnReport, report: Report) -> Iterator[str]:
    if one.unparsed and one.first_unparsed:
        sheet, row = one.first_unparsed
        yield (
            f"{one.unparsed:,} cells of {one.name} cannot be read and are null, "
            f"{one.wrong_century:,} of them of another century; "
            f"the first is in “{report.sheets[sheet]}”, row {row}"
        )
    if one.kept_na:
        yield f"{one.kept_na:,} cells of {one.name} are “NA”, taken for a code"
    if one.date_only:
        yield f"{one.name} has no time of day: every one is midnight"
