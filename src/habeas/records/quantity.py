"""Quantities as stated: literal bounds, and beside them the band that the words imply."""

from dataclasses import dataclass
from decimal import Decimal

from habeas.records.certainty import Certainty
from habeas.records.errors import QuantityError


@dataclass(frozen=True)
class Bounds:
    """From `low` to `high`, both included; None is without bound on that side."""

    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that hold nothing."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise QuantityError("a quantity whose low end is above its high end", where=str(self))

    def __str__(self) -> str:
        """As people write it: 238, 251 or more, at most 299, 40 to 45, any."""
        low, high = (None if end is None else f"{end.normalize():f}" for end in (self.low, self.high))
        if low is None:
            return "any" if high is None else f"at most {high}"
        if high is None:
            return f"{low} or more"
        return low if low == high else f"{low} to {high}"

    def plus(self, other: "Bounds") -> "Bounds":
        """Every sum of a value here and a value there."""
        return Bounds(_add(self.low, other.low), _add(self.high, other.high))

    def minus(self, other: "Bounds") -> "Bounds":
        """Every difference of a value here and a value there."""
        return Bounds(_subtract(self.low, other.high), _subtract(self.high, other.low))

    def equals(self, other: "Bounds") -> Certainty:
        """Certain where both are one same value, impossible where they share none."""
        if self.low is not None and self.low == self.high == other.low == other.high:
            return Certainty.CERTAIN
        apart = _less(self.high, other.low) or _less(other.high, self.low)
        return Certainty.IMPOSSIBLE if apart else Certainty.OPEN

    def below(self, other: "Bounds") -> Certainty:
        """Whether the value here is less than the value there."""
        if _less(self.high, other.low):
            return Certainty.CERTAIN
        if self.low is not None and other.high is not None and self.low >= other.high:
            return Certainty.IMPOSSIBLE
        return Certainty.OPEN


@dataclass(frozen=True)
class Band:
    """What approximate words imply, under a named, versioned convention."""

    low: Decimal | None
    high: Decimal | None
    convention: str


@dataclass(frozen=True)
class Quantity:
    """A number as stated: the words, the unit, the literal bounds, the implied band.

    "more than 250" people is literally 251 or more; what it implies stands in `implied`, never in the
    literal bounds. A verdict gives the literal first.
    """

    words: str
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    implied: Band | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that hold nothing."""
        _ = self.literal, self.supposed

    @property
    def literal(self) -> Bounds:
        """What the words bound."""
        return Bounds(self.low, self.high)

    @property
    def supposed(self) -> Bounds:
        """What the words imply under the convention; the literal bounds where there is none."""
        return Bounds(self.implied.low, self.implied.high) if self.implied else self.literal


def exactly(value: int | str | Decimal, unit: str, words: str = "") -> Quantity:
    """A quantity of one value."""
    number = Decimal(value)
    return Quantity(words=words or f"{value}", unit=unit, low=number, high=number)


def total(parts: list[Bounds]) -> Bounds:
    """The sum of all; of none, zero."""
    whole = Bounds(Decimal(0), Decimal(0))
    for part in parts:
        whole = whole.plus(part)
    return whole


def _add(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b


def _subtract(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a - b


def _less(a: Decimal | None, b: Decimal | None) -> bool:
    return a is not None and b is not None and a < b
