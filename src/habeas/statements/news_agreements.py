"""Terms of agreements: how many people, for how long, at what fee; and what is said to be undisclosed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from habeas.records.contents import Agreement
from habeas.records.quantity import Quantity
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage, trimmed
from habeas.statements.news_clauses import phrase
from habeas.statements.news_counted import Counted, counted_in
from habeas.statements.news_hedges import mode_of
from habeas.statements.news_sayings import Sayings

WORD = re.compile(
    r"\b(?:agreement|deal|memorandum of understanding|arrangement|treaty|pact|accord|understanding|contract)\b",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"\b(?:may (?:take|send)|allows?|agreed to (?:take|accept|house|receive|hold)|would (?:take|accept)|will (?:take|accept)|to (?:take|accept|house) (?:up to|as many))\b"
)
MONEY = re.compile(
    r"(?P<sign>US\$|[$£€])(?P<number>\d[\d,.]*\d|\d)(?: ?(?P<scale>million|billion|thousand|m|bn|k)\b)?"
)
PAYS = re.compile(
    r"\b(?:received|paid|pays?|fee|cost|costs|put it at|in exchange for|grant|worth|per (?:head|person|prisoner))\b"
)
FREE = re.compile(r"\b(?:it )?costs? nothing\b[^,.;]*")
LASTS = re.compile(
    r"\b(?:over|for|lasting|within) (?:(?:a|one|two|three|four|five|\d+) (?:years?|months?))\b(?:, renewable)?"
)
HIDDEN = re.compile(
    r"\b(?:(?:declined|refused|declines|refuses) to (?:say|disclose|reveal|release|publish)\b[^,.;]*"
    r"|(?:has|have|had|was|were|is|are) (?:not|never) (?:yet )?(?:been )?(?:publicly )?(?:known|disclosed|published|made public|released|revealed)"
    r"|(?:remains?|kept) (?:secret|undisclosed|confidential)|undisclosed (?:fee|sum|amount)|has never seen)"
)
SECRET = re.compile(r"\b(?:much|cost|fee|text|terms|amount|price|agreement|deal|sum|paid|details)\b")
SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}


def agreements(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each term of an agreement that the passage, or the one before it, speaks of."""
    speaks = False
    for passage in article.passages:
        here = WORD.search(passage.text) is not None
        if here or speaks:
            yield from terms(article, passage, said)
        speaks = here if passage.is_prose else speaks


def terms(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """The terms in one passage."""
    for match in HIDDEN.finditer(passage.text):
        extent = hidden_extent(passage, match.span())
        if SECRET.search(passage.text, *extent):
            yield term(article, passage, said, name=hidden_name(passage, extent), extent=extent, hidden=True)
    for match in MONEY.finditer(passage.text):
        if PAYS.search(passage.text, *passage.sentence(match.start())):
            extent = phrase(passage, match.span())
            yield term(
                article, passage, said, name="fee", extent=extent, quantity=money(match), at=match.span()
            )
    for match in FREE.finditer(passage.text):
        yield term(article, passage, said, name="fee", extent=match.span())
    yield from numbers_allowed(article, passage, said)


def numbers_allowed(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """How many people may be sent or taken, and for how long."""
    allowed = False
    for one in counted_in(passage):
        start, end = passage.sentence(one.extent[0])
        if one.unit == "people" and ALLOWS.search(passage.text, start, one.extent[0]):
            allowed = True
            extent = one.extent[0], per_year(passage, one)
            yield term(
                article,
                passage,
                said,
                name="number",
                extent=extent,
                quantity=one.quantity,
                at=one.number.extent,
            )
    for match in LASTS.finditer(passage.text):
        start, end = passage.sentence(match.start())
        if allowed or WORD.search(passage.text, start, end):
            yield term(article, passage, said, name="duration", extent=match.span())


def per_year(passage: Passage, one: Counted) -> int:
    """Past "a year" behind a number."""
    match = re.match(r" (?:a|per|each) (?:year|month|week)\b", passage.text[one.extent[1] :])
    return one.extent[1] + match.end() if match else one.extent[1]


def hidden_extent(passage: Passage, extent: Extent) -> Extent:
    """The clause that says that something is not disclosed: from the comma or the relative word before it."""
    start, _ = passage.sentence(extent[0])
    opening = re.compile(r"; |, (?!the amount)|[\"“]| (?=whose )| (?=at a cost )| (?=the amount )")
    for match in opening.finditer(passage.text, start, extent[0]):
        start = match.end()
    return trimmed(passage.text, (start, extent[1]))


def hidden_name(passage: Passage, extent: Extent) -> str:
    """What is not disclosed: the fee, the text, or something else."""
    text = passage.text[slice(*extent)]
    if re.search(r"\b(?:much|cost|fee|amount|price|sum|paid)\b", text):
        return "fee"
    return "text" if re.search(r"\b(?:text|terms|agreement|deal|details)\b", text) else "other"


def money(match: "re.Match[str]") -> Quantity | None:
    """The amount, in its currency."""
    currency = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR"}[match["sign"]]
    value = Decimal(match["number"].replace(",", "")).scaleb(SCALES.get(match["scale"] or "", 0))
    return Quantity(match[0], currency, value, value)


def term(article: Article, passage: Passage, said: Sayings, *, name: str, extent: Extent,
         quantity: Quantity | None = None, at: Extent | None = None, hidden: bool = False) -> Statement:  # fmt: skip
    """The Statement of one term."""
    content = Agreement(
        agreement_named(article, passage),
        name,
        quantity=quantity,
        value=passage.words(extent),
        undisclosed=hidden,
    )
    fields = (passage.field("quantity", at),) if at else ()
    return article.draft(
        passage,
        content,
        extent,
        voice=said.voice(passage, extent),
        mode=mode_of(passage, extent),
        fields=fields,
    )


def agreement_named(article: Article, passage: Passage) -> str:
    """The words for the agreement that is spoken of: here, else the nearest before."""
    for one in sorted(article.passages, key=lambda each: each.block.number, reverse=True):
        if one.block.number <= passage.block.number and (match := WORD.search(one.text)):
            return match[0]
    return "agreement"
