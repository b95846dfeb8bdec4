"""The links of a chain: whom the words for a speaker mean."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from dataclasses import replace

from habeas.records.chain import Link, Role
from habeas.statements.news_article import Article, Extent, Passage, trimmed
from habeas.statements.news_gazetteer import named
from habeas.statements.news_lexicon import ORGANISATION, PRONOUNS, ROLES, THINGS
from habeas.statements.news_offices import holder_of
from habeas.statements.news_people import Cast, Person
from habeas.statements.news_pronouns import body_meant, group_meant, person_meant, titled

NAMED_BODIES = ("agency", "court", "country", "group")
LEADING = re.compile(
    r"(?:(?:the|an?|its|but|and|so|even though|meanwhile|though|while|as|because|that|also|has|have) )+", re.I
)
TAIL = re.compile(
    r",? (?:who|which|that|whose|speaking|citing|reviewed|seen|obtained|filed|told|on condition|via|in an?)\b.*|, (?!.*posted).*",
    re.S,
)
OWN_ORDER = re.compile(
    r"(?:he|she|it|they)|(?:his|her|its) (?:[\w-]+ ){0,2}(?:order|ruling|opinion|decision|statement|post|declaration|affidavit|letter)",
    re.IGNORECASE,
)
APPOSED = re.compile(r"(?:an? )?[a-z][^,]*, (?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)$")
DETERMINER = re.compile(r"^(?:the|an?|its|their|our|his|her) ", re.IGNORECASE)
PROPER = r"[A-ZÀ-Þ][\w'&.-]*(?: (?:(?:of|for|and|the|de|del|la) )*[A-ZÀ-Þ][\w'&.-]*)+"
MAKER = re.compile(r"\b(?:by|from|of) (?P<maker>.+)$")


def links(article: Article, cast: Cast, passage: Passage, extent: Extent, *, cue: str) -> tuple[Link, ...]:
    """The links that the words for a speaker stand for; none where they are nobody."""
    start, end = trimmed(passage.text, extent, " ,;:-–—.\"'")
    if lead := LEADING.match(passage.text, start, end):
        start = lead.end()
    if end <= start:
        return ()
    place = (start, end)
    found = (
        of_pronoun(article, cast, passage, place)
        if is_pronoun(passage, place)
        else of_noun(cast, passage, place)
    )
    if found is None:
        return ()
    return (replace(found, cue=cue, words=passage.words(place), locator=passage.locator(place)),)


def of_noun(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """The link of a noun phrase: a thing, a person, a body, a title; else somebody unnamed."""
    person = titled(cast, passage, place)
    return (
        of_thing(cast, passage, place)
        or of_person(cast, passage, place)
        or of_holder(cast, passage, place)
        or of_body(passage, place)
        or (of(person) if person else None)
        or unnamed(passage, place)
    )


def of_holder(cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """The link of the one person of the article who holds an office that stands without a name."""
    before = passage.text[: place[0]].rstrip().rsplit(" ", 1)[-1].lower()
    if before in ("a", "an", "one", "another", "some"):
        return None
    person = holder_of(cast, bare(passage.text[slice(*place)]), head_of(passage, place))
    return of(person) if person else None


def is_pronoun(passage: Passage, place: Extent) -> bool:
    """Whether the words are he, she, it or they, or a thing of his or hers."""
    return OWN_ORDER.fullmatch(TAIL.sub("", passage.text[slice(*place)]).strip(" ,")) is not None


def of_pronoun(article: Article, cast: Cast, passage: Passage, place: Extent) -> Link | None:
    """Whom a pronoun means; "her written order" is hers."""
    word = passage.text[slice(*place)].lower().split()[0]
    if word in ("he", "she", "his", "her"):
        meant = person_meant(cast, passage, place[0])
        if isinstance(meant, Person):
            return of(meant)
        return of_noun(cast, passage, meant) if meant else None
    if word in ("it", "its"):
        body = body_meant(article, passage, place[0])
        return of_noun(cast, body[0], without_article(*body)) if body else None
    group = group_meant(passage, place[0])
    return of_noun(cast, passage, without_article(passage, group)) if group else None


def without_article(passage: Passage, place: Extent) -> Extent:
    """The place without an article and the like before the noun."""
    lead = LEADING.match(passage.text, *place)
    return (lead.end(), place[1]) if lead else place


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
                r"\b(?:for|of|to|from|in|at|near|against) $", between
            ):
                return of(seen.person)
    return None


def of(person: Person) -> Link:
    """The link of a person."""
    return Link(Role.SPEAKER, person.name, without_determiner(person.office))


def without_determiner(office: str) -> str:
    """An office without an article before it: ICE official."""
    return DETERMINER.sub("", office)


def of_body(passage: Passage, place: Extent) -> Link | None:
    """A named outlet, agency, court or government."""
    text = TAIL.sub("", passage.text[slice(*place)])
    if outlet := outlet_in(passage, place):
        return Link(Role.REPORTER, outlet)
    apposed = APPOSED.match(passage.text[slice(*place)])
    if apposed:
        return Link(Role.SPEAKER, apposed["name"])
    entry = named(text, *NAMED_BODIES)
    return Link(Role.SPEAKER, entry.name) if entry else None


def outlet_in(passage: Passage, place: Extent) -> str:
    """The outlet that these words name; "" where they name none."""
    text = TAIL.sub("", passage.text[slice(*place)])
    if entry := named(text, "outlet"):
        return entry.name
    ents = [ent for ent in passage.span(place).ents if ent.label_ == "OUTLET"]
    return ents[-1].text if ents and ents[-1].end_char >= place[0] + len(text) else ""


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
    head = head_of(passage, place)
    if head in ROLES:
        return Link(Role.SPEAKER, office=text)
    if re.fullmatch(r"[A-ZÀ-Þ][\w'-]+", text) and passage.span(place).root.tag_ == "NNP":
        known = named(text, "official")
        return Link(Role.SPEAKER, known.name if known else text)
    body = head in ORGANISATION and text[:1].isupper() and " " in text
    if body or re.fullmatch(PROPER, text) or is_proper(passage, place):
        return Link(Role.SPEAKER, text)
    return Link(Role.SPEAKER, office=text)


def is_proper(passage: Passage, place: Extent) -> bool:
    """Whether the model takes all of the words for one organisation."""
    ents = [ent for ent in passage.span(place).ents if ent.label_ in ("ORG", "PERSON", "AGENCY")]
    return len(ents) == 1 and ents[0].end_char - ents[0].start_char >= len(bare(passage.text[slice(*place)]))


def bare(text: str) -> str:
    """The words without what only describes."""
    return TAIL.sub("", text).strip(" ,")


def head_of(passage: Passage, place: Extent) -> str:
    """The head noun of a noun phrase, in small letters."""
    stop = re.search(
        r" (?:of|by|for|on|in|at|from|posted|with|to|through|over|compiled|reviewed|seen|filed|obtained)\b|,",
        passage.text[slice(*place)],
    )
    head = passage.text[place[0] : place[0] + stop.start() if stop else place[1]]
    return head.split(" ")[-1].lower() if head else ""
