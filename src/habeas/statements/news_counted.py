"""What a number counts: the noun phrase around it, the unit; numbers that count no people are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.records.quantity import Quantity
from habeas.statements.news_article import Extent, Passage, extent_of
from habeas.statements.news_lexicon import PEOPLE, TALLIED, VEHICLES
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
    r"|\b[Tt]itle \d+|\b\w+-\d+\b|\b(?:bus|plane|flight|day|phase|part|count|option|number|page) (?:one|two|three|four|five)\b"
    r"|\b[Oo]ne (?:of the (?:most|best|worst)|another|day|way|side|thing|time|more thing)\b|\b(?:the|this|that|every|each|no|any|another) one\b",
)
PARTITIVE = re.compile(
    r" of (?:(?:the|his|her|their|its|our|these|those|my) (?:(?P<whole>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)?(?: ?(?P<noun>(?:[\w'-]+ ){0,3}[\w'-]+))?|(?P<pronoun>them|us|whom))"
)
OF_GROUP = frozenset(
    "members member leaders leader associates nationals citizens residents children relatives survivors".split()
)
AUXILIARY = frozenset(
    "were was are is had have has would will could remain remained accepted agreed left arrived boarded refused died asked said came went".split()
)
COUNTING = TALLIED | frozenset(
    "in were only at carried received held brought admitted took includes included totaling totalling".split()
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
    taken = [match.span() for match in NOT_COUNTED.finditer(passage.text)]
    return [one for number in numbers(passage.text) if (one := counted(passage, number, taken))]


def counted(passage: Passage, number: Number, taken: list[Extent]) -> Counted | None:
    """What this number counts; None where it counts no people and nothing that carries them."""
    value_at = number.extent[1] - 1
    if any(start <= value_at < end for start, end in taken):
        return None
    return partitive(passage, number) or by_noun(passage, number) or by_itself(passage, number)


def partitive(passage: Passage, number: Number) -> Counted | None:
    """Two of the prisoners, one of them, eight of the 11, 46 of the women's neighbours."""
    match = PARTITIVE.match(passage.text, number.extent[1])
    if match is None:
        return None
    if match["pronoun"]:
        end, group = match.end(), match["pronoun"]
    elif match["noun"]:
        head = head_after(passage, match.start("noun"))
        if head is None:
            return counted_whole(passage, number, match)
        end = extent_of(head)[1]
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
    if not re.match(r"(?: of)? [\w']", passage.text[start : start + 6]):
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
        if token.tag_ not in MODIFYING or token.lower_ in (
            "in",
            "from",
            "at",
            "to",
            "with",
            "by",
            "for",
            "on",
        ):
            if token.lower_ not in PEOPLE:
                return
        if token.lower_ in ("of", "who", "that", "as", "than", "after", "since", "into", "per", "aboard"):
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
    before, after = around(passage, number)
    subject = after in AUXILIARY and (
        before in SUBJECT_BEFORE or not before or number.words.lower().startswith("all")
    )
    object_ = before in COUNTING and re.match(
        r"(?: from| in the| at the| people)?\b|[.,;:\"]|$| (?:from|in|on|aboard)\b",
        passage.text[number.extent[1] :],
    )
    ended = re.match(
        r"[.,;:)\"]|$| (?:from|on|aboard|in the|with|who|while|and|—)\b", passage.text[number.extent[1] :]
    )
    if not subject and not (object_ and ended):
        return None
    if is_of_thing(passage, number):
        return None
    return Counted(number, number.extent, "", "people")


SUBJECT_BEFORE = frozenset(["", ",", ".", ";", '"', "and", "but", "that", ":", "just", "'"])


def around(passage: Passage, number: Number) -> tuple[str, str]:
    """The words right before and right after a number."""
    before = re.search(r"([\w']+|[^\w\s])\s*$", passage.text[: number.extent[0]])
    after = re.match(r"\s*([\w']+|[^\w\s])", passage.text[number.extent[1] :])
    return (before[1].lower() if before else ""), (after[1].lower() if after else "")


def is_of_thing(passage: Passage, number: Number) -> bool:
    """Whether the digits belong to a name: a model of aircraft, a street, a unit."""
    return bool(re.search(r"[A-Z]\w+ $", passage.text[: number.extent[0]])) and number.words.isdigit()
