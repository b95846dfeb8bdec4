"""The measurements of custody tables on a tiny size: what is made, what is asked, and the figures."""

import sys
from pathlib import Path

import pytest
from benchmarks.custody_processes import figure, least, run
from benchmarks.custody_speed import BENCH

from benchmarks import custody_coding, custody_speed


def test_a_command_that_has_no_answer_in_time_gives_the_processor_it_used() -> None:
    found = run([sys.executable, "-c", "while True: pass"], within=0.5)
    assert set(found) == {"cpu"}
    assert 0 < figure(found, "cpu") < 5


def test_a_command_that_fails_ends_the_run() -> None:
    with pytest.raises(RuntimeError, match="ended with 1"):
        run([sys.executable, "-c", "raise ValueError"])


def test_the_least_is_by_the_clock_that_is_named() -> None:
    assert least([{"wall": 2.0, "cpu": 1.0}, {"wall": 1.0, "cpu": 2.0}], "wall") == {"wall": 1.0, "cpu": 2.0}


@pytest.mark.slow
def test_coding(tmp_path: Path) -> None:
    found = custody_coding.measure(tmp_path, rows=4_000, repeats=1)
    assert {one.unit for one in found} == {"s", "MB"}
    assert all(one.value > 0 for one in found)
    assert found[0].note == "4,000 rows of 43 columns; 106 marked as duplicates"


FEW = {"stays": 2.0, "chain": 0.005}


@pytest.mark.slow
def test_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody_speed, "LIMITS", FEW)
    found = custody_speed.measure(tmp_path, rows=4_000, repeats=1)
    assert len({one.name for one in found}) == len(found)
    assert all(one.value > 0 for one in found)
    assert any(one.beside for one in found) == BENCH.is_file()


@pytest.mark.slow
def test_growth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody_speed, "LIMITS", FEW)
    found = custody_speed.growth(tmp_path, sizes=(2_000, 4_000))
    assert len(found) == 2 * 2 * len(FEW)
    assert list(tmp_path.iterdir()) == []
