"""Custody and movement: who holds, who received, who was handed to whom; from where to where, and when."""

import re
from collections.abc import Iterator

from habeas.records.contents import Act, Carriage, Custody, Movement
from habeas.records.statement import Field, Statement
from habeas.statements.news_acts import is_negated
from habeas.statements.news_article import Article, Extent, Passage, Voice
from habeas.statements.news_clauses import clause, subject_words
from habeas.statements.news_hedges import is_alleged, mode_of
from habeas.statements.news_places import PLACE, is_place, place
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import moment_in

HOLDER = r"(?P<holder>(?:(?:the|an?|some|our|his|her|their) )?(?:\d+ )?[\w'-]+(?: (?!and\b|at\b|in\b|on\b|after\b|before\b|by\b|shortly\b|who\b|without\b|where\b|for\b|to\b|from\b|as\b|of\b)[\w'-]+){0,4})"
CUSTODY = tuple(
    (act, re.compile(words))
    for act, words in (
        (Act.HANDED_OVER, rf"\b(?P<verb>(?:handed|turned|signed|delivered) over|handed) to {HOLDER}"),
        (Act.HANDED_OVER, rf"\b(?P<verb>custody (?:had |has )?(?:passed|been transferred|was transferred)) to {HOLDER}"),
        (Act.RETURNED, rf"\b(?:was|were|been) (?P<verb>returned|brought back|taken back|sent back) to (?P<holder>{PLACE})"),
        (Act.ADMITTED, rf"\b(?P<verb>(?:been |was |were )received by) {HOLDER}"),
        (Act.ADMITTED, rf"\b(?P<holder>it|[A-Z][\w' ]+?) [\"“]?(?P<verb>received|booked in|took in|admitted) (?:\d|[a-z]+teen |ten |nine |eight |seven |twelve )"),
        (Act.HELD, rf"\b(?P<verb>held|detained|kept|housed|jailed|imprisoned|locked up) (?:at|in|inside) (?P<holder>{PLACE}|an? [\w -]+?container|tents)"),
        (Act.HELD, rf"\b(?P<verb>remain(?:s|ed|ing)?) (?:at|in) (?P<holder>{PLACE})"),
        (Act.HELD, r"\b(?P<verb>(?:is|are|was|were|remain) (?:in|under)(?: \w+)? custody)(?P<holder>)"),
        (Act.RELEASED, r"\b(?P<verb>(?:was|were|been) (?:released|freed))\b(?P<holder>)"),
    )
)  # fmt: skip
VERB = (
    r"flown|flew|deported|deports?|sent|moved|transferred|taken|dumped|marched|landed|lands|left|leaving|arrived|arrives|departed|"
    r"pulled out|pulls out|carried|escorted|removed|touched down|flies|sends|put|bussed|bused|driven|shipped|expelled|returned"
)
MOVED = re.compile(rf"\b(?P<verb>{VERB})\b")
TO = re.compile(
    rf"\b(?:on to|to|into|for|(?<=landed )in|(?<=lands )in|(?<=arrived )in|(?<=arrives )in|(?<=landed )at|(?<=arrived )at|(?<=down )in|(?<=down )at) (?P<to>{PLACE})"
)
FROM = re.compile(rf"\b(?:from|out of|left|leaving|departed) (?P<from>{PLACE})")
UNIT = re.compile(
    r"\b(?:people|men|women|migrants|deportees|detainees|members|plane|flight|jet|bus|buses|Boeing|Airbus|flights|planes|prisoners|passengers|gangsters|group|family|children|he|she|they|them|Most|all|clients|\d+)\b"
)


def custodies(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says who holds, receives, returns, releases or hands over people."""
    for passage in article.passages:
        taken: list[Extent] = []
        for act, words in CUSTODY:
            for match in words.finditer(passage.text):
                extent = clause(passage, match.span(), said)
                if not is_negated(passage, match.span("verb")) and extent not in taken:
                    taken.append(extent)
                    yield custody(article, passage, said, act=act, match=match, extent=extent)


def custody(
    article: Article, passage: Passage, said: Sayings, *, act: Act, match: "re.Match[str]", extent: Extent
) -> Statement:
    """The Statement of one clause of custody."""
    holder = passage.words(match.span("holder"))
    held_at = (
        place(passage, match.span("holder")) if holder and is_place(passage, match.span("holder")) else None
    )
    moment = moment_in(article, passage, match.span())
    group = subject_words(passage, extent, match.start("verb"))
    content = Custody(group, bare(holder), act=act, place=held_at, since=moment.moment if moment else None)
    fields = [passage.field("act", match.span("verb"))]
    if holder:
        fields.append(passage.field("holder", match.span("holder")))
    if moment:
        fields.append(passage.field("since", moment.extent))
    return article.draft(
        passage,
        content,
        extent,
        voice=voiced(passage, said, extent),
        mode=mode_of(passage, extent),
        fields=tuple(fields),
    )


def bare(words: str) -> str:
    """A holder's words without an article or a number before them."""
    return re.sub(r"^(?:the|an?|some|our|his|her|their) (?:\d+ )?", "", words).strip()


def voiced(passage: Passage, said: Sayings, extent: Extent) -> Voice:
    """Who says it; allegation kept."""
    return said.voice(passage, extent, alleged=is_alleged(passage, extent))


def movements(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says from where or to where people or their carriers moved."""
    for passage in article.passages:
        seen: list[Extent] = []
        for match in MOVED.finditer(passage.text):
            extent = clause(passage, match.span(), said)
            if extent not in seen and not is_negated(passage, match.span()):
                made = movement(article, passage, said, match=match, extent=extent)
                if made:
                    seen.append(extent)
                    yield made


def movement(
    article: Article, passage: Passage, said: Sayings, *, match: "re.Match[str]", extent: Extent
) -> Statement | None:
    """The Statement of one clause of movement; None where it names neither place."""
    to = placed(passage, TO.search(passage.text, match.start(), extent[1]), "to")
    origin = placed(passage, FROM.search(passage.text, match.start(), extent[1]), "from")
    group = subject_words(passage, extent, match.start("verb"))
    if not (to or origin) or not UNIT.search(passage.text, *extent):
        return None
    moment = moment_in(article, passage, match.span())
    landed = match["verb"] in ("landed", "lands", "arrived", "arrives", "touched down")
    carriage = (
        Carriage.LEG
        if re.search(r"\b(?:plane|flight|jet|Boeing|Airbus|\d{3})\b", group)
        else Carriage.TRANSFER
    )
    content = Movement(
        carriage,
        group="" if carriage is Carriage.LEG else group,
        designation=group if carriage is Carriage.LEG else "",
        origin=place(passage, origin) if origin else None,
        destination=place(passage, to) if to else None,
        departed=moment.moment if moment and not landed else None,
        arrived=moment.moment if moment and landed else None,
    )
    fields: list[Field] = [passage.field("verb", match.span("verb"))]
    fields += [passage.field(name, at) for name, at in (("origin", origin), ("destination", to)) if at]
    return article.draft(
        passage,
        content,
        extent,
        voice=voiced(passage, said, extent),
        mode=mode_of(passage, extent),
        fields=tuple(fields),
    )


def placed(passage: Passage, match: "re.Match[str] | None", name: str) -> Extent | None:
    """Where the place in a match stands; None where it is no place."""
    if match is None or not is_place(passage, match.span(name)):
        return None
    return match.span(name)
