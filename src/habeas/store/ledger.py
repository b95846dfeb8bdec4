"""The ledger: one entry an act, each hashed over the one before; never content, titles or file names."""

import hashlib
import json
import re
from datetime import UTC, datetime

from habeas.store.contract import Entry
from habeas.store.database import Database
from habeas.store.errors import StoreError

FIRST = "0" * 64
"""What stands before the first entry."""

_ACT = re.compile(r"[a-z][a-z ]{0,30}")


def entry_hash(seq: int, prev: str, act: str, *, digest: str, count: int, at: str) -> str:
    """The hash of an entry over all its fields, as a JSON list: no two entries share an encoding."""
    plain = ["habeas ledger 1", seq, prev, act, digest, count, at]
    return hashlib.sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()


def checked_act(act: str) -> str:
    """The act, refused where it is more than a plain word or two and so might carry a name."""
    if not _ACT.fullmatch(act):
        raise StoreError(
            "an act is one or two plain words", where="the ledger", do="call it add, build, judge …"
        )
    return act


def append(database: Database, act: str, *, digest: bytes, count: int) -> Entry:
    """The entry now added at the end."""
    last = latest(database)
    seq, prev = (last.seq + 1, last.hash) if last else (1, FIRST)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    digits = digest.hex()
    made = Entry(
        seq, prev, act, digits, count, at, entry_hash(seq, prev, act, digest=digits, count=count, at=at)
    )
    database.run(
        "INSERT INTO ledger (seq, prev, act, digest, count, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (made.seq, made.prev, made.act, made.digest, made.count, made.at, made.hash),
    )
    return made


def entries(database: Database) -> tuple[Entry, ...]:
    """Every entry, in order."""
    return tuple(Entry(*row) for row in database.rows(f"{_SELECT} ORDER BY seq"))


def latest(database: Database) -> Entry | None:
    """The last entry; None before the first."""
    rows = database.rows(f"{_SELECT} ORDER BY seq DESC LIMIT 1")
    return Entry(*rows[0]) if rows else None


_SELECT = "SELECT seq, prev, act, digest, count, at, hash FROM ledger"
