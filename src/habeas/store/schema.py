"""The tables of a record in SQLite, and the guards that keep it append-only.

A guard binds whoever writes SQL by mistake. Whoever means harm can drop it, and is found out by `verify`.
"""

VERSION = 1
"""The format of a record; a newer one is refused."""

APPLICATION = 0x68616273
"""Marks the SQLite file as a record of habeas ("habs")."""

PAGE_SIZE = "PRAGMA page_size = 8192"
"""A record takes about a kilobyte: pages of twice the usual size hold enough of them that 100,000 statements
enter 5 % faster (`python -m benchmarks store_speed`). It is settled when the file is made."""

TABLES = (
    "CREATE TABLE format (version INTEGER NOT NULL)",
    """CREATE TABLE ledger (
        seq INTEGER PRIMARY KEY, prev TEXT NOT NULL, act TEXT NOT NULL, digest TEXT NOT NULL,
        count INTEGER NOT NULL, at TEXT NOT NULL, hash TEXT NOT NULL)""",
    # n is the order of entry. source is the only root; a record of several roots has them in lineage.
    # entry is no foreign key, which would take a fifth of the time of a large batch: the guards hold it to
    # the next entry of the ledger, and verify finds rows whose entry is not there.
    """CREATE TABLE record (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, schema INTEGER NOT NULL,
        bytes BLOB NOT NULL, salt BLOB NOT NULL, leaf BLOB NOT NULL,
        entry INTEGER NOT NULL, source TEXT)""",
    "CREATE INDEX record_kind ON record (kind)",
    """CREATE TABLE lineage (
        record INTEGER NOT NULL REFERENCES record (n) ON DELETE CASCADE, root TEXT NOT NULL,
        PRIMARY KEY (record, root)) WITHOUT ROWID""",
    "CREATE INDEX lineage_root ON lineage (root)",
    """CREATE TABLE tombstone (
        leaf BLOB PRIMARY KEY, kind TEXT NOT NULL, entry INTEGER NOT NULL,
        withdrawal INTEGER NOT NULL) WITHOUT ROWID""",
)

_LAST = "(SELECT coalesce(max(seq), 0) FROM ledger)"


def _guard(name: str, when: str, condition: str, says: str) -> str:
    clause = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when} {clause}BEGIN SELECT RAISE(ABORT, '{says}'); END"


GUARDS = (
    _guard("record_kept", "UPDATE ON record", "", "records are never rewritten"),
    _guard("lineage_kept", "UPDATE ON lineage", "", "lineage is never rewritten"),
    _guard("ledger_kept", "UPDATE ON ledger", "", "the ledger is never rewritten"),
    _guard("ledger_whole", "DELETE ON ledger", "", "the ledger is never shortened"),
    _guard("tombstone_kept", "UPDATE ON tombstone", "", "tombstones are never rewritten"),
    _guard("tombstone_stays", "DELETE ON tombstone", "", "tombstones stay"),
    # INSERT OR REPLACE deletes what it conflicts with: both keys are refused before it can.
    _guard(
        "record_new",
        "INSERT ON record",
        f"""NEW.entry IS NOT {_LAST} + 1 OR EXISTS (SELECT 1 FROM record WHERE id = NEW.id)
        OR NEW.n <= (SELECT max(n) FROM record)""",
        "a record enters once, under the next entry of the ledger",
    ),
    _guard(
        "lineage_new",
        "INSERT ON lineage",
        f"(SELECT entry FROM record WHERE n = NEW.record) IS NOT {_LAST} + 1",
        "lineage enters with its record",
    ),
    _guard("ledger_next", "INSERT ON ledger", f"NEW.seq IS NOT {_LAST} + 1", "the ledger grows at its end"),
    _guard(
        "tombstone_new",
        "INSERT ON tombstone",
        f"NEW.withdrawal IS NOT {_LAST} + 1 OR EXISTS (SELECT 1 FROM tombstone WHERE leaf = NEW.leaf)",
        "a tombstone enters once, with its withdrawal",
    ),
    # A tombstone whose withdrawal is not yet in the ledger was laid in this same transaction.
    _guard(
        "record_stays",
        "DELETE ON record",
        f"NOT EXISTS (SELECT 1 FROM tombstone WHERE leaf = OLD.leaf AND withdrawal = {_LAST} + 1)",
        "a record leaves by withdrawal alone",
    ),
    _guard(
        "lineage_stays",
        "DELETE ON lineage",
        "EXISTS (SELECT 1 FROM record WHERE n = OLD.record)",
        "lineage leaves with its record",
    ),
)

PROJECTIONS = (
    "CREATE TABLE label (root TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (root, label)) WITHOUT ROWID",
    "CREATE TABLE hold (source TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE statement (
        n INTEGER PRIMARY KEY, kind TEXT NOT NULL, hedge TEXT NOT NULL, mode TEXT NOT NULL,
        words TEXT NOT NULL)""",
    """CREATE TABLE block (
        n INTEGER PRIMARY KEY, record INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX block_record ON block (record)",
    # What full text covers: the words of statements under their own numbers, blocks under negative ones.
    """CREATE VIEW passage (n, text) AS
        SELECT n, words FROM statement UNION ALL SELECT -n, text FROM block""",
    """CREATE VIRTUAL TABLE passage_words USING fts5 (
        text, content = 'passage', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2')""",
)
"""What is read quickly, and can be dropped and made again from the records."""

DROP_PROJECTIONS = (
    "DROP TABLE IF EXISTS passage_words",
    "DROP VIEW IF EXISTS passage",
    "DROP TABLE IF EXISTS block",
    "DROP TABLE IF EXISTS statement",
    "DROP TABLE IF EXISTS label",
    "DROP TABLE IF EXISTS hold",
)


def creation() -> tuple[str, ...]:
    """The statements that make an empty record."""
    marks = (f"PRAGMA application_id = {APPLICATION}", f"INSERT INTO format (version) VALUES ({VERSION})")
    return (*TABLES, *GUARDS, *PROJECTIONS, *marks)
