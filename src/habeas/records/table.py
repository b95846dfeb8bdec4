"""Table: rows that are only read in bulk, kept beside the record under a digest of what they say."""

from dataclasses import dataclass

POSITIONS = "positions"
"""The name of a table of aircraft positions."""


@dataclass(frozen=True)
class Table:
    """A table that a Reading lays out: what kind it is, the logical digest over its rows, how many they are.

    Two programs that lay rows out alike give one digest, whatever bytes they are written in. `holds` names
    what the rows are of, for a reader who has not opened the table: "ac671b N899DN".
    """

    name: str
    digest: str
    rows: int
    holds: tuple[str, ...] = ()
