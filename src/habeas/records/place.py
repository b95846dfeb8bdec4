"""Places as stated."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place as a source names it, with the code and the zone (IANA) where the source states them."""

    name: str
    code: str = ""
    zone: str = ""
