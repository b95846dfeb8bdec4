"""The links of a chain: whom the words for a speaker mean."""

import re
from dataclasses import replace

from habeas.records.chain import Link, Role
from habeas.statements.news_article import Extent, Passage, trimmed
from habeas.statements.news_gazetteer import named
from habeas.statements.news_lexicon import ORGANISATION, PRONOUNS, THINGS, TITLES
from habeas.statements.news_people import Cast, Person

NAMED_BODIES = ("agency", "court", "country", "group")
LEADING = re.compile(
    r"(?:(?:the|an?|its|but|and|so|even though|meanwhile|though|while|as|because|that|also|has|have) )+", re.I
)
TAIL = re.compile(
    r",? (?:who|which|that|whose|speaking|citing|reviewed|seen|obtained|filed|told|on condition|via|in an?)\b.*|, (?!.*posted).*",
    re.S,
)
MAKER = re.compile(r"\b(?:by|from|of) (?P<maker>.+)$")


def links(cast: Cast, passage: Passage, extent: Extent, cue: str) -> tuple[Link, ...]:
    """The links that the words for a speaker stand for; none where they are nobody."""
    start, end = trimmed(passage.text, extent, " ,;:-–—.\"'")
    if lead := LEADING.match(passage.text, start, end):
        start = lead.end()
    if end <= start:
        return ()
    place = (start, end)
    found = (
        of_pronoun(cast, passage, place)
        or of_thing(cast, passage, place)
        or of_person(cast, passage, place)
        or of_body(passage, place)
        or of_title(cast, passage, place)
        or unnamed(passage, place)
    )
    if found is None:
        return ()
    return (replace(found, cue=cue, words=passage.words(place), locator=passage.locator(place)),)


def of_pronoun(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """Whom he or she means: the nearest person before who heads the subject of a clause, else the nearest."""
    if passage.text[slice(*place)].lower() not in ("he", "she"):
        return None
    before = list(cast.before(passage, place[0]))
    near = [seen for seen in before if passage.block.number - seen.passage.block.number <= 6]
    seen = next((seen for seen in near if seen.subject), near[0] if near else None)
    return of(seen.person) if seen else None


def of_thing(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """A video, a filing, a website that says something, under the name of whoever made it."""
    head = head_of(passage, place)
    if head not in THINGS:
        return None
    text = passage.text[slice(*place)]
    makers = cast.inside(passage, place)
    body = next((entry for word in [text.rsplit(" ", 1)[0]] if (entry := named(word, "agency"))), None)
    if makers and MAKER.search(text):
        return Link(Role.SPEAKER, makers[-1].person.name, makers[-1].person.office, thing=head)
    return Link(Role.DOCUMENT, body.name if body else "", thing=head if body else bare(text))


def of_person(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """A named person who stands first in the words, past an office or a possessive."""
    cut = TAIL.search(passage.text, place[0], place[1])
    for stop in (cut.start() if cut else place[1], place[1]):
        for seen in cast.inside(passage, (place[0], stop)):
            between = passage.text[place[0] : seen.extent[0]]
            if not passage.text.startswith("'s", seen.extent[1]) and not re.search(
                r"\b(?:for|of|to) $", between
            ):
                return of(seen.person)
    return None


def of(person: Person) -> Link:
    """The link of a person."""
    return Link(Role.SPEAKER, person.name, person.office)


def of_body(passage: Passage, place: Extent) -> Link | None:
    """A named outlet, agency, court or government."""
    text = TAIL.sub("", passage.text[slice(*place)])
    if outlet := outlet_in(passage, place):
        return Link(Role.REPORTER, outlet)
    entry = named(text, *NAMED_BODIES)
    return Link(Role.SPEAKER, entry.name) if entry else None


def outlet_in(passage: Passage, place: Extent) -> str:
    """The outlet that these words name; "" where they name none."""
    text = TAIL.sub("", passage.text[slice(*place)])
    if entry := named(text, "outlet"):
        return entry.name
    ents = [ent for ent in passage.span(place).ents if ent.label_ == "OUTLET"]
    return ents[-1].text if ents and ents[-1].end_char >= place[0] + len(text) else ""


def of_title(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """Whom "the judge" means, where the article has one person in that office."""
    text = passage.text[slice(*place)].lower()
    if text not in TITLES:
        return None
    person = cast.titled(text)
    return of(person) if person else None


def unnamed(passage: Passage, place: Extent) -> Link | None:
    """A body under its own words, or somebody unnamed under the words for him."""
    text = bare(passage.words(place))
    if not text or text.lower() in PRONOUNS | {
        "who",
        "which",
        "that",
        "there",
        "this",
        "what",
        "i",
        "we",
        "you",
    }:
        return None
    if head_of(passage, place) in ORGANISATION and text[:1].isupper() and " " in text:
        return Link(Role.SPEAKER, text)
    return Link(Role.SPEAKER, office=text)


def bare(text: str) -> str:
    """The words without what only describes."""
    return TAIL.sub("", text).strip(" ,")


def head_of(passage: Passage, place: Extent) -> str:
    """The head noun of a noun phrase, in small letters."""
    stop = re.search(
        r" (?:of|by|for|on|in|at|from|posted|with|to|reviewed|seen|filed|obtained)\b|,",
        passage.text[slice(*place)],
    )
    head = passage.text[place[0] : place[0] + stop.start() if stop else place[1]]
    return head.split(" ")[-1].lower() if head else ""
