"""Who is speaking: officials across sources, everyone else within one source only."""

import re
from dataclasses import dataclass

from habeas.judgements.phrases import folded, names_in, spelled
from habeas.judgements.proposal import Namer, Naming, Proposal, proposal_of
from habeas.records.chain import Link
from habeas.records.locator import Characters
from habeas.records.mentions import Named, named
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Standing, SubjectKind
from habeas.reference.names import Name, look_up


@dataclass(frozen=True)
class Speakers:
    """Proposes which person or organisation speaks, reports or holds.

    Nobody is joined across sources by name alone: only officials are, whose office
    the gazetteer or the source gives. Nothing of nationality or belonging is read or kept.
    """

    name: str = "speakers"
    version: str = "2"

    def propose(
        self,
        sources: tuple[Source, ...],  # noqa: ARG002 the protocol
        statements: tuple[Statement, ...],
        namer: Namer,
    ) -> Proposal:
        """A person for each speaker, an organisation for each reporter and holder."""
        spoken = [(one, mention) for one in statements for mention in named(one)]
        full = _full_names(spoken)
        named_in_full = _officials(full)
        namings = []
        for one, mention in spoken:
            if mention.kind is SubjectKind.PERSON and not _is_body(mention.text):
                if _is_personal(mention.text):
                    theirs = full.get(one.source, frozenset())
                    namings.append(
                        _by_last_name(mention, theirs, named_in_full) or _person(one, mention, theirs)
                    )
            elif mention.kind in (SubjectKind.PERSON, SubjectKind.ORGANISATION):
                namings += _organisation(one, mention)
        return proposal_of(self, namings, namer)


Spoken = tuple[Statement, Named]
_BODIES = ("agency", "outlet", "country", "court", "facility")
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "van", "von", "der", "bin", "al", "el", "da", "dos"})


def _is_body(text: str) -> bool:
    """Whether a speaker is a body and not a person: "the Justice Department"."""
    bare = re.sub(r"(?i)['’]s\b|\bgovernment( of)?\b", " ", text)
    return any(look_up(one, kind) for one in (text, bare) if one.strip() for kind in _BODIES)


def _is_personal(text: str) -> bool:
    """Whether the words can be somebody's name: "government lawyers" cannot."""
    return all(word[:1].isupper() or word in _PARTICLES for word in _bare(text).split())


def _full_names(spoken: list[Spoken]) -> dict[str, frozenset[str]]:
    """For each source the names of persons with more than one word."""
    full: dict[str, set[str]] = {}
    for one, mention in spoken:
        if mention.kind is SubjectKind.PERSON and len(mention.text.split()) > 1:
            full.setdefault(one.source, set()).add(_bare(mention.text))
    return {source: frozenset(names) for source, names in full.items()}


def _officials(full: dict[str, frozenset[str]]) -> frozenset[str]:
    """The officials of the gazetteer whom some source names in full."""
    found = [look_up(name, "official") for names in full.values() for name in names]
    return frozenset(one.name for one in found if one)


def _by_last_name(mention: Named, full: frozenset[str], named_in_full: frozenset[str]) -> Naming | None:
    """A last name alone, of an official whom another source names in full: supposed, to be checked."""
    bare = mention.text
    if len(bare.split()) > 1 or _only_bearer(bare, full):
        return None
    found = look_up(bare, "official")
    if found is None or found.name not in named_in_full:
        return None
    bearers = [one for one in full if folded(one).split()[-1] == folded(bare)]
    if any(look_up(one, "official") != found for one in bearers):
        return None
    return _named_official(mention, found.name, f"another source names {found.name} in full", "0.7")


def _bare(text: str) -> str:
    """A name without the titles before it."""
    words = text.split()
    for length in range(len(words) - 1, 0, -1):
        if look_up(" ".join(words[:length]), "title"):
            return " ".join(words[length:])
    return " ".join(words)


def _person(statement: Statement, mention: Named, full: frozenset[str]) -> Naming:
    link = _link(statement, mention)
    bare = _bare(mention.text)
    whole = bare if len(bare.split()) > 1 else _only_bearer(bare, full) or bare
    official = _in_gazetteer(whole, titled=bool(link.office) or bare != mention.text)
    if official:
        return _named_official(mention, official.name, f"a name of {official.name}, in office", "0.95")
    if _is_office(link.office) and len(whole.split()) > 1:
        return _named_official(mention, whole, f'named with an office: "{link.office}"', "0.85")
    reason = (
        "the same name in one source" if whole == bare else f"{bare} is the last name of {whole} alone there"
    )
    key = f"source {statement.source} / {whole}"
    return Naming(mention.mention, SubjectKind.PERSON, key, whole, reason, "0.8")


def _link(statement: Statement, mention: Named) -> Link:
    return statement.chain[int(mention.mention.field.removeprefix("chain."))]


def _only_bearer(last: str, full: frozenset[str]) -> str:
    bearers = [one for one in full if folded(one).split()[-1] == folded(last)]
    return bearers[0] if len(bearers) == 1 else ""


def _in_gazetteer(name: str, *, titled: bool) -> Name | None:
    """The official of this name; a last name alone needs a title or an office beside it."""
    found = look_up(name, "official")
    return found if found and (titled or len(name.split()) > 1) else None


def _named_official(mention: Named, name: str, reason: str, score: str) -> Naming:
    key = f"official {name}"
    return Naming(mention.mention, SubjectKind.PERSON, key, name, reason, score, Standing.OFFICIAL)


_OF_ANYBODY = frozenset(
    {"spokesman", "spokesperson", "spokeswoman", "director", "general", "commissioner", "captain"}
)
"""Titles that private bodies give as well: they make an official only with an agency or court beside them."""


def _is_office(office: str) -> bool:
    titles = {one.name.casefold() for one in names_in(office, "title")}
    agency = bool(names_in(office, "agency") or names_in(office, "court"))
    return bool(titles - _OF_ANYBODY) or (bool(titles) and agency)


def _organisation(statement: Statement, mention: Named) -> list[Naming]:
    """By the gazetteer, else by the same words in one source; in running text only what is spelled so."""
    kind = SubjectKind.ORGANISATION
    for each in _BODIES:
        if found := look_up(mention.text, each) or next(iter(names_in(mention.text, each)), None):
            label = found.name
            return [Naming(mention.mention, kind, label, label, f"a name of {label}", "0.95")]
    if isinstance(statement.locator, Characters) and not any(w[:1].isupper() for w in mention.text.split()):
        return []
    key = f"source {statement.source} / {folded(mention.text)}"
    label = spelled(mention.text)
    return [Naming(mention.mention, kind, key, label, "the same words in one source", "0.75")]
