"""The guards refuse every way of rewriting the record with plain SQL."""

import sqlite3

import pytest

from habeas.store import verify
from habeas.store.contract import Order
from habeas.store.schema import GUARDS

ROW = "kind, schema, x'7b7d', salt, leaf, 4, source FROM record WHERE n = 1"
NEW = "'source', 1, x'7b7d', x'', x''"
ATTACKS = {
    "rewrite a record": "UPDATE record SET bytes = x'7b7d'",
    "rewrite a salt": "UPDATE record SET salt = zeroblob(16)",
    "move a record": "UPDATE record SET n = n + 1000",
    "rewrite or replace a record": "UPDATE OR REPLACE record SET id = 'x'",
    "delete a record": "DELETE FROM record WHERE n = 1",
    "replace by id": f"INSERT OR REPLACE INTO record SELECT 999, id, {ROW}",
    "replace by number": f"INSERT OR REPLACE INTO record SELECT n, 'new', {ROW}",
    "replace by rowid": "INSERT OR REPLACE INTO record (rowid, id, kind, schema, bytes, salt, leaf, entry) "
    f"VALUES (1, 'new', {NEW}, 4)",
    "enter under an old entry": f"INSERT INTO record VALUES (999, 'new', {NEW}, 1, NULL)",
    "enter under a far entry": f"INSERT INTO record VALUES (999, 'new', {NEW}, 9, NULL)",
    "add to lineage": "INSERT INTO lineage VALUES (1, 'src-new')",
    "rewrite lineage": "UPDATE lineage SET root = 'src-new'",
    "cut lineage": "DELETE FROM lineage",
    "rewrite the ledger": "UPDATE ledger SET act = 'x'",
    "shorten the ledger": "DELETE FROM ledger WHERE seq = 2",
    "skip in the ledger": "INSERT INTO ledger VALUES (9, '', '', '', 0, '', '')",
    "replace in the ledger": "INSERT OR REPLACE INTO ledger VALUES (1, '', '', '', 0, '', '')",
    "rewrite a tombstone": "UPDATE tombstone SET kind = 'x'",
    "delete a tombstone": "DELETE FROM tombstone",
    "replace a tombstone": "INSERT OR REPLACE INTO tombstone "
    "SELECT leaf, 'x', entry, 4 FROM tombstone LIMIT 1",
    "a tombstone under an old entry": "INSERT INTO tombstone VALUES (x'00', 'source', 1, 2)",
}


@pytest.fixture
def connection(store, folder, make):
    gone, kept = make.told(folder, "gone"), make.told(folder, "kept")
    make.put(store, kept)
    make.put(store, gone)
    store.withdraw(Order((gone.source.id,), ("A",), "test"))
    raw = sqlite3.connect(folder / "record.sqlite", isolation_level=None)
    yield raw
    raw.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_guards_refuse_to(attack, connection):
    tables = ("record", "lineage", "ledger", "tombstone")
    before = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    assert all(before)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(ATTACKS[attack])
    assert [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables] == before


def test_a_record_leaves_only_with_its_own_tombstone_laid_in_the_same_transaction(connection):
    leaf, other = [row[0] for row in connection.execute("SELECT leaf FROM record ORDER BY n LIMIT 2")]
    connection.execute("BEGIN")
    connection.execute("INSERT INTO tombstone VALUES (?, 'reading', 1, 4)", (other,))
    with pytest.raises(sqlite3.IntegrityError, match="withdrawal alone"):
        connection.execute("DELETE FROM record WHERE leaf = ?", (leaf,))
    connection.execute("DELETE FROM record WHERE leaf = ?", (other,))
    connection.execute("ROLLBACK")


def test_the_verifier_knows_every_guard():
    assert {guard.split()[2] for guard in GUARDS} == verify.GUARDS
