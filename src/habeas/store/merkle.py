"""The Merkle root over a batch, as RFC 6962 section 2.1 has it.

A leaf is hashed with 0x00 before it and a node with 0x01, so that neither passes for the other. Leaves stand
in the order of their own hashes: a record that was withdrawn leaves its hash, and needs to leave no more for
the root to be computed again.
"""

import hashlib
from collections.abc import Iterable

SALT = 16
"""Bytes of random salt in a leaf: once it is destroyed, the leaf tells nothing of the record."""


def leaf(
    salt: bytes, record_id: str, kind: str, schema: int, *, roots: tuple[str, ...], data: bytes
) -> bytes:
    """The leaf of one record.

    The salt has a fixed length, no part before the bytes holds 0x00, and the bytes come last: no two records
    share an input. Roots are in it because access and withdrawal rest on them.
    """
    parts = f"{record_id}\0{kind}\0{schema}\0{','.join(roots)}\0"
    return hashlib.sha256(b"".join((b"\0", salt, parts.encode(), data))).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The Merkle root over these leaves, which it puts in order first."""
    level = sorted(leaves)
    if not level:
        return hashlib.sha256().digest()
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
        # An odd one goes up as it is: this gives RFC 6962's tree, split at the largest power of two.
        level = above + level[-1:] if len(level) % 2 else above
    return level[0]
