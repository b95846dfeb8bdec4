"""Source: an original, byte for byte, and how it was obtained."""

from dataclasses import dataclass
from datetime import datetime

from habeas.records.moment import Moment


@dataclass(frozen=True)
class Obtained:
    """How an original came here: the means ("file", "standard input"), by whom, when, from where."""

    means: str
    by: str = ""
    at: datetime | None = None
    origin: str = ""


@dataclass(frozen=True)
class Source:
    """An original in the vault under its SHA-256.

    `series` names what it is one of over time (a URL, a docket, a release of records). Labels narrow who may
    see it and everything that comes from it.
    """

    id: str
    sha256: str
    size: int
    name: str
    media_type: str
    obtained: Obtained
    publisher: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    published: Moment | None = None
    zone: str = ""
    language: str = "en"
    series: str = ""
    supersedes: str = ""
    replies_to: str = ""
    authenticity: str = ""
    labels: frozenset[str] = frozenset()
