"""What a person may be called in anything that goes out.

Officials are named for acts in office. Everyone else is "a person (name withheld)": held people, relatives,
witnesses, minors, and whoever nobody has said is an official. Photographers' credits and bylines stay, unless
the name stands elsewhere as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache, cached_property
from typing import Any, TypeVar

from habeas.pages.account import Account
from habeas.pages.matching import Matcher, Span, variants
from habeas.pages.persons import Where, persons

WITHHELD = "a person (name withheld)"
"""What stands in a text for a name that is not shown."""

T = TypeVar("T")


@dataclass(frozen=True)
class Cover:
    """The names that do not go out, and the words that stay though they are in one of those names.

    `shadowed` are places where an official's surname stands for another person.
    """

    names: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    shadowed: frozenset[Where] = frozenset()

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the names, in every way of writing them."""
        return Matcher(way for name in self.names for way in variants(name, kept=self.kept))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where covered names stand in the text."""
        return self.matcher.spans(text)

    def text(self, text: str) -> str:
        """The text with WITHHELD in place of each covered name."""
        spans = self.spans(text)
        if not spans:
            return text
        out, at = [], 0
        for start, end in spans:
            out += [text[at:start], WITHHELD]
            at = end
        return "".join([*out, text[at:]])

    def over(self, page: T) -> T:
        """The same page record, every text in it covered, however deep."""
        covered: T = _walk(page, self)
        return covered


def cover(text: str, names: Iterable[str]) -> str:
    """The text with WITHHELD in place of each of these names."""
    return Cover(tuple(names)).text(text)


def covering(account: Account) -> Cover:
    """The Cover of this account; made once."""
    kept = account.__dict__  # as cached_property does: the account itself never changes
    if "cover" not in kept:
        known = persons(account)
        kept["cover"] = Cover(known.withheld, known.kept, known.shadowed)
    made: Cover = kept["cover"]
    return made


def _walk(value: Any, cover: Cover) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cover.text(value)
    if isinstance(value, tuple):
        walked = tuple(_walk(one, cover) for one in value)
        return walked if any(a is not b for a, b in zip(walked, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        held = {name: getattr(value, name) for name in _names(type(value))}
        fresh = {name: _walk(one, cover) for name, one in held.items()}
        changes = {name: one for name, one in fresh.items() if one is not held[name]}
        return replace(value, **changes) if changes else value
    return value


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls) if one.init)
