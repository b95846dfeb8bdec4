"""Cases with positions, for tests: traces that the tests make, and what may be asked of the case."""

import gzip
from pathlib import Path

from tests.workflow.made_traces import trace

from habeas.analysis.flights.digest import digest
from habeas.readings.readsb_trace import trace_columns
from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.guarding import withdraw
from habeas.workflow.holder import HOLDER
from habeas.workflow.initialise import initialise

PLANE = trace("a2c4e0", "GXA6145", registration="N278GX")
OTHER = trace("c81234", "ZZX77", registration="ZK-ABC", to=(32.9, -97.0))


def made(folder: Path, **files: bytes) -> Case:
    """A case in this folder with these traces added and built."""
    folder.mkdir(exist_ok=True)
    case, _ = initialise(folder, zone="UTC")
    put(case, **files)
    build(case)
    return case


def put(case: Case, labels: frozenset[str] = frozenset(), **files: bytes) -> None:
    """Add traces under names that end in .json."""
    incoming = case.folder.parent / "incoming"
    incoming.mkdir(exist_ok=True)
    for name, data in files.items():
        path = incoming / f"{name}.json"
        path.write_bytes(data)
        added = add(case, Intake((str(path),), Description(labels=labels)))
        path.unlink()
        assert not added.failed, added


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, 1, mtime=0)


def digest_of(data: bytes) -> str:
    return digest(trace_columns(data).tracks)


def tables(case: Case) -> list[str]:
    """The names of all that stands in tables/."""
    folder = case.folder / "tables"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def path_of(case: Case, data: bytes) -> Path:
    return case.folder / "tables" / f"{digest_of(data)}.parquet"


def destroyed(case: Case, *names: str) -> None:
    withdraw(case, names, by=("Ada",), reason="the witness asked")


def legs(case: Case) -> list[str]:
    with case.store() as store:
        return sorted(one.words for one in store.reader(HOLDER).statements(kinds=("Movement",)))


def holding(folder: Path, *words: str) -> list[str]:
    """The files under a folder in which one of these words stands."""
    every = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in every if any(word.encode() in path.read_bytes() for word in words)]
