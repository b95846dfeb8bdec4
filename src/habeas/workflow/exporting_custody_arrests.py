"""Arrests as rows of people, each with the stay that it led to, where one is matched to it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import Digests
from habeas.analysis.custody.fast_assignment import Matched
from habeas.analysis.custody.queries import ARREST_WINDOW, query
from habeas.analysis.wall_days import DAY_S
from habeas.publications.custody_files import CustodyTable
from habeas.publications.custody_rows import AFTER, HAS_STAY, STAY_OF_ARREST, columns_of_arrests
from habeas.store.coding.coded import CodedTable
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.exporting_custody_about import Exporting
from habeas.workflow.exporting_custody_rows import LABEL
from habeas.workflow.matching_arrests import matches, tables_of
from habeas.workflow.row_level import rows_given
from habeas.workflow.tables import CODED, RowEngine

if TYPE_CHECKING:
    import pyarrow as pa

_NAME = "arrest_stay"
_SHOWN = "arrests_and_stays"
_BONDS = ("bond_set_amount", "bond_set_date", "bond_posted_amount", "bond_posted_date")
_READ = (
    *("seq", "person", "keep", "stay_in", "facility", "book_in", "book_out", "release_reason"),
    *("stay_release_reason", *_BONDS),
)
"""What is read of stints: `fast_stays` wants the bonds."""


@contextmanager
def arrests(exporting: Exporting, to: Path) -> Iterator[CustodyTable]:
    """Every arrest that no rule marks, open to be read; that they are given is noted before."""
    digests = tables_of(exporting.edition)
    tables = {name: _given(exporting, one, to) for name, one in digests.items()}
    with RowEngine(tables, codes=False, spill=exporting.folder) as engine:
        found = matches(engine.ask(_of_codes(query(_NAME).sql(**ARREST_WINDOW))))
        columns = columns_of_arrests(tables["arrests"].names, tables["stints"].names)
        stays = _stays(tables["stints"], found, until=exporting.ends)
        engine.show(_SHOWN, columns, _joined(stays), table="arrests", matches=_columns(found), stays=stays)
        batches = engine.stamped(_SHOWN, ROW_LEVEL)
        about = _about(exporting, digests, tables, found)
        described = (LABEL, *(one.says for one in columns))
        yield CustodyTable("arrests", batches.schema, batches, described, about)


def _given(exporting: Exporting, digests: Digests, to: Path) -> CodedTable:
    return rows_given(
        exporting.case,
        exporting.records,
        digests,
        label=exporting.asked.label,
        edition=exporting.edition.name,
        what="arrests",
        to=str(to),
    )


def _of_codes(text: str) -> str:
    """The text asked of the tables as they rest, in integers."""
    for name in ("stints", "arrests"):
        text = text.replace(f"FROM {name}", f"FROM {name}{CODED}")
    return text


def _columns(found: Matched) -> "pa.Table":
    import pyarrow as pa

    return pa.table({"arrest": found.arrest, "stay": found.stay, AFTER: found.seconds})


def _stays(stints: CodedTable, found: Matched, *, until: int) -> "pa.Table":
    """The stays that are matched, one row each, under the names that an arrest tells them by."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from habeas.analysis.custody.fast_stays import stays

    wanted = pa.array(found.stay)
    parts = stints.groups(*_READ)
    kept = [
        part.filter(pc.is_in(part["stay"].cast(pa.int64()), wanted)) for part in stays(parts, until=until)
    ]
    if not kept:
        return pa.table({name: pa.array([], pa.int64()) for name in STAY_OF_ARREST})
    whole = pa.concat_tables(kept)
    return pa.table({name: whole[own] for name, own in STAY_OF_ARREST.items()})


def _joined(stays: "pa.Table") -> str:
    names = ", ".join(f's."{name}"' for name in stays.column_names)
    return (
        f"SELECT a.*, CASE WHEN m.stay IS NULL THEN 0 ELSE 1 END AS {HAS_STAY}, m.{AFTER}, {names} "
        f"FROM arrests{CODED} AS a LEFT JOIN matches AS m ON m.arrest = a.seq "
        "LEFT JOIN stays AS s ON s.stay = m.stay WHERE a.keep = 1 ORDER BY a.seq"
    )


def _about(
    exporting: Exporting, digests: Mapping[str, Digests], tables: Mapping[str, CodedTable], found: Matched
) -> dict[str, str]:
    table = exporting.edition.table("arrests")
    before, after = (ARREST_WINDOW[name] // DAY_S for name in ("before", "after"))
    files = {
        f"{'' if name == 'arrests' else 'stints '}file {number}": (
            f"SHA-256 {part.sha256}; sheets {', '.join(part.sheets) or 'none'}"
        )
        for name in ("arrests", "stints")
        for number, part in enumerate(tables[name].parts)
    }
    of_arrests = (table.doubted if table else "") or "nobody has said so"
    said = exporting.about(_NAME, ARREST_WINDOW, **files)
    return said | {
        "made": "rows of official records; which stay an arrest led to is matched by habeas, no release says",
        "window": f"a stay begins from {before} days before the arrest to {after} days after it",
        "matched": f"{len(found.arrest):,} arrests, one to one, as many as can be, then the nearest in all",
        "greedy": f"{found.greedy:,} would be matched by the nearest of each, a loser left",
        "doubted": f"arrests: {of_arrests}; stints: {said['doubted']}",
        "parameters": json.dumps({**ARREST_WINDOW, "until": exporting.ends}, sort_keys=True),
        "table": exporting.coded.digest(digests["arrests"]),
        "table of stints": said["table"],
        "files": " ".join(digests["arrests"]),
        "files of stints": said["files"],
    }
