"""Names of people to cover: all whom the text names, officials marked; rather too many than too few."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator

from habeas.records.reading import SILENT
from habeas.records.run import Name
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_gazetteer import NOT_PEOPLE, named
from habeas.statements.news_lexicon import TITLES
from habeas.statements.news_people import NAME, UPPER, Cast, looks_like_name

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
PATTERNS = (AFTER_WORD, AFTER_CALL, WITH_AGE, BEFORE_WORD)


def names(article: Article, cast: Cast) -> tuple[Name, ...]:
    """Each place where a person is named, in order, with later places of a surname alone."""
    found: dict[Extent, tuple[str, bool]] = {}
    for seen in cast.sightings:
        place = seen.passage.locator(seen.extent)
        found[place.start, place.end] = (seen.passage.words(seen.extent), seen.person.official)
    for passage in article.passages:
        for extent in patterned(passage):
            place = passage.locator(extent)
            found.setdefault((place.start, place.end), (passage.words(extent), is_official(passage, extent)))
    for extent, text, official in repeats(article, found):
        found.setdefault(extent, (text, official))
    return tuple(Name(text, *place, official) for place, (text, official) in sorted(outermost(found)))


def patterned(passage: Passage) -> Iterator[Extent]:
    """Capitalised runs near words for held people and relatives, after "named", before an age."""
    for pattern in PATTERNS:
        for match in pattern.finditer(passage.text):
            extent = match.span("name")
            if passage.text[extent[0]].isupper() and looks_like_name(passage, extent):
                yield extent


def is_official(passage: Passage, extent: Extent) -> bool:
    """Whether the gazetteer knows the name as an official's."""
    return named(passage.words(extent), "official") is not None


def repeats(article: Article, found: dict[Extent, tuple[str, bool]]) -> Iterator[tuple[Extent, str, bool]]:
    """Later places of any word of a name already found, in every block that may be shown."""
    words: dict[str, bool] = {}
    for text, official in found.values():
        for word in re.findall(rf"[{UPPER}][\w-]{{2,}}", text):
            if not is_common(word):
                words[word] = words.get(word, True) and official
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
