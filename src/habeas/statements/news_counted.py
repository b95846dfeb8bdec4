"""What a number counts: the noun phrase around it, the unit; numbers that count no people are left out."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.records.quantity import Quantity
from habeas.statements.news_article import Extent, Passage, extent_of
from habeas.statements.news_lexicon import PEOPLE, TALLIED, VEHICLES, words
from habeas.statements.news_numbers import Number, numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFYING = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "HYPH", "POS", "CD", "RB", "IN", "FW", "VBG"}
)
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MONTHS = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December"
NOT_COUNTED = re.compile(
    rf"(?:{MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?\b|\b\d{{1,2}} (?:{MONTHS})\b(?: \d{{4}})?|\b(?:in|since|of|by) (?:19|20)\d\d\b"
    r"|\b\d{1,2}(?::\d\d)? ?(?:a\.m|p\.m|am\b|pm\b|GMT|o'clock)|\b\d{1,2}:\d\d|[$£€]\d[\d,.]*(?: ?(?:million|billion|m|bn|k)\b)?"
    r"|\b(?:No|Nos|Case|case|Rule|Title|Section|section|Boeing|Airbus|Flight|flight|Route|page|Article|bus|Room|Camp|Gate|Level|Barrio|Local)\.? \d[\w:-]*"
    r"|\b\d+ U\.?S\.?C?\.? |§+ ?[\d\w()]+|\+\d[\d ]+|\b\d+(?:st|nd|rd|th)\b|\b(?:aged|ages?) \d\d?(?:(?: to | and |-|, )\d\d?)*"
    r"|, \d\d(?=[,.])|\b(?:man|woman|boy|girl|person) of \d\d?\b(?: years)?|\b\d+-(?:year|day|hour|month|week|minute)\b"
    r"|\b[Oo]ne (?:at a time|by one|after another|or (?:two|more))\b|\b[Tt]itle \d+|\b\w+-\d+\b|\b(?:bus|plane|flight|day|phase|part|count|option|number|page) (?:one|two|three|four|five)\b"
    r"|\b[Oo]ne (?:of the (?:most|best|worst)|another|day|way|side|thing|time|more thing)\b|\b(?:the|this|that|every|each|no|any|another) one\b",
)
PARTITIVE = re.compile(
    r" of (?:(?:the|his|her|their|its|our|these|those|my) (?:(?P<whole>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)?(?: ?(?P<noun>(?:[\w'-]+ ){0,3}[\w'-]+))?|(?P<pronoun>them|us|whom))"
)
DONE = re.compile(
    r" (?:deported|removed|flown out|sent|detained|arrested|held|aboard|on board|transferred|expelled)\b"
)
"""What those are who are counted by nothing but what was done to them: 137 of those deported."""
FIGURE = re.compile(
    r"\b(?:figure|number|total|count|tally|headcount|toll)\b(?: (?:of|on|in|for|from|aboard|missing|held|deported|flown|sent|so|there|with)\b(?: [\w'-]+){0,4}?)? (?:(?:had|has|have) )?(?:was|is|are|were|stood at|stands at|reached|rose to|climbed to|fell to|at|of|to|as) (?:only |just |now )?$"
)
WHO = re.compile(r" who (?:are|were|had|have|is|was) [^,.;:—]{2,40}?(?= —|[,.;:])")
FLIES = words(
    """
    landed took departed flew carried left arrived
    """
)
SUBJECT_BEFORE = frozenset(["", ",", ".", ";", '"', "and", "but", "that", ":", "just", "'", "only"])
ENDED = re.compile(
    r"[.,;:)\"]|$| (?:from|on|aboard|in the|with|who|while|and|by|—|go|leave|come|inside|there|aboard|today|left)\b"
)
CAPACITY = re.compile(
    r"\b(?:(?:built|designed|meant|intended|made|equipped|licensed|rated|certified|sized) (?:for|to hold|to house)"
    r"|(?:room|space|beds) for|capacity (?:of|is|was)|can hold|limit of) $"
)
PARTICIPLES = words(
    """
    deported accused suspected detained arrested removed jailed convicted expelled
    """
)
ENDING = words(
    """
    of who that as than nobody everyone somebody someone nothing no all each
    """
)
OF_GROUP = words(
    """
    members member leaders leader associates nationals citizens residents children relatives survivors
    """
)
AUXILIARY = words(
    """
    were was are is had have has would will could remain remained accepted agreed left arrived boarded
    refused died asked said came went
    """
)
COUNTING = TALLIED | words(
    """
    in were only at has have had holds houses carried received held brought admitted took includes
    included totaling totalling
    """
)


@dataclass(frozen=True)
class Counted:
    """A number with what it counts: the words at `extent`, the group's own words at `group_at`."""

    number: Number
    extent: Extent
    group: str
    unit: str
    group_at: Extent | None = None

    @property
    def quantity(self) -> Quantity:
        """The number in its unit."""
        return self.number.quantity(self.unit)


