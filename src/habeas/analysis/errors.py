"""What can go wrong in arithmetic over values."""

from habeas.records.errors import HabeasError


class AnalysisError(HabeasError):
    """An operation that nobody knows, or operands that it cannot be done with."""
