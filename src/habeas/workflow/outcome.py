"""What a build did."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.records.run import Refusal


@dataclass
class Outcome:
    """How much of each stage was done anew; what could not be, and what a reader remarks, by source."""

    read: int = 0
    taken: int = 0
    statements: int = 0
    found: int = 0
    refused: "list[tuple[str, Refusal]]" = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.read or self.taken or self.found)
