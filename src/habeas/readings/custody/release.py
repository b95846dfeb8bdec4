"""read_release: one original of an official custody release, in any format, as batches of typed rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.readings.custody.accepting import accepts
from habeas.readings.custody.batches import Planned, batches, schema_of
from habeas.readings.custody.files import Opened, opened
from habeas.readings.custody.headings import Headed, footnotes, headed
from habeas.readings.custody.part import Original, Part
from habeas.readings.custody.processes import batches_of_all
from habeas.readings.custody.report import Note, Report, Tally
from habeas.readings.reader import ReadingError
from habeas.reference.custody_layouts import OTHER, fields_of, nearest

if TYPE_CHECKING:
    from habeas.readings.custody.part import Row

__all__ = ["Release", "accepts", "read_release"]

_MOST_NOTES = 500
"""Lines of a sheet of footnotes that are kept."""


def read_release(
    original: Path | str | bytes, *, name: str, cores: int = 1, keep_na: frozenset[str] = frozenset()
) -> Release:
    """A release whose table, schema and parts are known and whose rows are yet to be read.

    `keep_na` are the columns in which a person found that “NA” is a code; elsewhere the text NA is what is
    not stated, except in quotes in an id or code of a CSV that has a bare NA too. ReadingError where no part
    holds the headings of a known table, or the original is corrupt.
    """
    given = Original(name, data=original) if isinstance(original, bytes) else Original(name, Path(original))
    return Release(opened(given, name), name, cores, keep_na)


class Release:
    """One original of a release: its `table`, its `schema`, its batches, and a report once they are read."""

    def __init__(self, files: Opened, name: str, cores: int, keep_na: frozenset[str]) -> None:
        """Find the headings of every part, and the table that most parts are of."""
        self._files, self._cores, self._name = files, cores, name
        self._names: list[str] = [one.name for one in files.parts]
        self._skipped: list[tuple[int, str]] = []
        self._footnotes: list[Note] = []
        self._plans = self._planned(keep_na)
        self.table: str = self._plans[0].headed.layout.table
        self.schema: Any = schema_of(self._plans)
        self._tally = Tally()

    def batches(self, *, once: bool = False) -> Iterator[Any]:
        """The rows as pyarrow RecordBatches of at most 65,536 rows, in the order of the parts and their rows.

        With `once`, a column of texts may be a dictionary of them, where the original has it so. Each time it
        is called the original is read anew. ReadingError where a part is corrupt, or no row is in any.
        """
        self._tally = Tally()
        if self._cores > 1 and len(self._plans) > 1 and all(_travels(one.part) for one in self._plans):
            yield from batches_of_all(self._plans, self.schema, self._tally, cores=self._cores)
        else:
            for plan in self._plans:
                yield from batches(plan, self.schema, self._tally, once=once)
        if not self._tally.rows:
            raise ReadingError(
                "kept, not read: there are headings and no rows", where=self._name, do="check the original"
            )

    @property
    def stated_rows(self) -> int:
        """About how many rows there are, by what its parts say of themselves; 0 where one does not say."""
        last = [(one.part.last_row(), one.headed.row) for one in self._plans]
        return sum(row - before for row, before in last if row) if all(row for row, _ in last) else 0

    @property
    def report(self) -> Report:
        """How it was read, as far as its batches have been."""
        layout = self._plans[0].headed.layout
        headings = [one.heading for plan in self._plans for one in plan.headed.columns]
        edition = nearest(layout, headings)
        has = set(self.schema.names)
        due = fields_of(layout, edition.headings) if edition else ()
        return Report(
            table=self.table,
            sheets=tuple(self._names),
            edition=edition.name if edition else "",
            rows=self._tally.rows,
            columns=tuple(self._tally.of(name).report(name) for name in self.schema.names[:-2]),
            unknown=tuple(name.removeprefix(OTHER) for name in self.schema.names if name.startswith(OTHER)),
            repeated=tuple(
                sorted({one.name for each in self._plans for one in each.headed.columns if one.again})
            ),
            missing=tuple(dict.fromkeys(one.name for one in due if one and one.name not in has)),
            banners=tuple(Note(one.sheet, one.headed.banner) for one in self._plans if one.headed.banner),
            footnotes=tuple(self._footnotes),
            skipped=tuple(self._skipped),
            named_by_position=tuple(one.sheet for one in self._plans if one.headed.by_position),
            misshapen=self._tally.misshapen,
            beyond=self._tally.beyond,
            said=tuple(line for one in self._plans for line in one.part.said),
        )

    def _planned(self, keep_na: frozenset[str]) -> list[Planned]:
        found: list[Planned] = []
        before: Headed | None = None
        for sheet, part in enumerate(self._files.parts):
            top = part.top()
            one = headed(top, before, keep_na)
            if one is None:
                self._leave(sheet, part, top)
            else:
                before = one
                found.append(Planned(part, sheet, one))
        for name, why in self._files.left_out:
            self._names.append(name)
            self._skipped.append((len(self._names) - 1, why))
        if not found:
            raise self._unknown()
        return self._of_one_table(found)

    def _of_one_table(self, found: list[Planned]) -> list[Planned]:
        """The parts of the table that most are of, the first of them where two are even."""
        table = Counter(one.headed.layout.table for one in found).most_common(1)[0][0]
        for one in found:
            if one.headed.layout.table != table:
                self._skipped.append(
                    (one.sheet, f"it is of the table {one.headed.layout.table}, not {table}")
                )
        return [one for one in found if one.headed.layout.table == table]

    def _leave(self, sheet: int, part: Part, top: list[Row]) -> None:
        if not top:
            self._skipped.append((sheet, "it is empty"))
        elif footnotes(part.name, top):
            self._footnotes.append(Note(sheet, footnotes(part.name, part.top(_MOST_NOTES))))
        else:
            self._skipped.append((sheet, "none of its first rows holds the headings of a known table"))

    def _unknown(self) -> ReadingError:
        why = "; ".join(f"“{self._names[sheet]}”: {why}" for sheet, why in self._skipped[:5])
        return ReadingError(
            "kept, not read: no part of it is a table of custody records that is known",
            where=f"{self._name}{f': {why}' if why else ''}",
            do="check the original, or add its headings to the layouts",
        )


def _travels(part: Part) -> bool:
    """Whether another process can open the part without being given the bytes."""
    workbook = getattr(part, "workbook", None)
    original = workbook.original if workbook else getattr(part, "original", None)
    return original is not None and original.path is not None
