"""Custody: who holds, who received, who was handed to whom, where and since when."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator

from habeas.records.contents import Act, Custody
from habeas.records.statement import Statement
from habeas.statements.news_acts import is_negated
from habeas.statements.news_article import Article, Extent, Passage, Voice, trimmed
from habeas.statements.news_clauses import clause, from_subject, phrase
from habeas.statements.news_groups import antecedent, group_of, patient
from habeas.statements.news_hedges import is_alleged, mode_of
from habeas.statements.news_holding import Holding, holdings
from habeas.statements.news_lexicon import THINGS, words
from habeas.statements.news_places import PLACE, is_place, place
from habeas.statements.news_pronouns import body_meant
from habeas.statements.news_sayings import Sayings
from habeas.statements.news_times import Timed, moment_in

HOLDER = r"(?P<holder>(?:(?:the|an?|some|our|his|her|their) )?(?:\d+ )?[\w'-]+(?: (?!and\b|at\b|in\b|on\b|after\b|before\b|by\b|shortly\b|who\b|without\b|where\b|for\b|to\b|from\b|as\b|of\b)[\w'-]+){0,4})"
CUSTODY = tuple(
    (act, re.compile(pattern))
    for act, pattern in (
        (Act.HANDED_OVER, rf"\b(?P<verb>(?:handed|turned|signed|delivered) over|handed) to {HOLDER}"),
        (Act.HANDED_OVER, rf"\b(?P<verb>custody (?:had |has )?(?:passed|been transferred|was transferred)) to {HOLDER}"),
        (Act.HANDED_OVER, rf"\b(?P<verb>(?:handed|turned|signed|gave|delivered|surrendered) (?:the |its |his |her |all |some )?(?:them|men|women|people|migrants|detainees|prisoners|group|\d+(?: \w+)?)(?: over)?) to {HOLDER}"),
        (Act.HANDED_OVER, rf"\b(?P<verb>(?:transferred|moved|released|passed|placed) (?:in)?to the custody of) {HOLDER}"),
        (Act.RETURNED, rf"\b(?:was|were|been) (?P<verb>returned|brought back|taken back|sent back) to (?P<holder>{PLACE})"),
        (Act.ADMITTED, rf"\b(?P<verb>(?:been |was |were )received by) {HOLDER}"),
        (Act.ADMITTED, r"\b(?P<holder>it|[A-Z][\w' ]+?) [\"“]?(?P<verb>received|booked in|took in|admitted) (?:\d|[a-z]+teen |ten |nine |eight |seven |twelve )"),
        (Act.HELD, rf"\b(?P<verb>held|detained|kept|housed|jailed|imprisoned|locked up) (?:at|in|inside) (?P<holder>{PLACE}|an? [\w -]+?container|tents)"),
        (Act.HELD, rf"\b(?P<verb>remain(?:s|ed|ing)?) (?:at|in) (?P<holder>{PLACE})"),
        (Act.HELD, rf"\b(?P<verb>(?:is|are|was|were|be|been|being|remain|remains|remained) (?:(?:now|still|already|currently|all) )*(?:in|under) the (?:custody|control|hands|charge) of) {HOLDER}"),
        (Act.HELD, r"\b(?P<verb>(?:is|are|was|were|be|been|being|remain|remains|remained|stay|stayed) (?:(?:now|still|already|currently|all) )*(?:in|under) )(?P<holder>[A-Z][\w.]*|federal|military|state|police|immigration|US|U\.S\.)?(?:'s)? ?custody"),
        (Act.ADMITTED, rf"\b(?:was|were|been) (?P<verb>received|admitted|booked|taken in|processed) (?:at|into|in) (?P<holder>{PLACE})"),
        (Act.HELD, rf"\b(?P<verb>is|are|was|were) (?:now |still |currently )?(?:being )?(?:held|detained) by {HOLDER}"),
        (None, rf"\b(?:was|were|been) (?P<verb>arrested|detained|rounded up|picked up|seized|taken into custody) by {HOLDER}"),
        (Act.HELD, r"\b(?P<holder>[Ii]t|[Tt]he [\w-]+|[A-Z][\w']+(?: [A-Z][\w']+)*) (?:already |now |still |currently )?(?P<verb>(?:is|was) holding|holds|held|houses|housed) (?:about |some |nearly |more than |at least )?\d"),
        (Act.HELD, rf"\b(?P<verb>(?:has|have) been (?:in|at)) (?P<holder>{PLACE}) since"),
        (Act.ADMITTED, r"\b(?P<holder>[A-Z][\w' .]+?) (?P<verb>(?:took|assumed|has taken) custody of)"),
        (Act.HELD, rf"\b(?:is|are|was|were|being|been|remains?|remained) (?:\w+ )?(?P<verb>held|detained|kept|jailed|imprisoned|locked up) (?:[\w' -]{{1,30}}? )?(?:at|in|inside|aboard) (?P<holder>{PLACE})"),
        (Act.RELEASED, r"\b(?P<verb>released|freed|let go)(?P<holder>) (?:the |all |some |another |more than )?(?:\d+|them|men|women|him|her|detainees|prisoners|one of)\b"),
        (Act.RELEASED, r"\b(?P<verb>(?:was|were|been) (?:released|freed))\b(?P<holder>)"),
    )
)  # fmt: skip
NOUNS = ("custody", "control of", "hands of", "charge of", "let go", "picked up", "rounded up")
WORDS = words(
    """
    handed turned signed delivered gave surrendered passed transferred moved released placed returned brought
    taken sent received booked took admitted held detained kept housed jailed imprisoned locked remain remains
    remained remaining processed arrested rounded picked seized holding holds houses assumed freed let been
    """
)
"""Without one of these nouns or verbs no pattern of custody can match."""
THINGS_HELD = re.compile(
    r"\b(?:hearings?|meetings?|talks|trials?|elections?|vote|ceremony|conference|protests?|vigils?|rally|ruling|order|opinion|report|records|statement|video|figures|documents|data|list|names) (?:\w+ )?(?:[\w,]+ )?$"
)
CONTAINER = re.compile(r"\b(?:containers?|tents?|cells?|rooms?|conditions)\b")


def custodies(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each clause that says who holds, receives, returns, releases or hands over people."""
    for passage in article.passages:
        taken: list[Extent] = []
        for one, extent in (*worded(passage), *((one, one.verb) for one in holdings(passage))):
            verb = one.verb
            free = not any(start < extent[1] and verb[0] < end for start, end in taken)
            said_so = free and not is_negated(passage, verb) and not is_possible(passage, verb)
            made = custody(article, passage, said, one=one, extent=extent) if said_so else None
            if made is not None:
                taken.append(extent)
                yield made


