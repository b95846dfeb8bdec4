"""The rows of custody tables that answer a question, each in the cell in which it is counted.

A question is asked of tables by the digests of their files, with parameters that are plain words and numbers:
what they are in the codes of one edition is looked up there.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.analysis.coded_tables import Digests
from habeas.analysis.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE, FILE = " ", "+"
"""Stand between tables ("stints=… removals=…"), and between the digests of one table's files."""

Tables = Mapping[str, Digests]
Parameters = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that answer: which table they are of, their seqs in order, the cell of each, and when it was.

    `codes` number the cells of `labels`; `when` is in seconds of wall clock. They are among so many rows (or
    people, where rows are of one each) that were looked at; `left_out` could not be compared.
    """

    table: str
    seqs: "NDArray[Any]"
    codes: "NDArray[Any]"
    labels: Mapping[int, str]
    when: "NDArray[Any]"
    among: int
    left_out: int = 0

    def counts(self) -> dict[str, int]:
        """How many rows are in each cell, by its label."""
        found: Counter[str] = Counter()
        for code, many in Counter(self.codes.tolist()).items():
            found[self.labels[code]] += many
        return dict(sorted(found.items()))

    def of(self, label: str) -> "NDArray[Any]":
        """Where the rows of one cell stand among these."""
        import numpy as np

        return np.flatnonzero(
            np.isin(self.codes, [code for code, one in self.labels.items() if one == label])
        )


def named(tables: Tables) -> str:
    """Tables as an operand of a proof names them."""
    return TABLE.join(f"{name}={FILE.join(digests)}" for name, digests in sorted(tables.items()))


def parsed(tables: str) -> dict[str, Digests]:
    """The tables that an operand names; AnalysisError where it names none."""
    parts = [one.partition("=") for one in tables.split(TABLE)]
    if not all(name and digests for name, _, digests in parts):
        raise AnalysisError("this names no tables", where=tables)
    return {name: tuple(digests.split(FILE)) for name, _, digests in parts}


def canonical(parameters: Parameters) -> str:
    """Parameters as an operand of a proof gives them: JSON with sorted keys and no blanks."""
    return json.dumps(parameters, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
