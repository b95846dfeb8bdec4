"""A Matter of two made editions with what is published beside them, read by the real readers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.custody_made_case import MadeCase
from tests.findings.custody_matter import MadeTables, edition_of

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import Given
from habeas.readings.custody_published.accepting import kind_of
from habeas.readings.custody_published.tables import Found, read_published
from habeas.records.matter import Matter
from habeas.records.source import Obtained, Source

HEAD = 4096


def source(name: str) -> Source:
    """A source of this name, which is also its id."""
    obtained = Obtained("2026-04-11T00:00:00+00:00", "maker", "made")
    return Source(f"src-{name}", "0" * 64, 1, name, "application/octet-stream", obtained)


def read(path: Path) -> Found:
    """What a published thing says, as a build reads it."""
    with path.open("rb") as stream:
        kind = kind_of(stream.read(HEAD), path.name, path)
    assert kind is not None, path
    return read_published(kind, path, name=path.name)


def published_matter(*paths: Path, made: MadeCase | None = None, small_cells: int = 10) -> Matter:
    """What these files say, beside both editions of a made case where one is given."""
    every = [(source(path.name), read(path)) for path in paths]
    by_digest = {found.table.digest: found.content for _, found in every}

    def opened(digest):
        if digest not in by_digest:
            raise AnalysisError("there is no such table", where=digest)
        return by_digest[digest]

    base = Matter(
        sources=tuple(one for one, _ in every),
        tables={one.id: (found.table,) for one, found in every},
        given=Given(published=opened, small_cells=small_cells),
    )
    if made is None:
        return base
    first, second = source("first"), source("second")
    return replace(
        base,
        sources=(*base.sources, first, second),
        editions=(
            edition_of(made.first, first.id),
            edition_of(made.second, second.id, removals="half of them are gone"),
        ),
        given=replace(base.given, coded=MadeTables(made.first, made.second)),
    )


def swapped(matter: Matter, contents: Mapping[str, object]) -> Given:
    """The same tables but for these, by digest: what a table says was changed under its digest."""
    was = matter.given.published
    return replace(
        matter.given, published=lambda digest: contents[digest] if digest in contents else was(digest)
    )
