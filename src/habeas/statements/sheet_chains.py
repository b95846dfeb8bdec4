"""The chain of a coding sheet's row: who said it, through whom."""

from collections.abc import Mapping
from dataclasses import replace

from habeas.records.chain import NO_ATTRIBUTION, UNVERIFIED, Chain, Hedge, Link, Role
from habeas.records.errors import HabeasError
from habeas.records.locator import Cell
from habeas.statements.sheet_column import Row
from habeas.statements.sheet_values import yes


class ChainError(HabeasError):
    """A chain cell that does not say who said what through whom."""


"""The thing that stands in the chain of a row that nobody has checked."""

NOBODY = frozenset({"none", "nobody", "no attribution", "no attribution found", "unattributed"})


def chain(row: Row, cells: Mapping[str, Cell]) -> Chain:
    """The row's chain, root first, each link with the cell it stands in.

    A row with verified "no" is nobody's statement: its chain says so, and keeps whoever was written there
    only as words, so that nothing unchecked is put in anyone's mouth.
    """
    links = _free(row, cells) if row.text("chain") else _columns(row, cells)
    if not is_verified(row):
        said = " > ".join(f"{link.role}: {link}" for link in links if link.role is not Role.NOT_FOUND)
        return (
            NO_ATTRIBUTION,
            Link(Role.DOCUMENT, thing=UNVERIFIED, words=said, locator=cells.get("verified")),
        )
    return links or (NO_ATTRIBUTION,)


def is_verified(row: Row) -> bool:
    """Whether the row was checked against a source; an empty cell says it was."""
    text = row.text("verified")
    return yes(text) if text else True


def hedge_where_unsaid(links: Chain) -> Hedge:
    """Asserted where somebody says it, unattributed where no attribution was found."""
    return Hedge.UNATTRIBUTED if links[0].role is Role.NOT_FOUND else Hedge.ASSERTED


def _columns(row: Row, cells: Mapping[str, Cell]) -> Chain:
    links: list[Link] = []
    speaker, office = row.text("speaker"), row.text("speaker_office")
    if speaker.casefold() in NOBODY:
        links.append(NO_ATTRIBUTION)
    elif speaker or office:
        at = cells.get("speaker") if speaker else cells.get("speaker_office")
        links.append(Link(Role.SPEAKER, speaker, office, words=speaker or office, locator=at))
    if document := row.text("document"):
        links.append(Link(Role.DOCUMENT, thing=document, words=document, locator=cells.get("document")))
    if reporter := row.text("reported_by"):
        links.append(Link(Role.REPORTER, reporter, words=reporter, locator=cells.get("reported_by")))
    return (*links, *_publisher(row, cells))


def _publisher(row: Row, cells: Mapping[str, Cell]) -> Chain:
    publisher, url = row.text("publisher"), row.text("source_url")
    if not publisher and not url:
        return ()
    at = cells.get("publisher") if publisher else cells.get("source_url")
    return (Link(Role.PUBLISHER, publisher, url=url, words=publisher or url, locator=at),)


_ROLES = {
    "speaker": Role.SPEAKER,
    "document": Role.DOCUMENT,
    "reporter": Role.REPORTER,
    "reported by": Role.REPORTER,
    "publisher": Role.PUBLISHER,
}


def _free(row: Row, cells: Mapping[str, Cell]) -> Chain:
    text = row.text("chain")
    if any(row.text(name) for name in ("speaker", "speaker_office", "document", "reported_by")):
        raise ChainError("both a chain and its columns", do="fill the column chain, or the four, not both")
    links = tuple(
        replace(_link(piece.strip()), locator=cells.get("chain")) if piece.strip().casefold() not in NOBODY
        else NO_ATTRIBUTION
        for piece in text.split(">")
    )  # fmt: skip
    if any(link.role is Role.NOT_FOUND for link in links[1:]):
        raise ChainError("no attribution stands only first", where=text, do="start the chain with none")
    if links[-1].role is not Role.PUBLISHER:
        return (*links, *_publisher(row, cells))
    return (*links[:-1], replace(links[-1], url=row.text("source_url")))


def _link(piece: str) -> Link:
    word, _, said = (part.strip() for part in piece.partition(":"))
    role = _ROLES.get(word.casefold().replace("_", " "))
    if role is None or not said:
        raise ChainError(
            f'not a link of a chain: "{piece}"',
            do='write "speaker: Tom Homan > document: post on X > reporter: Axios > publisher: its name"',
        )
    if role is Role.DOCUMENT:
        return Link(role, thing=said, words=said)
    name, office = _name_and_office(said)
    return Link(role, name, office, words=said)


def _name_and_office(said: str) -> tuple[str, str]:
    """ "Tom Homan (border czar)" has both; "unnamed senior official" only an office."""
    if said.casefold().startswith("unnamed "):
        return "", said[len("unnamed ") :].strip()
    name, opened, office = said.partition("(")
    return (name.strip(), office.rstrip(") ").strip()) if opened else (said, "")
