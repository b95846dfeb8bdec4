"""Whether a cell's text states something: redactions, the literal NA, blanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.reference.custody_layouts import REDACTED

if TYPE_CHECKING:
    import numpy.typing as npt

STATED, BLACKED_OUT, BLANK, LITERAL_NA = range(4)

NA = "NA"

_EXEMPTION = r"\(?b\)?\s*\(\s*[0-9]\s*\)\s*(?:\(\s*[a-z]\s*\)|[a-z]\b)?"
REDACTION = rf"(?i)^\s*{_EXEMPTION}(?:\s*[,;/&]?\s*{_EXEMPTION})*\s*$"
"""The exemptions of 5 U.S.C. 552(b) as they are printed over a text: (b)(6), b(7)C, (B)(7)(E), …"""

# Made once: each time, pyarrow looks for pandas first, which takes 80 microseconds where it is absent.
_NOTHING, _EMPTY, _NA = pa.scalar(None, pa.string()), pa.scalar(""), pa.scalar(NA)
_REDACTED = pa.scalar(REDACTED)


@dataclass
class Stated:
    """Texts with what each one states: redactions as REDACTED, blanks and NA as null.

    `texts` is an Arrow array of strings, or a dictionary of them; `states` has STATED, BLACKED_OUT, BLANK or
    LITERAL_NA for each.
    """

    texts: Any
    states: npt.NDArray[np.uint8]


def classified(texts: Any, *, keep_na: bool = False) -> Stated:
    """What each of an Arrow array of strings states; `keep_na` takes NA as the code NA."""
    texts = pc.utf8_trim_whitespace(texts)
    states = np.zeros(len(texts), np.uint8)
    states[np.asarray(pc.is_null(texts)) | _mask(pc.equal(texts, _EMPTY))] = BLANK
    if not keep_na:
        states[_mask(pc.equal(texts, _NA))] = LITERAL_NA
    states[_blacked_out(texts)] = BLACKED_OUT
    if np.any(states == BLACKED_OUT):
        texts = pc.if_else(pa.array(states == BLACKED_OUT), _REDACTED, texts)
    if np.any((states == BLANK) | (states == LITERAL_NA)):
        texts = pc.if_else(pa.array((states == STATED) | (states == BLACKED_OUT)), texts, _NOTHING)
    return Stated(texts, states)


def classified_once(coded: Any, *, keep_na: bool = False) -> Stated:
    """The same of a dictionary of strings, of which each is looked at once, whatever rows it stands in."""
    each = classified(coded.dictionary, keep_na=keep_na)
    states = np.append(each.states, np.uint8(BLANK))
    rows = pc.fill_null(coded.indices, len(each.states)).to_numpy(zero_copy_only=False)
    texts = each.texts.dictionary_encode()  # of which two may be one now
    indices = texts.indices.take(coded.indices)
    return Stated(pa.DictionaryArray.from_arrays(indices, texts.dictionary), states[rows])


def _blacked_out(texts: Any) -> npt.NDArray[np.bool_]:
    """Which texts are redactions; the pattern is tried on those alone that begin as one does."""
    likely = _mask(pc.match_substring(texts, "("))
    for pattern in (r"^\(?[bB]\)?\s*\(", REDACTION):
        if not likely.any():
            break
        at = np.flatnonzero(likely)
        likely[at] = _mask(pc.match_substring_regex(texts.take(pa.array(at)), pattern))
    return likely


def _mask(found: Any) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(found, False))
