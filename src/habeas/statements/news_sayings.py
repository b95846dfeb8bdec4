"""What is attributed: content at characters of a passage, the links behind it, how it is put forward."""

import re
from dataclasses import dataclass, replace

from habeas.records.chain import Chain, Hedge, Link, Role
from habeas.statements.news_article import Extent, Passage, Voice, within
from habeas.statements.news_cues import Cue
from habeas.statements.news_lexicon import CLAIMED, DENIED, RULED


@dataclass(frozen=True)
class Saying:
    """Content that a passage attributes; `told` where it is an Utterance and not only a number given."""

    passage: Passage
    extent: Extent
    chain: Chain
    hedge: Hedge
    quoted: bool = False
    told: bool = True
    cue: Extent | None = None

    @property
    def voice(self) -> Voice:
        """Who says it, and how it is put forward."""
        return Voice(self.chain, self.hedge)


@dataclass(frozen=True)
class Sayings:
    """Every Saying of an article."""

    all: tuple[Saying, ...]

    def around(self, passage: Passage, extent: Extent) -> Extent | None:
        """The characters of the innermost Saying around these; None where nobody says it."""
        holding = [one.extent for one in self.all if one.passage is passage and within(extent, one.extent)]
        return min(holding, key=lambda each: each[1] - each[0], default=None)

    def voice(self, passage: Passage, extent: Extent, *, alleged: bool = False) -> Voice:
        """Who says what stands at these characters: the innermost Saying around them, or nobody."""
        around = [one for one in self.all if one.passage is passage and within(extent, one.extent)]
        inner = min(around, key=lambda one: one.extent[1] - one.extent[0], default=None)
        if inner is None:
            return Voice((), Hedge.ALLEGED if alleged else Hedge.UNATTRIBUTED)
        return Voice(inner.chain, Hedge.ALLEGED if alleged and inner.hedge is Hedge.ASSERTED else inner.hedge)


def nested(found: list[Saying]) -> list[Saying]:
    """The sayings, with the links of what stands around each, cue and all, put behind its own."""
    out = []
    for one in found:
        around = [
            other
            for other in found
            if other is not one and other.passage is one.passage and holds(other, one)
        ]
        chain = one.chain
        for other in sorted(around, key=lambda each: each.extent[1] - each.extent[0]):
            named = {link.name for link in chain}
            chain += tuple(as_reporter(link) for link in other.chain if link.name not in named)
        out.append(replace(one, chain=chain, told=one.told and not only_holds(one, found)))
    return sorted(out, key=lambda one: one.extent)


def holds(outer: Saying, inner: Saying) -> bool:
    """Whether a saying and the cue that attributes it stand in another."""
    return inner.cue is not None and within(inner.extent, outer.extent) and within(inner.cue, outer.extent)


def only_holds(outer: Saying, found: list[Saying]) -> bool:
    """Whether a saying is nothing but a quotation with its cue, which is told by itself."""
    return any(
        other is not outer
        and other.passage is outer.passage
        and other.quoted
        and holds(outer, other)
        and length(outer.extent) - length(other.extent) - length(other.cue or (0, 0)) < SPARE
        for other in found
    )


def length(extent: Extent) -> int:
    """How many characters."""
    return extent[1] - extent[0]


SPARE = 24
"""Characters beside a quotation and its cue in which nothing more is said: marks, a day, a place."""


def as_reporter(link: Link) -> Link:
    """The link as one that passes on what another said."""
    return replace(link, role=Role.REPORTER) if link.role is Role.SPEAKER and not link.thing else link


def hedge_of(cue: Cue, speaker: Chain) -> Hedge:
    """How the cue puts it forward; a court's finding is adjudicated."""
    word = cue.word
    if word in DENIED:
        return Hedge.DENIED
    if word in CLAIMED:
        return Hedge.ALLEGED
    who = f"{speaker[0].name} {speaker[0].office} {speaker[0].thing} {speaker[0].words}".lower()
    if word in RULED and re.search(r"\b(?:judge|court|justice|order|ruling)\b", who):
        return Hedge.ADJUDICATED
    return Hedge.ASSERTED
