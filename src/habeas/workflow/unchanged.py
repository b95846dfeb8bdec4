"""Whether a build has anything to do, told from a stamp that the last one left, before anything is loaded.

The stamp is over all that a build depends on: the end of the ledger, the judgement sheets, the settings, the
key, the tables, the boundaries that the case brings and the program's own files. Where it differs or is
missing, the build looks at the record itself; so it may be deleted, and is of use to nobody else.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import habeas
from habeas.store.database import Database
from habeas.store.errors import StoreError
from habeas.store.lease import Lease
from habeas.store.tables import CODED
from habeas.workflow.case import RECORD, TABLES, Case

STAMP = "record.sqlite-built"
LEASE = "record.lock"


def unchanged(case: Case) -> int | None:
    """How many statements the last build left, where nothing has changed since; None where it may have."""
    with Lease(case.folder / LEASE):
        try:
            kept = _left(case)
            return int(kept["statements"]) if kept["stamp"] == _stamp(case) else None
        except (OSError, ValueError, TypeError, KeyError, StoreError):
            return None


def remember(case: Case, statements: int) -> None:
    """Leave the stamp of the case as it is now; for who holds the lease."""
    draft = case.folder / f".{STAMP}.incoming"
    left = {"stamp": _stamp(case), "statements": statements, "tables": _tables(case)}
    try:
        draft.write_text(json.dumps(left), encoding="ascii")
        os.replace(draft, case.folder / STAMP)
    except OSError:
        draft.unlink(missing_ok=True)  # a full disk: the next build looks at the record


def untouched(case: Case) -> frozenset[str]:
    """The names of the tables that are as the last build left them, by their sizes and times."""
    try:
        left = frozenset(_left(case)["tables"])
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()
    return frozenset(one.partition(" ")[0] for one in _tables(case) if one in left)


def _left(case: Case) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((case.folder / STAMP).read_bytes())
    return kept


def _stamp(case: Case) -> str:
    parts = [
        _ledger_end(case.folder / RECORD),
        repr(case.settings),
        case.key.hex(),
        *_sheets(case.sheets),
        *_tables(case),
        *(f"{one} {_file(one)}" for one in case.own_boundaries),
        *_program(Path(habeas.__file__).parent),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _ledger_end(path: Path) -> str:
    with closing(Database(path)) as database:
        return str(database.value("SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1"))


def _sheets(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl")):
        yield f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _tables(case: Case) -> list[str]:
    """The tables, and the coded ones in their folder within it."""
    return [*_files(case.folder / TABLES), *_files(case.folder / TABLES / CODED)]


def _files(folder: Path) -> list[str]:
    """What is in a folder, with sizes and times: a table that is gone or was altered is made again."""
    return (
        [f"{path.name} {_file(path)}" for path in sorted(folder.iterdir()) if path.is_file()]
        if folder.is_dir()
        else []
    )


def _file(path: Path) -> str:
    """A file's size and time; "missing" where there is none."""
    try:
        now = path.stat()
    except OSError:
        return "missing"
    return f"{now.st_size} {now.st_mtime_ns}"


def _program(folder: Path) -> list[str]:
    """Every file of the program with its size and time: a rule that was changed is run again."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            now = os.stat(os.path.join(root, name))
            found.append(f"{root}/{name} {now.st_size} {now.st_mtime_ns}")
    return sorted(found)
