"""Parts read at once, a process each, their batches given in the order of the parts."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa

from habeas.readings.custody.batches import Planned, batches
from habeas.readings.custody.report import Tally
from habeas.readings.reader import ReadingError


def batches_of_all(plans: Sequence[Planned], schema: Any, tally: Tally, *, cores: int) -> Iterator[Any]:
    """The rows of every part in order, read by as many processes as there are cores or parts.

    Each puts what it reads on disk, so that one that is ahead waits for nobody and holds nothing.
    """
    # Spawned and not forked: Arrow has threads, which a fork would cut off.
    context = multiprocessing.get_context("spawn")
    number = min(cores, len(plans))
    with (
        tempfile.TemporaryDirectory(prefix="habeas-rows-") as folder,
        ProcessPoolExecutor(number, mp_context=context) as pool,
    ):
        doing = [
            pool.submit(_read, plan, schema, str(Path(folder) / f"{at}.arrow"))
            for at, plan in enumerate(plans)
        ]
        try:
            for each in doing:
                path, counted, wrong = each.result()
                if wrong:
                    raise ReadingError(wrong[0], where=wrong[1], do=wrong[2])
                tally.merge([counted])
                yield from _again(path)
                Path(path).unlink()
        finally:
            pool.shutdown(cancel_futures=True)


def _read(plan: Planned, schema: Any, path: str) -> tuple[str, Tally, tuple[str, str, str] | None]:
    """Read one part into a file; an error goes back in its three parts, which a pickle would lose."""
    tally = Tally()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    try:
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_stream(sink, schema, options=options) as writer:
            for batch in batches(plan, schema, tally):
                writer.write_batch(batch)
    except ReadingError as error:
        return path, tally, (error.what, error.where, error.do)
    return path, tally, None


def _again(path: str) -> Iterator[Any]:
    with pa.OSFile(path, "rb") as source, pa.ipc.open_stream(source) as reader:
        yield from reader
