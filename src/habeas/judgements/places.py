"""Which place or facility a mention is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.judgements.phrases import folded, names_in, spelled
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import known
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.place import Place
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Places:
    """Proposes the place of every place mention; a place of detention is a facility wherever it is named."""

    name: str = "places"
    version: str = "3"

    def propose(
        self,
        sources: tuple[Source, ...],  # noqa: ARG002 the protocol
        statements: tuple[Statement, ...],
        namer: Namer,
    ) -> Proposal:
        """By the gazetteer across sources; by the same words within one source otherwise."""
        namings = (
            _naming(one, mention)
            for one in statements
            for mention in named(one)
            if mention.kind in (SubjectKind.PLACE, SubjectKind.FACILITY)
        )
        return proposal_of(self, (one for one in namings if one), namer)


def _naming(statement: Statement, mention: Named) -> Naming | None:
    facilities = names_in(mention.text, "facility")
    if facilities:
        label = facilities[0].name
        return Naming(mention.mention, SubjectKind.FACILITY, label, label, f"a name of {label}", "0.95")
    code = next(_codes(statement, mention.mention.field), "")
    found = known(mention.text, code)
    if found and mention.kind is SubjectKind.PLACE:
        return Naming(mention.mention, mention.kind, found.name, found.name, f"a name of {found.name}", "0.9")
    if not _is_name(statement, mention):
        return None
    key = f"source {statement.source} / {folded(mention.text)}"
    label = spelled(mention.text)
    return Naming(mention.mention, mention.kind, key, label, "the same words in one source", "0.75")


_HOLDING = re.compile(r"\b(?:prison|jail|camp|cent(?:er|re)|facility|base|station|penitentiary)\b", re.I)


def _is_name(statement: Statement, mention: Named) -> bool:
    """Whether words unknown to the gazetteer name a place; in running text "this country" does not."""
    if mention.kind is SubjectKind.FACILITY and not _HOLDING.search(mention.text):
        return False
    return not isinstance(statement.locator, Characters) or any(
        word[:1].isupper() for word in mention.text.split()
    )


def _codes(statement: Statement, field: str) -> Iterator[str]:
    value = getattr(statement.content, field, None)
    if isinstance(value, Place) and value.code:
        yield value.code
