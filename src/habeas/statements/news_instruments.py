"""Instruments as reported: statutes, court orders, proclamations, designations, warrants, agreements."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.records.contents import Deed, Duration, Form, Instrument, InstrumentType
from habeas.records.statement import Statement
from habeas.statements.news_article import Article, Extent, Passage, extent_of
from habeas.statements.news_gazetteer import named
from habeas.statements.news_hedges import is_alleged
from habeas.statements.news_lexicon import words
from habeas.statements.news_numbers import SPELLED, valued
from habeas.statements.news_orders import orders_by_verb
from habeas.statements.news_people import Cast
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import Timed, moment_in

TYPE = InstrumentType
DET = r"(?:(?P<det>the|an?|her|his|its|their|this|that|another|[A-Z]?\w+'s) )?"
PATTERNS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (TYPE.STATUTE, r"\b\d+ U\.?S\.?C\.? §+ ?[\w().-]*[\w)]"),
        (TYPE.STATUTE, r"\b(?:[A-Z][\w'-]+ (?:and |of |& )?){1,5}Act(?: of \d{4})?\b"),
        (TYPE.STATUTE, r"\b[Ss]ection \d+\w*(?:\([\w]+\))* of [^,.;]{3,40}?Act\b|\bTitle (?:8|42|18|10)\b"),
        (TYPE.REMOVAL_ORDER, rf"\b{DET}(?:final )?(?:orders? of (?:removal|deportation)|(?:removal|deportation) (?:orders?|directions))\b"),
        (TYPE.COURT_ORDER, rf"\b{DET}(?P<mod>(?:[\w-]+ ){{0,3}})(?:restraining order|injunction|TRO)\b"),
        (TYPE.COURT_ORDER, rf"\b{DET}(?P<mod>(?:written|oral|verbal|minute|bench|court|emergency|new|second|earlier|interim) (?:[\w-]+ )?)(?:order|ruling)\b"),
        (TYPE.COURT_ORDER, r"\borders? (?:in|from|of|by) (?:an? |the )?(?:[\w.]+ ){0,3}(?:court|judge)\b[^,.;]*|\borders? under the (?:Convention|U\.N\.)[\w ]*?(?:Torture|Refugees)\b"),
        (TYPE.COURT_ORDER, rf"\b{DET}(?P<mod>(?:[\w-]+ ){{0,2}}(?:judge|court|justice)'s )(?:order|ruling|decision)\b"),
        (TYPE.COURT_ORDER, r"\b(?:writ of habeas corpus|[Mm]inute (?:entry|order)|opinion and order|order to show cause|(?:precautionary|provisional) measures|stay of (?:removal|deportation))\b"),
        (TYPE.WARRANT, rf"\b{DET}(?:administrative|arrest|judicial|immigration|removal) warrants?\b"),
        (TYPE.PROCLAMATION, rf"\b{DET}(?:presidential |wartime |royal |emergency )*(?:proclamation|decree)\b|\b{DET.replace('det', 'det2')}(?:presidential|executive) order\b"),
        (TYPE.DESIGNATION, r"\b(?:designat(?:ing|ed|es|ion of)|nam(?:ing|ed)|brand(?:ing|ed)|declar(?:ing|ed)|list(?:ing|ed)|labell?(?:ing|ed)) (?P<whom>[^,.;]{3,60}?) (?:as )?an? (?:foreign |global |specially designated )*terrorist (?:organi[sz]ation|group)s?\b"),
        (TYPE.AGREEMENT, rf"\b{DET}(?P<mod>(?:[\w-]+ ){{0,2}})(?:agreement|deal|memorand(?:um|a) of (?:understanding|agreement)|arrangement|treaty|pact|accord)\b(?P<with>(?: (?:with|between) (?:the )?[A-Z][\w'.-]*(?: [A-Z][\w'-]+)*(?: and (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?)?)"),
    )
)  # fmt: skip
"""What names each type of instrument."""

STEMS = {
    TYPE.STATUTE: (" act", "§", "section", "title"),
    TYPE.REMOVAL_ORDER: ("removal", "deportation"),
    TYPE.COURT_ORDER: ("order", "ruling", "injunction", "tro", "decision", "writ", "measures", "stay"),
    TYPE.WARRANT: ("warrant",),
    TYPE.PROCLAMATION: ("proclamation", "decree", "presidential order", "executive order"),
    TYPE.DESIGNATION: ("terrorist",),
    TYPE.AGREEMENT: ("agreement", "deal", "memorandum", "arrangement", "treaty", "pact", "accord"),
}
"""Without one of these no pattern of the type can match."""
COURT_NOUN = re.compile(r"\b(?:order|ruling|injunction|TRO|writ)\b")
"""Where a noun names a court's order, the verbs beside it tell of the same."""
ALIEN_ENEMIES = "Alien Enemies Act"
WARTIME = re.compile(
    r"\b(?:(?:1789|1798|18th[- ]century|centuries-old|rarely used|obscure) )+(?:[\w-]+ ){0,2}?(?:act|law|statute)\b|\bwartime (?:act|law|statute|authority)\b"
)
"""Other words for one statute: the 1789 wartime act."""
LEADING = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat) ")
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat) $")
DETERMINERS = frozenset({"the", "this", "that", "its", "their", "her", "his"})
MODIFIERS = words(
    """
    temporary preliminary interim nationwide federal emergency third-country written oral new secret
    bilateral safe transfer deportation migration prison removal controversial landmark permanent broad
    narrow sweeping reported formal verbal quiet one-year multi-year
    """
)
DOCKET = re.compile(r"\bNo\. ?(?P<docket>\d:\d\d-[a-z]{2}-\d+(?:-[A-Z]{2,4})*)")
LASTS = re.compile(rf"\b(?P<amount>\d+|{SPELLED})-(?P<unit>day|week|month|hour|year)\b")
DEEDS = (
    (Deed.REMOVE, r"\b(?:remov\w+|deport\w+|boot|expel\w*)\b"),
    (Deed.LEAVE_TERRITORY, r"\b(?:moved out of|leave|taken out of|transferred out of)\b"),
    (Deed.RETURN, r"\b(?:return(?:ed)?|turn(?:ed)? around|brought back)\b"),
    (Deed.RELEASE, r"\b(?:releas\w+|free)\b"),
    (Deed.GIVE_NOTICE, r"\bnotice\b"),
)
BARS = re.compile(
    r"\b(?:halt\w*|block\w*|bar(?:s|red|ring)?|enjoin\w*|stop\w*|not|prohibit\w*|forb[ia]d\w*|from|paus\w*|suspend\w*)\b"
)


