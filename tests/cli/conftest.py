"""A case in an empty folder, and the command run in it as a user runs it."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from habeas.cli import main as command

ARTICLE = (
    "Two planes leave for El Salvador\n\nBy the desk\n\n"
    "The planes carried 238 members of Tren de Aragua and 23 members of MS-13, "
    "Salvadoran President Nayib Bukele said on Sunday.\n\n"
    "“Last night, 238 Tren de Aragua members and 21 MS-13 members left this country,” "
    "border czar Tom Homan wrote in a post on X.\n"
)


@dataclass(frozen=True)
class Done:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def habeas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder, within this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HABEAS_PERSON", "Ada Example")

    def run(*words: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["habeas", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code: Any = 0
        try:
            command.main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return Done(int(code), out, err)

    return run


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was made, with one article in it, built."""
    folder = tmp_path_factory.mktemp("built_case")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert apart(folder, "init", "--title", "A case").code == 0
    added = apart(
        folder,
        "add",
        "article.txt",
        "--published",
        "2025-03-16",
        "--publisher",
        "Example Post",
        "--zone",
        "America/New_York",
    )
    assert added.code == 0, added
    assert apart(folder, "build").code == 0
    return folder


@pytest.fixture
def case(habeas: Run, built_case: Path, tmp_path: Path) -> Run:
    """The command in a copy of that case, which a test may do with as it likes."""
    shutil.copytree(built_case, tmp_path, dirs_exist_ok=True)
    return habeas


def apart(folder: Path, *words: str, timeout: float = 60) -> Done:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "habeas", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={**os.environ, "HABEAS_PERSON": "Ada Example"},
    )
    return Done(done.returncode, done.stdout, done.stderr)
