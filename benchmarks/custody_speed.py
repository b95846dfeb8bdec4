"""Headcount, gaps, stays and a chain of millions of made stints, beside pandas and polars, in one run.

Seconds of processor, reading from Parquet included, each in a process of its own, whose peak of memory is
a figure too; the others run in `.venv-bench`. They ask the coded table, and the release as published. An
answer that is not ours ends the run. Growth is `growth(folder)`, at 5, 20 and 50 million rows.

    python -m benchmarks.custody_speed QUESTION PATH    asks once, and prints JSON
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.cases import ROOT
from benchmarks.custody_others import GAP, HIGH, LOW, UNTIL
from benchmarks.measurement import Beside, Measurement, Target
from habeas.analysis.custody.fast_gaps import gaps_overlaps
from habeas.analysis.custody.fast_headcount import headcount
from habeas.analysis.custody.fast_stays import stays
from habeas.analysis.custody.queries import END_OF_DAY
from habeas.store.coding.coding import GROUP

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
GROWTH = (5_000_000, 20_000_000, 50_000_000)

Figures = dict[str, float | list[int]]


def measure(folder: Path, rows: int = 5_000_000, repeats: int = 3) -> tuple[Measurement, ...]:
    """Each question to habeas, with its memory, then beside each of the others."""
    coded, raw, named = _made(folder, rows)
    found: list[Measurement] = []
    for question, limit in LIMITS.items():
        ours = _least(_ours(question, coded) for _ in range(repeats))
        cpu = _figure(ours, "cpu")
        found.append(
            Measurement(f"custody {question}", cpu, "s", Target("below", limit), note=f"{rows:,} rows")
        )
        found.append(Measurement(f"custody {question}, peak memory", _figure(ours, "peak"), "MB", PEAK))
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
            found.append(Measurement(name, _figure(ours, "cpu"), "s"))
            found.append(Measurement(f"{name}, peak memory", _figure(ours, "peak"), "MB"))
        coded.unlink()
    return tuple(found)


def _beside(question: str, ours: Figures, sources: dict[str, list[str]]) -> list[Measurement]:
    if not BENCH.is_file():
        print(f"custody_speed: pandas and polars were not measured: no {BENCH.parent.parent.name}")
        return []
    found = []
    for source, paths in sources.items():
        for engine in ("pandas", "polars"):
            theirs = _run(
                [str(BENCH), str(Path(__file__).with_name("custody_others.py")), engine, question, *paths]
            )
            if theirs["check"] != ours["check"]:
                raise RuntimeError(
                    f"{question}: {engine} from {source} {theirs['check']}, we {ours['check']}"
                )
            # Times as fast as they are: their seconds over ours.
            times = _figure(theirs, "cpu") / _figure(ours, "cpu")
            least = RATIOS.get((question, engine, source))
            found.append(
                Measurement(
                    f"custody {question}, times as fast as {engine} from the {source} table",
                    times,
                    "times",
                    Target("at least", least) if least else None,
                    Beside(f"{engine}'s seconds", _figure(theirs, "cpu")),
                    f"{engine}'s peak {_figure(theirs, 'peak'):,.0f} MB",
                )
            )
    return found


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
        pq.write_table(
            coded_stints(rows, 1), path, compression="zstd", row_group_size=GROUP, write_page_checksum=True
        )
    return path


def _ours(question: str, path: Path) -> Figures:
    return _run([sys.executable, "-m", "benchmarks.custody_speed", question, str(path)])


def _run(command: list[str]) -> Figures:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2_000:]}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _least(tries: Iterable[Figures]) -> Figures:
    return min(tries, key=lambda one: _figure(one, "cpu"))


def _figure(one: Figures, name: str) -> float:
    value = one[name]
    assert isinstance(value, float)
    return value


def _parts(path: Path, *names: str) -> Iterator[pa.Table]:
    """Row group by row group, these columns, or all."""
    file = pq.ParquetFile(path, memory_map=True, pre_buffer=False)
    for number in range(file.metadata.num_row_groups):
        yield file.read_row_group(number, list(names) or None, use_threads=False)


def _headcount(path: Path, distinct: int = 0) -> list[int]:
    option = {**END_OF_DAY, "distinct": distinct}
    names = ("facility", "book_in", "book_out", "keep", *(("person",) if distinct else ()))
    held = headcount(_parts(path, *names), low=LOW, high=HIGH, until=UNTIL, option=option)
    return [int(held.counts.sum(dtype=np.int64))]


def _gaps(path: Path) -> list[int]:
    names = ("seq", "person", "stay_in", "book_in", "book_out", "keep")
    found = gaps_overlaps(_parts(path, *names), gap=GAP, until=UNTIL)
    return [len(found.gap_seq), len(found.overlap_seq)]


def _stays(path: Path) -> list[int]:
    """Each part of the stays is let go when it is counted: whoever keeps them writes them."""
    many = stints = 0
    for part in stays(_parts(path), until=UNTIL):
        many += len(part)
        stints += pc.sum(part["n_stints"]).as_py()
    return [many, stints]


def _chain(path: Path) -> list[int]:
    """The last stints of a person in the middle of the table, by the row groups' statistics."""
    file = pq.ParquetFile(path, memory_map=True, pre_buffer=False)
    at = file.schema_arrow.names.index("person")
    half = file.metadata.num_row_groups // 2
    wanted = file.metadata.row_group(half).column(at).statistics.min + 100
    groups = [
        number
        for number in range(file.metadata.num_row_groups)
        if (stated := file.metadata.row_group(number).column(at).statistics).has_min_max
        and stated.min <= wanted <= stated.max
    ]
    low, high = np.searchsorted(
        file.read_row_groups(groups, ["person"])["person"].to_numpy(), (wanted, wanted + 1)
    )
    names = ["seq", "stay_in", "facility", "book_in", "book_out", "release_reason", "keep"]
    rows = file.read_row_groups(groups, names).slice(low, high - low)
    return [len(rows)]


ASKED = {
    "headcount": _headcount,
    "headcount of people": lambda path: _headcount(path, 1),
    "gaps": _gaps,
    "stays": _stays,
    "chain": _chain,
}


def main(question: str, path: Path) -> None:
    """Ask once and print."""
    begun = time.process_time()
    check = ASKED[question](path)
    used = time.process_time() - begun
    peak = int(Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1000
    print(json.dumps({"cpu": used, "peak": peak, "check": check}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
