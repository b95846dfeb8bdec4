"""Who is named in an article: persons with their offices, and whom a surname, a title or a pronoun means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.statements.news_article import Article, Extent, Passage, extent_of
from habeas.statements.news_gazetteer import NOT_PEOPLE, named, nation_of
from habeas.statements.news_lexicon import OFFICES, TITLES, words

if TYPE_CHECKING:
    from spacy.tokens import Token

UPPER = "A-ZÀ-ÖØ-Þ"
_PART = rf"(?:[{UPPER}]\.|[{UPPER}][\w'-]+)"
NAME = rf"[{UPPER}][\w'-]+(?: (?:(?:de|del|la|al|bin|van|von|el|da|dos) )*{_PART}){{0,3}}"
TITLED = re.compile(rf"\b(?:{'|'.join(word.capitalize() for word in sorted(TITLES))})\.? (?P<name>{NAME})")
LOWER_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))}),? (?P<name>{NAME})(?=[,.:;\s]|$)")
JUSTICE_MINISTRY = re.compile(r"\bjustice (?:department|ministry|secretariat)\b|\bministry of justice\b")
OF_OFFICE = re.compile(
    rf"\b(?:{'|'.join(sorted(TITLES))}) of (?:the )?[{UPPER}]\w+(?: [{UPPER}]\w+)*, (?P<name>{NAME})"
)
OFFICE_AFTER = re.compile(
    r", (?:(?:aged )?\d\d, )?(?P<office>(?:the|an?|our|its|their|his|her) [^,.;\"]{3,60})"
)
NO_NAMES = words(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday base county city camp prison jail airport street
    department ministry office court authority service bureau agency committee commission council center
    centre corps union customs enforcement border homeland security university institute house senate
    army navy police embassy god jesus allah congress parliament heaven state watch committee reach union
    international project coalition alliance fund foundation trust network society airlines airways rights
    listeners lawyers government officials darién darien zero africans asians europeans americans americas
    caribbean middle legal services advocates charities charity association federation league initiative
    clinic barracks terminal centro ministerio gobierno operation
    """
)
"""Capitalised words that the model takes for people."""
STARTERS = words(
    """
    the a an and but when while after before as if for in on at with by from mr mrs ms dr
    """
)
BEFORE = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "POS", "HYPH", "IN", "CD", "VBN"})


@dataclass(frozen=True)
class Person:
    """A person of the article: the fullest name, the office as written."""

    name: str
    office: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words of the name."""
        return frozenset(self.name.split())

    @property
    def official(self) -> bool:
        """Whether in a public office, by the gazetteer or by the title that stands beside the name."""
        titles = set(re.findall(r"\w+", JUSTICE_MINISTRY.sub("", self.office.lower())))
        public = titles & OFFICES and "former" not in titles
        attorney = re.search(r"(?:U\.?S\.?|District|General) Attorney|Attorney General", self.office)
        return bool(public or attorney or named(self.name, "official"))


@dataclass(frozen=True)
class Sighting:
    """A person's name at characters of a passage; `subject` where it heads the subject of a clause."""

    passage: Passage
    extent: Extent
    person: Person
    subject: bool


@dataclass(frozen=True)
class Cast:
    """Every sighting of every person, in order of the text."""

    sightings: tuple[Sighting, ...]

    def inside(self, passage: Passage, extent: Extent) -> list[Sighting]:
        """The sightings in these characters."""
        return [
            seen
            for seen in self.sightings
            if seen.passage is passage and extent[0] <= seen.extent[0] and seen.extent[1] <= extent[1]
        ]

    def before(self, passage: Passage, at: int) -> Iterator[Sighting]:
        """The sightings before this character, nearest first, pictures left out."""
        for seen in reversed(self.sightings):
            earlier = (seen.passage.block.number, seen.extent[0]) < (passage.block.number, at)
            if earlier and (seen.passage.is_prose or seen.passage is passage):
                yield seen

    def titled(self, word: str) -> Person | None:
        """The one person of the article in whose office this word stands; None where several are."""
        found = {
            seen.person for seen in self.sightings if word in re.findall(r"\w+", seen.person.office.lower())
        }
        return found.pop() if len(found) == 1 else None


def cast(article: Article) -> Cast:
    """Everybody whom the article names, each under the fullest name that it gives."""
    found = [(passage, extent) for passage in article.passages for extent in names_in(passage)]
    found = with_surnames(article, found)
    offices: dict[str, str] = {}
    for passage, extent in found:
        name = passage.words(extent)
        offices[name] = offices.get(name) or office_of(passage, extent)
    sightings = [Sighting(p, e, person(p.words(e), offices), is_subject(p, e)) for p, e in found]
    return Cast(tuple(sightings))


def with_surnames(article: Article, found: list[tuple[Passage, Extent]]) -> list[tuple[Passage, Extent]]:
    """These places, and every other place of a surname in them that the model took for something else."""
    surnames = {
        passage.words(extent).split()[-1] for passage, extent in found if " " in passage.words(extent)
    }
    surnames = {name for name in surnames if len(name) > 2 and not named(name, *NOT_PEOPLE)}
    if not surnames:
        return found
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(surnames)))})\b")
    out = []
    for passage in article.passages:
        here = [extent for each, extent in found if each is passage]
        more = [match.span() for match in pattern.finditer(passage.block.text)]
        here += [one for one in more if all(one[1] <= each[0] or each[1] <= one[0] for each in here)]
        out += [(passage, extent) for extent in sorted(here)]
    return out