@dataclass(frozen=True)
class Named:
    """An instrument at its first naming."""

    passage: Passage
    extent: Extent
    type: InstrumentType
    key: str
    verb: bool = False


def instruments(article: Article, cast: Cast, said: Sayings) -> Iterator[Statement]:
    """A Statement for each distinct instrument, at its first naming."""
    found = list(named_in(article))
    for one in found:
        yield stated(article, cast, said, one)


def named_in(article: Article) -> Iterator[Named]:
    """Each instrument once, in the order of the text."""
    keys: set[tuple[InstrumentType, str]] = set()
    for passage in article.passages:
        for one in sorted(candidates(passage), key=lambda each: each.extent):
            if (one.type, one.key) in keys or (
                refers_back(one) and any(kind is one.type for kind, _ in keys)
            ):
                continue
            keys |= {(one.type, one.key)}
            yield one


def candidates(passage: Passage) -> Iterator[Named]:
    """Every naming of an instrument in a passage; none inside another."""
    taken: list[Extent] = []
    for ent in passage.doc.ents:
        if ent.label_ == "STATUTE" and not re.search(r"Convention|Covenant|Protocol", ent.text):
            taken.append(extent_of(ent))
            yield Named(passage, extent_of(ent), TYPE.STATUTE, statute_name(ent.text))
    for match in WARTIME.finditer(passage.text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            taken.append(match.span())
            yield Named(passage, match.span(), TYPE.STATUTE, ALIEN_ENEMIES)
    for kind, naming in PATTERNS:
        for match in naming.finditer(passage.text) if passage.has(STEMS[kind]) else ():
            if not any(match.start() < end and start < match.end() for start, end in taken):
                extent = narrowed(passage, match)
                taken.append(extent)
                yield Named(passage, extent, kind, key_of(passage, extent, kind))
    if any(COURT_NOUN.search(passage.text, *each) for each in taken):
        return
    for extent in orders_by_verb(passage):
        yield Named(passage, extent, TYPE.COURT_ORDER, passage.text[slice(*extent)].lower(), verb=True)


def statute_name(text: str) -> str:
    """The usual name of a statute, where the gazetteer knows it; else the words."""
    known = named(text, "statute")
    return known.name if known else ALIEN_ENEMIES if WARTIME.search(text) else text


def narrowed(passage: Passage, match: "re.Match[str]") -> Extent:
    """The match without words before it that do not belong to the name; an article right before it does."""
    words = match.groupdict().get("mod")
    if words is None:
        return match.span()
    start = match.start("mod") + len(words)
    for word in reversed(words.split()):
        if (
            word.lower() not in MODIFIERS
            and not word[0].isupper()
            and not LASTS.fullmatch(word)
            and not re.search(r"'s$|^judge$|^court$", word)
        ):
            break
        start = passage.text.rindex(word, match.start("mod"), start)
    if start == match.start("mod"):
        return match.span()
    article = ARTICLE.search(passage.text[:start])
    return (article.start() if article else start), match.end()


def key_of(passage: Passage, extent: Extent, kind: InstrumentType) -> str:
    """What tells an instrument from others of its type: its words, without an article."""
    text = re.sub(
        r"^(?:the|an?|her|his|its|their|this|that|another) ", "", passage.text[slice(*extent)].lower()
    )
    return "agreement" if kind is TYPE.AGREEMENT else "removal" if kind is TYPE.REMOVAL_ORDER else text


def refers_back(one: Named) -> bool:
    """Whether its words only point to one named before: the order, the temporary restraining order."""
    text = one.passage.text[slice(*one.extent)].lower()
    return text.split()[0] in DETERMINERS and not re.search(r"\b(?:written|oral|second|new|earlier)\b", text)


def stated(article: Article, cast: Cast, said: Sayings, one: Named) -> Statement:
    """The Statement of one instrument, with what its sentence says of it."""
    passage = one.passage
    sentence = passage.sentence(one.extent[0])
    moment = moment_in(article, passage, one.extent)
    moment = moment if moment and moment.moment.relative is None and not is_term(passage, moment) else None
    lasts = LASTS.search(passage.text, *one.extent)
    issuer = issuer_of(cast, passage, one)
    content = Instrument(
        name_of(one),
        one.type,
        issuer=issuer,
        docket=docket_of(article) if one.type is TYPE.COURT_ORDER else "",
        form=form_of(passage.text[slice(*one.extent)]),
        barred=barred_in(passage.text[slice(*sentence)]) if one.type is TYPE.COURT_ORDER else (),
        commanded=commanded_in(passage.text[slice(*one.extent)]) if one.verb else (),
        issued=moment.moment if moment and one.type is not TYPE.STATUTE else None,
        duration=Duration(passage.words(lasts.span()), int(valued(lasts["amount"])), lasts["unit"] + "s")
        if lasts
        else None,
    )
    fields = [passage.field("name", one.extent)]
    if lasts:
        fields.append(passage.field("duration", lasts.span()))
    if moment and content.issued:
        fields.append(passage.field("issued", moment.extent))
    voice = said.voice(
        passage, one.extent, alleged=is_alleged(passage, one.extent) and one.type is not TYPE.STATUTE
    )
    return article.draft(passage, content, one.extent, voice=voice, fields=tuple(fields))


def is_term(passage: Passage, moment: Timed) -> bool:
    """Whether a time is by when something is to be done, and not when the instrument was issued."""
    return re.search(r"\b(?:by|until|before|through) $", passage.text[: moment.extent[0]]) is not None


def name_of(one: Named) -> str:
    """What an instrument is called: never by a verb phrase."""
    words = LEADING.sub("", one.passage.words(one.extent))
    if one.verb:
        return "order"
    if one.type is TYPE.STATUTE:
        return statute_name(words)
    whom = re.match(r"(?:designat|nam|brand|declar|list|labell?)\w+ (?:of )?(.+?) (?:as )?an? ", words)
    return f"designation of {whom[1]}" if whom else words


def issuer_of(cast: Cast, passage: Passage, one: Named) -> str:
    """The judge, or for a proclamation the president, whom the sentence names before the instrument."""
    start, _ = passage.sentence(one.extent[0])
    word = {
        TYPE.COURT_ORDER: "judge|justice|court",
        TYPE.PROCLAMATION: "president",
        TYPE.DESIGNATION: "president|secretary",
    }.get(one.type)
    for seen in reversed(cast.inside(passage, (start, one.extent[0]))):
        if word and (
            re.search(word, seen.person.office, re.IGNORECASE)
            or (word != "judge|justice|court" and seen.person.official)
        ):
            return seen.person.name
    if one.verb and re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]he judge) $", passage.text[: one.extent[0]]):
        judges = (
            seen.person
            for seen in cast.before(passage, start)
            if re.search("(?i)judge|justice", seen.person.office)
        )
        return next((person.name for person in judges), "")
    return ""


def docket_of(article: Article) -> str:
    """The one docket number that the article gives; "" where it gives none or several."""
    found = {match["docket"] for passage in article.passages for match in DOCKET.finditer(passage.text)}
    return found.pop() if len(found) == 1 else ""


def form_of(text: str) -> Form | None:
    """How an order was given, where its name says so."""
    words = {
        "written": Form.WRITTEN,
        "oral": Form.ORAL,
        "verbal": Form.ORAL,
        "bench": Form.ORAL,
        "minute": Form.MINUTE,
    }
    return next((form for word, form in words.items() if re.search(rf"\b{word}\b", text.lower())), None)


def barred_in(text: str) -> tuple[Deed, ...]:
    """What the sentence says that an order bars."""
    if not BARS.search(text):
        return ()
    return tuple(deed for deed, words in DEEDS if re.search(words, text))[:1]


def commanded_in(text: str) -> tuple[Deed, ...]:
    """What a verb phrase says that an order commands, where it bars nothing."""
    if BARS.search(text):
        return ()
    return tuple(deed for deed, words in DEEDS[2:] if re.search(words, text))[:1]
