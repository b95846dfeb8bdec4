"""Names of the gazetteer inside a phrase."""

import re
from functools import lru_cache

from habeas.reference.names import Name, look_up

_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+")
LONGEST = 8
"""Words in the longest phrase that is looked up."""


@lru_cache(maxsize=65536)
def names_in(text: str, kind: str) -> tuple[Name, ...]:
    """The entries of this kind that the text holds, longest first taken, in the order they stand."""
    words = [found[0] for found in _WORD.finditer(text)]
    taken = [False] * len(words)
    found: list[tuple[int, Name]] = []
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if any(taken[start : start + length]):
                continue
            name = look_up(" ".join(words[start : start + length]), kind)
            if name:
                taken[start : start + length] = [True] * length
                found.append((start, name))
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0])))


def folded(text: str) -> str:
    """The text in one case, with single spaces, straight quotes and plain dashes, without "the" before it."""
    plain = text.translate(_STRAIGHT).casefold()
    return re.sub(r"^the ", "", " ".join(plain.split()).strip(" .,;:\"'"))


def spelled(text: str) -> str:
    """The text in its own case, with single spaces and without "the" before it, as a label shows it."""
    return re.sub(r"^[Tt]he ", "", " ".join(text.split()).strip(" .,;:\"'"))


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
