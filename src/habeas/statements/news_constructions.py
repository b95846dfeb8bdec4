"""Constructions: what somebody says that an instrument bars, or why it did not apply."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator

from habeas.records.contents import Construction, Deed
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage, trimmed, within
from habeas.statements.news_hedges import NEGATED
from habeas.statements.news_sayings import Saying, Sayings

INSTRUMENT = re.compile(
    r"\b(?:(?:the|a|an|her|his|its|this|that) )?(?:[\w-]+ )?(?:order|ruling|injunction|act|law|proclamation|statute|decision|agreement|directive|mandate|writ|stay|judgment|command|instruction|warrant)\b|\bit\b|\d+ U\.?S\.?C\.? §",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:(?:the|a|an|her|his|its|this|that) )?(?:[\w-]+ )?(?:order|ruling|injunction|proclamation|decision|law|act|statute|directive|mandate|writ|stay|judgment|command|instruction|warrant)s?\b",
    re.IGNORECASE,
)
APPLIES = re.compile(
    r"\b(?:apply|applies|applied|covers?|covered|reach(?:es|ed)?|bite|bars?|barred|extends? to|prohibits?|prevents?|forbids?|binds?|allows?|permits?|stops?|requires?|binding|in effect|governs?|concerns?|oblige[sd]?|takes? effect|carried|carries|had no force|no force|meant|means|touch(?:es|ed)?|does not say|said nothing|says nothing|was (?:not )?(?:written|lawful|enforceable)|forbade|directed|requir(?:ed|ing)|in force|took effect|came too late|was moot|is moot|limited to|only (?:to|about))\b"
)
GONE = re.compile(
    r"\b(?:(?:left|departed|outside|beyond|out of|over)\b[^.;]{0,30}?\b(?:airspace|territory|territorial waters|district|country|jurisdiction|international waters)"
    r"|(?:already|had) (?:taken off|departed|left|landed)|no longer (?:in|on|within|under) (?:U\.?S\.? |American |federal |British |the )*(?:custody|soil|territory|airspace|control|jurisdiction)"
    r"|(?:out of|beyond) (?:the )?reach|not (?:yet )?(?:binding|in effect)|(?:at|beyond|past) the (?:water's edge|border|12-mile|three-mile|coast)|too late|no longer (?:had|has) (?:power|jurisdiction|authority)|no (?:power|jurisdiction|authority) to)\b"
)
NOTHING = re.compile(
    r"\b(?:nothing|no part|not a word) in (?:the|his|her|that) (?:[\w-]+ )?(?:order|ruling|injunction|decision|law|act|directive)\b"
)
MAY_SEND = re.compile(r"\b(?:may|can) (?:send|remove|deport|transfer)\b.*\bunder\b")
DEEDS = (
    (Deed.LEAVE_AIRSPACE, r"\bairspace|international waters\b"),
    (Deed.LEAVE_TERRITORY, r"\b(?:territory|territorial|district|country|jurisdiction)\b"),
    (Deed.TAKE_OFF, r"\b(?:take-?off|taken off|taking off|flights?)\b"),
    (Deed.HAND_OVER, r"\b(?:custody|control|handing over|handed over)\b"),
    (Deed.REMOVE, r"\b(?:remov\w+|deport\w+|send|expel\w*|planes?)\b"),
    (Deed.RETURN, r"\breturn\w*\b"),
)


def constructions(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each thing said that says what an instrument bars or why it does not apply."""
    found = [one for one in said.all if one.told and is_construction(one)]
    for one in found:
        if not any(other is not one and repeats(one, other) for other in found):
            yield construction(article, one)


def repeats(one: Saying, other: Saying) -> bool:
    """Whether another says it better: the clause around a quoted run, the inner clause of one who passes it on."""
    if one.passage is not other.passage:
        return False
    if one.quoted and not other.quoted and within(one.extent, other.extent):
        return one.chain[0].name == other.chain[0].name and one.chain[0].office == other.chain[0].office
    return within(other.extent, one.extent) and not other.quoted


def is_construction(one: Saying) -> bool:
    """Whether what is said speaks of an instrument's reach, or of being out of it."""
    text = one.passage.text[slice(*one.extent)]
    if MAY_SEND.search(text) or NOTHING.search(text):
        return True
    instrument = INSTRUMENT.search(text)
    if instrument and APPLIES.search(text, instrument.end(), min(len(text), instrument.end() + 30)):
        return NAMED.search(text) is not None or GONE.search(text) is not None
    return GONE.search(text) is not None and any(NAMED.search(part) for part in (text, one.passage.text))


def construction(article: Article, one: Saying) -> Statement:
    """The Statement of one construction."""
    passage = one.passage
    extent = narrowed(passage, one)
    text = passage.text[slice(*extent)]
    content = Construction(
        instrument_of(passage, one), deed_of(text), applies_of(passage.text[slice(*one.extent)])
    )
    return article.draft(passage, content, extent, voice=one.voice, fields=(passage.field("says", extent),))


def narrowed(passage: Passage, one: Saying) -> Extent:
    """What is said, from "because" on where the reach of the instrument stands before it, up to "where"."""
    start, end = one.extent
    where = re.search(r", where\b", passage.text[start:end])
    if where:
        end = start + where.start()
    because = re.search(r"\bit did not (?:bite|apply)[^.;]* because ", passage.text[start:end])
    if because:
        start += because.end()
    return trimmed(passage.text, (start, end), " ,;")


def instrument_of(passage: Passage, one: Saying) -> str:
    """The words for the instrument: in what is said, else the last before it in the passage."""
    inside = NAMED.search(passage.text, *one.extent)
    if inside:
        return passage.words(inside.span())
    before = list(NAMED.finditer(passage.text, 0, one.extent[0]))
    return passage.words(before[-1].span()) if before else "the order"


def deed_of(text: str) -> Deed:
    """What the instrument is said to bar or not to bar; removal where the words name nothing nearer."""
    return next((deed for deed, words in DEEDS if re.search(words, text)), Deed.REMOVE)


def applies_of(text: str) -> bool | None:
    """Whether it is said to apply to the case at hand; None where that is not said."""
    reach = re.search(r"\b(?:apply|applies|applied|covers?|reach(?:es)?|bite|bind)\b", text)
    if GONE.search(text):
        return False
    if reach is None:
        return None
    return not NEGATED.search(text[max(0, reach.start() - 30) : reach.start()])
