"""Movements: from where to where people or what carries them went, and when."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.records.chain import Mode
from habeas.records.contents import Carriage, Movement
from habeas.records.locator import Characters
from habeas.records.statement import Field, Statement
from habeas.statements.news_acts import is_negated
from habeas.statements.news_article import Article, Extent, Passage, trimmed
from habeas.statements.news_clauses import clause, from_subject
from habeas.statements.news_custody import tail, voiced
from habeas.statements.news_gazetteer import named
from habeas.statements.news_groups import agent, group_of, is_elliptic, is_people, patient
from habeas.statements.news_hedges import mode_of
from habeas.statements.news_lexicon import words
from habeas.statements.news_places import CALENDAR, PLACE, is_place, place
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import moment_in

if TYPE_CHECKING:
    from spacy.tokens import Token

VERB = (
    r"flown|flew|flies|fly|deported|deports?|sent|sends|moved|moves|transferred|taken|took|dumped|marched|landed|lands|landing|left|came|"
    r"leaving|leaves|arrived|arrives|arrive|departed|departs|pulled out|pulls out|carried|carries|carrying|escorted|removed|touched down|touches down|put|"
    r"bussed|bused|driven|shipped|expelled|returned|returns|take|bring|brought|transported|took off|takes off|relocated|shuttled|ferried|shown leaving|"
    r"remove|removes|removing|transfer|transfers|transferring|deporting|flying|send|sending|expel|expels|move|loaded|escort|relocate|whisked|kicked out|booted|thrown out|turfed out|frogmarched|shifted|hauled|spirited|diverted|rerouted|routed|headed|bound|went on|continued|trucked|repatriated|returned|airlifted|traveled|travelled|touch down"
)
ARRIVING = frozenset(["landed", "lands", "landing", "arrived", "arrives", "arrive"]) | {
    "touched down",
    "touches down",
}
MOVED = re.compile(rf"\b(?P<verb>{VERB})\b")
_IN = "|".join(
    f"(?<={verb} )"
    for verb in ("landed", "lands", "landing", "arrived", "arrives", "arrive", "down", "dumped")
)
MONTHS = "|".join(sorted(CALENDAR))
TO = re.compile(
    rf"\b(?:(?:on to|onto|to|into|for|toward|towards|bound for|aboard)|(?:{_IN})(?:in|at))"
    rf" (?:an? ['\"][\w -]+['\"] in |(?:an? )?[\w' -]{{1,30}}? in (?!(?:{MONTHS})\b)(?=[A-ZÀ-Þ]))?(?P<to>{PLACE}(?: (?:or to|and|or) {PLACE}(?: of the [A-Z]\w+)?)?)"
)
FROM = re.compile(
    rf"\b(?:from|out of|left|leaving|leaves|departed|departs|off from) (?P<from>{PLACE}(?: in [A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)?)"
)
CARRIER = re.compile(
    r"\b(?:[Pp]lanes?|[Ff]lights?|[Jj]ets?|Boeing|Airbus|aircraft|7[0-9]7|A3\d\d|Gulfstream|charter|airliner|C-17|helicopter)\b"
)
VEHICLE = re.compile(r"\b(?:bus|buses|coach|coaches|vans?|convoy|trucks?)\b")
COMMAND = re.compile(r"\b(?:needs? to be|must|shall|is to be|are to be|has to be|have to be)\b")
"""What makes a clause in quote marks a command."""
POSSIBLE = frozenset({"may", "might", "can", "could", "cannot", "should"})
"""Helping verbs behind which nothing is said to have happened, or to be going to."""
GOING = words(
    """
    left leave leaves leaving departed departs pulled pulls arrived arrives arrive reached entered took takes
    """
)
"""Verbs whose object is a place or nothing: who goes is their subject."""
DESIGNATION = re.compile(
    r"\b(?:(?:[Ff]light|[Cc]allsign|call sign|[Rr]egistration|[Tt]ail number) (?:[Nn]umber |No\. ?)?(?P<named>[A-Z]{0,3}-?\d{1,4}[A-Z]{0,2})|(?P<tail>N\d{2,5}[A-Z]{0,2})|(?P<callsign>(?:GXA|OAE|RCH|SWQ|WCC|NKS|AAL|UAL|DAL|TIA|EAL|VTE|JIA) ?\d{2,4}))\b"
)
"""A flight number, a callsign or a registration."""


def movements(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says from where or to where people or their carriers moved."""
    for passage in article.passages:
        end = 0
        for match in MOVED.finditer(passage.text):
            if (
                match.start() < end
                or describes(passage, match)
                or is_negated(passage, match.span())
                or is_returned(passage, match)
            ):
                continue
            if (made := movement(article, passage, said, match)) is not None:
                end = made.locator.end - passage.block.start if isinstance(made.locator, Characters) else end
                yield made


