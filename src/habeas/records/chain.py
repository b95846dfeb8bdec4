"""Who is said to have said it, through whom, and how it is put forward."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from habeas.records.locator import Locator


class Hedge(StrEnum):
    """How a thing is put forward."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    ADJUDICATED = "adjudicated"
    UNATTRIBUTED = "unattributed"


class Mode(StrEnum):
    """Whether it is said to be so, or planned, ordered, estimated, or a norm."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ORDERED = "ordered"
    ESTIMATED = "estimated"
    NORMATIVE = "normative"


class Role(StrEnum):
    """What a link of the chain is."""

    SPEAKER = "speaker"
    DOCUMENT = "document"
    REPORTER = "reporter"
    PUBLISHER = "publisher"
    NOT_FOUND = "no attribution found"


@dataclass(frozen=True)
class Link:
    """One link: named or not, a person or a thing, with the words that attribute."""

    role: Role
    name: str = ""
    office: str = ""
    thing: str = ""
    url: str = ""
    cue: str = ""
    words: str = ""
    locator: Locator | None = None

    def __str__(self) -> str:
        """As a page shows it."""
        if self.role is Role.NOT_FOUND:
            return str(self.role)
        who = self.name or (f"{self.office} (not named)" if self.office else "")
        return " of ".join(part for part in (self.thing, who) if part) or f"unnamed {self.role}"


UNVERIFIED = "unverified"
"""What a link's `thing` is where nobody has checked a coded statement against a source."""

Chain = tuple[Link, ...]
"""Links from the root outward: speaker, document, reporter, publisher."""

NO_ATTRIBUTION = Link(Role.NOT_FOUND)
"""Stands first in the chain of a thing said with nobody said to have said it."""


def root(chain: Chain) -> Link | None:
    """The link that everything else repeats; None where no attribution was found."""
    return chain[0] if chain and chain[0].role is not Role.NOT_FOUND else None


def unverified(chain: Chain) -> bool:
    """Whether nobody has checked the statement against a source: it is shown, and nothing rests on it."""
    return any(link.thing == UNVERIFIED for link in chain)


def describe(chain: Chain) -> str:
    """The chain in words, root first: "Tom Homan, in post on X, reported by New York Post"."""
    return " → ".join(str(link) for link in chain) or str(NO_ATTRIBUTION)


@dataclass(frozen=True)
class Roots:
    """How many distinct roots stand behind some statements: at least and at most."""

    least: int
    most: int


def distinct_roots(chains: Iterable[Chain]) -> Roots:
    """The range of distinct roots; unnamed ones may be one of the named or each other, or not."""
    roots = [root(chain) for chain in chains]
    named = {link.name.casefold() for link in roots if link and link.name}
    unnamed = sum(1 for link in roots if link is None or not link.name)
    return Roots(max(len(named), 1 if roots else 0), len(named) + unnamed)
