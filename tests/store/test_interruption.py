"""Killed at any point while keeping and writing, a case stays whole."""

import importlib.util
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
            if chance.random() < 0.85:
                assert process.stdout.readline() == "ready\n"
                time.sleep(chance.random() * 0.08)
            else:
                time.sleep(0.05 + chance.random() * 0.3)
            os.kill(process.pid, signal.SIGKILL)
            said = process.stdout.read().split("\n")[:-1]
        acknowledged |= {line for line in said if line.startswith("src-")}
        report = verify(folder) if (folder / "record.sqlite").exists() else None
        assert report is None or report.breaks == ()
    assert len(acknowledged) > 100
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


def test_the_worker_is_found():
    assert importlib.util.find_spec("habeas.store.sqlite")
