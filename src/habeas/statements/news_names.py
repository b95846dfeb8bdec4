"""Names of people to cover: all whom the text names, officials marked; rather too many than too few."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from habeas.records.reading import SILENT
from habeas.records.run import Name
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_gazetteer import NOT_PEOPLE, named, nation_of
from habeas.statements.news_lexicon import ORGANISATION, SPEECH, TITLES
from habeas.statements.news_people import NAME, UPPER, Cast, looks_like_name, trimmed_name

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = (
    "detainee|deportee|migrant|plaintiff|inmate|prisoner|petitioner|client|asylum seeker|refugee|immigrant|barber|"
    "mother|father|wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|niece|nephew|partner|girlfriend|"
    "boyfriend|fiancée?|friend|neighbor|neighbour|relative|witness|victim|survivor|father-in-law|mother-in-law"
)
CALLED = r"identified as|named|called|known as|identified only as|name is|nicknamed"
AFTER_WORD = re.compile(rf"\b(?i:{NEAR})s?,? (?:(?:was |is )?(?:{CALLED}) )?(?P<name>{NAME})")
AFTER_CALL = re.compile(rf"\b(?:{CALLED}) (?P<name>{NAME})")
WITH_AGE = re.compile(rf"(?P<name>{NAME}), (?:aged )?\d\d?(?=[,.;)]| years)")
BEFORE_WORD = re.compile(
    rf"(?P<name>{NAME}), (?:an?|the|his|her|their|one of the) (?:[\w-]+ ){{0,4}}(?:{NEAR})"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
KNOWN = frozenset({"AGENCY", "COURT", "OUTLET", "GROUP", "STATUTE", "PLATFORM", "FAC", "GPE"})
BODIES = KNOWN | {"ORG", "LOC", "NORP", "DATE", "EVENT", "PRODUCT", "LAW", "TIME", "WORK_OF_ART"}
NEAR_STEMS = tuple(NEAR.replace("fiancée?", "fianc").split("|"))
PATTERNS = (
    (AFTER_WORD, NEAR_STEMS),
    (AFTER_CALL, ("identified", "named", "called", "known as", "name is")),
    (WITH_AGE, (", ",)),
    (BEFORE_WORD, NEAR_STEMS),
)
"""Each pattern with the stems without one of which it cannot match."""


def names(article: Article, cast: Cast) -> tuple[Name, ...]:
    """Each place where a person is named, in order, with later places of a surname alone."""
    found: dict[Extent, tuple[str, bool]] = {}
    small = frozenset(re.findall(r"\b[a-zà-ÿ]{3,}\b", article.canonical))
    for seen in cast.sightings:
        place = seen.passage.locator(seen.extent)
        found[place.start, place.end] = (seen.passage.words(seen.extent), seen.person.official)
    for passage in article.passages:
        for extent in (*patterned(passage), *unknown_subjects(passage, small)):
            place = passage.locator(extent)
            found.setdefault((place.start, place.end), (passage.words(extent), is_official(passage, extent)))
    for extent, text, official in repeats(article, found):
        found.setdefault(extent, (text, official))
    return tuple(Name(text, *place, official) for place, (text, official) in sorted(outermost(found)))


def patterned(passage: Passage) -> Iterator[Extent]:
    """Capitalised runs near words for held people and relatives, after "named", before an age."""
    for pattern, stems in PATTERNS:
        for match in pattern.finditer(passage.text) if passage.has(stems) else ():
            extent = match.span("name")
            if passage.text[extent[0]].isupper() and looks_like_name(passage, extent):
                yield extent


def unknown_subjects(passage: Passage, small: frozenset[str]) -> Iterator[Extent]:
    """Proper nouns that nothing knows for a body or a place: runs of two or more, single ones as subjects.

    `small` are the words that the article also has in small letters: those are no names.
    """
    for at, tag in enumerate(passage.tags):
        if tag != "NNP":
            continue
        token = passage.doc[at]
        ends = at + 1 == len(passage.tags) or passage.tags[at + 1] != "NNP"
        if not ends:
            continue
        start = token.i
        while start > 0 and passage.tags[start - 1] == "NNP" and start > token.i - 3:
            start -= 1
        alone = start == token.i and (token.dep_ not in SUBJECTS or token.lower_ in small)
        extent = trimmed_name(passage, (passage.doc[start].idx, token.idx + len(token.text)))
        if not alone and is_unknown(passage, start, token.i) and looks_like_name(passage, extent):
            yield extent


def is_unknown(passage: Passage, first: int, last: int) -> bool:
    """Whether these tokens are no known body, no place, no nation and no abbreviation."""
    tokens = passage.doc[first : last + 1]
    if any(token.ent_type_ in BODIES for token in tokens) and not speaks(tokens[-1]):
        return False
    return not any(
        token.text.isupper() or nation_of(token.text) or token.lower_ in ORGANISATION for token in tokens
    )


def speaks(token: "Token") -> bool:
    """Whether a word is the subject of a verb of saying."""
    return token.dep_ == "nsubj" and token.head.lower_ in SPEECH and token.ent_type_ not in KNOWN


def is_official(passage: Passage, extent: Extent) -> bool:
    """Whether the gazetteer knows the name as an official's."""
    return named(passage.words(extent), "official") is not None


def repeats(article: Article, found: dict[Extent, tuple[str, bool]]) -> Iterator[tuple[Extent, str, bool]]:
    """Later places of any word of a name already found, in every block that may be shown."""
    words: dict[str, bool] = {}
    for text, official in found.values():
        for word in re.findall(rf"[{UPPER}][\w-]{{2,}}", text):
            if not is_common(word):
                for form in (word, word.upper()):
                    words[form] = words.get(form, True) and official
    if not words:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")
    for block in article.reading.blocks:
        if block.kind in SILENT:
            continue
        for match in pattern.finditer(block.text):
            yield (block.start + match.start(), block.start + match.end()), match[0], words[match[0]]


def is_common(word: str) -> bool:
    """Whether a capitalised word is a title, or names a place, an agency, a group or an outlet by itself."""
    return word.lower() in TITLES or named(word, *NOT_PEOPLE) is not None


def outermost(found: dict[Extent, tuple[str, bool]]) -> Iterator[tuple[Extent, tuple[str, bool]]]:
    """What lies in no other place found."""
    end = -1
    for place in sorted(found, key=lambda each: (each[0], -each[1])):
        if place[1] > end:
            yield place, found[place]
            end = place[1]
