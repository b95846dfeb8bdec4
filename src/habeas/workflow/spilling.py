"""Where questions put what does not fit in memory: within the case, and gone afterwards."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from habeas.workflow.case import TABLES, Case

_PREFIX = ".spill-"


@contextmanager
def spill(case: Case) -> Iterator[Path]:
    """A folder of this process's own, gone afterwards; it holds rows of people, as the tables do."""
    tables = case.folder / TABLES
    tables.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", dir=tables) as folder:
        yield Path(folder)


def sweep_spills(case: Case) -> None:
    """Remove the folders of processes that were killed."""
    for left in (case.folder / TABLES).glob(f"{_PREFIX}*"):
        if not runs(left.name.removeprefix(_PREFIX).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)


def runs(process: str) -> bool:
    """Whether the process of this number may still run; False where it is no number."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
