"""Verify finds every change of the record, the ledger and the vault, and names it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from habeas.records.ids import source_id
from habeas.sources.vault import Vault
from habeas.store import verify as module
from habeas.store.contract import Order
from habeas.store.schema import GUARDS
from habeas.store.sqlite import SqliteStore
from habeas.store.verify import checkpoint, verify


@pytest.fixture
def case(folder, make):
    """Two sources, labels, a hold, a finding of two roots, and a withdrawal."""
    with SqliteStore.create(folder / "record.sqlite") as store:
        one, two, gone = (make.told(folder, word) for word in ("kigali", "manila", "gone"))
        for each in (one, two, gone):
            make.put(store, each)
        with store.writing("find") as batch:
            batch.put(make.found("both", one.statements + two.statements), (one.source.id, two.source.id))
            batch.label(one.source.id, frozenset({"sealed"}))
            batch.hold(two.source.id, "a court asks for it")
        store.withdraw(Order((gone.source.id,), ("Ana",), "the family asked"))
        Vault(folder / "vault").destroy(gone.source.sha256)
    return folder


def attack(folder, *statements, guards=True):
    """Run SQL as whoever means harm: guards taken off, and put back so that nothing shows."""
    with closing(sqlite3.connect(folder / "record.sqlite", isolation_level=None)) as raw:
        raw.execute("BEGIN")
        for name in [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(*statement) if isinstance(statement, tuple) else raw.execute(statement)
        for guard in GUARDS if guards else ():
            raw.execute(guard)
        raw.execute("COMMIT")


def test_an_untouched_case_is_intact_with_its_withdrawals(case):
    report = verify(case)
    assert (report.verdict, report.breaks, report.notes) == ("intact with 1 withdrawal", (), ())
    assert (report.originals, report.records, report.entries, report.withdrawals) == (2, 17, 5, 1)


def test_verifying_changes_no_byte(case):
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    verify(case)
    checkpoint(case)
    assert {path: path.read_bytes() for path in before} == before


TABLES = {
    "record": ("id", "kind", "schema", "bytes", "salt", "leaf", "entry", "source"),
    "ledger": ("seq", "prev", "act", "digest", "count", "at", "hash"),
    "tombstone": ("leaf", "entry", "withdrawal"),
    "lineage": ("record", "root"),
    "label": ("root", "label"),
    "hold": ("source",),
}


def changed(value, chance):
    """The value with one byte, digit or bit of it changed."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(4))
    if value is None:
        return "src-" + "0" * 32
    data = bytearray(value.encode() if isinstance(value, str) else value)
    place = chance.randrange(len(data))
    data[place] = data[place] ^ 1 if data[place] != 1 else 3
    return data.decode() if isinstance(value, str) else bytes(data)


@pytest.mark.parametrize("seed", range(10))
def test_every_change_of_one_byte_of_any_row_is_found(case, tmp_path, seed):
    chance = random.Random(seed)
    path = case / "record.sqlite"
    whole = path.read_bytes()
    for _ in range(20):
        table = chance.choice(["record", "record", "ledger", *TABLES])
        column = chance.choice(TABLES[table])
        raw = sqlite3.connect(path)
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        row = chance.choice(raw.execute(f"SELECT * FROM {table}").fetchall())
        raw.close()
        new = changed(row[columns.index(column)], chance)
        where = " AND ".join(f"{name} IS ?" for name in columns)
        try:
            attack(case, (f"UPDATE {table} SET {column} = ? WHERE {where}", (new, *row)))
        except sqlite3.IntegrityError:  # the change would meet another row's key
            path.write_bytes(whole)
            continue
        report = verify(case)
        assert report.breaks, f"{table}.{column} of {row}"
        path.write_bytes(whole)
    assert verify(case).intact


@pytest.mark.parametrize("table", TABLES)
def test_every_row_that_is_taken_out_is_found(case, table):
    path = case / "record.sqlite"
    whole = path.read_bytes()
    raw = sqlite3.connect(path)
    count = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA table_info({table})"))
    raw.close()
    # The ledger cut at its very end is only found against a checkpoint or by the rows it leaves behind.
    for place in range(count):
        picked = f"SELECT {columns} FROM {table} LIMIT 1 OFFSET {place}"
        attack(case, f"DELETE FROM {table} WHERE ({columns}) IN ({picked})" if table != "record" else
               f"DELETE FROM record WHERE n = (SELECT n FROM record LIMIT 1 OFFSET {place})")  # fmt: skip
        assert not verify(case).intact, (table, place)
        path.write_bytes(whole)


def test_any_byte_of_the_file_changed_is_found_or_changes_nothing_that_counts(case):
    chance = random.Random(7)
    path = case / "record.sqlite"
    whole = path.read_bytes()
    said = dump(path)
    found = 0
    for _ in range(120):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        if verify(case).intact:
            assert dump(path) == said
        else:
            found += 1
        path.write_bytes(whole)
    assert found > 10


