"""`assignment.assigned` over columns: most arrests have one candidate; a test holds it to the whole."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.custody.assignment import Candidate, assigned

Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Matched:
    """The matches as columns, in order of arrest; and the arrests that the greedy rule would have matched."""

    arrest: Whole
    stay: Whole
    seconds: Whole
    by_greedy: Whole

    @property
    def greedy(self) -> int:
        """How many matches the greedy rule would have made."""
        return len(self.by_greedy)

    @property
    def lost(self) -> int:
        """How many matches the greedy rule would have lost."""
        return len(self.arrest) - self.greedy


def matched(arrest: Whole, stay: Whole, seconds: Whole) -> Matched:
    """The best one-to-one assignment among candidates, each of which stands here once.

    A candidate whose arrest and stay have no other is a match by any rule; only the rest compete.
    """
    alone = (_often(arrest) == 1) & (_often(stay) == 1)
    rest = (one[~alone].tolist() for one in (arrest, stay, seconds))
    found = assigned(Candidate(*one) for one in zip(*rest, strict=True))
    won = np.array([(one.arrest, one.stay, one.seconds) for one in found.matches], np.int64).reshape(-1, 3)
    arrests, stays, apart = (
        np.concatenate([one[alone], of]) for one, of in zip((arrest, stay, seconds), won.T, strict=True)
    )
    order = np.argsort(arrests)
    greedy = np.array([one.arrest for one in found.greedy], np.int64)
    by_greedy = np.sort(np.concatenate([arrest[alone], greedy]))
    return Matched(arrests[order], stays[order], apart[order], by_greedy)


def _often(values: Whole) -> Whole:
    """How often each value is among them, in their own order."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    found: Whole = counts[inverse]
    return found
