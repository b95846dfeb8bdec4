"""Terms of agreements: how many people, for how long, at what fee; and what is said to be undisclosed."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

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
    r"\b(?:agreements?|deal|memorandum|MOU|arrangements?|treaty|pact|accord|understanding|contract|protocol)\b",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"\b(?:(?:may|can|could|would|will|to|must|shall|should) (?:also )?(?:take|send|accept|receive|house|host|hold|transfer|deport|admit|return|resettle)(?: in)?"
    r"|allow(?:s|ed|ing)? |permits? |(?:agreed|offered|promised|undertook|committed) to|provides? for|covers?|limit(?:s|ed)? (?:to|at)|capped? at|cap of|quota of|maximum of"
    r"|(?:accept|tak|receiv|hous|host)(?:s|ing|es) )\b|\b(?:in exchange|in return) for\b"
)
SENT = re.compile(
    r"[^,.;]{0,40} (?:can|may|could|will|would) be (?:sent|taken|received|moved|returned|transferred)\b"
)
MONEY = re.compile(
    r"(?:(?:more than|about|around|some|nearly|up to|at least|roughly|an estimated|almost) )?(?P<sign>US\$|[$£€])(?P<number>\d[\d,.]*\d|\d)(?: ?(?P<scale>million|billion|thousand|m|bn|k)\b)?"
)
PAYS = re.compile(
    r"\b(?:receiv(?:e|ed|es|ing)|pa(?:id|y|ys|ying)|payments?|fees?|costs?|costing|at £|put it at|in exchange|in return|grants?|worth|per (?:head|person|prisoner|deportee|detainee|day)|a (?:head|year|person|day)|gave|given|sum|aid|budget|wired|transferred|got|gets|earned?|promised|offered|bill|budgeted|compensat\w+|each|apiece|per year|annually|spend|spending|spent|contract)\b"
)
FREE = re.compile(r"\b(?:it )?costs? nothing\b[^,.;]*|\b(?:without|no|free of) (?:charge|payment|fee)\b")
SMALL_FEE = re.compile(
    r"\b(?:an? |the )?\"?(?:[a-z]+ )?(?:low|small|modest|nominal|generous|large|hefty)\"? (?:fee|sum|payment|price)\b"
)
COVERED = re.compile(
    r"\b(?:the )?(?:costs?|expenses|bill|upkeep) (?:are|is|will be|would be|was|were|to be) (?:covered|paid|met|borne|footed) by [^,.;\"]+"
    r"|\b(?:covers?|pays?|paying|will pay|would pay|bears?|will bear|meets|will cover|would cover|(?:is|are) (?:paying|covering)) (?:for )?(?:all |the |their |its )*(?:costs?|expenses|upkeep|bills?|transport|flights|food)\b[^,.;\"]*|\bfooting the bill\b|\bin (?:return|exchange), [^.;\"]{5,80}"
)
CEILING = re.compile(
    r"\b(?:a |the )?(?:ceiling|cap|limit|quota|maximum|total) (?:of|at) (?:up to |about |some )?\d[\d,]* (?:transfers|removals|places|returns|cases|admissions)\b(?: (?:a|per|each) (?:year|month|week))?"
)
"""How many transfers are allowed, where no people are counted."""
_TIME = r"(?:an?|one|two|three|four|five|six|ten|twelve|\d+)"
LASTS = re.compile(
    rf"\b(?:over|for|lasting|within|lasts|runs(?: for)?|valid for|expires (?:in|after)|period of|term of|kept for|held for|renewable (?:every|after)) (?:up to |at least |about )?(?:the next )?{_TIME} (?:years?|months?|weeks?|days?)\b(?:, renewable)?"
    rf"|\b{_TIME}-(?:year|month)\b(?= (?:agreement|deal|contract|memorandum|term|arrangement|pact))|\b(?:until|through) (?:the end of )?(?:[A-Z][a-z]+ )?(?:20\d\d|(?<=in )(?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_WITHHELD = r"(?:say|disclose|reveal|release|publish|share|provide|confirm|discuss|make public)"
HIDDEN = re.compile(
    rf"\b(?:(?:declin|refus)(?:ed|es|ing) to {_WITHHELD}\b[^,.;\"]*|(?:would|will|did|does|has|have|could) not {_WITHHELD}(?:d|ed)?\b[^,.;\"]*|(?:won't|wouldn't|hasn't|haven't|didn't) {_WITHHELD}(?:d|ed)?\b[^,.;\"]*"
    r"|(?:has|have|had|was|were|is|are) (?:not|never) (?:yet )?(?:been )?(?:publicly )?(?:known|disclosed|published|made public|released|revealed|announced|shared)"
    r"|(?:hasn't|haven't|wasn't|weren't|isn't|aren't) (?:yet )?(?:been )?(?:publicly )?(?:known|disclosed|published|made public|released|revealed)"
    r"|(?:remains?|kept|is|are|stay(?:s|ed)?) (?:secret|undisclosed|confidential|classified|under wraps|redacted|blacked out|withheld|sealed|unpublished)|(?:[Nn]either (?:\w+ )?|[Nn]obody |[Nn]o one |[Nn]one of them )(?:has|have|had|would|will) (?:made|say|said|disclose|reveal|release|publish|explain\w*|seen)[^,.;\"]*|[Nn]either \w+ (?:has|have) (?:released|published|disclosed|shown)[^,.;\"]*|undisclosed (?:fee|sum|amount|price)|[Nn]o (?:copy|text|details|figures?|terms)\b[^,.;\"]{0,40}(?:released|published|public|disclosed|given|seen)|not public|has never (?:seen|been (?:published|released|shown))|(?:is|are|remains?) unknown)\b"
)
SECRET = re.compile(
    r"\b(?:much|rate|rates|costs?|fee|text|terms|amount|price|agreement|deal|sum|paid|pays?|details|contract|memorandum|figure|money|conditions|letter|contents|document|annex|budget|arrangement|pact|treaty|it|in return)\b",
    re.IGNORECASE,
)
NEAR = 2
"""Passages behind one that names an agreement in which its terms may still stand."""

SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}


def agreements(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each term of an agreement that the passage, or the one before it, speaks of."""
    since: int | None = None
    for number, passage in enumerate(article.passages):
        since = number if WORD.search(passage.text) else since
        if since is not None:
            yield from hidden(article, passage, said)
        if since is not None and number - since <= NEAR:
            yield from terms(article, passage, said)


