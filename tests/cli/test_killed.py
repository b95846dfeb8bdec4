"""Killed at any point, a command leaves what was kept whole, and the next one goes on."""

import random
import time
from multiprocessing.process import BaseProcess as Process
from pathlib import Path

import pytest
from tests.cli.conftest import apart
from tests.forked import begun, done
from tests.workflow.made_traces import trace

from habeas.store.verify import verify

KILLS = 55
"""Kills of each of the two commands that struck while it ran: 110 in all."""
OF_POSITIONS = 36
"""Kills that struck a build of positions while it ran."""
OF_WITHDRAWALS = 12
TRIES = 400
SOONEST = 0.005
"""Seconds: a command that is forked is at its work by then."""


def killed_after(process: Process, seconds: float) -> bool:
    """Whether it was still running when it was killed."""
    process.join(seconds)
    if process.exitcode is not None:
        return False
    process.kill()
    process.join()
    return True


def sources(folder: Path, number: int, words: int) -> None:
    folder.mkdir()
    for one in range(number):
        text = f"Paper {one}\n\n" + f"Officials said {one + 10} people left on Sunday. " * words
        (folder / f"{one:02}.txt").write_text(text)


def measured(folder: Path, *words: str) -> float:
    """How long the command takes when nobody kills it."""
    since = time.monotonic()
    assert done(folder, *words) == 0
    return time.monotonic() - since


def paced(seconds: float, hit: bool) -> float:
    """How long to wait at most: less after a miss, since the machine may be less loaded by now."""
    return seconds * 1.02 if hit else max(2 * SOONEST, seconds * 0.85)


@pytest.mark.slow
def test_add_killed_at_random_points_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    random.seed(20250315)
    sources(tmp_path / "trial", 12, 2000)
    assert done(tmp_path, "init") == 0
    whole = measured(tmp_path, "add", "trial")
    struck = rounds = 0
    while struck < KILLS and rounds < TRIES:
        folder = tmp_path / f"in-{rounds}"
        sources(folder, 6, 500 + rounds)
        hit = killed_after(begun(tmp_path, "add", folder.name), random.uniform(SOONEST, whole))
        struck, whole = struck + hit, paced(whole, hit)
        rounds += 1
        report = verify(tmp_path)
        assert report.breaks == (), (rounds, report)
    assert struck == KILLS
    assert done(tmp_path, "add", *[f"in-{one}" for one in range(rounds)]) == 0
    report = verify(tmp_path)
    assert (report.verdict, report.originals) == ("intact", 12 + 6 * rounds)


@pytest.mark.slow
def test_build_killed_at_random_points_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    random.seed(20250316)
    peaceful, killed = tmp_path / "peaceful", tmp_path / "killed"
    for folder in (peaceful, killed):
        folder.mkdir()
        sources(folder / "in", 8, 12)
        assert done(folder, "init") == 0
    (killed / "case.key").write_bytes((peaceful / "case.key").read_bytes())
    for folder in (peaceful, killed):
        assert done(folder, "add", "in") == 0
    seconds = measured(peaceful, "build")
    struck = rounds = 0
    while struck < KILLS and rounds < TRIES:
        extra = f"Officials said {rounds + 100} people left on Sunday.\n"
        for folder in (peaceful, killed):
            (folder / f"more-{rounds}.txt").write_text(extra)
        assert done(killed, "add", f"more-{rounds}.txt") == 0
        hit = killed_after(begun(killed, "build"), random.uniform(SOONEST, seconds))
        struck, seconds = struck + hit, paced(seconds, hit)
        rounds += 1
        assert verify(killed).breaks == (), rounds
    assert struck == KILLS
    assert done(peaceful, "add", *[f"more-{one}.txt" for one in range(rounds)]) == 0
    for folder in (peaceful, killed):
        assert done(folder, "build") == 0
    for words in (("statements", "--json"), ("findings", "--json")):
        assert apart(killed, *words).out == apart(peaceful, *words).out


