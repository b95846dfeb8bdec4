"""Coding at ingest: a release of millions of made stints, from Parquet to the coded table, marks and all.

The release is `scripts.custody_made.raw`: 43 columns, rows in no order. It goes the way that `habeas build`
takes it: `read_release`, `Coding`, the marks of duplicates, and the shelf, settled on the disk. Wall,
processor and the peak of memory are those of a process of its own.

    python -m benchmarks.custody_coding PATH FOLDER    codes once into the folder, and prints JSON
"""

import json
import sys
import time
from hashlib import sha256
from pathlib import Path

from benchmarks.custody_processes import figure, least, peak, run
from benchmarks.measurement import Measurement, Target

ROWS = 5_000_000
WALL, PEAK = Target("below", 25), Target("below", 2_200)


def measure(folder: Path, *, rows: int = ROWS, repeats: int = 2) -> tuple[Measurement, ...]:
    """Wall, processor and memory of the best of so many, and what stands on the disk then."""
    from scripts.custody_made.raw import raw_stints

    release = folder / f"raw{rows}.parquet"
    if not release.is_file():
        raw_stints(release, rows, 1)
    command = [sys.executable, "-m", "benchmarks.custody_coding", str(release), str(folder / "coded")]
    ours = least((run(command) for _ in range(repeats)), "wall")
    note = f"{rows:,} rows of 43 columns; {figure(ours, 'marked'):,.0f} marked as duplicates"
    return (
        Measurement("custody coding at ingest, wall", figure(ours, "wall"), "s", WALL, note=note),
        Measurement("custody coding at ingest, processor", figure(ours, "cpu"), "s"),
        Measurement("custody coding at ingest, peak memory", figure(ours, "peak"), "MB", PEAK),
        Measurement("custody coded table on the disk", figure(ours, "table"), "MB"),
        Measurement("custody dictionary on the disk", figure(ours, "texts"), "MB"),
        Measurement("custody release that it is of", release.stat().st_size / 1e6, "MB"),
    )


def main(release: Path, folder: Path) -> None:
    """Code once and print."""
    import numpy as np

    from habeas.readings.custody.release import read_release
    from habeas.store.coding.coding import Coding
    from habeas.store.coding.marks import marks
    from habeas.store.coding.parts import Part
    from habeas.store.coding.shelf import Shelf
    from habeas.store.coding.writing import dictionary_path

    wall, cpu = time.perf_counter(), time.process_time()
    read = read_release(release, name=release.name, cores=1)
    coding = Coding(read.table)
    coding.begin(Part(sha256(release.name.encode()).hexdigest(), read.report.sheets))
    for batch in read.batches(once=True):
        coding.add(batch)
    read_wall, read_cpu = time.perf_counter() - wall, time.process_time() - cpu
    shelf = Shelf(folder)
    made = shelf.keep(coding, marks)
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    taken |= {"peak": peak()}
    table = shelf.open(made.digest)
    taken |= {"read wall": read_wall, "read cpu": read_cpu, "rows": float(made.rows)}
    taken |= {"marked": float(np.count_nonzero(table.column("duplicate", 0)))}
    taken |= {"table": table.path.stat().st_size / 1e6}
    taken |= {"texts": dictionary_path(table.path).stat().st_size / 1e6}
    print(json.dumps(taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