def movement(article: Article, passage: Passage, said: Sayings, match: "re.Match[str]") -> Statement | None:
    """The Statement of one clause of movement; None where it names no place, or moves nobody."""
    whole = clause(passage, match.span(), said)
    subject, _ = from_subject(passage, match.span(), whole)
    stop = stop_of(passage, match.end(), whole[1])
    to = placed(passage, TO.search(passage.text, match.start(), stop), "to")
    origin = placed(passage, FROM.search(passage.text, match.start(), stop), "from")
    origin = origin or agent_country(passage, subject, match)
    moment = moment_in(article, passage, match.span(), bounds=whole)
    ends = [end for _, end in filter(None, (to, origin, match.span()))]
    extent = trimmed(passage.text, (subject[0], max(*ends, tail(passage, moment, match.end()))))
    order = commanded(passage, match, whole) if COMMAND.search(passage.text, *whole) else None
    mode = Mode.ORDERED if order else mode_of(passage, match.span())
    moved = order
    moved = moved or moved_by(article, passage, match)
    if not (to or origin or carries(passage, extent)) or moved is None:
        return None
    landed = match["verb"] in ARRIVING
    called = DESIGNATION.search(passage.text, *whole)
    content = Movement(
        Carriage.LEG if moved.leg else Carriage.TRANSFER,
        designation=next(filter(None, called.groups()), "") if called else "",
        group=moved.group,
        origin=place(passage, origin) if origin else None,
        destination=place(passage, to) if to else None,
        departed=moment.moment if moment and not landed else None,
        arrived=moment.moment if moment and landed else None,
    )
    fields: list[Field] = [passage.field("verb", match.span("verb"))]
    fields += [passage.field(name, at) for name, at in (("origin", origin), ("destination", to)) if at]
    voice = voiced(passage, said, extent)
    return article.draft(passage, content, extent, voice=voice, mode=mode, fields=tuple(fields))


