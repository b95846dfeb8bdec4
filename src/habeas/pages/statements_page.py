"""Statements by source and by speaker; persons are grouped by nothing that is said of them."""

from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.naming import WITHHELD, covering
from habeas.records.chain import Link, root
from habeas.records.statement import Statement

NOBODY = "No attribution found"


@dataclass(frozen=True)
class Group:
    """The claims of one source or one speaker."""

    name: str
    claims: tuple[Claim, ...]
    source: str = ""


@dataclass(frozen=True)
class StatementsPage:
    """Claims in groups; `by` says what the groups are: source or speaker, and never anything else."""

    by: str
    groups: tuple[Group, ...]


def by_source(account: Account) -> StatementsPage:
    """Every claim under its source, covered."""
    groups = tuple(
        Group(_title(source, account), _claims(statements, account), source)
        for source, statements in account.by_source.items()
        if statements
    )
    return covering(account).over(StatementsPage("source", groups))


def by_speaker(account: Account) -> StatementsPage:
    """Every claim under whoever is said to have said it first, covered; unnamed people are one group."""
    found: dict[str, list[Statement]] = {}
    for statement in account.matter.statements:
        found.setdefault(_speaker(root(statement.chain), account), []).append(statement)
    last = {NOBODY: 2, WITHHELD: 1}
    names = sorted(found, key=lambda name: (last.get(name, 0), name.casefold()))
    groups = tuple(Group(name, _claims(found[name], account)) for name in names)
    return covering(account).over(StatementsPage("speaker", groups))


def _speaker(link: Link | None, account: Account) -> str:
    if link is None:
        return NOBODY
    name = covering(account).text(link.name)
    if WITHHELD in name:
        return WITHHELD
    return name or str(link)


def _title(source: str, account: Account) -> str:
    kept, title = account.sources.get(source), account.title_of(source)
    return f"{kept.publisher}: {title}" if kept and kept.publisher else title


def _claims(statements: tuple[Statement, ...] | list[Statement], account: Account) -> tuple[Claim, ...]:
    return tuple(claim(statement, account.matter) for statement in statements)
