"""Keep: an item into the vault, and the Source that says what it is and how it came here."""

from dataclasses import dataclass
from datetime import datetime

from habeas.records.ids import source_id
from habeas.records.moment import Moment
from habeas.records.source import Obtained, Source
from habeas.sources.errors import IntakeError
from habeas.sources.intake import Item
from habeas.sources.media_type import media_type
from habeas.sources.vault import Kept, Vault


@dataclass(frozen=True)
class Description:
    """What is known of a source beside its bytes; `by` and `at` are who obtained it and when."""

    publisher: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    published: Moment | None = None
    zone: str = ""
    language: str = "en"
    series: str = ""
    supersedes: str = ""
    replies_to: str = ""
    authenticity: str = ""
    labels: frozenset[str] = frozenset()
    by: str = ""
    at: datetime | None = None


def keep(vault: Vault, case_key: bytes, item: Item, description: Description) -> tuple[Source, bool]:
    """The Source of an item that is now in the vault, and whether its bytes are new there.

    `media_type.doubt` says where its name and its bytes disagree. The vault's errors pass through.
    """
    kept = _kept(vault, item)
    source = Source(
        id=source_id(case_key, kept.sha256),
        sha256=kept.sha256,
        size=kept.size,
        name=item.name,
        media_type=media_type(kept.head, item.name),
        obtained=Obtained(item.means, description.by, description.at, description.url),
        publisher=description.publisher,
        title=description.title,
        author=description.author,
        url=description.url,
        published=description.published,
        zone=description.zone,
        language=description.language,
        series=description.series,
        supersedes=description.supersedes,
        replies_to=description.replies_to,
        authenticity=description.authenticity,
        labels=description.labels,
    )
    return source, kept.new


def _kept(vault: Vault, item: Item) -> Kept:
    original = item.path or item.stream
    if original is None:
        raise IntakeError("there is nothing to keep", where=item.name, do="name a file or standard input")
    return vault.keep(original, item.name)
