"""Made-up news articles: seeded, in the manner of news, no publisher's text."""

from dataclasses import dataclass
from random import Random

NATIONALITIES = (
    "Venezuelan",
    "Salvadoran",
    "Honduran",
    "Guatemalan",
    "Cuban",
    "Nicaraguan",
    "Haitian",
    "Colombian",
)
COUNTRIES = ("El Salvador", "Rwanda", "Ghana", "Panama", "Honduras", "Eswatini", "South Sudan", "Guatemala")
CITIES = ("San Salvador", "Harlingen", "Laredo", "Houston", "Miami", "Comayagua", "Alexandria", "Phoenix")
OUTLETS = ("Reuters", "ABC News", "Axios", "the Washington Post", "CNN", "CBS News", "the Associated Press")
SURNAMES = (
    "Halvorsen",
    "Mbeki-Strand",
    "Castellan",
    "Oyelaran",
    "Whitlock",
    "Drummond",
    "Paredes",
    "Lindqvist",
)
FIRST = ("Anna", "Victor", "Ruth", "Samuel", "Elena", "Marcus", "Teresa", "James")
OFFICES = (
    "White House press secretary",
    "Homeland Security Secretary",
    "ICE spokesman",
    "Justice Department lawyer",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")

SENTENCES = (
    "{officer}, the {office}, said on {day} that {n} {nationality} men were flown from {city} to {country}.",
    "The {nationality} government said it had received {m} people, {k} of them women.",
    "“We will not say who was on board,” {surname} said.",
    "US District Judge {judge} told lawyers at {hour}:{minute} p.m. on {day} that no plane may leave.",
    "A written order was entered at {hour}:{late} p.m., according to a filing by the Justice Department.",
    "The order bars removals under the Alien Enemies Act for {days} days.",
    "At least {few} planes were in the air when the order came down, {outlet} reported.",
    "Lawyers for the men said {k} of the {n} had pending asylum claims.",
    "The men were handed to {country}'s prison service on the tarmac, {outlet} reported, citing officials.",
    "The prison holds more than {big} people, according to its director.",
    "Relatives said they had not been told where the men were held.",
    "The amount that {country} is paid has not been disclosed.",
    "{surname} denied that anyone had been removed after the order.",
    "According to {outlet}, the flight left {city} at {hour}:{minute} p.m. and landed after midnight.",
    "The agency has said that all of those on board were members of a gang; it has given no list of names.",
    "Each cell measures {cell} square meters and holds up to {many} people, the ombudsman wrote.",
    "It was the {few} flight in a week, and the first since the agreement was signed in {month}.",
    "The government has until {day} to say when each plane took off, the judge wrote.",
    "Of the {n}, {m} were removed under the Act and {k} under removal orders, {surname} told reporters.",
    "A video posted by the president showed men with shaved heads kneeling in a corridor.",
    "“{many} people in one room, with the lights on all night,” said a lawyer who visited in {month}.",
    "The plane, chartered in {city}, had been used for {few} earlier flights, flight data show.",
    "The appeals court stayed the order on {day}, with one judge dissenting.",
    "Officials in {country} said the {nationality} nationals would be held for at least one year.",
)
NUMBER_WORDS = ("two", "three", "four", "five", "six")
PER_EVENT = 5
"""Articles about one transfer."""


@dataclass(frozen=True)
class Article:
    """A made article: the file's name, its text, and the day it says it was published."""

    name: str
    text: str
    published: str

    @property
    def words(self) -> int:
        """Words between blanks."""
        return len(self.text.split())


def articles(number: int, *, words: int = 250, seed: int = 1) -> tuple[Article, ...]:
    """So many articles of about so many words; five in a row speak of one transfer, in other figures."""
    return tuple(_article(index, words, seed) for index in range(number))


def _article(index: int, words: int, seed: int) -> Article:
    event, own = Random(f"{seed} event {index // PER_EVENT}"), Random(f"{seed} article {index}")
    month, day = event.randrange(len(MONTHS)), event.randrange(1, 28)
    fixed = _fixed(event)
    lines = [_headline(fixed, own), f"By the Example Wire desk {index}"]
    opening = f"{fixed['city'].upper()}, {MONTHS[month]} {day} - "
    paragraph: list[str] = []
    count = 0
    while count < words:
        sentence = own.choice(SENTENCES).format(**fixed, **_varying(own, fixed["base"]))
        count += len(sentence.split())
        paragraph.append(sentence)
        if len(paragraph) == 2 or count >= words:
            lines.append(opening + " ".join(paragraph))
            opening, paragraph = "", []
    return Article(f"article-{index:04}.txt", "\n\n".join(lines) + "\n", f"2025-{month + 1:02}-{day:02}")


def _fixed(event: Random) -> dict[str, str]:
    surname = event.choice(SURNAMES)
    return {
        "nationality": event.choice(NATIONALITIES),
        "country": event.choice(COUNTRIES),
        "city": event.choice(CITIES),
        "judge": f"{event.choice(FIRST)} {event.choice(SURNAMES)}",
        "surname": surname,
        "officer": f"{event.choice(FIRST)} {surname}",
        "office": event.choice(OFFICES),
        "base": str(event.randrange(40, 260)),
        "days": str(event.choice((7, 10, 14, 21, 28))),
    }


def _varying(own: Random, base: str) -> dict[str, str]:
    whole = int(base) + own.choice((0, 0, 0, 1, -1, 2))
    part = own.randrange(3, whole // 3)
    return {
        "n": str(whole),
        "m": str(whole - part),
        "k": str(part),
        "hour": str(own.randrange(1, 11)),
        "minute": f"{own.randrange(10, 40)}",
        "late": f"{own.randrange(41, 59)}",
        "few": own.choice(NUMBER_WORDS),
        "many": str(own.randrange(60, 160)),
        "big": f"{own.randrange(8, 40)},000",
        "cell": f"{own.randrange(20, 90)}",
        "day": own.choice(DAYS),
        "month": own.choice(MONTHS),
        "outlet": own.choice(OUTLETS),
    }


def _headline(fixed: dict[str, str], own: Random) -> str:
    return own.choice(
        (
            f"{fixed['base']} {fixed['nationality']} men flown to {fixed['country']} as judge weighs order",
            f"Judge asks where the planes to {fixed['country']} were",
            f"What is known of the flight from {fixed['city']}",
        )
    )
