"""What stands beside the counts of an edition: capacities, published averages, and where facilities are."""

from habeas.pages.facility import Beside
from habeas.workflow.current import Current

NOTHING = Beside()


def beside(current: Current) -> Beside:  # noqa: ARG001
    """What other sources of the case say of facilities."""
    return NOTHING