def counted_in(passage: Passage) -> list[Counted]:
    """Every count of people, aircraft, buses or families, in order."""
    found: list[Counted] = []
    stated = numbers(passage.text)
    taken = [match.span() for match in NOT_COUNTED.finditer(passage.text)] if stated else []
    for found_here in stated:
        number = replace(found_here, words=passage.words(found_here.extent))
        one = counted(passage, number, taken) or (
            listed(passage, number, found[-1], taken) if found else None
        )
        if one:
            found.append(one)
    return found


def listed(passage: Passage, number: Number, before: Counted, taken: list[Extent]) -> Counted | None:
    """A bare number that goes on with a list: 29 passengers on 3 June, 31 on 5 June and 23 on 6 June."""
    between = passage.text[before.extent[1] : number.extent[0]]
    follows = re.match(
        r" (?:on|in|from|to|at|aboard|were|had|who|of whom)\b", passage.text[number.extent[1] :]
    )
    if any(start < number.extent[1] and number.extent[0] < end for start, end in taken) or not follows:
        return None
    if not re.fullmatch(r"[^.;:\"]{0,60}?(?:, | and |, and )", between):
        return None
    return Counted(number, number.extent, "", before.unit)


def counted(passage: Passage, number: Number, taken: list[Extent]) -> Counted | None:
    """What this number counts; None where it counts no people and nothing that carries them."""
    value_at = number.extent[1] - 1
    if any(start <= value_at < end for start, end in taken) or is_left_out(passage, number):
        return None
    return partitive(passage, number) or by_noun(passage, number) or by_itself(passage, number)


def is_left_out(passage: Passage, number: Number) -> bool:
    """Whether it is a capacity, or "one" behind every, each, any: no count."""
    before = passage.text[max(0, number.extent[0] - 40) : number.extent[0]]
    any_one = number.words.lower() == "one" and re.search(
        r"\b(?:every|each|any|no|the|this) $", before, re.IGNORECASE
    )
    return CAPACITY.search(before) is not None or bool(any_one)


def partitive(passage: Passage, number: Number) -> Counted | None:
    """Two of the prisoners, one of them, eight of the 11, 46 of the women's neighbours."""
    match = PARTITIVE.match(passage.text, number.extent[1])
    if match is None:
        return None
    if match["pronoun"]:
        end, group = match.end(), match["pronoun"]
    elif match["noun"]:
        head = head_after(passage, match.start("noun"))
        done = DONE.match(passage.text, match.start("noun") - 1)
        if head is None and done is None:
            return counted_whole(passage, number, match)
        end = extent_of(head)[1] if head is not None else done.end() if done else 0
        group = passage.words((number.extent[1] + 4, end))
    else:
        return counted_whole(passage, number, match)
    end = of_them(passage, end)
    return Counted(number, (number.extent[0], end), group, "people", (number.extent[1] + 4, end))


def counted_whole(passage: Passage, number: Number, match: "re.Match[str]") -> Counted | None:
    """Eight of the 11: the whole stands as the group."""
    if not match["whole"]:
        return None
    end = match.end("whole")
    place = (number.extent[1] + 4, end)
    return Counted(number, (number.extent[0], end), passage.words(place), "people", place)


def of_them(passage: Passage, end: int) -> int:
    """Past the noun right after "of them": five of them women."""
    match = re.match(r" (?:women|men|minors|children|girls|boys)\b", passage.text[end : end + 20])
    return end + match.end() if match else end


def by_noun(passage: Passage, number: Number) -> Counted | None:
    """A number with the noun that it counts."""
    start = number.extent[1]
    of = 3 if passage.text[start : start + 4] == " of " and number.wording not in ("exactly", "range") else 0
    if not re.match(r"(?: of)? [\w'\"]", passage.text[start : start + 6]):
        return None
    head = head_after(passage, start + of + 1)
    if head is None:
        return None
    end = of_group(passage, head)
    unit = VEHICLES.get(head.lower_, "people")
    place = (start + of + 1, end)
    return Counted(number, (number.extent[0], end), passage.words(place), unit, place)