def dump(path):
    raw = sqlite3.connect(path)
    try:
        names = ("record", "ledger", "tombstone", "lineage", "label", "hold")
        return [raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names]
    finally:
        raw.close()


def test_every_change_of_one_byte_of_an_original_is_found_and_named(case):
    chance = random.Random(3)
    originals = [path for path in (case / "vault").rglob("*") if path.is_file()]
    for _ in range(100):
        path = chance.choice(originals)
        whole = path.read_bytes()
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        rewrite(path, bytes(data))
        (broken,) = verify(case).breaks
        assert path.name in broken
        assert ".txt" in broken
        assert "altered" in broken
        rewrite(path, whole)
    assert verify(case).intact


def rewrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def test_a_truncated_an_emptied_and_a_missing_original_are_named(case):
    path = next(path for path in (case / "vault").rglob("*") if path.is_file())
    whole = path.read_bytes()
    for data in (whole[:-1], b"", whole + b"x"):
        rewrite(path, data)
        assert "altered" in verify(case).breaks[0]
    path.unlink()
    (broken,) = verify(case).breaks
    assert "missing" in broken
    assert path.name in broken


def test_strays_and_leftovers_break_nothing_and_are_said(case):
    incoming = case / "vault" / ".incoming"
    incoming.mkdir(exist_ok=True)
    (incoming / "half").write_bytes(b"half")
    Vault(case / "vault").keep(BytesIO(b"kept, then the command was killed"))
    (case / "vault" / "notes.txt").write_text("a stray")
    report = verify(case)
    assert report.intact
    assert len(report.notes) == 3
    assert any("interrupted command" in note for note in report.notes)
    assert any("no source names it" in note for note in report.notes)
    assert any("stray" in note for note in report.notes)


def test_a_link_in_the_vault_is_a_break(case):
    path = next(path for path in (case / "vault").rglob("*") if path.is_file())
    shutil.copy(path, case / "elsewhere")
    path.unlink()
    path.symlink_to(case / "elsewhere")
    assert any("no regular file" in broken for broken in verify(case).breaks)


def test_a_ledger_cut_at_its_end_is_found_against_a_checkpoint(case):
    mark = checkpoint(case)
    assert verify(case, mark).intact
    attack(
        case,
        "DELETE FROM record WHERE entry >= 4",
        "DELETE FROM lineage WHERE record NOT IN (SELECT n FROM record)",
        "DELETE FROM label",
        "DELETE FROM hold",
        "DELETE FROM ledger WHERE seq >= 4",
        "DELETE FROM tombstone",
        "DELETE FROM record WHERE entry = 3",
        "DELETE FROM ledger WHERE seq = 3",
    )
    assert verify(case).intact
    (broken,) = verify(case, mark).breaks
    assert broken == "ledger: cut before entry 5, which the checkpoint names"


def test_a_ledger_written_anew_is_found_against_a_checkpoint(case):
    assert verify(case, "3:" + "0" * 64).breaks == ("ledger entry 3: not the one that the checkpoint names",)
    assert "not a number" in verify(case, "zz").breaks[0]


def test_an_earlier_checkpoint_holds_as_the_case_goes_on(case, make):
    mark = checkpoint(case)
    with SqliteStore.open(case / "record.sqlite") as store:
        assert store.checkpoint() == mark
        make.put(store, make.told(case, "later"))
    assert verify(case, mark).intact


def test_a_guard_taken_off_is_named(case):
    attack(case, guards=False)
    assert "record.sqlite: the guard record_kept was taken off" in verify(case).breaks


def test_another_key_is_found_by_the_ids_of_sources(case, make):
    (case / "case.key").write_bytes(bytes(32))
    assert any("under case.key" in broken for broken in verify(case).breaks)
    (case / "case.key").write_bytes(make.key)
    assert verify(case).intact
    (case / "case.key").unlink()
    assert any("case.key: missing" in broken for broken in verify(case).breaks)


def test_it_computes_the_ids_that_records_compute(case, make):
    found = module.Found(sources={source_id(make.key, "a" * 64): {"sha256": "a" * 64}})
    module._check_ids(case, found)
    assert found.breaks == []


def test_a_case_on_a_medium_that_cannot_be_written_to_is_verified(case):
    for path in (case, case / "record.sqlite"):
        os.chmod(path, 0o555)
    assert verify(case).intact
    os.chmod(case, 0o755)


def test_it_runs_by_itself_with_the_standard_library_alone(case):
    script = Path(module.__file__)
    for command in ([sys.executable, "-I", "-S", str(script)], [sys.executable, "-m", "habeas.store.verify"]):
        done = subprocess.run([*command, str(case)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "intact with 1 withdrawal: 2 originals, 17 records, 5 entries\n"
    (case / "record.sqlite").write_bytes(b"no")
    done = subprocess.run(
        [sys.executable, str(script), str(case)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "record.sqlite cannot be read" in done.stdout
    assert subprocess.run([sys.executable, str(script)], capture_output=True, check=False).returncode == 2
