"""Precision and recall of the news taker over an annotated half of the corpus."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.readings.plain_text import PlainTextReader
from habeas.records.chain import Role
from habeas.records.contents import Condition, Count, Utterance
from habeas.records.locator import Characters
from habeas.records.moment import Grain, Moment, Wall
from habeas.records.reading import Reading
from habeas.records.source import Obtained, Source
from habeas.records.statement import Statement
from habeas.reference.names import look_up
from habeas.statements.news import News
from habeas.statements.news_article import is_read
from habeas.statements.taker import Settings

CORPUS = Path(__file__).parent / "corpus"
OVERLAP = 0.5
"""Gold and taken are one where their characters' intersection is at least this share of their union."""

SHORT_RUN = 5
"""Words under which a quoted run inside a longer reported clause is not marked in the gold (its choice 6)."""

Gold = dict[str, Any]


@dataclass
class Tally:
    """What was right, taken beside it, missed; and fields right of fields compared.

    `aside` was taken and is of a sort that the gold does not mark; `unread` was missed because no block that
    the taker looks into holds its words.
    """

    right: int = 0
    extra: int = 0
    missed: int = 0
    aside: int = 0
    unread: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """Of what was taken, the share that is in the gold."""
        taken = self.right + self.extra
        return self.right / taken if taken else None

    @property
    def recall(self) -> float | None:
        """Of the gold, the share that was taken."""
        gold = self.right + self.missed
        return self.right / gold if gold else None


@dataclass(frozen=True)
class Pair:
    """A gold statement and a taken one that match; one of them None where nothing does."""

    gold: Gold | None
    taken: Statement | None
    text: str
    aside: bool = False
    unread: bool = False


def measured(half: str) -> dict[str, Tally]:
    """For each kind the tally over one half of the corpus."""
    tallies: dict[str, Tally] = {}
    for pair in pairs(half):
        kind = pair.gold["kind"] if pair.gold else pair.taken.kind if pair.taken else ""
        add(tallies.setdefault(kind, Tally()), pair)
    return dict(sorted(tallies.items()))


def pairs(half: str) -> Iterator[Pair]:
    """Every match and every miss, article by article."""
    for path in sorted((CORPUS / half).glob("*.txt")):
        text = path.read_bytes().decode()
        marked = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        source, laid_out = read(path, marked)
        taken = News().take(source, laid_out, Settings()).statements
        yield from matched(text, marked["statements"], taken, blocks=read_blocks(laid_out))


def read_blocks(laid_out: Reading) -> list[tuple[int, int]]:
    """Where the blocks stand that the taker looks into."""
    return [(block.start, block.end) for block in laid_out.blocks if is_read(block)]


def read(path: Path, marked: Gold) -> tuple[Source, Reading]:
    """An article as a Source, and what the plain-text reader makes of it."""
    data = path.read_bytes()
    day = marked["published"]
    published = Moment(day, Grain.DAY, Wall(f"{day}T00:00", f"{day}T23:59"))
    source = Source(
        id="src-evaluation",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        name=path.name,
        media_type="text/plain",
        obtained=Obtained("file"),
        publisher=marked["publisher"],
        published=published,
    )
    return source, PlainTextReader().read(source, data)


def matched(
    text: str, gold: list[Gold], taken: tuple[Statement, ...], *, blocks: list[tuple[int, int]]
) -> Iterator[Pair]:
    """Greedy one-to-one matches within a kind, the largest overlap first; then what is left over."""
    places = {id(one): place_of(text, one) for one in gold}
    scored = [
        (overlap(places[id(one)], place), number, order)
        for number, one in enumerate(gold)
        for order, other in enumerate(taken)
        if one["kind"] == other.kind and (place := span(other))
    ]
    left, right = set(range(len(gold))), set(range(len(taken)))
    for score, number, order in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score >= OVERLAP and number in left and order in right:
            left.remove(number)
            right.remove(order)
            yield Pair(gold[number], taken[order], text)
    for number in sorted(left):
        held = any(inside(places[id(gold[number])], block) for block in blocks)
        yield Pair(gold[number], None, text, unread=not held)
    yield from (Pair(None, taken[order], text, unmarked(taken[order], taken)) for order in sorted(right))


def unmarked(one: Statement, taken: tuple[Statement, ...]) -> bool:
    """Whether the gold does not mark its sort: an age; a short quoted run in a reported clause."""
    if isinstance(one.content, Condition) and one.content.measure == "age":
        return True
    if (
        not isinstance(one.content, Utterance)
        or not one.content.quoted
        or len(one.words.split()) >= SHORT_RUN
    ):
        return False
    here = span(one)
    return any(
        isinstance(other.content, Utterance) and not other.content.quoted and inside(here, span(other))
        for other in taken
    )


def inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Whether one extent lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def span(statement: Statement) -> tuple[int, int]:
    """Where a statement's words stand."""
    place = statement.locator
    return (place.start, place.end) if isinstance(place, Characters) else (0, 0)


def place_of(text: str, one: Gold) -> tuple[int, int]:
    """Where a gold statement's words stand."""
    at = -1
    for _ in range(one.get("nth", 0) + 1):
        at = text.index(one["words"], at + 1)
    return at, at + len(one["words"])


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Shared characters over all characters of both."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def add(tally: Tally, pair: Pair) -> None:
    """Count one pair."""
    if pair.gold is None:
        tally.aside += pair.aside
        tally.extra += not pair.aside
    elif pair.taken is None:
        tally.missed += 1
        tally.unread += pair.unread
    else:
        tally.right += 1
        for name, right in compared(pair.gold, pair.taken):
            tally.compared[name] += 1
            tally.fields[name] += right


def compared(gold: Gold, taken: Statement) -> Iterator[tuple[str, bool]]:
    """For each field that both have, whether it is right."""
    if isinstance(taken.content, Count):
        quantity = taken.content.quantity
        yield "bounds", (number(quantity.low), number(quantity.high)) == (gold["low"], gold["high"])
        yield "unit", quantity.unit == gold["unit"]
    if "speaker" in gold:
        yield "speaker", same_speaker(gold["speaker"], taken)
    if "hedge" in gold:
        yield "hedge", taken.hedge.value == gold["hedge"]
    if isinstance(taken.content, Utterance):
        yield "quoted", taken.content.quoted == gold["quoted"]
        yield "via", same_via(gold["via"], taken)
    yield from compared_by_kind(gold, taken)


def compared_by_kind(gold: Gold, taken: Statement) -> Iterator[tuple[str, bool]]:
    """The fields that only one kind has."""
    content: Any = taken.content
    if "type" in gold:
        yield "type", content.type.value.replace(" ", "_") == gold["type"]
    if "measure" in gold:
        yield "measure", content.measure == gold["measure"]
    if "act" in gold:
        yield "act", (content.act.value if content.act else None) == gold["act"]
    if "term" in gold:
        yield "term", ("undisclosed" if content.undisclosed else content.term) == gold["term"]
    if "credit" in gold:
        yield "credit", (content.credit or None) == gold["credit"]
    if "to" in gold:
        for name, place in (("from", content.origin), ("to", content.destination)):
            yield name, same_words(gold[name], place.name if place else None)
    if "instrument" in gold:
        yield "instrument", same_words(gold["instrument"], content.instrument)
    if "holder" in gold:
        yield "holder", same_words(gold["holder"], content.holder or None)


def number(value: Any) -> float | None:
    """A bound as the gold has it."""
    return None if value is None else float(value)


def said(statement: Statement) -> list[str]:
    """The names, offices and things that a chain's root goes by."""
    link = statement.chain[0]
    if link.role in (Role.NOT_FOUND, Role.PUBLISHER):
        return []
    return [text for text in (link.name, link.office, link.thing, link.words) if text]


def same_speaker(gold: str | None, taken: Statement) -> bool:
    """Whether the root of the chain is whom the gold names.

    They are one where the words of the one are all among those of the other, or the gazetteer has both under
    one name (ICE and Immigration and Customs Enforcement).
    """
    ours = said(taken)
    if gold is None or not ours:
        return gold is None and not ours
    known = look_up(gold)
    return any(same_words(gold, text) or (known and known.name == text) for text in ours)


def same_via(gold: list[str], taken: Statement) -> bool:
    """Whether the outlets between the root and the publisher are those of the gold."""
    ours = [link.name for link in taken.chain[1:] if link.role is Role.REPORTER]
    return len(ours) == len(gold) and all(
        same_words(a, b) for a, b in zip(sorted(gold), sorted(ours), strict=True)
    )


def same_words(a: str | None, b: str | None) -> bool:
    """Whether two names are one: the words of the shorter, articles aside, all stand in the longer."""
    if a is None or b is None:
        return a is b
    first, second = (set(re.findall(r"\w+", text.lower())) - {"the", "a", "an"} for text in (a, b))
    return bool(first & second) and (first <= second or second <= first)


def digest() -> str:
    """SHA-256 over all files of the corpus, so that floors are known to be for this one."""
    total = hashlib.sha256()
    for path in sorted(CORPUS.glob("*/*")):
        if path.suffix in (".txt", ".json"):
            total.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return total.hexdigest()