def worded(passage: Passage) -> Iterator[tuple[Holding, Extent]]:
    """What the patterns find, with the whole of each match."""
    likely = passage.has(NOUNS) or any(word in WORDS for _, word in passage.verbs)
    for act, pattern in CUSTODY if likely else ():
        for match in pattern.finditer(passage.text):
            holder = match.span("holder")
            if moves_people(passage, match):
                yield (
                    Holding(act, match.span("verb"), holder if 0 <= holder[0] < holder[1] else None),
                    match.span(),
                )


def is_possible(passage: Passage, verb: Extent) -> bool:
    """Whether it is only said that it may be."""
    return (
        re.search(r"\b(?:may|might|can|could|cannot|if|should)\b[\w ]{0,12}$", passage.text[: verb[0]])
        is not None
    )


def custody(
    article: Article, passage: Passage, said: Sayings, *, one: Holding, extent: Extent
) -> Statement | None:
    """The Statement of one clause of custody; None where it names no people."""
    verb, at = one.verb, one.holder
    group = group_held(article, passage, verb)
    if not group:
        return None
    whole = clause(passage, extent, said)
    subject, _ = from_subject(passage, verb, whole)
    moment = moment_in(article, passage, extent, bounds=whole)
    ends = extent[1], at[1] if at else 0, phrase(passage, extent)[1], tail(passage, moment, extent[1])
    place_of = trimmed(passage.text, (min(subject[0], extent[0]), max(ends)))
    holder = holder_words(article, passage, at)
    content = Custody(
        group,
        bare(holder) if not CONTAINER.search(holder) else "",
        act=one.act,
        place=place(passage, at) if at and holder and is_place(passage, at) else None,
        since=moment.moment if moment else None,
    )
    fields = [passage.field("act", verb)]
    fields += [passage.field("holder", at)] if at else []
    fields += [passage.field("since", moment.extent)] if moment else []
    voice, mode = voiced(passage, said, place_of), mode_of(passage, place_of)
    return article.draft(passage, content, place_of, voice=voice, mode=mode, fields=tuple(fields))


def holder_words(article: Article, passage: Passage, at: Extent | None) -> str:
    """The words for the holder; for "it" those of the body that it stands for."""
    holder = passage.words(at) if at else ""
    if at and holder.lower() in ("it", "they", "he", "she"):
        return holder_meant(article, passage, at) or holder
    return holder


def group_held(article: Article, passage: Passage, verb: Extent) -> str:
    """The words for whom a verb holds, or those before whom custody of them passes."""
    if passage.text.startswith("custody", verb[0]):
        return antecedent(article, passage, verb[0], plural=True)
    tokens = [token for token in passage.span(verb) if token.tag_.startswith("V")]
    for token in tokens[::-1]:
        if found := group_of(article, passage, patient(token)):
            return found
    return ""


def moves_people(passage: Passage, match: "re.Match[str]") -> bool:
    """Whether what is held is people: a hearing is held too."""
    before = passage.text[passage.sentence(match.start())[0] : match.start()]
    return THINGS_HELD.search(before) is None


def holder_meant(article: Article, passage: Passage, at: Extent) -> str:
    """The words for the body that "it" stands for; "" where there is none."""
    found = body_meant(article, passage, at[0])
    words = found[0].words(found[1]) if found else ""
    return "" if words.split(" ")[-1].lower() in THINGS else words


def tail(passage: Passage, moment: Timed | None, end: int) -> int:
    """The end of the time stated right behind a clause's last place; nothing where a comma stands between."""
    if moment is None or "," in passage.text[end : moment.extent[0]]:
        return 0
    return moment.extent[1]


def bare(words: str) -> str:
    """A holder's words without an article or a number before them."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?|some|our|his|her|their) (?:\d+ )?", "", words).strip()


def voiced(passage: Passage, said: Sayings, extent: Extent) -> Voice:
    """Who says it; allegation kept."""
    return said.voice(passage, extent, alleged=is_alleged(passage, extent))
