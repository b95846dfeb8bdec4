"""Which agreement, and which list, a mention is."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.judgements.phrases import folded, names_in, spelled
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.judgements.whereabouts import country_name
from habeas.records.contents import Agreement, Listing
from habeas.records.mentions import Named, named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind
from habeas.reference.names import look_up, of_demonym


@dataclass(frozen=True)
class Agreements:
    """Proposes that terms are of one agreement where its parties are the same countries."""

    name: str = "agreements"
    version: str = "2"

    def propose(
        self,
        sources: tuple[Source, ...],
        statements: tuple[Statement, ...],
        namer: Namer,
    ) -> Proposal:
        """Across sources by its parties or by the countries in its name; within a source by its words."""
        publishers = {one.id: one.publisher for one in sources}
        namings = [
            _of(one, mention, publishers.get(one.source, "")) for one in statements for mention in named(one)
        ]
        return proposal_of(self, (one for one in namings if one), namer)


def _of(statement: Statement, mention: Named, publisher: str) -> Naming | None:
    content = statement.content
    if isinstance(content, Agreement):
        return _agreement(statement, mention, content, publisher)
    if isinstance(content, Listing) and mention.kind is SubjectKind.LIST:
        return _list(statement, mention, content)
    return None


def _agreement(statement: Statement, mention: Named, content: Agreement, publisher: str) -> Naming | None:
    if mention.kind is not SubjectKind.AGREEMENT:
        return None
    between = _countries((*content.parties, content.agreement))
    if len(between) > 1:
        label = f"agreement between {' and '.join(between)}"
        return Naming(mention.mention, mention.kind, label, label, "between the same countries", "0.8")
    name = folded(mention.text)
    key = f"source {statement.source} / {name}"
    label = f"{spelled(mention.text)} ({publisher})" if publisher else spelled(mention.text)
    return Naming(mention.mention, mention.kind, key, label, "the same words in one source", "0.75")


def _countries(texts: Iterable[str]) -> tuple[str, ...]:
    """The countries that some words name, by name, people, agency or official; sorted."""
    codes: set[str] = set()
    for text in (one.replace("-", " ") for one in texts):
        for kind in ("country", "agency", "official"):
            codes.update(one.country for one in names_in(text, kind) if one.country)
        for word in text.split():
            found = of_demonym(word) or look_up(word, "country")
            codes.update({found.country} if found else ())
    return tuple(sorted(country_name(code) for code in codes))


def _list(statement: Statement, mention: Named, content: Listing) -> Naming:
    compiler = look_up(content.compiler, "outlet") or look_up(content.compiler, "agency")
    if compiler:
        label = f"{spelled(mention.text)} ({compiler.name})"
        return Naming(mention.mention, mention.kind, label, label, "the same name and compiler", "0.8")
    name = folded(mention.text)
    key = f"source {statement.source} / {name} / {folded(content.compiler)}"
    label = spelled(mention.text)
    return Naming(mention.mention, mention.kind, key, label, "the same words in one source", "0.75")
