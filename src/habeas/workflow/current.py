"""What is current: the newest run on each input decides."""

from dataclasses import dataclass, replace
from functools import cached_property

from habeas.judgements.entered import additions
from habeas.judgements.stand import described
from habeas.records.judgement import Judgement
from habeas.records.reading import Reading
from habeas.records.run import Run
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.sources import media_type
from habeas.store.contract import Records

SHEET_TYPE = media_type.SHEET
"""The media type of a judgement sheet."""


@dataclass(frozen=True)
class Current:
    """The current records that one `Records` shows, each fetched when it is asked for.

    `without` leaves out sources, `of_nobody` what was decided about Subjects, `partial` editions of official
    records by name, that are not to be shown.
    """

    records: Records
    without: frozenset[str] = frozenset()
    of_nobody: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()

    @cached_property
    def _newest(self) -> dict[tuple[str, str], Run]:
        """For (stage, first thing given) the newest run; runs come in the order they were entered."""
        return {(run.stage, run.given[0] if run.given else ""): run for run in self.records.runs()}

    @cached_property
    def kept(self) -> tuple[Source, ...]:
        """Every source as it was kept, in the order of their ids."""
        every = (one for one in self.records.all("source") if one.id not in self.without)
        return tuple(sorted(every, key=lambda one: one.id))

    @cached_property
    def sheets(self) -> tuple[Source, ...]:
        """The judgement sheets, of each series the newest."""
        every = [one for one in self.kept if one.media_type == SHEET_TYPE]
        old = {one.supersedes for one in every}
        return tuple(sorted((one for one in every if one.id not in old), key=lambda one: one.name))

    @cached_property
    def documents(self) -> tuple[Source, ...]:
        """The sources that are no judgement sheets, as people have described them since."""
        return tuple(described(one, self.decisions) for one in self.kept if one.media_type != SHEET_TYPE)

    def run(self, stage: str, given: str) -> Run | None:
        """The newest run of a stage on this input."""
        return self._newest.get((stage, given))

    def reading_run(self, source: str) -> Run | None:
        """The newest reading of a source."""
        return self.run("read", source)

    def taking_run(self, source: str) -> Run | None:
        """The newest taking of a source's current reading."""
        read = self.reading_run(source)
        return self.run("take", read.made[0]) if read and read.made else None

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """For each source that could be read its reading."""
        ids = {
            run.made[0]: one.id for one in self.documents if (run := self.reading_run(one.id)) and run.made
        }
        noted = {run.made[0]: run.noted for one in ids.values() if (run := self.reading_run(one))}
        return {
            ids[key]: replace(value, warnings=noted[key]) for key, value in self.records.some(ids).items()
        }

    @cached_property
    def takings(self) -> dict[str, Run]:
        """For each source from which statements were taken the run that took them."""
        return {one.id: run for one in self.documents if (run := self.taking_run(one.id))}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements as taken, by source and place."""
        ids = [made for one in self.documents if (run := self.taking_run(one.id)) for made in run.made]
        found = self.records.some(ids)
        return tuple(found[one] for one in ids if one in found)

    @property
    def every_statement(self) -> tuple[Statement, ...]:
        """The statements as taken, and those that people added by hand."""
        return (*self.statements, *additions(self.decisions))

    @cached_property
    def decisions(self) -> tuple[Judgement, ...]:
        """What people decided: the judgements of the newest sheets, in the order of sheets and lines."""
        ids = [made for one in self.sheets if (run := self.reading_run(one.id)) for made in run.made]
        found = self.records.some(ids)
        return tuple(found[one] for one in ids if one in found and not self._is_left_out(found[one]))

    def _is_left_out(self, one: Judgement) -> bool:
        about = {*one.subjects, *(mention.anchor for mention in one.mentions)}
        return bool(about & (self.of_nobody | self.without | self._anchors_without))

    @cached_property
    def _anchors_without(self) -> frozenset[str]:
        """The anchors of the statements of the sources that are left out."""
        return frozenset(
            one.anchor for source in self.without for one in self.records.statements(source=source)
        )
