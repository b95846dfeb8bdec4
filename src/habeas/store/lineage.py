"""Which Sources and Subjects a record came from."""

from habeas.records.judgement import Judgement
from habeas.records.kinds import Record, kind_of
from habeas.records.reading import Reading
from habeas.records.run import Run
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Subject
from habeas.store.database import Database
from habeas.store.errors import RootError

Roots = tuple[str, ...]


def stated_roots(record: Record, given: Roots | None) -> Roots:
    """The roots that the caller gives, or else those that the record itself names.

    RootError for a judgement, finding or publication put with no roots given: it would not be known whom it
    may be shown to. An empty tuple is an answer: the record is the holder's alone.
    """
    own = _own(record)
    if given is None and own is None:
        raise RootError(
            f"this {kind_of(record)} does not say what it came from",
            where=record.id,
            do="give the ids of its Sources and Subjects",
        )
    return (*(own or ()), *(given or ()))


def _own(record: Record) -> Roots | None:
    if isinstance(record, Statement | Reading):
        return (record.source,)
    if isinstance(record, Source | Subject):
        return (record.id,)
    if isinstance(record, Run):
        return record.sources
    if isinstance(record, Judgement) and record.source:
        return (record.source,)
    return None


class Lineage:
    """The roots of roots: what comes from a Subject comes from that Subject's Sources too."""

    def __init__(self, database: Database) -> None:
        """Start with nothing known of the roots."""
        self._database = database
        self._behind: dict[str, frozenset[str]] = {}
        self._whole: dict[Roots, Roots] = {}

    def whole(self, roots: Roots, own: str = "") -> Roots:
        """The roots and the roots of those, in order; `own` is the id of a Source or Subject entering now."""
        if own:
            found = self._gather(roots, own)
            self._behind[own] = frozenset(found)
            return found
        if roots not in self._whole:
            self._whole[roots] = self._gather(roots)
        return self._whole[roots]

    def _gather(self, roots: Roots, own: str = "") -> Roots:
        found = {own} if own else set()
        for root in roots:
            if root != own:
                found |= self.behind(root)
        return tuple(sorted(found))

    def behind(self, root: str) -> frozenset[str]:
        """A root and its own roots; RootError where the record has no such Source or Subject."""
        if root not in self._behind:
            self._behind[root] = frozenset(self._look_up(root))
        return self._behind[root]

    def _look_up(self, root: str) -> set[str]:
        rows = self._database.rows(
            "SELECT n, source FROM record WHERE id = ? AND kind IN ('source', 'subject')", (root,)
        )
        if not rows:
            raise RootError(
                "a record names a Source or Subject that is not there", where=root, do="put that first"
            )
        return {root} | set(roots_of(self._database, *rows[0]))


def roots_of(database: Database, n: int, source: str | None) -> Roots:
    """The roots of row `n`, in order."""
    if source is not None:
        return (source,)
    rows = database.rows("SELECT root FROM lineage WHERE record = ? ORDER BY root", (n,))
    return tuple(row[0] for row in rows)
