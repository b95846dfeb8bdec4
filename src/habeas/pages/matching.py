"""Where a person's name stands in a text, however it is written there."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import permutations

Span = tuple[int, int]

SHORT = 5
"""A single name of at most so many letters is also a common word ("will", "rose"): it needs its capital."""

_PARTICLES = "al da das de del den der di do dos du el la las le los san santa van von y"
PARTICLES = frozenset(_PARTICLES.split())
"""Words inside names that are no name alone."""

_BETWEEN = r"(?:%20|[\W_]){1,4}"
_RUN_ON = r"(?:%20|[\W_]){0,4}"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def fold(text: str) -> tuple[str, list[int] | None]:
    """The text without case, diacritics and invisible characters, and where each character of it came from.

    The second is None where nothing moved.
    """
    if text.isascii():
        return text.lower(), None
    out, came_from = [], []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character).casefold():
            if unicodedata.category(part) not in ("Mn", "Cf"):
                out.append(part)
                came_from.append(place)
    return "".join(out), [*came_from, len(text)]


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(re.findall(r"[^\W\d_]+", fold(name)[0]))


def variants(name: str, *, kept: frozenset[str] = frozenset()) -> set[tuple[str, ...]]:
    """The ways of writing a name that are covered: whole, any two words of it, and its surnames alone.

    A surname that is also a word of `kept` (an official's name, a place) is not covered alone.
    """
    whole = words(name)
    found = {whole} if whole else set()
    if len(whole) < 2:
        return found
    telling = [word for word in whole if word not in PARTICLES and len(word) > 1]
    found |= {pair for pair in permutations(telling, 2) if not set(pair) <= kept}
    surnames = telling[-2:] if len(telling) > 2 else telling[-1:]
    return found | {(word,) for word in surnames if word not in kept and len(word) > 3}


class Matcher:
    """Finds any of some names, given as folded words, in a text."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        """Longer names come first, so that the whole of a name is found before a part of it."""
        ordered = sorted(set(names), key=lambda name: (-len(name), -len("".join(name)), name))
        self._pattern = re.compile(
            _NO_LETTER_BEFORE + "(?:" + "|".join(map(_pattern, ordered)) + ")" + _NO_LETTER_AFTER
        )
        self._any = bool(ordered)
        self._known: dict[str, tuple[Span, ...]] = {}

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where names stand in the text, in order."""
        if not self._any or not text:
            return ()
        if text not in self._known:
            self._known[text] = tuple(self._search(text))
        return self._known[text]

    def _search(self, text: str) -> Iterable[Span]:
        folded, came_from = fold(text)
        for found in self._pattern.finditer(folded):
            start, end = found.span()
            if came_from is not None:
                start, end = came_from[start], came_from[end - 1] + 1
            if not _common_word(found.group(), text[start]):
                yield start, end


def _pattern(name: tuple[str, ...]) -> str:
    run_on = len("".join(name)) >= 8
    return (_RUN_ON if run_on else _BETWEEN).join(re.escape(word) for word in name)


def _common_word(found: str, first: str) -> bool:
    return len(found) <= SHORT and found.isalpha() and not first.isupper()
