"""The whole chain of a cue: the speaker, the document that he speaks in, the outlet that he told."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re

from habeas.records.chain import Chain, Link, Role
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_chain import links
from habeas.statements.news_cues import Cue
from habeas.statements.news_gazetteer import named
from habeas.statements.news_people import Cast

DOCUMENT = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Vv]ia) (?:an? |the |his |her |its |their )?(?P<thing>(?:(?:social media|court|sworn|written|\w+ page) )?"
    r"(?:post|statement|tweet|filing|declaration|memo|email|letter|interview|affidavit|message|press release|report)"
    r"(?: on (?:X|Facebook|Truth Social|Twitter|Instagram|Telegram))?)\b"
)
ON_PLATFORM = re.compile(r"\bon (?P<thing>X|Facebook|Truth Social|Twitter|Instagram|Telegram)\b")
OUTLET_LIKE = r"(?:The )?(?:[A-Z][\w'-]+ ){1,3}(?:FM|TV|Radio|News|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Globe|Mail)\b"
OUTLET_NOUN = r"(?:charity|newspaper|broadcaster|agency|magazine|station|network|channel|website|podcast)"
TOLD = re.compile(
    rf"^ (?:the )?(?P<outlet>{OUTLET_LIKE}|{OUTLET_NOUN} (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}}))"
)
SEEN = re.compile(
    rf"\b(?:seen|reviewed|obtained|viewed|published) by (?:the )?(?P<outlet>{OUTLET_LIKE}|[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
AGENCY = re.compile(rf"\bto the {OUTLET_NOUN} (?P<outlet>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")
CITING = re.compile(r", citing (?P<who>[^,;.\"]+)")


def chain_of(article: Article, cast: Cast, cue: Cue) -> Chain:
    """The links from the speaker outward: speaker, the document he speaks in, the outlet that he told."""
    passage = cue.passage
    speaker = links(article, cast, passage, cue.speaker, cue=cue.word)
    if not speaker:
        return ()
    text = passage.text
    cited = CITING.match(text, cue.clause[1]) or CITING.search(text, cue.speaker[0], cue.extent[0])
    if cited and speaker[0].role is Role.REPORTER:
        speaker = links(article, cast, passage, cited.span("who"), cue="citing") + speaker
    return (
        speaker
        + document(cast, cue, speaker[0])
        + (outlet(article, cue) or outlet_before(article, cast, cue, speaker[0]))
    )


def document(cast: Cast, cue: Cue, speaker: Link) -> Chain:
    """The post, statement or filing that the speaker speaks in."""
    passage = cue.passage
    here = passage.sentence(cue.extent[0])
    if speaker.thing:
        return ()
    match = (
        DOCUMENT.search(passage.text, *here)
        if DOCUMENT.search(passage.text, *here)
        else ON_PLATFORM.search(passage.text, cue.extent[1], here[1])
    )
    if match:
        return (thing(passage, match.span("thing")),)
    if speaker.words.lower() in ("he", "she", "it"):
        return document_before(cast, cue, speaker)
    return ()


def document_before(cast: Cast, cue: Cue, speaker: Link) -> Chain:
    """The document in the sentence that last named him whom a pronoun means."""
    for seen in cast.before(cue.passage, cue.extent[0]):
        if seen.person.name == speaker.name:
            match = DOCUMENT.search(seen.passage.text, *seen.passage.sentence(seen.extent[0]))
            return (thing(seen.passage, match.span("thing")),) if match else ()
    return ()


def outlet_before(article: Article, cast: Cast, cue: Cue, speaker: Link) -> Chain:
    """The outlet that somebody told in the sentence before, where he goes on in the next."""
    here = cue.passage.sentence(cue.extent[0])[0]
    if speaker.words.lower() not in ("he", "she") or here == 0:
        return ()
    before = cue.passage.sentence(max(0, here - 2))
    for match in re.finditer(r"\btold\b", cue.passage.text[slice(*before)]):
        place = (before[0] + match.start(), before[0] + match.end())
        if any(seen.person.name == speaker.name for seen in cast.inside(cue.passage, before)):
            return outlet(article, Cue(cue.passage, place, place))
    return ()


def thing(passage: Passage, place: Extent) -> Link:
    """The link of a document."""
    words = passage.words(place)
    name = f"post on {words}" if named(words, "platform") else words
    return Link(Role.DOCUMENT, thing=name, words=words, locator=passage.locator(place))


def outlet(article: Article, cue: Cue) -> Chain:
    """The outlet that was told, or that has seen the document."""
    passage, text = cue.passage, cue.passage.text
    if told_to := outlet_told(passage, cue.extent[1]):
        return told_by(article, passage, told_to)
    told = TOLD.match(text[cue.extent[1] : cue.extent[1] + 80])
    place, base = (told, cue.extent[1]) if told else (SEEN.search(text[slice(*cue.speaker)]), cue.speaker[0])
    if place is None:
        place, base = (
            AGENCY.search(text[slice(*passage.sentence(cue.extent[0]))]),
            passage.sentence(cue.extent[0])[0],
        )
    if place is None:
        return ()
    at = place.span("name") if place.groupdict().get("name") else place.span("outlet")
    at = (at[0] + base, at[1] + base)
    if place.re is SEEN and named(text[slice(*at)], "outlet") is None:
        return ()
    return told_by(article, passage, at)


def outlet_told(passage: Passage, at: int) -> Extent | None:
    """A known outlet right behind a cue: told Reuters."""
    for ent in passage.doc.ents:
        if ent.label_ == "OUTLET" and re.fullmatch(r" (?:to |[Tt]he )?", passage.text[at : ent.start_char]):
            return ent.start_char, ent.end_char
    return None


def told_by(article: Article, passage: Passage, at: Extent) -> Chain:
    """The link of an outlet; none where it is the article's own publisher."""
    known = named(passage.text[slice(*at)], "outlet")
    name = known.name if known else re.sub(r"^The ", "", passage.words(at))
    if name.lower() in article.source.publisher.lower():
        return ()
    return (Link(Role.REPORTER, name, words=passage.words(at), locator=passage.locator(at)),)
