"""Turns of a transcript: what stands behind a speaker's label is said by that speaker."""

import re
from collections.abc import Iterator

from habeas.records.chain import Hedge, Link, Role
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_lexicon import TITLES
from habeas.statements.news_people import Cast
from habeas.statements.news_sayings import Saying

LABEL = re.compile(r"(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ.' -]{2,40}?)(?: \([^)]{2,30}\))?: (?=\S)")
STAFF = re.compile(
    r"\b(?:HOST|ANCHOR|REPORTER|NARRATOR|CORRESPONDENT|PRESENTER|MODERATOR|INTERVIEWER|Q|BYLINE|ANNOUNCER)\b"
)
REPORTS = re.compile(
    r"\b(?:told me|told us|I reached|I(?:'m| am) quoting|I spoke|I asked|told this (?:program|station))\b"
)
FEWEST = 2
"""Labels that make a transcript; one capital word before a colon is a heading."""


def turns(article: Article, cast: Cast) -> Iterator[Saying]:
    """A Saying for each turn of a speaker who is not of the outlet's own staff."""
    labelled = [(passage, match) for passage in article.prose if (match := LABEL.match(passage.text))]
    if len(labelled) < FEWEST:
        return
    staff = staff_of(labelled)
    for passage, match in labelled:
        if last_word(match["label"]) not in staff:
            yield turn(cast, passage, match)


def staff_of(labelled: "list[tuple[Passage, re.Match[str]]]") -> frozenset[str]:
    """The last words of labels that are the outlet's own: hosts, those they name, those who report."""
    hosts = [passage.text for passage, match in labelled if STAFF.search(match["label"])]
    own = {last_word(match["label"]) for passage, match in labelled if is_own(passage, match, hosts)}
    return frozenset(own)


def is_own(passage: Passage, match: "re.Match[str]", hosts: list[str]) -> bool:
    """Whether a turn is by a host, by somebody whom a host speaks to by name, or reports what others said."""
    name = match["label"].title()
    addressed = any(
        re.search(rf"\b{re.escape(name)}\b", text) for text in hosts if not STAFF.search(name.upper())
    )
    return bool(STAFF.search(match["label"]) or REPORTS.search(passage.text) or addressed)


def last_word(label: str) -> str:
    """The surname in a label."""
    return label.split()[-1]


def turn(cast: Cast, passage: Passage, match: "re.Match[str]") -> Saying:
    """The Saying of a whole turn, under the fullest name of its speaker."""
    label: Extent = match.span("label")
    seen = cast.inside(passage, label)
    name = seen[0].person.name if seen else fullest(cast, match["label"])
    link = Link(Role.SPEAKER, name, words=passage.words(label), locator=passage.locator(label))
    end = len(passage.text.rstrip())
    return Saying(passage, (match.end(), end), (link,), Hedge.ASSERTED, quoted=True, cue=label)


def fullest(cast: Cast, label: str) -> str:
    """The name in the article that ends as the label does; else the label as a name."""
    last = last_word(label).lower()
    for seen in cast.sightings:
        if seen.person.name.lower().split()[-1] == last and not seen.person.name.isupper():
            return seen.person.name
    words = [word for word in label.title().split() if word.lower().strip(".") not in TITLES]
    return " ".join(words) or label.title()
