"""Killed at any point while keeping and writing, a case stays whole."""

import random
import time

import pytest
from tests.forked import FORKING
from tests.store.conftest import put_told, told

from habeas.sources.vault import Vault
from habeas.store.access import Access
from habeas.store.sqlite import SqliteStore
from habeas.store.verify import verify


def work(folder, first, said):
    """Keep and write one source after another, and say the id of each once it is kept."""
    path = folder / "record.sqlite"
    store = SqliteStore.open(path) if path.exists() else SqliteStore.create(path)
    said.send("ready")
    for number in range(first, first + 1000):
        one = told(folder, f"word{number}", count=5)
        put_told(store, one)
        said.send(one.source.id)


@pytest.mark.slow
def test_killed_at_120_random_points_it_is_intact_and_keeps_all_that_it_acknowledged(folder):
    chance = random.Random(11)
    acknowledged: set[str] = set()
    for turn in range(120):
        heard, said = FORKING.Pipe(duplex=False)
        process = FORKING.Process(target=work, args=(folder, turn * 1000, said))
        process.start()
        said.close()
        words = [heard.recv() for _ in range(chance.choice([0, 1, 1, 2, 2, 3]))]
        time.sleep(chance.random() * (0.1 if words else 0.2))
        process.kill()
        words += rest(heard)
        process.join()
        acknowledged |= {one for one in words if one.startswith("src-")}
        if (folder / "record.sqlite").exists():
            assert verify(folder).breaks == ()
    assert len(acknowledged) >= 60
    check_whole(folder, acknowledged)


def rest(heard):
    """What was said before the end, a word that was cut off left out."""
    words = []
    with heard:
        try:
            while True:
                words.append(heard.recv())
        except (EOFError, OSError):
            return words


def check_whole(folder, acknowledged):
    vault = Vault(folder / "vault")
    with SqliteStore.open(folder / "record.sqlite") as store, store.lease():
        records = store.reader(Access("x"))
        assert records.some(acknowledged).keys() == acknowledged
        for source in records.all("source"):
            assert len(vault.read(source.sha256)) == source.size
            assert len(records.statements(source=source.id)) == 5
        vault.sweep()
    assert not [note for note in verify(folder).notes if ".incoming" in note]
