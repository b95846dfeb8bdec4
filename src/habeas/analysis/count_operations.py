"""Operations of proofs over numbers: sums, shares, and how many roots stand behind them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from habeas.analysis import spread
from habeas.analysis.errors import AnalysisError
from habeas.analysis.texts import parse_bounds, parse_number
from habeas.records.quantity import total


def _sum(*terms: str) -> str:
    return str(total([parse_bounds(term) for term in terms]))


def _difference(whole: str, *terms: str) -> str:
    return str(parse_bounds(whole).minus(total([parse_bounds(term) for term in terms])))


def _equals(a: str, b: str) -> str:
    return str(parse_bounds(a).equals(parse_bounds(b)))


def _below(a: str, b: str) -> str:
    return str(parse_bounds(a).below(parse_bounds(b)))


def _exclude(a: str, b: str) -> str:
    return str(spread.bounds_exclude(parse_bounds(a), parse_bounds(b)))


def _roots(*names: str) -> str:
    found = spread.roots(names)
    return str(found.least) if found.least == found.most else f"{found.least} to {found.most}"


def _count(*things: str) -> str:
    return str(len(things))


def _share(part: str, whole: str) -> str:
    if parse_number(whole) == 0:
        raise AnalysisError("a share of nothing")
    percent = (Decimal(100) * parse_number(part) / parse_number(whole)).quantize(Decimal(1))
    return f"{percent}%"


COUNT_OPERATIONS: Mapping[str, Callable[..., str]] = {
    "sum": _sum,
    "difference": _difference,
    "equals": _equals,
    "below": _below,
    "exclude each other": _exclude,
    "distinct roots": _roots,
    "count": _count,
    "share": _share,
}
"""Operands are bounds as `str(Bounds)` writes them, whole numbers, or names."""
