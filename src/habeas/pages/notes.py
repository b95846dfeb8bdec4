"""Notes: what was taken from a source, numbered in the order of its text, and what stands beside each."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.beside import Beside
from habeas.pages.claims import Claim, claim
from habeas.records.locator import Cell, Characters
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Note:
    """What was taken from a place in the source, under its number there; who agrees and who differs."""

    number: int
    claim: Claim
    agree: tuple[Claim, ...] = ()
    differ: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Noted:
    """A statement with its note and the anchor of its words."""

    statement: Statement
    note: Note
    anchor: str


def noted(source: str, account: Account, near: Mapping[str, Beside]) -> tuple[Noted, ...]:
    """The statements of a source with their notes, in the order of its text."""
    statements = sorted(account.by_source.get(source, ()), key=_place)
    return tuple(
        Noted(one, _note(number, one, near.get(one.id, Beside()), account), f"s-{account.short[one.id]}")
        for number, one in enumerate(statements, 1)
    )


def _place(statement: Statement) -> tuple[int, int, int, str]:
    where = statement.locator
    if isinstance(where, Characters):
        return where.block, where.start, -where.end, statement.id
    return 0, where.row if isinstance(where, Cell) else 0, 0, statement.id


def _note(number: int, statement: Statement, near: Beside, account: Account) -> Note:
    return Note(
        number,
        claim(statement, account.matter),
        tuple(claim(account.statements[one], account.matter) for one in near.agree),
        tuple(claim(account.statements[one], account.matter) for one in near.differ),
    )
