"""The sources: what each is, how it was obtained, and what could not be read of it."""

from dataclasses import dataclass
from datetime import UTC

from habeas.pages.account import Account
from habeas.pages.clocks import day
from habeas.pages.decisions import A_PERSON
from habeas.pages.naming import covering
from habeas.records.run import Refusal
from habeas.records.source import Source


@dataclass(frozen=True)
class SourceCard:
    """A source as listed. `link` is its address where that is one of the web's and holds no covered name."""

    id: str
    title: str
    publisher: str
    author: str
    published: str
    url: str
    link: str
    obtained: str
    sha256: str
    media_type: str
    size: int
    authenticity: str
    statements: int
    supersedes: str = ""
    warnings: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class SourcesPage:
    """Every source, in order."""

    cards: tuple[SourceCard, ...]


def sources_page(account: Account) -> SourcesPage:
    """The sources of an account, covered."""
    cards = tuple(_card(source, account) for source in account.sources.values())
    return covering(account).over(SourcesPage(cards))


def _card(source: Source, account: Account) -> SourceCard:
    reading = account.readings.get(source.id)
    return SourceCard(
        id=source.id,
        title=account.title_of(source.id),
        publisher=source.publisher,
        author=source.author,
        published=source.published.words if source.published else "",
        url=source.url,
        link=_link(source.url, account),
        obtained=_obtained(source),
        sha256=source.sha256,
        media_type=source.media_type,
        size=source.size,
        authenticity=source.authenticity,
        statements=len(account.by_source.get(source.id, ())),
        supersedes=account.title_of(source.supersedes) if source.supersedes in account.sources else "",
        warnings=reading.warnings if reading else (),
        refused=account.refused.get(source.id, ()),
    )


def _link(url: str, account: Account) -> str:
    safe = url.startswith(("https://", "http://")) and not covering(account).spans(url)
    return url if safe else ""


def _obtained(source: Source) -> str:
    got = source.obtained
    by = f"by {A_PERSON}" if got.by else ""
    at = f"on {day(got.at.astimezone(UTC))} (UTC)" if got.at else ""
    return ", ".join(part for part in (got.means, by, at) if part)
