"""What was published beside official records, opened by its digest as far as an `Access` may see it."""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.published_contents import NAMES
from habeas.store.contract import Records
from habeas.store.errors import TableError, UnknownError
from habeas.workflow.case import Case
from habeas.workflow.reading_published import PUBLISHED

if TYPE_CHECKING:
    from habeas.analysis.published_contents import PublishedTable

HEAD = 4096
OPEN_TABLES = 16
"""Tables that are kept open at a time: a list is asked of for each of its facilities."""


class PublishedTables:
    """Opens each table from the original in the vault, held to its digest."""

    def __init__(self, case: Case, records: Records) -> None:
        """Open what `records` show, and nothing else."""
        self._case, self._records = case, records
        self.open = lru_cache(maxsize=OPEN_TABLES)(self._open)

    def _open(self, digest: str) -> "PublishedTable":
        """What the table of this digest holds; UnknownError where no reading that is seen has laid it out."""
        from habeas.readings.custody_published.accepting import kind_of
        from habeas.readings.custody_published.tables import read_published

        if digest not in self._sources:
            raise UnknownError(f"no table is known by {digest!r}", do="run habeas build")
        source = self._records.get(self._sources[digest])
        with self._case.vault.open(source.sha256, name=source.name) as stream:
            path = self._case.vault.path_of(source.sha256)
            kind = kind_of(stream.read(HEAD), source.name, path)
            found = read_published(kind, path, name=source.name) if kind else None
        if not found or found.table.digest != digest:
            raise TableError(
                "the original no longer gives the table that it gave",
                where=source.name,
                do="use the version of habeas that read it, and report this",
            )
        return found.content

    @cached_property
    def _sources(self) -> dict[str, str]:
        """By the digest of a table the source that it is read from."""
        ran = (one for one in self._records.runs("read") if one.program == PUBLISHED[0])
        readings = self._records.some(made for one in ran for made in one.made)
        return {
            table.digest: one.source
            for one in readings.values()
            for table in one.tables
            if table.name in NAMES
        }
