"""Made-up records: one source, its reading, and as many statements as asked for."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from benchmarks.articles import CITIES, COUNTRIES, NATIONALITIES, OUTLETS, SURNAMES
from habeas.records.chain import Hedge, Link, Role
from habeas.records.contents import (
    Act,
    Content,
    Count,
    Custody,
    Instrument,
    InstrumentType,
    Movement,
    Utterance,
)
from habeas.records.locator import Characters
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.place import Place
from habeas.records.quantity import Quantity
from habeas.records.source import Obtained, Source
from habeas.records.statement import Field, Statement, identified

SOURCE = Source("src-" + "0" * 32, "0" * 64, 1, "made.txt", "text/plain", Obtained("file"))
READING = "rdg-" + "0" * 32


def statements(number: int, seed: int = 1) -> tuple[Statement, ...]:
    """So many statements of five kinds, as a taker gives them: identified, with chain, fields and context."""
    return identified(_drafts(number, Random(seed)))


def _drafts(number: int, random: Random) -> Iterator[Statement]:
    at = 0
    for index in range(number):
        who = f"{random.randrange(20, 300)} {random.choice(NATIONALITIES)} men"
        words = f"{who} were flown to {random.choice(COUNTRIES)}"
        at += random.randrange(80, 200)
        place = Characters(index // 3, at, at + len(words))
        yield Statement(
            source=SOURCE.id,
            reading=READING,
            content=_content(index, words, random),
            locator=place,
            words=words,
            chain=_chain(random, place),
            hedge=random.choice(tuple(Hedge)),
            fields=(Field("group", words[4:20], Characters(place.block, at + 4, at + 20)),),
            before="an official said that on",
            after=f", according to {index:08}",
        )


def _chain(random: Random, place: Characters) -> tuple[Link, ...]:
    speaker = Link(Role.SPEAKER, random.choice(SURNAMES), office="spokesman", cue="said", locator=place)
    return speaker, Link(Role.PUBLISHER, random.choice(OUTLETS))


def _content(index: int, words: str, random: Random) -> Content:
    group, city = random.choice(NATIONALITIES), random.choice(CITIES)
    people = Quantity(words[:4].strip(), "people", Decimal(random.randrange(20, 300)))
    hour = f"2025-03-{random.randrange(1, 28):02}T{random.randrange(24):02}:{random.randrange(60):02}"
    moment = Moment(hour[-5:], Grain.MINUTE, Wall(hour, ""), (Zone("America/New_York", "home"),))
    kinds: tuple[Content, ...] = (
        Count(group, people, Act.LANDED, at=moment),
        Utterance(words, quoted=True),
        Movement(group=group, origin=Place(city), destination=Place("El Salvador"), departed=moment),
        Custody(group, holder="the prison service", act=Act.HANDED_OVER, since=moment),
        Instrument("the order", InstrumentType.COURT_ORDER, issuer=random.choice(SURNAMES), issued=moment),
    )
    return kinds[index % len(kinds)]
