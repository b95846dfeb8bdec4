"""Movements: from where to where people or what carries them went, and when."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator

from habeas.records.contents import Carriage, Movement
from habeas.records.locator import Characters
from habeas.records.statement import Field, Statement
from habeas.statements.news_acts import is_negated
from habeas.statements.news_article import Article, Extent, Passage, trimmed
from habeas.statements.news_clauses import clause, from_subject, group_words
from habeas.statements.news_custody import tail, voiced
from habeas.statements.news_gazetteer import named
from habeas.statements.news_hedges import mode_of
from habeas.statements.news_places import PLACE, is_place, place
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import moment_in

VERB = (
    r"flown|flew|flies|fly|deported|deports?|sent|sends|moved|moves|transferred|taken|took|dumped|marched|landed|lands|landing|left|came|"
    r"leaving|leaves|arrived|arrives|arrive|departed|departs|pulled out|pulls out|carried|carries|carrying|escorted|removed|touched down|touches down|put|"
    r"bussed|bused|driven|shipped|expelled|returned|returns|take|bring|brought|transported|took off|takes off|relocated|shuttled|ferried|shown leaving"
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
TO = re.compile(
    rf"\b(?:(?:on to|onto|to|into|for|toward|towards|bound for|aboard)|(?:{_IN})(?:in|at))"
    rf" (?:an? ['\"][\w -]+['\"] in |(?:an? )?[\w' -]{{1,30}}? in (?=[A-ZÀ-Þ]))?(?P<to>{PLACE}(?: (?:or to|and|or) {PLACE}(?: of the [A-Z]\w+)?)?)"
)
FROM = re.compile(
    rf"\b(?:from|out of|left|leaving|leaves|departed|departs|off from) (?P<from>{PLACE}(?: in [A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)?)"
)
CARRIER = re.compile(
    r"\b(?:planes?|flights?|jets?|Boeing|Airbus|aircraft|7[0-9]7|A3\d\d|Gulfstream|charter|airliner|C-17|helicopter)\b"
)
UNIT = re.compile(
    r"\b(?:people|men|women|migrants|deportees|detainees|members|plane|flight|jet|bus|buses|Boeing|Airbus|flights|planes|prisoners|passengers|gangsters|group|family|children|he|she|they|them|nationals|everyone|seekers|foreigners|persons|inmates|aliens|criminals|he|767|737|husband|wife|him|her|C-17|Gulfstream|charter|aircraft|convoy|buses|arrivals|neighbours|neighbors|two|three|four|five|six|seven|eight|nine|ten|Most|all|clients|\d+)\b"
)


def movements(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says from where or to where people or their carriers moved."""
    for passage in article.passages:
        end = 0
        for match in MOVED.finditer(passage.text):
            if match.start() < end or is_negated(passage, match.span()) or is_returned(passage, match):
                continue
            if (made := movement(article, passage, said, match)) is not None:
                end = made.locator.end - passage.block.start if isinstance(made.locator, Characters) else end
                yield made


def movement(article: Article, passage: Passage, said: Sayings, match: "re.Match[str]") -> Statement | None:
    """The Statement of one clause of movement; None where it names no place, or moves nobody."""
    whole = clause(passage, match.span(), said)
    subject, parsed = from_subject(passage, match.span(), whole)
    stop = stop_of(passage, match.end(), whole[1])
    to = placed(passage, TO.search(passage.text, match.start(), stop), "to")
    origin = placed(passage, FROM.search(passage.text, match.start(), stop), "from")
    origin = origin or agent_country(passage, subject, match)
    moment = moment_in(article, passage, match.span(), bounds=whole)
    ends = [end for _, end in filter(None, (to, origin, match.span()))]
    extent = trimmed(passage.text, (subject[0], max(*ends, tail(passage, moment, match.end()))))
    if not (to or origin or carries(passage, extent)) or not UNIT.search(passage.text, *extent):
        return None
    group = group_words(passage, subject) if parsed else ""
    leg = CARRIER.search(group) is not None
    landed = match["verb"] in ARRIVING
    content = Movement(
        Carriage.LEG if leg else Carriage.TRANSFER,
        designation=group if leg else "",
        group="" if leg else moved_group(passage, match, group),
        origin=place(passage, origin) if origin else None,
        destination=place(passage, to) if to else None,
        departed=moment.moment if moment and not landed else None,
        arrived=moment.moment if moment and landed else None,
    )
    fields: list[Field] = [passage.field("verb", match.span("verb"))]
    fields += [passage.field(name, at) for name, at in (("origin", origin), ("destination", to)) if at]
    voice, mode = voiced(passage, said, extent), mode_of(passage, extent)
    return article.draft(passage, content, extent, voice=voice, mode=mode, fields=tuple(fields))


def is_returned(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether it says that somebody was brought back to a custodian, which is custody."""
    return (
        match["verb"] == "returned"
        and re.search(r"\b(?:was|were|been) $", passage.text[: match.start()]) is not None
    )


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
            r"\b(?:flight|plane|jet|bus|buses)\b[^.;]*\b(?:carried|took off|departed|landed)\b",
            passage.text[slice(*extent)],
        )
        is not None
    )


def moved_group(passage: Passage, match: "re.Match[str]", subject: str) -> str:
    """Who was moved: the object of an active verb that has one, else the subject."""
    token = passage.span(match.span("verb")).root
    objects = [child for child in token.children if child.dep_ == "dobj"]
    if not objects:
        return subject
    return passage.words((objects[0].left_edge.idx, objects[0].idx + len(objects[0].text)))


def placed(passage: Passage, match: "re.Match[str] | None", name: str) -> Extent | None:
    """Where the place in a match stands; None where it is no place."""
    if match is None or not is_place(passage, match.span(name)):
        return None
    return match.span(name)
