"""Subject: a thin thing of the case that statements are about."""

from dataclasses import dataclass
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a Subject is."""

    EVENT = "event"
    LEG = "leg"
    GROUP = "group"
    INSTRUMENT = "instrument"
    FACILITY = "facility"
    PLACE = "place"
    LIST = "list"
    PERSON = "person"
    ORGANISATION = "organisation"
    AIRCRAFT = "aircraft"
    AGREEMENT = "agreement"


class Standing(StrEnum):
    """In what capacity a person stands in the case; publications name officials for acts in office alone."""

    UNKNOWN = ""
    OFFICIAL = "official"
    HELD = "held"
    RELATIVE = "relative"
    WITNESS = "witness"
    MINOR = "minor"


@dataclass(frozen=True)
class Subject:
    """An opaque id and a label."""

    id: str
    kind: SubjectKind
    label: str
    standing: Standing = Standing.UNKNOWN
    labels: frozenset[str] = frozenset()
