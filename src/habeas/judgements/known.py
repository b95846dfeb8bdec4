"""What a person's words can name, by id or the beginning of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.judgements.errors import JudgementError
from habeas.records.judgement import Judgement
from habeas.records.mentions import named
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement
from habeas.records.subject import Subject

SHORTEST = 4
"""Characters after the prefix that a beginning must have, so that a slip of the hand names nothing."""


@dataclass(frozen=True)
class Known:
    """The records that decisions can be about, as the person who decides may see them."""

    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    subjects: tuple[Subject, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def statement(self, text: str) -> Statement:
        """The statement with this id or anchor, or the beginning of one."""
        by = {one.id: one for one in self.statements} | {one.anchor: one for one in self.statements}
        return by[_one(text, by, "statement")]

    def mention(self, text: str) -> Mention:
        """The mention written as a statement, a colon and a field: stm-1a2b:group, stm-1a2b:parts.0."""
        whose, _, field = text.partition(":")
        statement = self.statement(whose)
        fields = [one.mention.field for one in named(statement)]
        if field not in [*fields, "event"]:
            raise JudgementError(
                f'the statement names nothing in "{field}"',
                where=text,
                do="use " + ", ".join([*fields, "event"]),
            )
        return Mention(statement.anchor, field)

    def subject(self, text: str) -> Subject:
        """The Subject with this id, the beginning of one, or exactly this label."""
        by = {one.id: one for one in self.subjects}
        labelled = [one for one in self.subjects if one.label.casefold() == text.strip().casefold()]
        if len(labelled) > 1:
            raise JudgementError("several subjects have this label", where=text, do="use the id")
        return labelled[0] if labelled else by[_one(text, by, "subject")]

    def source(self, text: str) -> Source:
        """The source with this id, the beginning of one, or exactly this name."""
        by = {one.id: one for one in self.sources}
        called = [one for one in self.sources if one.name == text.strip()]
        return called[0] if len(called) == 1 else by[_one(text, by, "source")]

    def judgement(self, text: str) -> Judgement:
        """The judgement with this id or the beginning of one."""
        by = {one.id: one for one in self.judgements}
        return by[_one(text, by, "judgement")]


def _one(text: str, ids: Iterable[str], what: str) -> str:
    wanted = text.strip()
    if wanted in ids:
        return wanted
    long_enough = len(wanted.partition("-")[2]) >= SHORTEST
    found = [one for one in ids if one.startswith(wanted)] if long_enough else []
    if len(found) != 1:
        what_is_wrong = f"several {what}s begin so" if found else f"no such {what}"
        raise JudgementError(what_is_wrong, where=text or "nothing given", do=f"give more of the {what}'s id")
    return found[0]
