"""Matter: what stands in a case, as rules and pages are given it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from habeas.records.contents import Content
from habeas.records.edition import Edition
from habeas.records.judgement import Decision, Judgement
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import Subject
from habeas.records.table import Table


@dataclass(frozen=True)
class Relation:
    """A judged relation between two Subjects: `part` of `whole`, or two that share nobody."""

    one: str
    other: str
    judgement: str


@dataclass(frozen=True)
class Matter:
    """The statements as judged, the Subjects that mentions are, and how those relate.

    `statements` have corrections applied and leave out rejected ones. `meant` gives for a mention the
    representative Subject of its component; mentions whose component is contested (both same and different)
    are left out of it, so that no finding can use them. `because` gives the judgements behind that.
    `read_for` are (source, question) pairs that a person has read for. `corrected` maps the id of a
    corrected Statement to the judgement that corrected it. `tables` are by source what its reading laid out
    in bulk, `editions` the publications of official records among them, and `given` is an
    `analysis.given.Given`: how queries open those tables and the boundaries.
    """

    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    subjects: tuple[Subject, ...] = ()
    meant: Mapping[Mention, str] = field(default_factory=dict)
    because: Mapping[Mention, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[Relation, ...] = ()
    disjoint: tuple[Relation, ...] = ()
    contested: frozenset[str] = frozenset()
    judgements: tuple[Judgement, ...] = ()
    read_for: frozenset[tuple[str, str]] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, tuple[Table, ...]] = field(default_factory=dict)
    given: Any = None
    editions: tuple[Edition, ...] = ()

    def of(self, kind: type[Content]) -> tuple[Statement, ...]:
        """The statements of one kind, in the order of their sources and places."""
        return tuple(one for one in self.statements if isinstance(one.content, kind))

    def subject(self, statement: Statement, path: str) -> str:
        """The id of the Subject that this field is judged to be; "" where none is, or it is contested."""
        return self.meant.get(Mention(statement.anchor, path), "")

    def reasons(self, statement: Statement, path: str) -> tuple[str, ...]:
        """The ids of the judgements by which this field is that Subject."""
        return self.because.get(Mention(statement.anchor, path), ())

    def label(self, subject: str) -> str:
        """A Subject's label; the id where it is unknown."""
        found = self.by_id.get(subject)
        return found.label if isinstance(found, Subject) else subject

    @cached_property
    def by_id(self) -> dict[str, Any]:
        """Every record here by its id."""
        records: tuple[Any, ...] = (*self.sources, *self.statements, *self.subjects, *self.judgements)
        return {record.id: record for record in records}

    @cached_property
    def latest_source(self) -> str:
        """The date of the newest dated source on its own clock: what "nobody has stated" is as of."""
        walls = [one.published.wall for one in self.sources if one.published and one.published.wall]
        return max((wall.first[:10] for wall in walls), default="")

    def decided_by_people(self) -> tuple[Judgement, ...]:
        """The judgements here that a person made, in order."""
        return tuple(
            one for one in self.judgements if one.decider.is_person and one.decision is not Decision.UNDO
        )
