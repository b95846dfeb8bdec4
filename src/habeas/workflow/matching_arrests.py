"""`habeas custody arrests`: how many arrests led to a stay, each matched to one at most."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import Digests
from habeas.analysis.custody.fast_assignment import Matched, matched
from habeas.analysis.custody.queries import ARREST_WINDOW, query
from habeas.analysis.small_cells import HIDDEN_TOO, cell, one_way
from habeas.records.edition import Edition
from habeas.records.errors import HabeasError
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.custody_tables import CaseTables
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER
from habeas.workflow.tables import the_edition

if TYPE_CHECKING:
    import pyarrow as pa

DAY_S = 86_400


class MatchingError(HabeasError):
    """Arrests and stays that cannot be matched."""


@dataclass(frozen=True)
class Arrests:
    """Of an edition, how its arrests were matched to stays; no count under the threshold is told.

    A stay may begin from `before_days` before to `after_days` days after the arrest. `told` are the counts in
    words by what they count; `lost` are the matches that the greedy rule would not have made.
    """

    edition: str
    before_days: int
    after_days: int
    told: dict[str, str]
    lost: str

    def plain(self) -> dict[str, object]:
        """What --json prints."""
        return asdict(self)


def arrests(
    case: Case, name: str = "", *, before_days: int | None = None, after_days: int | None = None
) -> Arrests:
    """How the arrests of an edition were matched; MatchingError where it has no arrests or no stints."""
    window = (
        ARREST_WINDOW["before"] // DAY_S if before_days is None else before_days,
        ARREST_WINDOW["after"] // DAY_S if after_days is None else after_days,
    )
    if min(window) < 0:
        raise MatchingError("a window of less than no days", where=str(min(window)), do="give 0 or more")
    with case.store() as store:
        records = store.reader(HOLDER)
        edition = the_edition(editions(case, Current(records)), name)
        return _arrests(CaseTables(case, records), edition, case.settings.small_cells, *window)


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
    found, some = matches(every), len(every["arrest"].unique())
    kept = coded.ask({"arrests": tables["arrests"]}, "SELECT COUNT(*) AS many FROM arrests WHERE keep = 1")
    counts = {
        "with a stay of their own": len(found.arrest),
        "with none, as another arrest has it": some - len(found.arrest),
        "with none in the window": int(kept["many"][0].as_py()) - some,
    }
    lost = cell(found.lost, threshold)
    return Arrests(edition.name, before_days, after_days, _told(counts, threshold), lost)


def _told(counts: dict[str, int], threshold: int) -> dict[str, str]:
    """Each count and their sum in words, none that is small, or by which one would be known."""
    found = one_way(counts, threshold)
    every = {**found.cells, "arrests, without those marked as of one episode": found.total}
    return {says: HIDDEN_TOO if count is None else f"{count:,}" for says, count in every.items()}
