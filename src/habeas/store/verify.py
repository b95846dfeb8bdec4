"""Verify a case: bytes, hashes, chain. Standard library only, and nothing of habeas but itself.

    python -m habeas.store.verify CASE [NUMBER:HASH]

This file can be read and run by somebody who trusts no other file of this program. It changes nothing. It
does the store's arithmetic again rather than calling it; a test holds the two equal. What it does not cover:
the projections for search and statements, which `habeas reindex` makes again from what it does cover; and the
rows of tables, which are made again from the originals and are held to their digest whenever they are opened.
A table that no reading has is a note, as an original that no source names: an interrupted command left it.
"""

import hashlib
import hmac
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARKS = ("labelling", "holding", "withdrawing")
GUARDS = {
    "record_kept", "record_new", "record_stays", "lineage_kept", "lineage_new", "lineage_stays",
    "ledger_kept", "ledger_whole", "ledger_next", "tombstone_kept", "tombstone_stays", "tombstone_new",
}  # fmt: skip
ERRORS = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise."""


@dataclass(frozen=True)
class Report:
    """The verdict; what broke and where; what is odd but breaks nothing; how much was checked."""

    verdict: str
    breaks: tuple[str, ...]
    notes: tuple[str, ...]
    originals: int
    records: int
    entries: int
    withdrawals: int

    @property
    def intact(self) -> bool:
        """Whether nothing broke."""
        return not self.breaks


@dataclass
class Found:
    """What has been found so far."""

    breaks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    leaves: dict[int, list[bytes]] = field(default_factory=dict)
    destroyed: dict[int, list[bytes]] = field(default_factory=dict)
    marks: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    records: int = 0
    entries: int = 0
    originals: int = 0
    withdrawals: int = 0


def verify(case: Path, checkpoint: str = "") -> Report:
    """Whether the case in this folder is intact, intact with n withdrawals, or broken, and where.

    `checkpoint` is "number:hash" as `checkpoint` gave it earlier and somebody kept elsewhere: without one, a
    ledger that was cut at its end cannot be told from one that never went on.
    """
    found = Found()
    try:
        with closing(_connect(case / "record.sqlite")) as database:
            _check_record(database, found, case, checkpoint)
    except sqlite3.Error as error:
        found.breaks.append(f"record.sqlite cannot be read: {error}")
    _check_vault(case, found)
    _check_tables(case / "tables", found)
    return _report(found)


def checkpoint(case: Path) -> str:
    """The end of the ledger as "number:hash", to be kept out of reach of whoever can change the case."""
    with closing(_connect(case / "record.sqlite")) as database:
        row = database.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return f"{row[0]}:{row[1]}" if row else "0:" + "0" * 64


def _report(found: Found) -> Report:
    count = found.withdrawals
    whole = f"intact with {count} withdrawal{'' if count == 1 else 's'}" if count else "intact"
    return Report(
        "broken" if found.breaks else whole,
        tuple(found.breaks),
        tuple(found.notes),
        found.originals,
        found.records,
        found.entries,
        count,
    )


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise sqlite3.OperationalError("there is no such file")
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:  # a medium that cannot be written to, where no log can be opened
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.is_file() and log.stat().st_size:
            raise
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True)
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _check_record(database: sqlite3.Connection, found: Found, case: Path, checkpoint: str) -> None:
    for row in database.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            found.breaks.append(f"record.sqlite: {row[0]}")
    there = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    found.breaks += [f"record.sqlite: the guard {name} was taken off" for name in sorted(GUARDS - there)]
    _check_rows(database, found)
    _check_tombstones(database, found)
    _check_ledger(database, found, checkpoint)
    _check_marks(database, found)
    _check_ids(case, found)


def _check_rows(database: sqlite3.Connection, found: Found) -> None:
    lineage: dict[int, list[str]] = {}
    for n, root in database.execute("SELECT record, root FROM lineage ORDER BY record, root"):
        lineage.setdefault(n, []).append(root)
    sql = "SELECT n, id, kind, schema, bytes, salt, leaf, entry, source FROM record ORDER BY n"
    for n, identity, kind, schema, data, salt, leaf, entry, source in database.execute(sql):
        roots = [source] if source is not None else lineage.get(n, [])
        if source is not None and n in lineage:
            found.breaks.append(f"{kind} {identity}: its lineage was added to")
        try:
            if leaf != _leaf(salt, identity, kind, schema, roots, data):
                found.breaks.append(f"{kind} {identity}: its row is not what entered")
            found.leaves.setdefault(entry, []).append(leaf)
            _sort(found, n, identity, kind, data)
        except ERRORS as error:
            found.breaks.append(f"{kind} {identity}: its row cannot be read ({type(error).__name__})")
    found.breaks += [f"lineage of no record ({n})" for n in lineage if not _has(database, n)]


def _has(database: sqlite3.Connection, n: int) -> bool:
    return bool(database.execute("SELECT 1 FROM record WHERE n = ?", (n,)).fetchone())


def _leaf(salt: bytes, identity: str, kind: str, schema: int, roots: list[str], data: bytes) -> bytes:
    parts = "\0".join((identity, kind, str(schema), ",".join(roots), ""))
    return hashlib.sha256(b"\0" + salt + parts.encode() + data).digest()


def _sort(found: Found, n: int, identity: str, kind: str, data: bytes) -> None:
    if kind in MARKS:
        found.marks.append((n, kind, json.loads(data)))
        return
    found.records += 1
    if kind == "source":
        found.sources[identity] = json.loads(data)
    elif kind == "reading" and b'"tables"' in bytes(data):
        found.tables.update(str(table["digest"]) for table in json.loads(data).get("tables", ()))


def _check_tombstones(database: sqlite3.Connection, found: Found) -> None:
    sql = "SELECT leaf, kind, entry, withdrawal FROM tombstone"
    for leaf, kind, entry, withdrawal in database.execute(sql):
        found.leaves.setdefault(entry, []).append(leaf)
        laid = hashlib.sha256(bytes(leaf) + str(kind).encode()).digest()
        found.destroyed.setdefault(withdrawal, []).append(laid)


def _check_ledger(database: sqlite3.Connection, found: Found, checkpoint: str) -> None:
    last, expected, hashes = "0" * 64, 1, {0: "0" * 64}
    for row in database.execute("SELECT seq, prev, act, digest, count, at, hash FROM ledger ORDER BY seq"):
        seq, prev, act, digest, count, at, written = row
        where = f"ledger entry {seq}"
        if seq != expected:
            found.breaks.append(f"{where}: entry {expected} is missing before it")
        if prev != last:
            found.breaks.append(f"{where}: it does not follow from the entry before it")
        if written != _entry_hash([seq, prev, act, digest, count, at]):
            found.breaks.append(f"{where}: its hash is not that of its fields")
        _check_batch(found, row)
        last, expected = written, (seq if isinstance(seq, int) else expected) + 1
        hashes[seq] = written
        found.entries += 1
    found.breaks += [
        f"rows of entry {seq}, which is not in the ledger" for seq in found.leaves if seq not in hashes
    ]
    gone = (seq for seq in found.destroyed if seq not in hashes)
    found.breaks += [f"tombstones of entry {seq}, which is not in the ledger" for seq in gone]
    _check_end(found, hashes, checkpoint)


def _entry_hash(fields: list[Any]) -> str:
    plain = json.dumps(["habeas ledger 1", *fields], separators=(",", ":"), default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def _check_batch(found: Found, row: tuple[Any, ...]) -> None:
    seq, _, _, digest, count, at, _ = row
    leaves = [leaf for leaf in found.leaves.get(seq, []) if isinstance(leaf, bytes)]
    if len(leaves) != count:
        found.breaks.append(f"ledger entry {seq} of {at}: {count} rows entered and {len(leaves)} are there")
    if _merkle(leaves) != digest:
        found.breaks.append(f"ledger entry {seq} of {at}: its rows are not what entered")


def _merkle(leaves: list[bytes]) -> str:
    """RFC 6962 section 2.1 over leaves in the order of their hashes, as its text has it: by halves."""
    if not leaves:
        return hashlib.sha256().hexdigest()
    return _subtree(sorted(leaves)).hex()


def _subtree(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _subtree(leaves[:split]) + _subtree(leaves[split:])).digest()


def _check_end(found: Found, hashes: dict[int, str], checkpoint: str) -> None:
    if not checkpoint:
        return
    number, _, digits = checkpoint.partition(":")
    if not number.isdecimal():
        found.breaks.append(f"the checkpoint {checkpoint!r} is not a number, a colon and a hash")
    elif int(number) not in hashes:
        found.breaks.append(f"ledger: cut before entry {number}, which the checkpoint names")
    elif hashes[int(number)] != digits:
        found.breaks.append(f"ledger entry {number}: not the one that the checkpoint names")


def _check_marks(database: sqlite3.Connection, found: Found) -> None:
    labels: set[tuple[str, str]] = set()
    holds: set[str] = set()
    for n, kind, says in found.marks:
        try:
            _carry(labels, holds, kind, says)
            if kind == "withdrawing":
                _check_withdrawal(database, found, n, says)
        except ERRORS as error:
            found.breaks.append(f"mark {n} ({kind}): it cannot be read ({type(error).__name__})")
    gone = {"label": "labels", "hold": "holds"}
    now = {"label": set(database.execute("SELECT root, label FROM label")), "hold": set()}
    now["hold"] = {row[0] for row in database.execute("SELECT source FROM hold")}
    for table, stand in (("label", labels), ("hold", holds)):
        if now[table] != stand:
            found.breaks.append(f"{gone[table]}: not those that were set (habeas reindex makes them again)")
    for seq in found.destroyed:
        if not any(kind == "withdrawing" and _entry_of(database, n) == seq for n, kind, _ in found.marks):
            found.breaks.append(f"tombstones of entry {seq}: nobody ordered that withdrawal")


def _carry(labels: set[tuple[str, str]], holds: set[str], kind: str, says: dict[str, Any]) -> None:
    if kind == "labelling":
        (labels.add if says["on"] else labels.discard)((says["root"], says["label"]))
    elif kind == "holding":
        (holds.add if says["on"] else holds.discard)(says["root"])


def _entry_of(database: sqlite3.Connection, n: int) -> Any:
    return database.execute("SELECT entry FROM record WHERE n = ?", (n,)).fetchone()[0]


def _check_withdrawal(database: sqlite3.Connection, found: Found, n: int, says: dict[str, Any]) -> None:
    found.withdrawals += 1
    seq = _entry_of(database, n)
    leaves = found.destroyed.get(seq, [])
    if says["count"] != len(leaves) or says["tombstones"] != _merkle(leaves):
        found.breaks.append(f"withdrawal of entry {seq}: its tombstones are not those that it laid")


def _check_ids(case: Path, found: Found) -> None:
    key = case_key(case)
    if key is None:
        found.breaks.append("case.key: missing, so the ids of sources cannot be checked")
        return
    for identity, source in found.sources.items():
        plain = json.dumps(["source", source.get("sha256")], separators=(",", ":"), ensure_ascii=False)
        digits = hmac.new(key, plain.encode(), hashlib.sha256).hexdigest()[:32]
        if identity != "src-" + digits:
            found.breaks.append(f"source {identity}: its id is not that of its original under case.key")


def case_key(case: Path) -> bytes | None:
    """The key in case.key, written as hexadecimal digits or as bare bytes; None where it is missing."""
    try:
        data = (case / "case.key").read_bytes()
    except OSError:
        return None
    try:
        return bytes.fromhex(data.decode("ascii").strip())
    except ValueError:
        return data


def _check_vault(case: Path, found: Found) -> None:
    named = {str(one.get("sha256")): (identity, one) for identity, one in found.sources.items()}
    kept = dict(_originals(case / "vault", found))
    for digits, path in kept.items():
        found.originals += 1
        _check_original(case, path, digits, named.get(digits), found)
    for digits, (identity, one) in named.items():
        if digits not in kept:
            found.breaks.append(
                f"vault: the original of source {identity} ({one.get('name')}) is missing ({digits})"
            )


def _originals(vault: Path, found: Found) -> Iterator[tuple[str, Path]]:
    for path in sorted(vault.rglob("*")):
        place = path.relative_to(vault)
        if place.parts[0] == ".incoming":
            if path.is_file():
                found.notes.append(
                    f"vault/{place}: left by an interrupted command; it is no part of the case"
                )
        elif path.is_symlink() or not (path.is_dir() or path.is_file()):
            found.breaks.append(f"vault/{place}: it is no regular file")
        elif path.is_file():
            if len(place.parts) == 2 and place.parts[0] == path.name[:2] and len(path.name) == 64:
                yield path.name, path
            else:
                found.notes.append(f"vault/{place}: a stray file that is no original")


def _check_original(case: Path, path: Path, digits: str, named: Any, found: Found) -> None:
    where = path.relative_to(case)
    try:
        size, actual = _digest(path)
    except OSError as error:
        found.breaks.append(f"{where}: cannot be read ({error.strerror})")
        return
    whose = f", the original of source {named[0]} ({named[1].get('name')})" if named else ""
    if actual != digits:
        found.breaks.append(f"{where}{whose}: it was altered; its bytes hash to {actual}")
    elif named and size != named[1].get("size"):
        found.breaks.append(f"{where}{whose}: {size} bytes, and its record says {named[1].get('size')}")
    if not named:
        found.notes.append(f"{where}: no source names it; an interrupted add or withdrawal left it")


CODED = "custody"
"""The folder of the coded tables within that of the tables."""

_CODED_NAME = re.compile(r"[0-9a-f]{64}(\.texts)?\.parquet")


def _check_tables(folder: Path, found: Found) -> None:
    for path in sorted((folder / CODED).glob("*")):
        if not _CODED_NAME.fullmatch(path.name):
            found.notes.append(f"tables/{CODED}/{path.name}: a stray file that is no table")
    for path in sorted(one for one in folder.glob("*") if one.name != CODED):
        digest = path.name.removesuffix(".parquet")
        if path.name.endswith(".incoming"):
            found.notes.append(f"tables/{path.name}: left by an interrupted command; habeas build removes it")
        elif digest == path.name or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            found.notes.append(f"tables/{path.name}: a stray file that is no table")
        elif digest not in found.tables:
            found.notes.append(
                f"tables/{path.name}: a table that no reading has; an interrupted build or withdrawal left "
                "it, and habeas build removes it"
            )


def _digest(path: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(1 << 20):
            size += len(part)
            digest.update(part)
    return size, digest.hexdigest()


def main(arguments: list[str]) -> int:
    """Print the report; 0 where the case is intact, 1 where it is broken, 2 where it was called wrongly."""
    if len(arguments) not in (1, 2):
        print("usage: python -m habeas.store.verify CASE [NUMBER:HASH]", file=sys.stderr)
        return 2
    report = verify(Path(arguments[0]), *arguments[1:])
    for line in (*report.breaks, *(f"note: {note}" for note in report.notes)):
        print(line)
    print(
        f"{report.verdict}: {report.originals} originals, {report.records} records, {report.entries} entries"
    )
    return 0 if report.intact else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
