"""The three values of every comparison."""

from enum import StrEnum


class Certainty(StrEnum):
    """Whether something holds under every value that the sources leave open, under none, or under some."""

    CERTAIN = "certain"
    IMPOSSIBLE = "impossible"
    OPEN = "neither shown nor excluded"

    def negated(self) -> "Certainty":
        """The certainty of the opposite."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Certainty.CERTAIN: Certainty.IMPOSSIBLE,
    Certainty.IMPOSSIBLE: Certainty.CERTAIN,
    Certainty.OPEN: Certainty.OPEN,
}


def all_of(values: list[Certainty]) -> Certainty:
    """Certain where all are, impossible where one is."""
    if Certainty.IMPOSSIBLE in values:
        return Certainty.IMPOSSIBLE
    return Certainty.OPEN if Certainty.OPEN in values else Certainty.CERTAIN


def unanimous(values: list[Certainty]) -> Certainty:
    """The one value that all have; open where they differ or there is none."""
    return values[0] if values and len(set(values)) == 1 else Certainty.OPEN
