"""What is asked of `habeas custody export`, what it is done with, and what each file says of itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import Digests
from habeas.analysis.custody.queries import DEFINITIONS, Definition, definition, query
from habeas.analysis.custody_labels import NOT_STATED, REDACTED, names_of
from habeas.analysis.given import Given
from habeas.analysis.wall_days import ends
from habeas.findings.custody_bounds import bounds
from habeas.publications.custody_columns import HEADINGS, whole_dictionary
from habeas.publications.custody_files import CustodyTable, ExportError
from habeas.records.edition import Edition
from habeas.store.reader import RecordReader
from habeas.workflow.case import Case
from habeas.workflow.custody_tables import CaseTables

if TYPE_CHECKING:
    import pyarrow as pa

_EXPORTED = {"headcount": "headcount", "headcount_national": "national"}
"""What is exported of which query."""

WITHHELD = "fewer than {threshold}, or would tell a count that is"
"""Why a count is not given."""


@dataclass(frozen=True)
class Asked:
    """What is to be exported, of which edition (the only one, if none is named), how defined, of which days.

    `label` is `row-level` for whoever asks for rows of people; `sealed` asks for what is sealed too.
    `without` are the codes of facilities that a headcount of the country leaves out.
    """

    what: str
    edition: str = ""
    definition: str = ""
    since: date | None = None
    until: date | None = None
    label: str = ""
    sealed: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Made:
    """A table of counts, and how many counts of it are withheld."""

    table: CustodyTable
    withheld: int


@dataclass(frozen=True, eq=False)
class Exporting:
    """An export under way: what was asked, of which edition, with the days it reaches from and to."""

    case: Case
    asked: Asked
    edition: Edition
    coded: CaseTables
    records: RecordReader
    first: date
    last: date
    bounds: str
    threshold: int
    folder: Path
    """Where what does not fit in memory may go meanwhile."""

    @classmethod
    def of(
        cls, case: Case, records: RecordReader, edition: Edition, asked: Asked, folder: Path
    ) -> "Exporting":
        """The export; ExportError where the edition has no stints."""
        if not edition.table("stints"):
            raise ExportError("this edition has no stints", where=edition.name, do="export another edition")
        coded = CaseTables(case, records)
        found = bounds(Given(coded=coded), edition)
        days, threshold = (found.first, found.last, found.says), case.settings.small_cells
        return cls(case, asked, edition, coded, records, *days, threshold, folder)

    @property
    def stints(self) -> Digests:
        """The digests of the edition's stints."""
        found = self.edition.table("stints")
        assert found
        return found.digests

    def ask(self, sql: str, **beside: "pa.Table") -> "pa.Table":
        """The answer over the edition's stints and small tables beside them."""
        return self.coded.ask({"stints": self.stints, **beside}, sql)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day asked for; ExportError where the edition does not cover them."""
        since, until = self.asked.since or self.first, self.asked.until or self.last
        if not self.first <= since <= until <= self.last:
            raise ExportError(
                f"{since} to {until} is not within the days of this edition, {self.first} to {self.last}",
                where=self.edition.name,
                do="give --since and --until within them, or say in habeas.toml what the edition covers",
            )
        return since, until

    @property
    def ends(self) -> int:
        """The last second of the edition: until then whoever was not booked out is held."""
        return ends(self.last)

    def definition(self, of: str, default: str) -> tuple[str, Definition]:
        """The definition asked for, of the query `of`, under its own name; ExportError where it is none."""
        names = [name for name, one in DEFINITIONS.items() if one.query == of]
        found = definition(self.asked.definition or default)
        if found and found[1].query == of:
            return found
        what = f"{found[0]} defines another headcount" if found else "no such definition of a headcount"
        other = f", or export {_EXPORTED[found[1].query]}" if found else ""
        raise ExportError(what, where=self.asked.definition, do=f"use {'; '.join(names)}{other}")

    @property
    def withheld(self) -> str:
        """Why a count is not given, in words."""
        return WITHHELD.format(threshold=self.threshold)

    def facility(self, code: int) -> tuple[str, str]:
        """A facility by its code: the release's own code for it, and the name that most rows state."""
        if code in (REDACTED, NOT_STATED):
            return ("(redacted)" if code == REDACTED else "(not stated)"), ""
        names = names_of(self.coded, self.stints).get(code, ("",))
        return self.texts[code], names[0] if names else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The release's own codes of facilities, by code."""
        return self.coded.texts(self.stints, "facility")

    def about(self, name: str, parameters: Mapping[str, int], **more: str) -> dict[str, str]:
        """What a file says of itself: the edition, the definition, the query, and what is withheld."""
        one, table = self.edition, self.edition.table("stints")
        assert table
        said = {
            "what": self.asked.what,
            "made": "counted by habeas from official records of individuals; no release states these counts",
            "edition": one.name,
            "published": str(one.published or "not stated"),
            "days": self.bounds,
            "rows chosen by": one.selected_by or "not stated",
            "doubted": table.doubted or "nobody has said so",
            **more,
            "question": query(name).question,
            "definition": query(name).definition,
            "fails": query(name).failure_cases,
            "query": name,
            "parameters": json.dumps(dict(parameters), sort_keys=True),
            "table": self.coded.digest(self.stints),
            "files": " ".join(self.stints),
            "label": self.asked.label or "none",
            "habeas": version("habeas"),
        }
        if not self.asked.label:
            said["threshold"] = f"{self.threshold}: a count that is withheld is {self.withheld}"
        return said


def the_dictionary() -> CustodyTable:
    """The whole data dictionary as a table of its own."""
    import pyarrow as pa

    rows = [one.row() for one in whole_dictionary()]
    schema = pa.schema([(name, pa.string()) for name in HEADINGS])
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    about = {"what": "dictionary", "made": "generated from the code of habeas", "habeas": version("habeas")}
    batch = pa.RecordBatch.from_arrays(columns, schema=schema)
    return CustodyTable("dictionary", schema, [batch], (), about)
