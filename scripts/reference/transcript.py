"""The tutorial's commands, run again: each block of console holds what the command really prints.

A block is fenced as `console`. A line that begins with "$ " is run; what follows it is its output. An output
that ends in a line "…" is cut after as many lines as stand there. The commands run one after another in a
folder of their own, with the example's sources and key in it, so that ids are the same everywhere. Where an
output differs from the one in the page in its ids alone, later commands and the text are given the new ids.
Ids of decisions hold the time: they are shown as jdg-….
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from habeas.records.errors import HabeasError

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b(?:src|rdg|stm|sub|fnd|pub)-[0-9a-f]{8,32}\b")
DECIDED = re.compile(r"\bjdg-[0-9a-f]{8,32}\b")
CUT = "…"
BROUGHT = ("sources", "sources.csv", "case.key")
"""What the tutorial has the reader copy from the example."""


class TranscriptError(HabeasError):
    """A command of the tutorial that fails."""


def again(page: str, example: Path) -> str:
    """The page with every output as it is now; TranscriptError where a command fails."""
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above) / "first-case"
        folder.mkdir()
        _bring(example, folder)
        return _rewritten(page, folder)


def _bring(example: Path, folder: Path) -> None:
    for name in BROUGHT:
        copy = shutil.copytree if (example / name).is_dir() else shutil.copy
        copy(example / name, folder / name)


def _rewritten(page: str, folder: Path) -> str:
    ids: dict[str, str] = {}
    made = BLOCK.sub(lambda block: f"```console\n{_block(block[1], folder, ids)}```", page)
    outside = re.split(r"(^```console\n.*?^```$)", made, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("```console") else _renamed(part, ids) for part in outside)


def _block(text: str, folder: Path, ids: dict[str, str]) -> str:
    lines = []
    for command, shown in _calls(text):
        now = _renamed(command, ids)
        output = _cut(_run(now, folder), shown)
        ids.update(_moved(shown, output))
        lines += [f"$ {now}", *output]
    return "\n".join(lines) + "\n"


def _renamed(text: str, ids: dict[str, str]) -> str:
    return ID.sub(lambda found: ids.get(found[0], found[0]), text)


def _moved(shown: list[str], output: list[str]) -> dict[str, str]:
    """For each old id its new one, over lines that differ in ids alone."""
    alike = [
        (old, new)
        for old, new in zip(shown, output, strict=False)
        if ID.sub("", old).split() == ID.sub("", new).split()
    ]
    return {a: b for old, new in alike for a, b in zip(ID.findall(old), ID.findall(new), strict=True)}


def _calls(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command with the output that stands under it now."""
    command, shown = "", list[str]()
    for line in text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield command, shown


def _cut(output: list[str], shown: list[str]) -> list[str]:
    if not shown or shown[-1] != CUT or len(output) < len(shown):
        return output
    return [*output[: len(shown) - 1], CUT]


def _run(command: str, folder: Path) -> list[str]:
    """The lines that a command prints, errors among them; the folder's own path is left out."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["it prints nothing"])[-1]
        raise TranscriptError(
            f"a command of the tutorial fails: {command}", where=last, do="mend one of them"
        )
    text = DECIDED.sub("jdg-…", done.stdout)
    return [line.replace(f"{folder.resolve()}/", "").rstrip() for line in text.strip("\n").splitlines()]


def _environment() -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HABEAS_PERSON": "R. Reader", "LC_ALL": "C.UTF-8"}
