"""Publication: what was shown, to whom."""

from dataclasses import dataclass
from datetime import datetime

from habeas.records.encoding import to_plain
from habeas.records.ids import hashed


@dataclass(frozen=True)
class ShownFile:
    """A file that was published, by path and SHA-256."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Publication:
    """What was shown: the findings it leaned on, what was left out, the files as they were, who signed.

    `redactions` are sentences about what was left out and why, never what it was.
    """

    id: str
    audience: str
    files: tuple[ShownFile, ...]
    findings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    redactions: tuple[str, ...] = ()
    at: datetime | None = None
    signature: str = ""


def publication(
    audience: str,
    files: tuple[ShownFile, ...],
    *,
    findings: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    redactions: tuple[str, ...] = (),
) -> Publication:
    """The Publication, with its id; the same files shown to the same audience are one Publication."""
    draft = Publication("", audience, files, findings, sources, redactions)
    return Publication(hashed("pub", to_plain(draft)), audience, files, findings, sources, redactions)
