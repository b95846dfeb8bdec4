"""Keep and verify: into the vault and out of it, beside sha256sum and beside cp with fsync."""

import shutil
import subprocess
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.measurement import Beside, Measurement, Took, best, took
from habeas.sources.vault import Vault

MEGABYTE = 1_000_000
SMALL = 4_000
"""Bytes of a small file: a short article."""


def measure(
    folder: Path, *, megabytes: int = 300, files: int = 2000, repeats: int = 3
) -> tuple[Measurement, ...]:
    """One large file in MB/s, many small ones in files/s."""
    return (*_large(folder, megabytes, repeats), *_small(folder, files, repeats))


def _large(folder: Path, megabytes: int, repeats: int) -> tuple[Measurement, ...]:
    original = folder / "large.bin"
    random = Random(1)
    with original.open("wb") as file:
        for _ in range(megabytes):
            file.write(random.randbytes(MEGABYTE))
    times = _times([original], folder, repeats)
    original.unlink()
    return _figures(f"{megabytes} MB file", times, megabytes, "MB/s")


def _small(folder: Path, number: int, repeats: int) -> tuple[Measurement, ...]:
    originals = folder / "small"
    originals.mkdir()
    random = Random(2)
    for index in range(number):
        (originals / f"{index:05}.txt").write_bytes(random.randbytes(SMALL))
    times = _times(sorted(originals.iterdir()), folder, repeats)
    shutil.rmtree(originals)
    return _figures(f"{number:,} files of {SMALL // 1000} kB", times, number, "files/s")


def _times(originals: list[Path], folder: Path, repeats: int) -> dict[str, Took]:
    """Best of `repeats` of each, one after the other in every round."""
    tries: dict[str, list[Took]] = {name: [] for name in ("keep", "verify", "sha256sum", "cp")}
    for _ in range(repeats):
        vault = Vault(folder / "vault")
        kept: list[str] = []
        copies = folder / "copies"
        copies.mkdir()
        tries["cp"].append(took(partial(_copy, originals, copies)))
        tries["keep"].append(took(partial(_keep, vault, originals, kept)))
        tries["sha256sum"].append(took(partial(_run, "sha256sum", *originals)))
        tries["verify"].append(took(partial(_verify, vault, kept)))
        shutil.rmtree(folder / "vault")
        shutil.rmtree(copies)
    return {name: best(every) for name, every in tries.items()}


def _figures(of: str, times: dict[str, Took], amount: float, unit: str) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            f"{name}: {of}",
            amount / times[name].wall,
            unit,
            beside=Beside(what, amount / times[beside].wall),
            note=f"{times[name].cpu:.2f} s of processor beside {times[beside].cpu:.2f} s",
        )
        for name, beside, what in (
            ("keep", "cp", "cp, then fsync of each file"),
            ("keep", "sha256sum", "sha256sum alone"),
            ("verify", "sha256sum", "sha256sum"),
        )
    )


def _keep(vault: Vault, originals: list[Path], kept: list[str]) -> None:
    kept += [vault.keep(path).sha256 for path in originals]


def _verify(vault: Vault, kept: list[str]) -> None:
    for sha256 in kept:
        with vault.open(sha256):
            pass


def _copy(originals: list[Path], copies: Path) -> None:
    _run("cp", *originals, copies)
    _run("sync", *copies.iterdir())


def _run(*command: str | Path) -> None:
    subprocess.run(list(command), check=True, stdout=subprocess.DEVNULL)