def is_returned(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether it says that somebody was brought back to a custodian, which is custody."""
    return (
        match["verb"] == "returned"
        and re.search(r"\b(?:was|were|been) $", passage.text[: match.start()]) is not None
    )


def describes(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether a verb tells of no movement of its own: a plane carrying 64 people landed; upon landing; may send."""
    verb = verb_of(passage, match.span("verb"))
    if verb is None:
        return False
    if verb.lower_ == "carrying":
        return verb.dep_ == "acl" and verb.head.dep_ in ("nsubj", "nsubjpass")
    if re.search(r"\b(?:or|[Uu]pon|[Aa]fter|[Bb]efore|[Oo]n) $", passage.text[: match.start()]):
        return verb.lower_ in ("landing", "deported")
    return any(child.lower_ in POSSIBLE for child in verb.children if child.dep_ == "aux")


def stop_of(passage: Passage, at: int, end: int) -> int:
    """Where the places of a verb end: at the next verb of movement but one joined by "and landed"."""
    later = [match.start() for match in MOVED.finditer(passage.text, at, end)]
    joined = [start for start in later if re.search(r"\band $", passage.text[:start])]
    return min([start for start in later if start not in joined], default=end)


def agent_country(passage: Passage, subject: Extent, match: "re.Match[str]") -> Extent | None:
    """A country that deports is where people are moved from."""
    start = subject[0] + (4 if passage.text[subject[0] : subject[0] + 4].lower() == "the " else 0)
    text = re.sub(r" (?:has|have|had)$", "", passage.text[start : subject[1]].strip())
    active = match["verb"] in ("deported", "deports", "flown", "expelled", "deport") and named(
        text, "country"
    )
    return (start, start + len(text)) if active else None


def carries(passage: Passage, extent: Extent) -> bool:
    """Whether the clause says that a flight or bus took people, with no place named."""
    return (
        re.search(
            r"\b(?:flights?|planes?|jets?|aircraft|charters?)\b[^.;]*\b(?:carried|carrying|took off|departed|landed)\b",
            passage.text[slice(*extent)],
        )
        is not None
    )


@dataclass(frozen=True)
class Moved:
    """What a verb moves: a group, or what carries one (`leg`); a group that is not named is ""."""

    group: str
    leg: bool = False


def moved_by(article: Article, passage: Passage, match: "re.Match[str]") -> Moved | None:
    """What a verb moves; None where it moves neither people nor what carries them."""
    verb = verb_of(passage, match.span("verb"))
    if verb is None:
        doer = done = head_before(passage, match.start())
    else:
        doer, done = agent(verb), patient(verb)
        goes = verb.lower_ in GOING and doer is not None and not (done is not None and is_people(done))
        done = doer if goes else done
    leg = any(token is not None and CARRIER.search(noun(passage, token)) for token in (doer, done))
    group = group_of(article, passage, done) or (carried(article, passage, doer) if leg else "")
    rides = any(token is not None and VEHICLE.search(noun(passage, token)) for token in (doer, done))
    if group or leg or rides or is_elliptic(done):
        return Moved(group, leg)
    return None


def commanded(passage: Passage, match: "re.Match[str]", whole: Extent) -> Moved | None:
    """What a command in quote marks moves: any plane … needs to be returned; of whom, it does not say."""
    quoted = passage.text[: match.start()].count('"') % 2 == 1
    carrier = CARRIER.search(passage.text, whole[0], match.start())
    return Moved("", leg=carrier is not None) if quoted else None


def verb_of(passage: Passage, place: Extent) -> "Token | None":
    """The verb among the tokens of a match; None where the parse takes it for a noun, as in a headline."""
    return next((token for token in passage.span(place) if token.tag_.startswith("V")), None)


def head_before(passage: Passage, at: int) -> "Token | None":
    """The last word for people or for what carries them before a headline's verb."""
    start = passage.sentence(at)[0]
    for token in reversed(passage.doc):
        if start <= token.idx < at and (is_people(token) or CARRIER.search(token.text)):
            return token
    return None


def noun(passage: Passage, token: "Token") -> str:
    """A noun with the word before it."""
    before = passage.doc[token.i - 1] if token.i else token
    return passage.text[before.idx : token.idx + len(token.text)]


def carried(article: Article, passage: Passage, carrier: "Token | None") -> str:
    """Whom a flight is said to carry: a plane carrying 64 people, a flight with 14 men."""
    for child in carrier.children if carrier is not None else ():
        if child.lower_ == "carrying":
            return group_of(article, passage, next((c for c in child.children if c.dep_ == "dobj"), None))
        if child.lower_ == "with":
            return group_of(article, passage, next((c for c in child.children if c.dep_ == "pobj"), None))
    return ""


def placed(passage: Passage, match: "re.Match[str] | None", name: str) -> Extent | None:
    """Where the place in a match stands; None where it is no place."""
    if match is None or not is_place(passage, match.span(name)):
        return None
    if re.match(r"(?:return|be|the|their)? ?(?:\w+ )?to ", match[name]):
        return None
    return match.span(name)
