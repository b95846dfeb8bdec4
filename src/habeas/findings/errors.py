"""What can go wrong in building or checking a proof."""

from habeas.records.errors import HabeasError


class ProofError(HabeasError):
    """A proof that cites what is not there, or that cannot be built."""
