"""Judgement: somebody's or some rule's decision."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from habeas.records.encoding import to_plain
from habeas.records.ids import hashed
from habeas.records.statement import Mention


class Decision(StrEnum):
    """What is decided. The mentions, subjects and value that each takes are said beside it."""

    IS = "is"  # mentions[0] is subjects[0]
    IS_NOT = "is not"  # mentions[0] is not subjects[0]
    SAME = "same"  # subjects[0] and subjects[1] are one
    DIFFERENT = "different"  # subjects[0] and subjects[1] are not one
    PART_OF = "part of"  # subjects[0] is part of subjects[1]
    DISJOINT = "disjoint"  # subjects[0] and subjects[1] share nobody
    ACCEPT = "accept"  # the statement mentions[0].anchor is as the source says
    REJECT = "reject"  # the statement mentions[0].anchor is not what the source says
    CORRECT = "correct"  # value holds the fields that replace those of mentions[0].anchor
    ADD = "add"  # value holds a statement that no reader found
    DESCRIBE = "describe"  # value holds what is known of the source subjects[0]
    STANDING = "standing"  # the person subjects[0] stands in the case as value
    READ = "read"  # the source subjects[0] was read by a person for the question in value
    UPHOLD = "uphold"  # a reply to subjects[0] is upheld
    UNDO = "undo"  # replaces is undone


@dataclass(frozen=True)
class Decider:
    """Who decided: a person by name, or a rule by name and version."""

    name: str
    version: str = ""

    @property
    def is_person(self) -> bool:
        """Whether a person decided; a rule has a version."""
        return not self.version


@dataclass(frozen=True)
class Judgement:
    """A decision with its reasons; `value` is canonical JSON where the decision takes one.

    `score` is a decimal between 0 and 1 as text, where a rule gives one. `at` is empty for rules, so that
    running them again gives the same record.
    """

    id: str
    decision: Decision
    decider: Decider
    mentions: tuple[Mention, ...] = ()
    subjects: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    value: str = ""
    score: str = ""
    at: datetime | None = None
    replaces: str = ""
    source: str = ""
    line: int = 0


def judgement(
    decision: Decision,
    decider: Decider,
    *,
    mentions: tuple[Mention, ...] = (),
    subjects: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
    value: str = "",
    score: str = "",
    at: datetime | None = None,
    replaces: str = "",
    source: str = "",
    line: int = 0,
) -> Judgement:
    """The Judgement, with its id.

    `source` and `line` say where in a judgement sheet it stands; they are no part of the id, since a sheet
    that has grown by a line is another Source.
    """
    draft = Judgement("", decision, decider, mentions, subjects, reasons, value, score, at, replaces)
    return replace(draft, id=hashed("jdg", to_plain(draft)), source=source, line=line)
