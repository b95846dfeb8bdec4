"""`habeas add`: keeps originals, each once, with how they were obtained."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from habeas.readings.meta import described as page_says
from habeas.records.source import Source
from habeas.sources.errors import PublishedError, SourceError, StorageError
from habeas.sources.intake import Item, Skipped, gather
from habeas.sources.keep import Description, keep
from habeas.sources.media_type import HTML, doubt
from habeas.sources.published import published
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.holder import HOLDER
from habeas.workflow.progress import Progress, silent, told

FROM_PAGE = ("publisher", "title", "author", "url")
"""What a page's own description fills in where the person who added it gave nothing."""


@dataclass
class Added:
    """What was kept, what was kept already, what was not taken and why, and what is doubtful."""

    new: list[Source] = field(default_factory=list)
    again: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something that somebody asked for was not taken."""
        return any(one.failed for one in self.skipped)


@dataclass(frozen=True)
class Intake:
    """What to keep: paths ("-" is `stdin`), described all alike, or each by its own line of `each`."""

    paths: tuple[str, ...]
    description: Description
    each: Mapping[Path, Description] = field(default_factory=dict)
    stdin: BinaryIO | None = None
    stdin_name: str = "standard input"


def add(case: Case, intake: Intake, *, progress: Progress = silent) -> Added:
    """Keep every item; each enters whole or not at all, and one that fails does not stop the others."""
    added = Added()
    with case.store() as store, store.lease():
        case.vault.sweep()
        items = list(gather(intake.paths, stdin=intake.stdin, stdin_name=intake.stdin_name))
        for item in told(items, "keeping", progress):
            if isinstance(item, Skipped):
                added.skipped.append(item)
                continue
            try:
                _keep(case, store, item, intake=intake, added=added)
            except StorageError:
                raise
            except SourceError as error:
                added.skipped.append(Skipped(item.name, error.sentence()))
    return added


def _keep(case: Case, store: SqliteStore, item: Item, *, intake: Intake, added: Added) -> None:
    described = intake.each.get(item.path, intake.description) if item.path else intake.description
    source, _ = keep(case.vault, case.key, item, described)
    source = _as_the_page_says(case, source)
    there = kept_already(store, source.id)
    if there:
        added.again.append(replace(source, name=there.name))
        return
    with store.writing("add") as batch:
        batch.put(source)
    added.new.append(source)
    if why := doubt(source.media_type, item.name):
        added.doubts.append(why)


def _as_the_page_says(case: Case, source: Source) -> Source:
    """The source with what nobody described filled in from the page itself, where it is one."""
    if source.media_type != HTML:
        return source
    told = page_says(case.vault.read(source.sha256, name=source.name))
    blank: dict[str, Any] = {
        name: told[name] for name in FROM_PAGE if told.get(name) and not getattr(source, name)
    }
    filled = replace(source, **blank)
    if filled.published or not told.get("published"):
        return filled
    try:
        return replace(filled, published=published(told["published"], source.zone))
    except PublishedError:
        return filled


def kept_already(store: SqliteStore, source: str) -> Source | None:
    """The Source under this id; None where it is new."""
    return store.reader(HOLDER).some([source]).get(source)
