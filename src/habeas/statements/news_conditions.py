"""Conditions of places of detention: population, capacity, crowding, hours, food, water, violence, and others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.records.contents import Condition
from habeas.records.quantity import Quantity
from habeas.records.statement import Field, Statement
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_clauses import phrase
from habeas.statements.news_hedges import is_alleged, mode_of
from habeas.statements.news_numbers import NUMBER, Number, number
from habeas.statements.news_people import Cast
from habeas.statements.news_places import facility_near
from habeas.statements.news_sayings import Sayings

N = r"(?P<n>(?:(?:more than|over|at least|nearly|almost|about|around|some|roughly|up to|as many as|fewer than|just|only|a maximum of) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))"
HELD = r"(?:people|prisoners|inmates|detainees|men|women|migrants|children|beds)"


@dataclass(frozen=True)
class Pattern:
    """Words that state a measure; `exact` where the match itself is the whole of it."""

    measure: str
    words: "re.Pattern[str]"
    unit: str = ""
    exact: bool = False


def pattern(measure: str, words: str, unit: str = "", *, exact: bool = False) -> Pattern:
    """A pattern that reads its words in any case."""
    return Pattern(measure, re.compile(words, re.IGNORECASE), unit, exact)


PATTERNS = (
    pattern("capacity", rf"\b(?:was |is )?(?:built|designed|meant|intended|made|equipped|licensed) (?:for|to hold|to house) {N}(?: {HELD})?\b", "people", exact=True),
    pattern("capacity", rf"\b(?:has|have|had) (?:room|space|beds) for {N}\b(?: {HELD})?", "people", exact=True),
    pattern("capacity", rf"\b(?:a )?(?:stated |official )?capacity (?:of|is|was) {N}\b(?: {HELD})?", "people", exact=True),
    pattern("population", rf"\b(?:already |now |currently )?(?:has|holds|houses|held|housed) {N}(?: {HELD})?(?=[,.;]| who| in| at|$)", "people", exact=True),
    pattern("population", rf"\bwith {N} (?:prisoners|inmates|detainees)\b", "people", exact=True),
    pattern("population", rf"(?<!\w){N} (?:people|prisoners|inmates|detainees|men|women|migrants) (?:were|are) (?:being )?held in \w+", "people", exact=True),
    pattern("population", r"\bstands? empty\b", exact=True),
    pattern("overcrowding", r"\b(?:at )?(?:more than )?(?P<n>twice|double|three times) (?:its|their) (?:stated |official |intended )?capacity\b"),
    pattern("overcrowding", r"\bover(?: its)? capacity\b|\bovercrowd(?:ed|ing)\b|\bcrammed\b|\bpacked into\b|\bin shifts\b"),
    pattern("overcrowding", rf"\b(?:sleep|slept|sleeping|are|were|live) {N} to an? (?:bunk|bed|cell|mattress|room)\b", "people"),
    pattern("hours outdoors", rf"\b(?:leave|left|out of|outside) (?:their|the) (?:cells?|dormitor\w+) (?:for )?(?:only )?{N} (?:minutes|hours?)(?: (?:a|per) day)?", "hours"),
    pattern("hours outdoors", rf"\b(?:go out|outdoors|outside|the yard|the patio|fresh air|exercise)\b[^,.;]{{0,30}}? {N} (?:minutes|hours?)\b(?: (?:a|per) day)?", "hours"),
    pattern("hours in cell", rf"\b(?:in|inside) (?:their|the) (?:cells?|dormitor\w+) (?:for )?{N} hours(?: (?:a|per) day)?", "hours"),
    pattern("food", rf"\b(?:get|got|gets|given|received?|are fed|were fed|served) {N} meals?\b(?: (?:a|per) day)?", "meals"),
    pattern("food", r"\b(?:the )?food (?:provided |served )?(?:is|was|were)\b|\bmeals (?:are|were|consist\w*)\b|\bspoiled food\b|\bgo(?:ne)? hungry\b|\bwithout food\b"),
    pattern("water", rf"\b(?:drinking|running|clean|hot) water\b(?:[^,.;]{{0,30}}? for {N} hours)?|\bshare[ds]? (?:one|a single|a|two) taps?\b|\bwater (?:was|is|tasted|came|ran)\b", "hours"),
    pattern("violence", r"\b(?:brutality|fights? to the death|beaten|beatings?|tortured?|pepper[- ]sprayed|assaulted|harsh treatment|punched|kicked|clubbed)\b"),
    pattern("medical care", r"\b(?:see|saw|seen by|waited for|denied) (?:a |any )?(?:nurse|doctor|medic|physician|medical care|medicine|medication|insulin)\b|\bmedical (?:care|attention)\b"),
    pattern("lighting", r"\blights? (?:stay\w*|are|were|is|was|burn\w*|never|remain\w*|left|kept)\b|\blights on\b"),
    pattern("length of hold", rf"\b(?:been (?:there|held|kept|detained|inside|locked up)|held|kept|detained|waited) (?:there |here )?for {N} (?:days|weeks|months|hours)\b", "days"),
    pattern("visits", r"\b(?:no|without|denied|allowed|barred) (?:[\w-]+ ){0,2}(?:visits?|visitors?|visiting)\b|\bvisits (?:are|were)\b"),
    pattern("space per person", rf"\b{N} square (?:metres|meters|feet) (?:per|a|for each) (?:person|inmate|prisoner|detainee|man)\b", "square metres"),
    pattern("other", rf"\btemperatures? of {N} degrees\b", "degrees"),
    pattern("other", rf"\bshared? {N} (?:toilets?|showers?|latrines?|beds?|blankets?)\b"),
    pattern("other", r"\b(?:sleep|slept|sleeping) on (?:the |a )?(?:concrete |bare |cold )?(?:floor|ground|concrete)\b|\bwithout (?:windows|telephones|phones|beds|mattresses|blankets|soap|showers)\b|\bhad no (?:windows|beds|mattresses|blankets|soap|phones)\b"),
)  # fmt: skip
"""What states each measure; the first that fits a stretch of text stands. Set on the tune half: `make evaluate`."""

AGE = re.compile(r", (?:aged )?(?P<age>\d\d)(?=[,.;)]| )")


def conditions(article: Article, cast: Cast, said: Sayings) -> Iterator[Statement]:
    """A Statement for each condition stated, and for the age of each official stated beside the name."""
    for passage in article.passages:
        taken: list[Extent] = []
        for one in PATTERNS:
            for match in one.words.finditer(passage.text):
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    if (made := condition(article, passage, said, one=one, match=match)) is not None:
                        taken.append(match.span())
                        yield made
        yield from ages(article, cast, said, passage)


def condition(
    article: Article, passage: Passage, said: Sayings, *, one: Pattern, match: "re.Match[str]"
) -> Statement | None:
    """The Statement of one condition; None where its number is no number."""
    stated = number_of(one, match)
    if "n" in match.re.groupindex and match["n"] and stated is None:
        return None
    extent = match.span() if one.exact else phrase(passage, match.span())
    quantity = stated[1] if stated else nobody() if match[0].endswith("empty") else None
    content = Condition(facility_near(passage, match.start()), one.measure, quantity, passage.words(extent))
    fields: tuple[Field, ...] = (passage.field("quantity", stated[0]),) if stated else ()
    voice = said.voice(passage, extent, alleged=is_alleged(passage, extent))
    return article.draft(passage, content, extent, voice=voice, mode=mode_of(passage, extent), fields=fields)


def nobody() -> Quantity:
    """What stands empty holds nobody."""
    from decimal import Decimal

    return Quantity("empty", "people", Decimal(0), Decimal(0))


def number_of(one: Pattern, match: "re.Match[str]") -> tuple[Extent, Quantity] | None:
    """The number in a match, and where it stands."""
    if "n" not in match.re.groupindex or not match["n"]:
        return None
    found = NUMBER.fullmatch(match["n"])
    if found is None:
        return None
    value: Number = number(found)
    unit = next(
        (unit for unit in ("minutes", "weeks", "months", "hours", "days") if f" {unit}" in match[0].lower()),
        one.unit,
    )
    return match.span("n"), value.quantity(unit, whole=unit == "people")


def ages(article: Article, cast: Cast, said: Sayings, passage: Passage) -> Iterator[Statement]:
    """The age of each official that stands beside the name; nobody else's age is taken."""
    for seen in cast.inside(passage, (0, len(passage.text))):
        match = AGE.match(passage.text, seen.extent[1])
        if match and seen.person.official:
            found = NUMBER.fullmatch(match["age"])
            if found is None:
                continue
            extent = (seen.extent[0], match.end("age"))
            content = Condition(
                passage.words(seen.extent), "age", number(found).quantity("years"), basis="as stated"
            )
            field = passage.field("quantity", match.span("age"))
            yield article.draft(passage, content, extent, voice=said.voice(passage, extent), fields=(field,))
