"""`habeas custody export`: the commands of the how-to page, and what a user is told."""

import csv
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.workflow.export_case import made_once

PAGE = Path(__file__).parents[2] / "docs/how-to/custody-exports.md"


@pytest.fixture
def exporting(habeas, tmp_path, tmp_path_factory):
    """The command in a made case of its own."""
    shutil.copytree(made_once(tmp_path_factory, arrests=True).folder, tmp_path, dirs_exist_ok=True)
    return habeas


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("habeas ")]


def test_every_command_of_the_page_writes_its_file(exporting, tmp_path):
    assert len(commands()) == 10
    for line in commands():
        words = shlex.split(line)[1:]
        done = exporting(*words)
        assert done.code == 0, (line, done.err)
        assert f"wrote      {words[3]}" in done.out
        assert (tmp_path / words[3]).stat().st_size > 0


def test_a_user_is_told_what_was_withheld_and_left_out(exporting):
    done = exporting(
        "custody", "export", "headcount", "x.csv", "--since", "2025-02-01", "--until", "2025-02-01"
    )
    assert done.out.splitlines()[1:] == [
        "withheld   2 counts that are small, or would tell one that is",
        "left out   sealed official records: --sealed writes them too",
    ]


def test_as_json_it_says_the_same(exporting, tmp_path):
    done = exporting("custody", "export", "stints", "x.parquet", "--label", "row-level", "--json")
    assert done.json == {
        "what": "stints",
        "files": ["x.parquet"],
        "rows": 72,
        "bytes": (tmp_path / "x.parquet").stat().st_size,
        "withheld": 0,
        "edition": "March 2026",
        "label": "row-level",
        "left_out": True,
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("stints", "x.csv"), "type --label row-level if you need rows"),
        (("headcount", "x.doc"), "no such form of export"),
        (("headcount", "x.csv", "--edition", "Sealed edition"), "no edition is called"),
        (("headcount", "x.csv", "--since", "1 February"), "--since is no day"),
        (("arrests", "x.csv"), "type --label row-level if you need rows"),
        (("national", "x.csv", "--without", ","), "--without names no facility"),
        (("national", "x.csv", "--without", "BIG,NOWHERE"), "no row is of a facility NOWHERE"),
        (("headcount", "/proc/x.csv"), "the export cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(exporting, tmp_path, words, says):
    done = exporting("custody", "export", *words)
    assert done.code != 0
    assert says in done.err
    assert "Traceback" not in done.err
    assert not list(tmp_path.glob("x.*"))


def struck(folder: Path) -> bool:
    """Whether an export was killed while it wrote; it may have ended before."""
    (folder / "x.xlsx").write_text("what stood there")
    words = [sys.executable, "-m", "habeas", "custody", "export", "headcount", "x.xlsx"]
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    while process.poll() is None and not list(folder.glob(".x.xlsx.*.incoming/*")):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_killed_in_the_middle_it_leaves_the_file_that_stood_there(exporting, tmp_path):
    assert any(struck(tmp_path) for _ in range(20))
    assert (tmp_path / "x.xlsx").read_text() == "what stood there"
    assert list(tmp_path.glob(".x.xlsx.*.incoming"))
    assert exporting("custody", "export", "headcount", "x.xlsx").code == 0
    assert not list(tmp_path.glob(".x.xlsx.*.incoming"))
    assert (tmp_path / "x.xlsx").read_bytes().startswith(b"PK")


def test_a_spreadsheet_finds_no_formula_in_a_csv(exporting, tmp_path):
    assert exporting("custody", "export", "headcount", "x.csv").code == 0
    for name in ("x.csv", "x.csv.dictionary.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
