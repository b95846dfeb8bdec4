"""The tutorial's commands, run again: each block of console holds what the command really prints.

A block is fenced as `console`. A line that begins with "$ " is run; what follows it is its output. An output
that ends in a line "…" is cut after as many lines as stand there. The commands run one after another in a
folder of their own, with the example's sources and key in it, so that ids are the same everywhere.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "…"
BROUGHT = ("sources", "sources.csv", "case.key")
"""What the tutorial has the reader copy from the example."""


def again(page: str, example: Path) -> str:
    """The page with every output as it is now."""
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above) / "first-case"
        folder.mkdir()
        _bring(example, folder)
        return BLOCK.sub(lambda block: f"```console\n{_block(block[1], folder)}```", page)


def _bring(example: Path, folder: Path) -> None:
    for name in BROUGHT:
        copy = shutil.copytree if (example / name).is_dir() else shutil.copy
        copy(example / name, folder / name)


def _block(text: str, folder: Path) -> str:
    lines = []
    for command, shown in _calls(text):
        lines.append(f"$ {command}")
        lines += _cut(_run(command, folder), shown)
    return "\n".join(lines) + "\n"


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
    return [line.replace(f"{folder.resolve()}/", "").rstrip() for line in done.stdout.splitlines()]


def _environment() -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HABEAS_PERSON": "R. Reader", "LC_ALL": "C.UTF-8"}
