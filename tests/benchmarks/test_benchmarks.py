"""Each measurement runs on a tiny size and gives figures in sane units."""

import json
from pathlib import Path

import pytest
from benchmarks.articles import articles
from benchmarks.measurement import Beside, Measurement, Target, Took, best
from benchmarks.statements import statements

from benchmarks import (
    __main__ as command,
)
from benchmarks import (
    demo_time,
    growth,
    help_time,
    idle_build,
    one_judgement,
    reading_speed,
    store_speed,
    vault_speed,
)


def sane(found: tuple[Measurement, ...], units: set[str]) -> None:
    assert {one.unit for one in found} == units
    assert all(0 < one.value < 1e9 for one in found)
    assert len({(one.name, one.beside and one.beside.what) for one in found}) == len(found)


def test_a_target_of_the_ratio_looks_at_the_ratio() -> None:
    target = Target("at least", 0.8, "ratio")
    assert Measurement("a", 8, "x/s", target, Beside("b", 10)).met
    assert not Measurement("a", 7, "x/s", target, Beside("b", 10)).met
    assert str(target) == "ratio at least 0.8"


def test_a_target_below_is_missed_at_its_limit() -> None:
    assert not Measurement("a", 0.5, "s", Target("below", 0.5)).met
    assert Measurement("a", 0.49, "s", Target("below", 0.5)).met


def test_the_best_is_the_least_of_each_clock() -> None:
    assert best([Took(2, 1), Took(1, 2)]) == Took(1, 1)


def test_made_articles_are_the_same_each_time_and_of_the_length_asked_for() -> None:
    once, again = articles(7, words=100), articles(7, words=100)
    assert once == again
    assert len({one.text for one in once}) == 7
    assert all(100 <= one.words <= 160 for one in once)


def test_made_statements_are_of_five_kinds_and_all_different() -> None:
    found = statements(50)
    assert len({one.id for one in found}) == 50
    assert len({one.kind for one in found}) == 5


def test_help(tmp_path: Path) -> None:
    sane(help_time.measure(tmp_path, repeats=1), {"s"})


def test_store(tmp_path: Path) -> None:
    sane(store_speed.measure(tmp_path, number=500, repeats=1), {"statements/s"})


def test_vault(tmp_path: Path) -> None:
    sane(vault_speed.measure(tmp_path, megabytes=1, files=5, repeats=1), {"MB/s", "files/s"})


@pytest.mark.slow
def test_idle_build(tmp_path: Path) -> None:
    sane(idle_build.measure(tmp_path, sources=2, repeats=1), {"s"})


@pytest.mark.slow
def test_one_judgement(tmp_path: Path) -> None:
    sane(one_judgement.measure(tmp_path, repeats=1), {"s"})


@pytest.mark.slow
def test_demo(tmp_path: Path) -> None:
    whole, *steps = demo_time.measure(tmp_path)
    sane((whole, *steps), {"s"})
    assert whole.value == pytest.approx(sum(one.value for one in steps))


@pytest.mark.slow
def test_growth(tmp_path: Path) -> None:
    found = growth.measure(tmp_path, sizes=(1, 2))
    sane(found, {"s", "MB"})
    assert [one.beside is None for one in found] == [True] * 3 + [False] * 3


@pytest.mark.slow
def test_reading() -> None:
    sane(reading_speed.measure(number=2, repeats=1), {"words/s", "s"})


def test_the_command_prints_json_and_names_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["help_time", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["name"] == "habeas --help"
    assert command.main(["nothing"]) == 2


def test_help_measures_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--help"]) == 0
    assert "only these: reading_speed" in capsys.readouterr().out


def test_a_missed_target_is_said() -> None:
    assert " | NO | " in command.line(Measurement("a", 2.0, "s", Target("below", 1.0)))
