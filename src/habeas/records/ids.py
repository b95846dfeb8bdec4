"""Ids: repeatable within a case, unguessable outside it.

A Source's id is an HMAC under the case key, since a bare hash over a name or a known file is inverted in
seconds. Whatever comes from a Source has an id that hashes over the Source's id, and inherits that.
"""

import hashlib
import hmac

from habeas.records.encoding import Plain, dumps

DIGITS = 32
"""Hexadecimal digits in an id: 128 bits, so that a billion records meet by chance with odds below 1e-20."""


def source_id(case_key: bytes, sha256: str) -> str:
    """The id of the original with this SHA-256, in the case that has this key."""
    return "src-" + _keyed(case_key, ["source", sha256])


def subject_id(case_key: bytes, kind: str, key: str) -> str:
    """The opaque id of the thing of this kind that rules or people call `key`."""
    return "sub-" + _keyed(case_key, ["subject", kind, key])


def hashed(prefix: str, *parts: Plain) -> str:
    """An id over parts of which at least one is itself an id that the case key made."""
    return f"{prefix}-" + hashlib.sha256(dumps(list(parts))).hexdigest()[:DIGITS]


def _keyed(case_key: bytes, parts: list[str]) -> str:
    return hmac.new(case_key, dumps(parts), hashlib.sha256).hexdigest()[:DIGITS]
