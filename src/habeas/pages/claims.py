"""The smallest thing that renders: what is said, who is said to have said it, and how it is put forward."""

from dataclasses import dataclass

from habeas.pages.wording import worded
from habeas.records.chain import Hedge, Mode, Role
from habeas.records.matter import Matter
from habeas.records.statement import Statement

HEDGES = {
    Hedge.ASSERTED: "stated as fact",
    Hedge.ALLEGED: "alleged",
    Hedge.DENIED: "denied",
    Hedge.ADJUDICATED: "found by a court",
    Hedge.UNATTRIBUTED: "no attribution found",
}
"""Hedges in plain words."""

MODES = {
    Mode.ACTUAL: "",
    Mode.PLANNED: "as planned",
    Mode.ORDERED: "as ordered",
    Mode.ESTIMATED: "an estimate",
    Mode.NORMATIVE: "a norm",
}
"""Modes in plain words; the actual needs none."""


@dataclass(frozen=True)
class Claim:
    """A Statement as it renders: never the text without its chain and hedge.

    `shape` is the hedge's own name, for a mark beside the words. `corrected` where a person of the case
    has corrected what a reader took.
    """

    id: str
    source: str
    kind: str
    text: str
    chain: tuple[str, ...]
    hedge: str
    shape: str
    mode: str
    words: str
    corrected: bool = False

    @property
    def attribution(self) -> str:
        """The chain in words, root first."""
        return " → ".join(self.chain)

    @property
    def line(self) -> str:
        """All of it in one line, for titles, labels and meta descriptions."""
        how = "" if self.hedge in self.chain else f", {self.hedge}"
        mode = f", {self.mode}" if self.mode else ""
        return f"{self.text} — {self.attribution}{how}{mode}"


def claim(statement: Statement, matter: Matter) -> Claim:
    """The Claim of a Statement, its chain ended by the publisher of its source."""
    return Claim(
        id=statement.id,
        source=statement.source,
        kind=statement.kind,
        text=worded(statement.content),
        chain=_chain(statement, matter),
        hedge=HEDGES[statement.hedge],
        shape=str(statement.hedge),
        mode=MODES[statement.mode],
        words=statement.words,
        corrected=statement.id in matter.corrected,
    )


def _chain(statement: Statement, matter: Matter) -> tuple[str, ...]:
    links = [str(link) for link in statement.chain] or [str(Role.NOT_FOUND)]
    source = matter.by_id.get(statement.source)
    publisher = source.publisher if source else ""
    named = {link.name.casefold() for link in statement.chain}
    if publisher and publisher.casefold() not in named:
        links.append(publisher)
    return tuple(links)
