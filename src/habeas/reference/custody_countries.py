"""Which country official records mean by a name, however they spell it."""

from functools import cache

from habeas.reference.names import look_up
from habeas.reference.tables import rows


def country_of(text: str) -> str:
    """The code (ISO 3166 alpha-2) of the country; "" for a territory, for none, and where none is known.

    Territories are of no country, as their people are commonly citizens of the state that has them.
    """
    own = _own()
    if text.upper() in own:
        return own[text.upper()]
    found = look_up(text, "country")
    return found.country if found else ""


@cache
def _own() -> dict[str, str]:
    return {row["spelling"]: row["country"] for row in rows("custody_countries.csv")}
