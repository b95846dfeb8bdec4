"""The gazetteer as the news taker uses it: labels for the model, and whether a text names a kind of thing."""

from collections.abc import Iterator
from functools import lru_cache

from habeas.reference.names import Name, look_up, names, of_demonym

LABELS = {
    "country": "GPE",
    "city": "GPE",
    "facility": "FAC",
    "agency": "AGENCY",
    "court": "COURT",
    "group": "GROUP",
    "official": "PERSON",
    "statute": "STATUTE",
    "outlet": "OUTLET",
    "platform": "PLATFORM",
}
"""For each kind of entry the label that its names get; titles are words, and get none."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
NOT_PEOPLE = frozenset(
    {"country", "city", "facility", "agency", "court", "group", "statute", "outlet", "platform"}
)


def phrases() -> Iterator[tuple[str, str]]:
    """Every form of every name with its label; a bare surname is left to the model and to the article."""
    for kind, label in LABELS.items():
        for entry in names(kind):
            for form in entry.forms:
                if kind != "official" or " " in form:
                    yield label, form.replace("’", "'")


@lru_cache(maxsize=1 << 14)
def named(text: str, *kinds: str) -> Name | None:
    """The first entry of these kinds that the text names; None where there is none."""
    return next((entry for kind in kinds if (entry := look_up(text, kind))), None)


@lru_cache(maxsize=1 << 14)
def nation_of(text: str) -> Name | None:
    """The country whose people or things are called so; None where there is none."""
    return of_demonym(text)
