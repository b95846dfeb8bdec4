"""Statement: one thing one source says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from habeas.records.chain import Chain, Hedge, Mode
from habeas.records.contents import Content
from habeas.records.encoding import to_plain
from habeas.records.ids import hashed
from habeas.records.locator import Locator

CONTEXT = 24
"""Characters kept on each side of the words, to find them again after a re-read."""


@dataclass(frozen=True)
class Field:
    """The words that a field of the content rests on, and where they stand."""

    name: str
    words: str
    locator: Locator


@dataclass(frozen=True)
class Statement:
    """One thing one source says: content, place, words, chain, hedge, mode.

    `also_at` are repeats of it in the same source (an alternative text and its caption). `before` and
    `after` are the context of the words; `ordinal` tells apart equal words in equal context. Until
    `identified` gives it, `id` is empty.
    """

    source: str
    reading: str
    content: Content
    locator: Locator
    words: str
    chain: Chain
    hedge: Hedge
    mode: Mode = Mode.ACTUAL
    fields: tuple[Field, ...] = ()
    also_at: tuple[Locator, ...] = ()
    before: str = ""
    after: str = ""
    ordinal: int = 0
    id: str = ""

    @property
    def kind(self) -> str:
        """The kind's name: Count, Utterance, …"""
        return type(self.content).__name__

    @cached_property
    def anchor(self) -> str:
        """The anchor key: what finds this Statement again after a re-read."""
        return hashed("anc", self.source, self.kind, self.words, self.before, self.after, self.ordinal)


@dataclass(frozen=True)
class Mention:
    """One field of one Statement that names something: (anchor key, field)."""

    anchor: str
    field: str


def identified(drafts: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of one Reading, numbered among their equals and given their ids."""
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for draft in drafts:
        key = (draft.source, draft.kind, draft.words, draft.before, draft.after)
        numbered = replace(draft, ordinal=seen[key], id="")
        seen[key] += 1
        out.append(replace(numbered, id=hashed("stm", numbered.reading, to_plain(numbered))))
    return tuple(out)