def head_after(passage: Passage, at: int) -> "Token | None":
    """The noun for people or what carries them that ends the noun phrase beginning here."""
    found = last = None
    for token in run_of(passage, at):
        if is_counted_noun(token):
            found = token
        if token.tag_ in NOUNS:
            last = token
        if found is token and following_of(passage, token):
            return found
    return found if found is last else None


def following_of(passage: Passage, token: "Token") -> bool:
    """Whether "of" comes next."""
    return token.i + 1 < len(passage.doc) and passage.doc[token.i + 1].lower_ == "of"


def run_of(passage: Passage, at: int) -> Iterator["Token"]:
    """The tokens of the noun phrase that begins at a character, eight at most."""
    first = passage.span((at, at + 1))[0].i
    for token in passage.doc[first : first + 8]:
        if token.i == first and token.is_quote:
            continue
        if token.tag_ not in MODIFYING and token.lower_ not in PEOPLE | PARTICIPLES:
            return
        if (token.tag_ == "IN" and not token.ent_type_) or token.lower_ in ENDING:
            return
        yield token


def is_counted_noun(token: "Token") -> bool:
    """Whether a noun counts people or what carries them; people of a nation do."""
    if token.lower_ in PEOPLE or token.lower_ in VEHICLES:
        return token.tag_.startswith("N") or token.tag_ in ("JJ", "VBZ", "VBN", "FW")
    return (
        token.tag_ in ("NNPS", "NNP")
        and token.text.endswith(("ns", "is", "ese", "ians"))
        and token.ent_type_ in ("NORP", "")
    )


def of_group(passage: Passage, head: "Token") -> int:
    """The end of the phrase, with "of" and a name behind members, leaders, nationals."""
    end = extent_of(head)[1]
    if head.lower_ not in OF_GROUP or not following_of(passage, head):
        return end
    at = head.i + 2
    while (
        at < len(passage.doc)
        and (passage.doc[at].tag_ in MODIFYING | {"DT", "PRP$"})
        and passage.doc[at].lower_ not in ("as", "in", "from", "who")
    ):
        at += 1
    last = passage.doc[at - 1]
    return extent_of(last)[1] if last.i > head.i + 1 else end


def by_itself(passage: Passage, number: Number) -> Counted | None:
    """A number with no noun: the subject of a verb of people, or the object of a verb of counting."""
    if is_of_thing(passage, number) or not (is_subject(passage, number) or is_object(passage, number)):
        return None
    who = WHO.match(passage.text[number.extent[1] :])
    end = number.extent[1] + (who.end() if who else 0)
    return Counted(number, (number.extent[0], end), "", unit_before(passage, number))


def is_subject(passage: Passage, number: Number) -> bool:
    """Whether the number is a subject with no noun behind it, by the words around it or by the parse."""
    before, after = around(passage, number)
    starts = before in SUBJECT_BEFORE or not before or number.words.lower().startswith("all")
    if (after in AUXILIARY and starts) or WHO.match(passage.text[number.extent[1] :]):
        return True
    token = passage.span(number.extent)[-1]
    follows = passage.doc[token.i + 1].tag_ if token.i + 1 < len(passage.doc) else ""
    return token.dep_ in ("nsubj", "nsubjpass") and (follows.startswith("V") or follows == "MD")


def is_object(passage: Passage, number: Number) -> bool:
    """Whether a verb of counting stands right before, and no noun behind."""
    before, _ = around(passage, number)
    named = before in COUNTING or FIGURE.search(passage.text[: number.extent[0]]) is not None
    return named and ENDED.match(passage.text[number.extent[1] :]) is not None


def unit_before(passage: Passage, number: Number) -> str:
    """What was counted last before in the passage; people where nothing was."""
    words = re.findall(r"\w+", passage.text[max(0, number.extent[0] - 150) : number.extent[0]].lower())
    for word in reversed(words):
        if word in VEHICLES and VEHICLES[word] != "families" and around(passage, number)[1] in FLIES:
            return VEHICLES[word]
        if word in PEOPLE:
            return "people"
    return "people"


def around(passage: Passage, number: Number) -> tuple[str, str]:
    """The words right before and right after a number."""
    before = re.search(r"([\w']+|[^\w\s])\s*$", passage.text[: number.extent[0]])
    after = re.match(r"\s*([\w']+|[^\w\s])", passage.text[number.extent[1] :])
    return (before[1].lower() if before else ""), (after[1].lower() if after else "")


def is_of_thing(passage: Passage, number: Number) -> bool:
    """Whether the digits belong to a name: a model of aircraft, a street, a unit."""
    return bool(re.search(r"[A-Z]\w+ $", passage.text[: number.extent[0]])) and number.words.isdigit()
