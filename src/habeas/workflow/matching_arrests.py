"""`habeas custody arrests`: how many arrests led to a stay, each matched to one at most."""

from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from habeas.analysis.coded_tables import Digests
from habeas.analysis.custody.fast_assignment import Matched, matched
from habeas.analysis.custody.queries import ARREST_WINDOW, query
from habeas.analysis.small_cells import HIDDEN_TOO, cell, is_small, one_way
from habeas.analysis.wall_days import DAY_S
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.workflow.case import Case
from habeas.workflow.custody_tables import CaseTables
from habeas.workflow.seen_editions import seen_editions

if TYPE_CHECKING:
    import pyarrow as pa


class MatchingError(HabeasError):
    """Arrests and stays that cannot be matched."""


@dataclass(frozen=True)
class Arrests:
    """Of an edition, how its arrests were matched to stays; no count under the threshold is told.

    A stay may begin from `before_days` before to `after_days` days after the arrest. `told` are the counts in
    words by what they count; `lost` are the matches that the greedy rule would not have made. `left_out` is
    whether official records were left out because they are sealed.
    """

    edition: str
    before_days: int
    after_days: int
    told: dict[str, str]
    lost: str
    left_out: bool = False

    def plain(self) -> dict[str, object]:
        """What --json prints."""
        return asdict(self)


def arrests(
    case: Case,
    name: str = "",
    *,
    before_days: int | None = None,
    after_days: int | None = None,
    sealed: bool = False,
) -> Arrests:
    """How the arrests of an edition were matched; MatchingError where it has no arrests or no stints.

    What is sealed is left out unless it is asked for, as from an export.
    """
    window = (
        ARREST_WINDOW["before"] // DAY_S if before_days is None else before_days,
        ARREST_WINDOW["after"] // DAY_S if after_days is None else after_days,
    )
    if min(window) < 0:
        raise MatchingError("a window of less than no days", where=str(min(window)), do="give 0 or more")
    with case.store() as store:
        shown = seen_editions(case, store, sealed=sealed, rows=False)
        edition, coded = shown.the(name), CaseTables(case, shown.records)
        found = _arrests(coded, edition, case.settings.small_cells, *window)
        return replace(found, left_out=shown.left_out)


def tables_of(edition: Edition) -> dict[str, Digests]:
    """The stints and arrests of an edition, by the digests of their files; MatchingError without both."""
    # Stints first: a person has their code in both tables.
    found = {name: edition.table(name) for name in ("stints", "arrests")}
    if missing := [name for name, table in found.items() if table is None]:
        raise MatchingError(f"this edition has no {missing[0]}", where=edition.name, do="ask another edition")
    return {name: table.digests for name, table in found.items() if table}


def matches(candidates: "pa.Table") -> Matched:
    """The best one-to-one assignment among what `arrest_stay` answered."""
    columns = (candidates[name].to_numpy().astype("int64") for name in ("arrest", "stay", "seconds"))
    return matched(*columns)


def _arrests(
    coded: CaseTables, edition: Edition, threshold: int, before_days: int, after_days: int
) -> Arrests:
    tables = tables_of(edition)
    text = query("arrest_stay").sql(before=before_days * DAY_S, after=after_days * DAY_S)
    every = coded.ask(tables, text)
    found = matches(every)
    kept = coded.ask({"arrests": tables["arrests"]}, _KEPT)
    counts = {
        "with a stay of their own": found.arrest,
        "with none, as another arrest has it": np.setdiff1d(every["arrest"].to_numpy(), found.arrest),
        "with none in the window": np.setdiff1d(kept["seq"].to_numpy(), every["arrest"].to_numpy()),
    }
    told = _told(counts, kept, threshold)
    return Arrests(edition.name, before_days, after_days, told, _lost(found, kept, threshold))


_KEPT = (
    "SELECT seq, CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who "
    "FROM arrests WHERE keep = 1 ORDER BY seq"
)


def _who(arrests: NDArray[Any], kept: "pa.Table") -> Counter[int]:
    """Whose these arrests are, and how many of each; one without an id is of a person of its own."""
    at = np.searchsorted(kept["seq"].to_numpy(), arrests)
    return Counter(kept["who"].to_numpy()[at].tolist())


def _lost(found: Matched, kept: "pa.Table", threshold: int) -> str:
    """How many matches the greedy rule would have lost; not told where those who lose one are few."""
    losers = len(_who(found.arrest, kept) - _who(found.by_greedy, kept))
    return cell(losers if is_small(losers, threshold) else found.lost, threshold)


def _told(counts: dict[str, NDArray[Any]], kept: "pa.Table", threshold: int) -> dict[str, str]:
    """Each count and their sum in words, none of few people, or by which one would be known."""
    people = {says: len(_who(arrests, kept)) for says, arrests in counts.items()}
    hidden = one_way(people, threshold)
    every = {says: None if hidden.cells[says] is None else len(arrests) for says, arrests in counts.items()}
    whole = is_small(len(_who(kept["seq"].to_numpy(), kept)), threshold) or hidden.total is None
    every["arrests, without those marked as of one episode"] = None if whole else kept.num_rows
    return {says: HIDDEN_TOO if count is None else f"{count:,}" for says, count in every.items()}
