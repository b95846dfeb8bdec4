"""The rules over the rows of official records, in the order in which their findings stand."""

from habeas.findings.custody_gap import CUSTODY_GAP
from habeas.findings.custody_overlap import CUSTODY_OVERLAP
from habeas.findings.hold_limit import HOLD_LIMIT
from habeas.findings.impossible_row import IMPOSSIBLE_ROW
from habeas.findings.open_then_elsewhere import OPEN_THEN_ELSEWHERE
from habeas.findings.third_country import THIRD_COUNTRY

CUSTODY_RULES = (
    CUSTODY_GAP,
    CUSTODY_OVERLAP,
    OPEN_THEN_ELSEWHERE,
    HOLD_LIMIT,
    IMPOSSIBLE_ROW,
    THIRD_COUNTRY,
)
