"""What can be wrong with a decision."""

from habeas.records.errors import HabeasError


class JudgementError(HabeasError):
    """A decision that cannot be kept: something it takes is missing, unknown, or does not fit."""
