"""Killed at any point while keeping and writing, a case stays whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from habeas.sources.vault import Vault
from habeas.store.access import Access
from habeas.store.sqlite import SqliteStore
from habeas.store.verify import verify

WORK = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("made", sys.argv[2])
made = importlib.util.module_from_spec(spec)
sys.modules["made"] = made
spec.loader.exec_module(made)
from habeas.store.sqlite import SqliteStore
folder, first = Path(sys.argv[1]), int(sys.argv[3])
path = folder / "record.sqlite"
store = SqliteStore.open(path) if path.exists() else SqliteStore.create(path)
print("ready", flush=True)
for number in range(first, first + 1000):
    one = made.told(folder, f"word{number}", count=5)
    made.put_told(store, one)
    print(one.source.id, flush=True)
"""


@pytest.mark.slow
def test_killed_at_120_random_points_it_is_intact_and_keeps_all_that_it_acknowledged(folder):
    chance = random.Random(11)
    acknowledged: set[str] = set()
    for turn in range(120):
        command = [
            sys.executable,
            "-c",
            WORK,
            str(folder),
            str(Path(__file__).with_name("conftest.py")),
            str(turn * 1000),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            lines = [process.stdout.readline() for _ in range(chance.choice([0, 1, 1, 2, 2, 3]))]
            time.sleep(chance.random() * (0.1 if lines else 0.5))
            os.kill(process.pid, signal.SIGKILL)
            lines += process.stdout.read().splitlines(keepends=True)
        acknowledged |= {line.strip() for line in lines if line.startswith("src-") and line.endswith("\n")}
        if (folder / "record.sqlite").exists():
            assert verify(folder).breaks == ()
    assert len(acknowledged) >= 60
    check_whole(folder, acknowledged)


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
