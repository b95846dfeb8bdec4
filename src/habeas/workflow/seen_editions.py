"""Editions for what goes out of a case: whole ones, without what is sealed unless that is asked for."""

from dataclasses import dataclass

from habeas.records.edition import Edition
from habeas.store.access import Access
from habeas.store.reader import ROW_LEVEL, RecordReader
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.seen import seen
from habeas.workflow.tables import TablesError, the_edition


@dataclass(frozen=True, eq=False)
class SeenEditions:
    """The editions that may go out, what reads their tables, and whether any were left out as sealed."""

    records: RecordReader
    every: tuple[Edition, ...]
    left_out: bool

    def the(self, name: str) -> Edition:
        """The edition of this name, or the only one; TablesError, which says of --sealed what it would do."""
        try:
            return the_edition(self.every, name)
        except TablesError as error:
            if self.left_out and error.do:
                raise TablesError(
                    error.what, where=error.where, do=f"{error.do}; or give --sealed"
                ) from error
            raise


def seen_editions(case: Case, store: SqliteStore, *, sealed: bool, rows: bool) -> SeenEditions:
    """What the public may see of the editions, with rows of people where their label was typed for them.

    With `sealed` all that the holder sees. An edition of which a file is hidden is left out whole.
    """
    access = _access(sealed=sealed, rows=rows)
    every = editions(case, seen(case, store, access))
    left_out = every != editions(case, Current(store.reader(HOLDER)))
    return SeenEditions(store.reader(access), every, left_out)


def _access(*, sealed: bool, rows: bool) -> Access:
    if sealed:
        return HOLDER
    return Access(PUBLIC.person, frozenset({ROW_LEVEL})) if rows else PUBLIC