def person(name: str, offices: dict[str, str]) -> Person:
    """The person whom this name means among all names of the article: the fullest that has all its words."""
    words = set(name.lower().split())
    fuller = [other for other in offices if words <= set(other.lower().split())]
    best = max(
        fuller, key=lambda other: (len(other.split()), not other.isupper(), other == name), default=name
    )
    if len(best.split()) == 1 and (known := named(best, "official")):
        best = known.name
    given = offices.get(best) or next((offices[each] for each in [name, *fuller] if offices.get(each)), "")
    return Person(best, given)


def names_in(passage: Passage) -> list[Extent]:
    """Where persons' names stand, in order, none within another."""
    found = [trimmed_name(passage, extent_of(ent)) for ent in passage.doc.ents if ent.label_ == "PERSON"]
    for pattern in (TITLED, LOWER_TITLED, OF_OFFICE):
        found += [trimmed_name(passage, match.span("name")) for match in pattern.finditer(passage.text)]
    kept: list[Extent] = []
    for extent in sorted(set(found), key=lambda each: (each[0] - each[1], each)):
        apart = all(extent[1] <= other[0] or other[1] <= extent[0] for other in kept)
        if apart and looks_like_name(passage, extent):
            kept.append(extent)
    return sorted(kept)


def trimmed_name(passage: Passage, extent: Extent) -> Extent:
    """The extent without titles before the name, and without a possessive after it."""
    start, end = extent
    text = passage.text
    while (match := re.match(r"(?:[^\w]+|([\w.]+) )", text[start:end])) and (
        match[1] is None or match[1].lower().strip(".") in TITLES or match[1] in ("State", "of")
    ):
        start += match.end()
    start = wider(text, start)
    while (match := re.search(r"(?:'s|[\s,.:;/@'\"-]+)$", text[start:end])) and match.start() > 0:
        end = start + match.start()
    return start, end


def wider(text: str, start: int) -> int:
    """Past first names that stand before what was found: Hector before Manuel Rosales."""
    while (match := re.search(rf"(?:^|(?<=[\s\"(]))([{UPPER}][\w'-]+) $", text[:start])) and not (
        match[1].lower() in TITLES | NO_NAMES | STARTERS
        or named(match[1], *NOT_PEOPLE)
        or nation_of(match[1])
    ):
        if match.start(1) == 0 or text[: match.start(1)].rstrip()[-1:] in '.!?"':
            break
        start = match.start(1)
    return start


def looks_like_name(passage: Passage, extent: Extent) -> bool:
    """Whether these characters can be a person's name, and no agency, place, group or outlet."""
    text = passage.text[slice(*extent)]
    if not re.fullmatch(rf"[{UPPER}][\w'. -]+", text) or re.search(r"\d", text):
        return False
    if any(word.lower() in TITLES | NO_NAMES for word in text.split()):
        return False
    return named(text, *NOT_PEOPLE) is None


def office_of(passage: Passage, extent: Extent) -> str:
    """The office that stands before or after a name; "" where there is none."""
    return office_before(passage, extent) or office_after(passage, extent)


def office_before(passage: Passage, extent: Extent) -> str:
    """The words of an office right before a name, with or without a comma between."""
    first = passage.span(extent)[0]
    at = first.i - 1
    if at >= 0 and passage.doc[at].text == ",":
        at -= 1
    start = run_before(passage, at)
    words = passage.doc[start : at + 1]
    if start > at or not any(word.lower_.strip(".") in TITLES for word in words):
        return ""
    return passage.words(extent_of(words)).rstrip(",")


def run_before(passage: Passage, at: int) -> int:
    """The first token of the noun phrase that ends at token `at`."""
    start = at + 1
    while start > 0 and start > at - 8 and is_of_office(passage.doc[start - 1]):
        start -= 1
    while start <= at and passage.doc[start].tag_ in ("IN", "POS", "VBN", "CD"):
        start += 1
    return start


def is_of_office(token: "Token") -> bool:
    """Whether a token can stand in an office: Secretary of State, El Salvador's President."""
    return token.tag_ in BEFORE and (token.tag_ != "IN" or token.lower_ in ("of", "for"))


def office_after(passage: Passage, extent: Extent) -> str:
    """The words of an office right after a name and a comma."""
    match = OFFICE_AFTER.match(passage.text, extent[1])
    if match is None or not any(word in TITLES for word in re.findall(r"\w+", match["office"].lower())):
        return ""
    return passage.words(match.span("office"))


def is_subject(passage: Passage, extent: Extent) -> bool:
    """Whether the name heads the subject of a clause, or stands in apposition to it."""
    root = passage.span(extent).root
    while root.dep_ in ("appos", "compound", "nmod") and root.head is not root:
        root = root.head
    return root.dep_ in ("nsubj", "nsubjpass")
