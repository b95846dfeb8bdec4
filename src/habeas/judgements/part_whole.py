"""Which groups are part of which, and which share nobody: only where a source says so.

Arithmetic that happens to agree is no ground: 238 + 23 = 261 makes nobody part of anything here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from habeas.judgements.group_names import group_name
from habeas.judgements.groups import group_namings, partitive
from habeas.judgements.people_words import PRONOUNS
from habeas.judgements.phrases import folded
from habeas.judgements.proposal import Namer, Naming, Proposal
from habeas.records.certainty import Certainty
from habeas.records.contents import Count
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.locator import Characters
from habeas.records.mentions import named
from habeas.records.quantity import total
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement

_WITHIN = re.compile(r"\b(?:including|among them|of whom|of them|among whom)\b", re.IGNORECASE)
_BETWEEN = 60
"""Characters between "including" and the part: "including, he said on Sunday, two leaders"."""


@dataclass(frozen=True)
class Ground:
    """That a source puts one group within another, or two apart, with the words or the breakdown for it."""

    decision: Decision
    one: Mention
    other: Mention
    reason: str
    score: str


@dataclass(frozen=True)
class PartWhole:
    """Proposes part-of and disjoint between groups on stated grounds alone."""

    name: str = "part_whole"
    version: str = "2"

    def propose(
        self, sources: tuple[Source, ...], statements: tuple[Statement, ...], namer: Namer
    ) -> Proposal:
        """Judgements between the groups that the rule `groups` proposes; it makes no Subjects."""
        at = {one.mention: one for one in group_namings(sources, statements)}
        decider = Decider(self.name, self.version)
        made: dict[str, Judgement] = {}
        for ground in grounds(statements):
            one = _judged(ground, at, namer, decider)
            if one:
                made.setdefault(one.id, one)
        return Proposal((), tuple(made.values()))


def grounds(statements: Iterable[Statement]) -> Iterator[Ground]:
    """Every stated ground: breakdowns, and "including" between two counts of one sentence."""
    counts = [one for one in statements if isinstance(one.content, Count)]
    for one in counts:
        yield from _breakdown(one)
        yield from _some_of(one, counts)
    by_block: dict[tuple[str, int], list[Statement]] = {}
    for one in counts:
        if isinstance(one.locator, Characters):
            by_block.setdefault((one.source, one.locator.block), []).append(one)
    for theirs in by_block.values():
        for whole in theirs:
            yield from _including(whole, theirs)


def _breakdown(statement: Statement) -> Iterator[Ground]:
    content = statement.content
    if not isinstance(content, Count) or not content.parts:
        return
    whole = Mention(statement.anchor, "group")
    mentions = [Mention(statement.anchor, f"parts.{number}") for number in range(len(content.parts))]
    for one in mentions:
        yield Ground(Decision.PART_OF, one, whole, "a breakdown that the source states", "0.95")
    literal = [part.quantity.literal for part in content.parts]
    if total(literal).equals(content.quantity.literal) is Certainty.CERTAIN:
        reason = "parts of one stated breakdown that adds up exactly to its stated whole"
        for one, other in combinations(mentions, 2):
            yield Ground(Decision.DISJOINT, one, other, reason, "0.9")


def _some_of(statement: Statement, counts: list[Statement]) -> Iterator[Ground]:
    """ "Two of the prisoners" are part of the prisoners, whom another count of the source has whole."""
    mention = next((one for one in named(statement) if one.mention.field == "group"), None)
    said = partitive(statement, mention) if mention else ""
    if mention is None or not said or folded(mention.text) in PRONOUNS:
        return
    key = group_name(mention.text).key
    for other in counts:
        theirs = next((one for one in named(other) if one.mention.field == "group"), None)
        same_source = other.source == statement.source and other.anchor != statement.anchor
        if same_source and theirs and not partitive(other, theirs) and group_name(theirs.text).key == key:
            yield Ground(Decision.PART_OF, mention.mention, theirs.mention, f'"{said}"', "0.7")
            return


def _including(whole: Statement, theirs: list[Statement]) -> Iterator[Ground]:
    """A count whose words come after "including" in the sentence of the whole's."""
    for part in theirs:
        if part.anchor == whole.anchor or not (said := _said_between(whole, part)):
            continue
        yield Ground(
            Decision.PART_OF,
            Mention(part.anchor, "group"),
            Mention(whole.anchor, "group"),
            f'"{said}"',
            "0.85",
        )


def _said_between(whole: Statement, part: Statement) -> str:
    """The words that put the part within the whole; "" where none do, or another count stands between."""
    begin, end = _place(whole), _place(part)
    text = whole.words
    at = whole.locator
    if begin is None or end is None or not isinstance(at, Characters) or begin[0] >= end[0]:
        return ""
    between = text[begin[1] - at.start : end[0] - at.start] if end[0] <= at.end else ""
    if re.search(r"[.!?]\s", between) or re.search(r"\d", between):
        return ""
    found = _WITHIN.search(between)
    return found[0] if found and len(between) - found.end() <= _BETWEEN else ""


def _place(statement: Statement) -> tuple[int, int] | None:
    """Where the count's quantity and group stand: from the first character to the last of their words."""
    spans = [
        one.locator
        for one in statement.fields
        if one.name in ("group", "quantity") and isinstance(one.locator, Characters)
    ]
    return (min(one.start for one in spans), max(one.end for one in spans)) if spans else None


def _judged(ground: Ground, at: dict[Mention, Naming], namer: Namer, decider: Decider) -> Judgement | None:
    one, other = at.get(ground.one), at.get(ground.other)
    if one is None or other is None or one.key == other.key:
        return None
    return judgement(
        ground.decision,
        decider,
        subjects=(namer(one.kind, one.key), namer(other.kind, other.key)),
        reasons=(f"{one.label}, {other.label}: {ground.reason}",),
        score=ground.score,
    )
