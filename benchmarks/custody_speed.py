"""Headcount, gaps, stays and a chain of millions of made stints, beside pandas and polars, in one run.

Seconds of processor, reading from Parquet included, each in a process of its own, whose peak of memory is
a figure too; the others run in `.venv-bench`. They ask the coded table, and the release as published, and
are given `PATIENCE` seconds each. An answer that is not ours ends the run. The chain is that of each of
`ASKED_FOR` people, the table opened anew each time: the median of them, and the first that the process
was asked for. Growth is at 5, 20 and 50 million rows.

    python -m benchmarks.custody_speed QUESTION PATH    asks once, and prints JSON
"""

import json
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.cases import ROOT
from benchmarks.custody_others import GAP, HIGH, LOW, UNTIL
from benchmarks.custody_processes import Figures, figure, least, peak, run
from benchmarks.measurement import Beside, Measurement, Target
from habeas.analysis.custody.fast_gaps import gaps_overlaps
from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_stays import stays
from habeas.analysis.custody.queries import END_OF_DAY
from habeas.store.coding.coded import CodedTable
from habeas.store.coding.digest import AT_ONCE
from habeas.store.coding.row_groups import row_groups
from habeas.store.coding.writing import ABOUT, PACKED

BENCH = ROOT / ".venv-bench" / "bin" / "python"
LIMITS = {"headcount": 0.4, "headcount of people": 0.4, "gaps": 0.5, "stays": 2.0, "chain": 0.005}
RATIOS = {
    ("headcount", "pandas", "coded"): 8,
    ("headcount", "polars", "coded"): 4,
    ("gaps", "polars", "coded"): 15,
    ("stays", "polars", "coded"): 2,
    ("stays", "polars", "raw"): 7,
    ("stays", "pandas", "raw"): 15,
}
PEAK = Target("below", 700)
CHAIN = ("seq", "stay_in", "facility", "book_in", "book_out", "release_reason", "keep")
GROWTH = (5_000_000, 20_000_000, 50_000_000)

PATIENCE = 150.0
"""Seconds by the clock that another is given for an answer: five times what the largest target asks for."""

ASKED_FOR = 25


def measure(folder: Path, *, rows: int = 5_000_000, repeats: int = 3) -> tuple[Measurement, ...]:
    """Each question to habeas, with its memory, then beside each of the others."""
    coded, raw, named = _made(folder, rows)
    found: list[Measurement] = []
    for question, limit in LIMITS.items():
        ours = least(_ours(question, coded) for _ in range(repeats))
        found.append(
            Measurement(
                f"custody {question}",
                figure(ours, "cpu"),
                "s",
                Target("below", limit),
                note=f"{rows:,} rows; the first asked {figure(ours, 'first') * 1000:.1f} ms"
                if "first" in ours
                else f"{rows:,} rows",
            )
        )
        found.append(Measurement(f"custody {question}, peak memory", figure(ours, "peak"), "MB", PEAK))
        if question in ("headcount", "gaps", "stays"):
            found += _beside(question, ours, {"coded": [str(coded)], "raw": [str(raw), str(named)]})
    return tuple(found)


def growth(folder: Path, sizes: Iterable[int] = GROWTH) -> tuple[Measurement, ...]:
    """Each question to habeas at each size, with its memory."""
    found = []
    for rows in sizes:
        coded = _coded(folder, rows)
        for question in LIMITS:
            ours = _ours(question, coded)
            name = f"custody {question} of {rows:,} rows"
            found.append(Measurement(name, figure(ours, "cpu"), "s"))
            found.append(Measurement(f"{name}, peak memory", figure(ours, "peak"), "MB"))
        coded.unlink()
    return tuple(found)


def _beside(question: str, ours: Figures, sources: dict[str, list[str]]) -> list[Measurement]:
    if not BENCH.is_file():
        print(f"custody_speed: pandas and polars were not measured: no {BENCH.parent.parent.name}")
        return []
    return [
        _compared(question, ours, engine, source, paths)
        for source, paths in sources.items()
        for engine in ("pandas", "polars")
    ]