def flight(folder: Path, number: int) -> str:
    """A trace of an aircraft of its own, in a file; its name."""
    name = f"plane-{number}.json"
    data = trace(
        f"a{number:05x}", f"GXA{number}", start=86_400.0 * number, count=240, registration=f"N{number}GX"
    )
    (folder / name).write_bytes(data)
    return name


def tables(folder: Path) -> dict[str, bytes]:
    """Every file among the tables, hidden ones too."""
    inside = folder / "tables"
    return {path.name: path.read_bytes() for path in inside.iterdir()} if inside.exists() else {}


def spoil(folder: Path, chance: random.Random) -> None:
    """Lose or alter a table, as a bad disk does: a build that is killed must not take it for whole."""
    if every := sorted((folder / "tables").glob("[!.]*")):
        path = chance.choice(every)
        data = path.read_bytes()
        chance.choice((path.unlink, lambda: path.write_bytes(data[: len(data) // 2])))()


@pytest.mark.slow
def test_build_of_positions_killed_at_random_points_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    chance = random.Random(20250317)
    peaceful, killed = tmp_path / "peaceful", tmp_path / "killed"
    for folder in (peaceful, killed):
        folder.mkdir()
        assert done(folder, "init") == 0
    (killed / "case.key").write_bytes((peaceful / "case.key").read_bytes())
    seconds = 0.5
    struck = rounds = 0
    while struck < OF_POSITIONS and rounds < TRIES:
        flight(peaceful, rounds)
        assert done(killed, "add", flight(killed, rounds)) == 0
        if chance.random() < 0.3:
            spoil(killed, chance)
        hit = killed_after(begun(killed, "build"), chance.uniform(SOONEST, seconds))
        struck, seconds = struck + hit, paced(seconds, hit)
        rounds += 1
        assert verify(killed).breaks == (), rounds
    assert struck == OF_POSITIONS
    assert done(peaceful, "add", *[f"plane-{one}.json" for one in range(rounds)]) == 0
    for folder in (peaceful, killed):
        assert done(folder, "build") == 0
        assert (verify(folder).verdict, verify(folder).notes) == ("intact", ())
    assert len(tables(killed)) == rounds
    assert tables(killed) == tables(peaceful)
    for words in (("statements", "--json"), ("findings", "--json"), ("flights", "legs", "--json")):
        assert apart(killed, *words).out == apart(peaceful, *words).out
    assert done(killed, "check") == 0


@pytest.mark.slow
def test_withdraw_killed_at_random_points_is_said_by_verify_and_finished_by_a_build(tmp_path: Path) -> None:
    chance = random.Random(20250318)
    assert done(tmp_path, "init") == 0
    assert done(tmp_path, "add", flight(tmp_path, 999)) == 0
    assert done(tmp_path, "build") == 0
    stays = set(tables(tmp_path))
    seconds = 0.3
    struck = rounds = withdrawn = 0
    while struck < OF_WITHDRAWALS and rounds < TRIES:
        name = flight(tmp_path, rounds)
        assert done(tmp_path, "add", name) == 0
        assert done(tmp_path, "build") == 0
        process = begun(tmp_path, "withdraw", name, "--why", "asked", "--yes")
        hit = killed_after(process, chance.uniform(SOONEST, seconds))
        struck, seconds = struck + hit, paced(seconds, hit)
        rounds += 1
        report = verify(tmp_path)
        assert report.breaks == (), rounds
        is_gone = name not in apart(tmp_path, "sources").out
        withdrawn += is_gone
        noted = {note.partition(":")[0].removeprefix("tables/") for note in report.notes}
        if is_gone:
            assert set(tables(tmp_path)) - stays <= noted
        else:
            stays = set(tables(tmp_path))
        assert done(tmp_path, "build") == 0
        assert set(tables(tmp_path)) == stays
    assert (struck, verify(tmp_path).withdrawals) == (OF_WITHDRAWALS, withdrawn)
