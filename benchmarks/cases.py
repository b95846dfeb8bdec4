"""Cases to measure on: the example, and made ones; and the command as a user runs it."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.measurement import Took, best, took

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "march-2025"
PARTS = ("case.key", "habeas.toml", "sources", "sources.csv")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As a user's: modules are compiled once, not at every start."""

ADD_EXAMPLE = ("add", "sources", "--describe", "sources.csv")


@dataclass(frozen=True)
class Ran:
    """What one run of the command took: seconds, and the most memory it held (MB)."""

    took: Took
    memory: float
    said: str


def habeas(folder: Path, *words: str) -> Ran:
    """Run the installed command in this folder; it must succeed."""
    done: list[tuple[int, float, str]] = []
    time = took(lambda: done.append(_run(folder, words)))
    code, memory, said = done[0]
    if code:
        raise RuntimeError(f"habeas {' '.join(words)} ended with {code}: {said}")
    return Ran(time, memory, said)


def _run(folder: Path, words: tuple[str, ...]) -> tuple[int, float, str]:
    command = [str(Path(sys.executable).with_name("habeas")), *words]
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return process.returncode, usage.ru_maxrss / 1024, said


def best_of(number: int, folder: Path, *words: str) -> Took:
    """The best of so many runs of one command."""
    return best([habeas(folder, *words).took for _ in range(number)])


def example(folder: Path) -> Path:
    """A copy of the example case as it is shipped: sources, key and settings, nothing built."""
    folder.mkdir()
    for name in PARTS:
        here = EXAMPLE / name
        if here.is_dir():
            shutil.copytree(here, folder / name)
        else:
            shutil.copy2(here, folder / name)
    return folder


def built_example(folder: Path) -> Path:
    """A copy of the example case, built."""
    example(folder)
    for words in (("init",), ADD_EXAMPLE, ("build",)):
        habeas(folder, *words)
    return folder


def made(folder: Path, number: int) -> Path:
    """A case of so many made articles, kept and not yet built."""
    folder.mkdir()
    (folder / "articles").mkdir()
    every = articles(number)
    for one in every:
        (folder / "articles" / one.name).write_text(one.text, encoding="utf-8")
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "publisher", "published", "zone"))
        for one in every:
            writer.writerow((f"articles/{one.name}", "Example Wire", one.published, "America/New_York"))
    habeas(folder, "init", "--zone", "America/New_York")
    habeas(folder, "add", "articles", "--describe", "list.csv")
    return folder


def bytes_in(folder: Path) -> int:
    """Bytes of all files of the record and the vault."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
