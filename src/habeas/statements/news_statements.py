"""All that an article says, kind by kind, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.records.contents import Depiction, Utterance
from habeas.records.reading import Block, BlockKind
from habeas.records.statement import Statement
from habeas.statements.news_affiliations import affiliations
from habeas.statements.news_agreements import agreements
from habeas.statements.news_article import Article
from habeas.statements.news_bases import bases
from habeas.statements.news_conditions import conditions
from habeas.statements.news_constructions import constructions
from habeas.statements.news_counts import counts
from habeas.statements.news_cues import cues, quotations
from habeas.statements.news_custody import custodies
from habeas.statements.news_instruments import instruments
from habeas.statements.news_movements import movements
from habeas.statements.news_people import Cast
from habeas.statements.news_pictures import depictions
from habeas.statements.news_quotes import quoted
from habeas.statements.news_sayings import Saying, Sayings, nested
from habeas.statements.news_speech import reported
from habeas.statements.news_turns import turns


def statements(article: Article, cast: Cast) -> list[Statement]:
    """Every Statement of the article, drafts still, sorted by place."""
    said = sayings(article, cast)
    found = [
        *utterances(article, said),
        *counts(article, said),
        *depictions(article),
        *instruments(article, cast, said),
        *bases(article, said),
        *constructions(article, said),
        *agreements(article, said),
        *custodies(article, said),
        *movements(article, said),
        *conditions(article, cast, said),
        *affiliations(article, said),
    ]
    return merged(article, sorted(found, key=by_place))


def merged(article: Article, found: list[Statement]) -> list[Statement]:
    """The same with what an alternative text repeats of its caption as one Statement, at the caption."""
    pictures = {passage.block.number: passage.block for passage in article.passages if passage.block.picture}
    captions = {
        key: number
        for number, one in enumerate(found)
        if (key := repeat_key(pictures, one, BlockKind.CAPTION))
    }
    out: list[Statement | None] = list(found)
    for number, one in enumerate(found):
        twin = captions.get(repeat_key(pictures, one, BlockKind.ALT) or ())
        kept = out[twin] if twin is not None else None
        if twin is not None and kept is not None:
            out[twin] = replace(kept, also_at=(*kept.also_at, one.locator))
            out[number] = None
    return [one for one in out if one is not None]


def repeat_key(pictures: dict[int, Block], one: Statement, kind: BlockKind) -> tuple[object, ...] | None:
    """What a Statement in this kind of block of a picture has in common with its repeat."""
    block = pictures.get(getattr(one.locator, "block", -1))
    if block is None or block.kind is not kind or isinstance(one.content, Depiction):
        return None
    return block.picture, one.words, one.content, one.hedge, tuple(str(link) for link in one.chain)


def by_place(statement: Statement) -> tuple[int, int, str]:
    """In the order of the text, longer ones first."""
    place = statement.locator
    return getattr(place, "start", 0), -getattr(place, "end", 0), statement.kind


def sayings(article: Article, cast: Cast) -> Sayings:
    """All that the article attributes, quoted and reported, with whole chains."""
    found: list[Saying] = list(turns(article, cast))
    last: Saying | None = None
    for passage in article.passages:
        quotes = quotations(passage)
        marks = cues(passage, quotes)
        direct = quoted(
            article, cast, passage, quotes=quotes, cues=marks, before=last if passage.is_prose else None
        )
        here = nested([*direct, *reported(article, cast, passage, marks)])
        found += here
        if passage.is_prose:
            last = next((one for one in reversed(here) if one.quoted), None)
    return Sayings(tuple(found))


def utterances(article: Article, said: Sayings) -> Iterator[Statement]:
    """A Statement for each thing said; where nothing but a number is given there is none."""
    for one in once(said.all):
        content = Utterance(one.passage.words(one.extent), one.quoted)
        yield article.draft(
            one.passage,
            content,
            one.extent,
            voice=one.voice,
            fields=(one.passage.field("text", one.extent),),
        )


def once(found: Iterable[Saying]) -> Iterator[Saying]:
    """Each thing told, once for its place."""
    seen = set()
    for one in found:
        key = (one.passage.block.number, one.extent)
        if one.told and key not in seen:
            seen.add(key)
            yield one
