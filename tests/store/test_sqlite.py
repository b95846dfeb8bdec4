"""Making and opening a record, and what is no record."""

import resource
import sqlite3
import subprocess
import sys

import pytest

from habeas.store.access import Access
from habeas.store.errors import DamagedError, FormatError, WriteError
from habeas.store.sqlite import SqliteStore
from habeas.store.verify import verify


def test_a_record_is_made_whole_and_not_twice(folder):
    SqliteStore.create(folder / "record.sqlite").close()
    assert [path.name for path in folder.iterdir() if "incoming" in path.name] == []
    with pytest.raises(FormatError, match="already"):
        SqliteStore.create(folder / "record.sqlite")
    assert verify(folder).verdict == "intact"


def test_a_record_is_settled_on_the_disk_at_each_commit(store):
    assert store._database.value("PRAGMA journal_mode") == "wal"
    assert store._database.value("PRAGMA synchronous") == 2
    assert store._database.value("PRAGMA foreign_keys") == 1
    assert store._database.value("PRAGMA busy_timeout") == 10000


def test_a_folder_without_a_record_is_told_from_a_broken_one(folder):
    with pytest.raises(FormatError, match="habeas init"):
        SqliteStore.open(folder / "record.sqlite")
    with pytest.raises(WriteError):
        SqliteStore.create(folder / "nowhere" / "record.sqlite")


def test_a_case_of_a_newer_version_is_refused_by_its_number(folder):
    SqliteStore.create(folder / "record.sqlite").close()
    raw = sqlite3.connect(folder / "record.sqlite")
    raw.execute("UPDATE format SET version = 7")
    raw.commit()
    raw.close()
    with pytest.raises(FormatError, match=r"newer habeas \(format 7, this one reads 1\).*upgrade"):
        SqliteStore.open(folder / "record.sqlite")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0", b"\x89PNG" * 400, bytes(4096)])
def test_what_is_no_database_is_said_to_be_none(folder, content):
    (folder / "record.sqlite").write_bytes(content)
    with pytest.raises((DamagedError, FormatError)) as error:
        SqliteStore.open(folder / "record.sqlite")
    assert "record.sqlite" in str(error.value)


def test_another_programs_database_is_said_to_be_no_record(folder):
    raw = sqlite3.connect(folder / "record.sqlite")
    raw.execute("CREATE TABLE t (a)")
    raw.commit()
    raw.close()
    with pytest.raises(FormatError, match="no record of a case"):
        SqliteStore.open(folder / "record.sqlite")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_a_record_that_is_cut_short_is_said_to_be(folder, make, share):
    with SqliteStore.create(folder / "record.sqlite") as store:
        make.put(store, make.told(folder, "kigali", count=300))
    path = folder / "record.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedError, match=r"cut short|restore"):
        SqliteStore.open(path)
    assert verify(folder).verdict == "broken"


FILL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import importlib.util
spec = importlib.util.spec_from_file_location("made", sys.argv[2] + "/conftest.py")
made = importlib.util.module_from_spec(spec)
sys.modules["made"] = made
spec.loader.exec_module(made)
from habeas.store.sqlite import SqliteStore
from habeas.store.errors import WriteError
folder = Path(sys.argv[1])
store = SqliteStore.open(folder / "record.sqlite")
made.put_told(store, made.told(folder, "kept"))
many = made.told(folder, "many", count=3000)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    made.put_told(store, many)
except WriteError as error:
    print(error)
"""


def test_a_full_disk_keeps_what_was_kept_and_nothing_of_the_batch(folder):
    SqliteStore.create(folder / "record.sqlite").close()
    here = __file__.rsplit("/", 1)[0]
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(folder), here], capture_output=True, text=True, check=False
    )
    assert "the record could not be written" in done.stdout, done.stderr
    assert "make room" in done.stdout
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    with SqliteStore.open(folder / "record.sqlite") as store:
        assert store.reader(Access("x")).count("statement") == 2
        assert len(store.reader(Access("x")).ledger()) == 1
    assert verify(folder).verdict == "intact"
