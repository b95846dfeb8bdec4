"""News reading: the whole way from bytes to statements, beside plain spaCy over the same words."""

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.articles import articles
from benchmarks.cases import ROOT
from benchmarks.measurement import NOTHING, Beside, Measurement, Target, Took, best, took
from habeas.readings.plain_text import PlainTextReader
from habeas.records.source import Obtained, Source
from habeas.statements.news import News
from habeas.statements.news_article import is_read
from habeas.statements.news_language import language, model_folder
from habeas.statements.taker import Settings

if TYPE_CHECKING:
    from spacy.language import Language

TUNE = ROOT / "evaluation" / "corpus" / "tune"
BATCH = 25
"""Articles read by one program before the other has its turn, so that both meet the same load."""


@dataclass(frozen=True)
class Raced:
    """What both took over the same articles."""

    words: int
    statements: int
    habeas: Took
    spacy: Took


def measure(number: int = 300, repeats: int = 2) -> tuple[Measurement, ...]:
    """Words a second of processor on made articles and on the annotated ones; loading apart."""
    load_ours = took(language.__wrapped__)  # not from the cache, where something has loaded it before
    plain: list[Language] = []
    load_plain = took(lambda: plain.append(_stock()))
    made = [one.text.encode() for one in articles(number)]
    tune = [path.read_bytes() for path in sorted(TUNE.glob("*.txt"))]
    return (
        _figure(f"reading news, {number} made articles", race(made, plain[0], repeats)),
        _figure(f"reading news, {len(tune)} annotated articles", race(tune, plain[0], repeats)),
        Measurement(
            "loading the reader's model, once",
            load_ours.cpu,
            "s",
            beside=Beside("stock en_core_web_sm", load_plain.cpu),
        ),
    )


def race(texts: list[bytes], plain: "Language", repeats: int) -> Raced:
    """Both over the same texts, batch by batch in turn; of each batch the best of `repeats`."""
    sources = [_source(text, number) for number, text in enumerate(texts)]
    pairs = list(zip(sources, texts, strict=True))
    blocks = {source.id: _blocks(source, text) for source, text in pairs}
    ours, theirs, found = NOTHING, NOTHING, 0
    for at in range(0, len(pairs), BATCH):
        batch = pairs[at : at + BATCH]
        same = [block for source, _ in batch for block in blocks[source.id]]
        tries: list[tuple[Took, Took]] = []
        for _ in range(repeats):
            tries.append((took(partial(_take, batch)), took(partial(_parse, plain, same))))
        ours, theirs = ours + best([one for one, _ in tries]), theirs + best([two for _, two in tries])
        found += _take(batch)
    words = sum(len(block.split()) for texts_ in blocks.values() for block in texts_)
    return Raced(words, found, ours, theirs)


def _figure(name: str, raced: Raced) -> Measurement:
    wall = raced.words / raced.habeas.wall
    return Measurement(
        name,
        raced.words / raced.habeas.cpu,
        "words/s",
        Target("at least", 0.8, "ratio"),
        Beside("plain spaCy, all components", raced.words / raced.spacy.cpu),
        f"{raced.words:,} words to {raced.statements:,} statements; by processor time, "
        f"{wall:,.0f} words/s by the wall",
    )


def _stock() -> "Language":
    import spacy

    return spacy.load(model_folder())


def _source(data: bytes, number: int) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(f"src-{digest[:32]}", digest, len(data), f"{number}.txt", "text/plain", Obtained("file"))


def _blocks(source: Source, data: bytes) -> list[str]:
    return [block.text for block in PlainTextReader().read(source, data).blocks if is_read(block)]


def _take(batch: list[tuple[Source, bytes]]) -> int:
    reader, taker, settings = PlainTextReader(), News(), Settings("America/New_York")
    return sum(
        len(taker.take(source, reader.read(source, data), settings).statements) for source, data in batch
    )


def _parse(plain: "Language", blocks: list[str]) -> None:
    for _ in plain.pipe(blocks):
        pass
