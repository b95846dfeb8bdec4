"""Marks: what was done to records, kept as rows beside them: labels raised and lowered, holds, withdrawals.

A mark is a row of the record table like any other (append-only, under the ledger, withdrawn with its root),
so that a label cannot be taken off unseen. The tables `label` and `hold` are projections of marks.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from habeas.store.database import Database

LABELLING, HOLDING, WITHDRAWING = "labelling", "holding", "withdrawing"

MARKS = (LABELLING, HOLDING, WITHDRAWING)
"""Kinds of row that are no records."""


@dataclass(frozen=True)
class Mark:
    """One mark: its kind, the record it is on ("" for none), and what it says."""

    kind: str
    root: str
    says: dict[str, Any]

    def data(self) -> bytes:
        """Its canonical bytes."""
        plain = {"root": self.root, **self.says}
        return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def id(self, seq: int) -> str:
        """Its id under this entry of the ledger."""
        return "mrk-" + hashlib.sha256(f"{seq} {self.kind} ".encode() + self.data()).hexdigest()[:32]


def labelling(root: str, label: str, *, on: bool, reason: str = "") -> Mark:
    """The mark that raises or lowers a label."""
    return Mark(LABELLING, root, {"label": label, "on": on, "reason": reason})


def holding(source: str, *, on: bool, reason: str) -> Mark:
    """The mark that places or ends a hold."""
    return Mark(HOLDING, source, {"on": on, "reason": reason})


def apply(database: Database, kind: str, plain: dict[str, Any]) -> None:
    """Carry one mark into its projection."""
    if kind == LABELLING and plain["on"]:
        database.run(
            "INSERT OR IGNORE INTO label (root, label) VALUES (?, ?)", (plain["root"], plain["label"])
        )
    elif kind == LABELLING:
        database.run("DELETE FROM label WHERE root = ? AND label = ?", (plain["root"], plain["label"]))
    elif kind == HOLDING and plain["on"]:
        database.run(
            "INSERT OR REPLACE INTO hold (source, reason) VALUES (?, ?)", (plain["root"], plain["reason"])
        )
    elif kind == HOLDING:
        database.run("DELETE FROM hold WHERE source = ?", (plain["root"],))