def hidden(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """What a passage says is not disclosed, and fees that it only describes."""
    for match in SMALL_FEE.finditer(passage.text):
        yield term(article, passage, said, name="fee", extent=match.span())
    for match in HIDDEN.finditer(passage.text):
        extent = hidden_extent(passage, match.span())
        if SECRET.search(passage.text, *extent):
            yield term(article, passage, said, name=hidden_name(passage, extent), extent=extent, hidden=True)


def terms(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """The terms in one passage."""
    for match in MONEY.finditer(passage.text):
        if PAYS.search(passage.text, *passage.sentence(match.start())):
            extent = phrase(passage, match.span())
            yield term(
                article, passage, said, name="fee", extent=extent, quantity=money(match), at=match.span()
            )
    for match in FREE.finditer(passage.text):
        yield term(article, passage, said, name="fee", extent=match.span())
    for match in COVERED.finditer(passage.text):
        yield term(article, passage, said, name="other", extent=match.span())
    for match in CEILING.finditer(passage.text):
        yield term(article, passage, said, name="number", extent=match.span())
    yield from numbers_allowed(article, passage, said)


def numbers_allowed(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """How many people may be sent or taken, and for how long."""
    allowed = False
    for one in counted_in(passage):
        start, end = passage.sentence(one.extent[0])
        allows = ALLOWS.search(passage.text, start, one.extent[0])
        under = WORD.search(passage.text, start, end) and SENT.match(passage.text, one.extent[1], end)
        if one.unit == "people" and (allows or under):
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
