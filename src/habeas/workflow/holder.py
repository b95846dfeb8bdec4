"""Who acts here: whoever holds the folder sees all that is in it."""

import getpass
import os

from habeas.store.access import Access


def name() -> str:
    """The name under which acts and decisions are kept: HABEAS_PERSON, or the account's."""
    return os.environ.get("HABEAS_PERSON") or getpass.getuser()


HOLDER = Access("the holder of the folder")
"""Sees all: access rules bind exports and publications, not whoever holds the folder."""

PUBLIC = Access("the public", frozenset())
"""Sees what no label narrows."""
