"""Reported speech: what is said to have been said, in the reporter's words; and numbers that somebody gives."""

import re
from typing import TYPE_CHECKING

from habeas.statements.news_article import Article, Extent, Passage, extent_of, trimmed, within
from habeas.statements.news_cues import Cue, quotations
from habeas.statements.news_lexicon import TALLIED
from habeas.statements.news_people import Cast
from habeas.statements.news_sayings import Saying, chain_of, hedge_of

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = re.compile(r"(?:(?:and|but|so|even|though|also|meanwhile|while|that) |[,\s—–-]+)+", re.IGNORECASE)
THAT = re.compile(r"^[^.;:\"]{0,60}?\bthat ")
END_OF_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas|though|although) |[.!?](?=\"? |\"?$)| — ")


def reported(article: Article, cast: Cast, passage: Passage, cues: list[Cue]) -> list[Saying]:
    """What the passage reports in its own words, clause by clause."""
    found: list[Saying] = []
    for cue in cues:
        contents = contents_of(passage, cue, cues)
        chain = chain_of(article, cast, cue) if contents else ()
        for extent, told in contents if chain else []:
            found.append(Saying(passage, extent, chain, hedge_of(cue, chain), told=told, cue=cue.clause))
    return found


def contents_of(passage: Passage, cue: Cue, cues: list[Cue]) -> list[tuple[Extent, bool]]:
    """What a cue governs, and whether it is told or only a number is given."""
    if cue.verb is None:
        return [(place, True) for place in around_phrase(passage, cue)]
    if (after := after_verb(passage, cue.verb)) is not None:
        return [(place, True) for place in split_at_that(passage, after) if is_content(passage, place)]
    if (before := before_verb(passage, cue, cues)) is not None and is_content(passage, before):
        return [(before, True)]
    number = number_given(passage, cue)
    return [(number, False)] if number else []


def is_content(passage: Passage, place: Extent) -> bool:
    """Whether it has words enough, and is not wholly inside quote marks."""
    text = passage.text[slice(*place)]
    inside = any(
        within((place[0] + 1, place[1] - 1), (quote[0] - 1, quote[1] + 1)) for quote in quotations(passage)
    )
    return len(text.split()) > 2 and not inside


def after_verb(passage: Passage, verb: "Token") -> Extent | None:
    """The clause after a cue verb, without "that"; None where there is none."""
    clauses = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i]
    clauses = [child for child in clauses if child.tag_ != "VB" or child.dep_ == "ccomp"]
    if not clauses:
        return None
    clause = clauses[0]
    start = max(clause.left_edge.idx, extent_of(verb)[1])
    end = extent_of(clause.right_edge)[1]
    stop = re.search(r"; ", passage.text[start:end])
    end = start + stop.start() if stop else end
    that = re.match(r"[^.;:\"]{0,40}?\bthat ", passage.text[extent_of(verb)[1] : start + 5])
    if that:
        start = extent_of(verb)[1] + that.end()
    return whole_quotes(passage, trimmed_content(passage, (start, end)))


def trimmed_content(passage: Passage, place: Extent) -> Extent:
    """The clause without conjunctions before it and marks around it."""
    start, end = place
    if lead := LEAD.match(passage.text, start, end):
        start = lead.end()
    return trimmed(passage.text, (start, end), " ,;:—–-.")


def whole_quotes(passage: Passage, place: Extent) -> Extent:
    """The extent widened so that no quotation is cut: it takes the quote marks in."""
    start, end = place
    for quote in quotations(passage):
        if (
            start < quote[0] < end < quote[1] + 1
            or quote[1] == end
            or (start < quote[0] and quote[1] - 1 == end)
        ):
            end = min(len(passage.text), quote[1] + 1)
        if quote[0] == start:
            start -= 1
    return start, end


def split_at_that(passage: Passage, place: Extent) -> list[Extent]:
    """The clauses of "that …, and that …", each by itself."""
    parts, at = [], place[0]
    for match in re.finditer(r",? (?:and|but) that ", passage.text[slice(*place)]):
        parts.append(trimmed_content(passage, (at, place[0] + match.start())))
        at = place[0] + match.end()
    return [*parts, whole_quotes(passage, (at, place[1]))] if parts else [place]


def before_verb(passage: Passage, cue: Cue, cues: list[Cue]) -> Extent | None:
    """The clause before a cue that closes its sentence: CLAUSE, the ministry said on Tuesday."""
    sentence = passage.sentence(cue.clause[0])
    start, stop = sentence[0], cue.clause[0]
    before = passage.text[start:stop].rstrip()
    if not before.endswith((",", ',"', ",'", "—")):
        return None
    for semicolon in re.finditer(r"; ", before):
        start = sentence[0] + semicolon.end()
    if any(
        start <= other.extent[0] < stop and other.verb is not None and other.clause[1] + 3 >= stop
        for other in cues
    ):
        return None
    return trimmed_content(passage, (dateline_end(passage, start), stop))


def dateline_end(passage: Passage, start: int) -> int:
    """Where the text begins after a dateline: KIGALI, Oct 14 (Agency) -."""
    match = re.match(
        r"[A-ZÀ-Þ][A-ZÀ-Þ .]+(?:,[^—–-]{0,30})?(?:\([\w /]+\))? ?(?:—|–|-) ", passage.text[start:]
    )
    return start + match.end() if match and start == 0 else start


def around_phrase(passage: Passage, cue: Cue) -> list[Extent]:
    """What "according to" governs: the clause before it, or after it where it opens the sentence."""
    sentence = passage.sentence(cue.extent[0])
    start = dateline_end(passage, sentence[0])
    head = passage.text[start : cue.extent[0]]
    if not head.strip(" \"'“”"):
        rest = trimmed_content(passage, (cue.speaker[1], sentence[1]))
        return [rest] if is_content(passage, rest) else []
    cut = max((match.end() for match in re.finditer(r"; ", head)), default=0)
    return [trimmed_keeping_quotes(passage, (start + cut, cue.extent[0]))]


def trimmed_keeping_quotes(passage: Passage, place: Extent) -> Extent:
    """The clause without conjunctions before and commas after."""
    return whole_quotes(passage, trimmed_content(passage, place))


def number_given(passage: Passage, cue: Cue) -> Extent | None:
    """What follows a verb whose object is a number, to the end of its clause."""
    verb = cue.verb
    if verb is None or verb.lower_ not in TALLIED:
        return None
    start = extent_of(verb)[1]
    sentence = passage.sentence(start)
    stop = END_OF_CLAUSE.search(passage.text, start, sentence[1])
    end = stop.start() if stop else sentence[1]
    return trimmed_content(passage, (start, end)) if start < end else None