def _compared(question: str, ours: Figures, engine: str, source: str, paths: list[str]) -> Measurement:
    """How many times as fast as the other habeas is: its seconds over ours."""
    others = str(Path(__file__).with_name("custody_others.py"))
    theirs = run([str(BENCH), others, engine, question, *paths], within=PATIENCE)
    name = f"custody {question}, times as fast as {engine} from the {source} table"
    limit = RATIOS.get((question, engine, source))
    target = Target("at least", limit) if limit else None
    if "check" not in theirs:
        note = f"{engine} had no answer in {PATIENCE:g} s: what it had used by then"
        return Measurement(name, figure(theirs, "cpu") / figure(ours, "cpu"), "times", target, note=note)
    if theirs["check"] != ours["check"]:
        raise RuntimeError(f"{question}: {engine} from {source} {theirs['check']}, we {ours['check']}")
    seconds = Beside(f"{engine}'s seconds", figure(theirs, "cpu"))
    note = f"{engine}'s peak {figure(theirs, 'peak'):,.0f} MB"
    return Measurement(name, seconds.value / figure(ours, "cpu"), "times", target, seconds, note)


def _made(folder: Path, rows: int) -> tuple[Path, Path, Path]:
    from scripts.custody_made.columnar import LAST, coded_stints
    from scripts.custody_made.raw import headings, raw_stints

    coded, raw, named = _coded(folder, rows), folder / f"raw{rows}.parquet", folder / "headings.json"
    if not raw.is_file():
        raw_stints(raw, rows, 1)
    columns = [one for one in coded_stints(100, 1).column_names if one not in LAST]
    named.write_text(json.dumps({name: headings()[name] for name in columns}))
    return coded, raw, named


def _coded(folder: Path, rows: int) -> Path:
    """The made table written as the store writes one."""
    from scripts.custody_made.columnar import coded_stints

    path = folder / f"coded{rows}.parquet"
    if not path.is_file():
        made = coded_stints(rows, 1)
        about = {"table": "stints", "coded": [], "parts": []}
        fields = [pa.field(one, made[one].type, made[one].null_count > 0) for one in made.column_names]
        schema = pa.schema(fields, {ABOUT: json.dumps(about).encode()})
        with pq.ParquetWriter(path, schema, **PACKED) as writer:
            for batch in made.combine_chunks().cast(schema).to_batches(AT_ONCE):
                for group in row_groups("stints", batch):
                    writer.write_batch(group)
    return path


def _ours(question: str, path: Path) -> Figures:
    return run([sys.executable, "-m", "benchmarks.custody_speed", question, str(path)])


def _headcount(path: Path, distinct: int = 0) -> list[int]:
    option = {**END_OF_DAY, "distinct": distinct}
    names = ("facility", "book_in", "book_out", "keep", *(("person",) if distinct else ()))
    held = headcount(CodedTable(path).groups(*names), low=LOW, high=HIGH, until=UNTIL, option=option)
    return [int(held.counts.sum(dtype=np.int64))]


def _gaps(path: Path) -> list[int]:
    names = ("seq", "person", "stay_in", "book_in", "book_out", "keep")
    found = gaps_overlaps(CodedTable(path).groups(*names), gap=GAP, until=UNTIL)
    return [len(found.gap_seq), len(found.overlap_seq)]


def _stays(path: Path) -> list[int]:
    """Each part of the stays is let go when it is counted: whoever keeps them writes them."""
    many = stints = 0
    for part in stays(CodedTable(path).groups(), until=UNTIL):
        many += len(part)
        stints += pc.sum(part["n_stints"]).as_py()
    return [many, stints]


def _chains(path: Path) -> dict[str, object]:
    """What people's chains took who stand at even distances in the table, which is opened once.

    The first of a process has what the file says of its columns to read before.
    """
    people = pc.max(CodedTable(path).arrow("person")["person"]).as_py()
    table, took, check = CodedTable(path), [], []
    for number in range(ASKED_FOR):
        begun = time.process_time()
        check.append(len(table.of_person(people * (2 * number + 1) // (2 * ASKED_FOR), *CHAIN)))
        took.append(time.process_time() - begun)
    return {"cpu": statistics.median(took), "first": took[0], "check": check}


ASKED = {
    "headcount": _headcount,
    "headcount of people": lambda path: _headcount(path, 1),
    "gaps": _gaps,
    "stays": _stays,
}


def main(question: str, path: Path) -> None:
    """Ask once and print."""
    if question == "chain":
        found = _chains(path)
    else:
        begun = time.process_time()
        check = ASKED[question](path)
        found = {"cpu": time.process_time() - begun, "check": check}
    print(json.dumps(found | {"peak": peak()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
