"""How names and addresses of facilities are compared: what is one, and what says only the kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby

SPELLINGS: Mapping[str, str] = {
    "co": "county",
    "det": "detention",
    "detn": "detention",
    "ctr": "center",
    "cntr": "center",
    "cor": "correctional",
    "corr": "correctional",
    "correction": "correctional",
    "corrections": "correctional",
    "corections": "correctional",
    "fac": "facility",
    "fclty": "facility",
    "proc": "processing",
    "process": "processing",
    "processsing": "processing",
    "reg": "regional",
    "dept": "department",
    "fed": "federal",
    "inst": "institution",
    "institute": "institution",
    "nw": "northwest",
    "ne": "northeast",
    "sw": "southwest",
    "se": "southeast",
    "ft": "fort",
    "fci": "federal correctional institution",
    "fdc": "federal detention center",
    "ipc": "ice processing center",
    "spc": "service processing center",
}
"""Short, misprinted and kindred words that are read as another in names of facilities, both sides alike."""

ADDRESSES: Mapping[str, str] = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "drive": "dr",
    "highway": "hwy",
    "boulevard": "blvd",
    "lane": "ln",
    "circle": "cir",
    "court": "ct",
    "parkway": "pkwy",
    "place": "pl",
    "trail": "trl",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "suite": "ste",
}
"""Words of an address, and what each is read as."""

KINDS = frozenset(
    (
        *("adult", "and", "center", "complex", "contract", "correctional", "department", "detention"),
        *("facility", "federal", "ice", "immigration", "institution", "jail", "of", "office", "prison"),
        *("processing", "residential", "service", "sheriff", "sheriffs", "the"),
    )
)
"""Words of a name that say what kind of place it is, and not which."""

CUT = (24, 25)
"""Characters of a published name that may be cut off: lists cut some at 25, a blank at the end included."""


@lru_cache(maxsize=1 << 14)
def spelled(text: str) -> str:
    """A name as names are compared: no accents, case, marks or doubled letters, short words written out."""
    return _written(text, SPELLINGS)


def _written(text: str, words: Mapping[str, str]) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(_single(words.get(word, word)) for word in found)


@lru_cache(maxsize=1 << 14)
def name_words(name: str, state: str) -> str:
    """The words of a name in the order of the alphabet; a state in brackets at its end is left aside."""
    bracketed = re.compile(rf"\(\s*{re.escape(state.strip())}\s*\)\s*$", re.IGNORECASE)
    return " ".join(sorted(spelled(bracketed.sub("", name) if state.strip() else name).split()))


@lru_cache(maxsize=1 << 14)
def own_words(name: str) -> frozenset[str]:
    """The words of a name that say which place it is."""
    return frozenset(spelled(name).split()) - _PLAIN_KINDS


@lru_cache(maxsize=1 << 14)
def address_words(address: str) -> str:
    """An address as addresses are compared; "" where it has no number, so that it says no place."""
    found = _written(address, ADDRESSES)
    return found if re.search(r"\d", found) else ""


def goes_on(name: str, longer: str) -> bool:
    """Whether a published name is cut off, and this one is what it may have been."""
    one, other = spelled(name), spelled(longer)
    return len(name.strip()) in CUT and len(other) > len(one) and other.startswith(one)


def _single(text: str) -> str:
    """Doubled letters as one: many of the misprints in these lists are that."""
    return "".join(letter if letter.isalpha() else letter * len(list(run)) for letter, run in groupby(text))


_PLAIN_KINDS = frozenset(_single(word) for word in KINDS)
