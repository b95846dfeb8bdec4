"""Reported speech: what is said to have been said, in the reporter's words; and numbers given."""

import re
from typing import TYPE_CHECKING

from habeas.statements.news_article import Article, Extent, Passage, extent_of, trimmed, within
from habeas.statements.news_cues import Cue, quotations
from habeas.statements.news_lexicon import DENIED, QUOTED_ONLY, RULED, SPEECH, TALLIED
from habeas.statements.news_numbers import NUMBER
from habeas.statements.news_people import Cast
from habeas.statements.news_sayings import Saying, hedge_of
from habeas.statements.news_through import chain_of

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = re.compile(r"(?:(?:and|but|so|even|though|also|meanwhile|while|that) |[,\s—–-]+)+", re.IGNORECASE)
THAT = re.compile(
    r"(?:, citing [^,.;\"]{3,60},)?(?: [^.,;:\"]{1,60}?)? (?P<that>that) (?!day\b|night\b|week\b|morning\b)"
)
NEAR = 60
"""Characters behind a verb of counting in which its number stands."""

SIDE = 5
"""Words that a side of a clause broken by its cue must have to stand by itself."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB"})
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
    if cue.verb is not None and cue.verb.lower_ in QUOTED_ONLY:
        return []
    if cue.verb is None:
        places = around_phrase(passage, cue)
    else:
        after = after_verb(passage, cue.verb)
        places = split_at_that(passage, after) if after else both_sides(passage, cue, cues)
    told = [(place, True) for place in places if is_content(passage, place)]
    number = number_given(passage, cue) if not told else None
    return [(number, False)] if number else told


def is_content(passage: Passage, place: Extent) -> bool:
    """Whether it has words enough and a verb, and is not wholly inside quote marks."""
    if place[0] >= place[1]:
        return False
    inside = any(
        within((place[0] + 1, place[1] - 1), (quote[0] - 1, quote[1] + 1)) for quote in quotations(passage)
    )
    span = passage.span(place)
    return len(span) > 2 and not inside and any(token.tag_ in FINITE for token in span)


def after_verb(passage: Passage, verb: "Token") -> Extent | None:
    """The clause after a cue verb, without "that"; None where there is none."""
    start, sentence = extent_of(verb)[1], passage.sentence(verb.idx)
    clauses = [child for child in verb.children if is_clause(child, verb)]
    that = THAT.match(passage.text, start, sentence[1]) if verb.lower_ in SPEECH | RULED else None
    if that and not (clauses and clauses[0].left_edge.idx < that.start("that")):
        end = extent_of(clauses[0].right_edge)[1] if clauses else sentence[1]
        return ended(passage, (that.end(), max(end, that.end())))
    if not clauses:
        return None
    return ended(passage, (max(clauses[0].left_edge.idx, start), extent_of(clauses[0].right_edge)[1]))


def is_clause(child: "Token", verb: "Token") -> bool:
    """Whether a word heads a clause that a cue verb governs."""
    if child.i < verb.i:
        return False
    return child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.tag_ == "VBG" and verb.lower_ in DENIED)


def ended(passage: Passage, place: Extent) -> Extent:
    """The clause up to a semicolon, with no quotation cut."""
    stop = re.search(r"; ", passage.text[slice(*place)])
    end = place[0] + stop.start() if stop else place[1]
    return whole_quotes(passage, trimmed_content(passage, (place[0], end)))


def both_sides(passage: Passage, cue: Cue, cues: list[Cue]) -> list[Extent]:
    """The clause before a cue, and what goes on after it: CLAUSE, she said, and CLAUSE."""
    before = before_verb(passage, cue, cues)
    if before is None:
        return []
    sentence = passage.sentence(cue.clause[0])
    rest = re.compile(
        r"[^,.;:\"]{0,40}, (?!citing|adding|according|referring|speaking|who |which |whose |where )"
    ).match(passage.text, cue.clause[1], sentence[1])
    after = trimmed_content(passage, (rest.end(), sentence[1])) if rest else (0, 0)
    crowded = (
        any(after[0] <= other.extent[0] < after[1] for other in cues) or '"' in passage.text[slice(*after)]
    )
    long_enough = len(passage.text[slice(*after)].split()) >= SIDE
    return [before, after] if long_enough and not crowded else [before]


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
    if cue.speaker[1] <= cue.extent[0]:
        return [whole_quotes(passage, trimmed_content(passage, (cue.extent[1], sentence[1])))]
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
    if verb is None or verb.lower_ not in TALLIED or cue.speaker[0] > verb.idx:
        return None
    start = extent_of(verb)[1]
    sentence = passage.sentence(start)
    stop = END_OF_CLAUSE.search(passage.text, start, sentence[1])
    end = stop.start() if stop else sentence[1]
    near = NUMBER.search(passage.text, start, min(end, start + NEAR))
    return trimmed_content(passage, (start, end)) if near else None
