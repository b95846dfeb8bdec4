"""The rows of custody tables that answer a question, each in the cell in which it is counted.

A question is asked of tables by the digests of their files, with parameters that are plain words and numbers:
what they are in the codes of one edition is looked up there.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from habeas.analysis.coded_tables import Digests
from habeas.analysis.errors import AnalysisError
from habeas.analysis.small_cells import Merged, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE, FILE = " ", "+"
"""Stand between tables ("stints=… removals=…"), and between the digests of one table's files."""

Tables = Mapping[str, Digests]
Parameters = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that answer: which table they are of, their seqs in order, the cell of each, and when it was.

    `codes` number the cells of `labels`; `when` is in seconds of wall clock; `whose` tells people apart. They
    are among so many rows (or people, where rows are of one each) that were looked at; `left_out` could not
    be compared.
    """

    table: str
    seqs: "NDArray[Any]"
    codes: "NDArray[Any]"
    labels: Mapping[int, str]
    when: "NDArray[Any]"
    whose: "NDArray[Any]"
    among: int
    left_out: int = 0

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows are in each cell, by its label."""
        found: Counter[str] = Counter()
        for code, many in Counter(self.codes.tolist()).items():
            found[self.labels[code]] += many
        return dict(sorted(found.items()))

    def people(self, labels: Iterable[str]) -> int:
        """How many people the rows of these cells are of."""
        import numpy as np

        wanted = set(labels)
        codes = [code for code, label in self.labels.items() if label in wanted]
        return len(np.unique(self.whose[np.isin(self.codes, codes)]))

    @cached_property
    def everybody(self) -> int:
        """How many people the rows are of."""
        import numpy as np

        return len(np.unique(self.whose))

    @cached_property
    def people_by_cell(self) -> dict[str, int]:
        """How many people the rows of each cell are of, by its label."""
        import numpy as np

        names = sorted(set(self.labels.values()))
        at = {name: number for number, name in enumerate(names)}
        numbers = {code: at[name] for code, name in self.labels.items()}
        codes, which = np.unique(self.codes, return_inverse=True)
        cells = np.array([numbers[int(code)] for code in codes], np.int64)[which]
        order = np.lexsort((self.whose, cells))
        cells, whose = cells[order], self.whose[order]
        first = np.ones(len(cells), np.bool_)
        first[1:] = (cells[1:] != cells[:-1]) | (whose[1:] != whose[:-1])
        many = np.bincount(cells[first], minlength=len(names)).tolist()
        return {name: count for name, count in zip(names, many, strict=True) if count}

    def told(self, threshold: int) -> Merged[str]:
        """The rows in the cells that may be told, and those of all others together.

        A cell is small where its rows are of few people, however many rows they are; and what is put together
        is of as many people as the threshold, or it is nothing.
        """
        if not len(self.seqs) or self.everybody < threshold:
            return Merged({}, 0, None if len(self.seqs) else 0)
        counts, people = self.counts, self.people_by_cell
        shown = set(merged(people, threshold).shown)
        hidden = people.keys() - shown
        for least in sorted(shown, key=lambda one: (people[one], one)):
            if not hidden or self.people(hidden) >= threshold:
                break
            hidden, shown = hidden | {least}, shown - {least}
        rows = {label: counts[label] for label in sorted(shown)}
        return Merged(rows, len(self.seqs) - sum(rows.values()), len(self.seqs))

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
