"""Words of the made editions: invented facilities, and the values that real columns are seen to hold.

Every facility code begins with ZQ, as no real one does, and every facility's name says that it is made.
Countries, reasons and statuses are the words that releases use; they stand beside invented people only.
"""

from dataclasses import dataclass
from string import ascii_uppercase

MADE = "ZQ"
"""What every made facility code begins with."""

STATES = ("TX", "LA", "GA", "AZ", "CA", "FL", "NY", "NJ", "PA", "MN", "WA", "CO", "NM", "VA", "IL", "MI")

AORS = ("Made North Area", "Made South Area", "Made East Area", "Made West Area", "Made Gulf Area")


@dataclass(frozen=True)
class Facility:
    """A place that nobody is held in: its code, its name, its state, and whether it is a hold room."""

    code: str
    name: str
    state: str
    hold: bool = False


def facilities(many: int) -> tuple[Facility, ...]:
    """So many made facilities, the first of every fourteen a hold room."""
    return tuple(_facility(at) for at in range(many))


def _facility(at: int) -> Facility:
    letters = "".join(ascii_uppercase[at // 26**power % 26] for power in (2, 1, 0))
    state = STATES[at % len(STATES)]
    if at % 14 == 0:
        return Facility(f"{MADE}{letters}HOLD", f"MADE {letters} HOLD ROOM", state, hold=True)
    kind = ("PROCESSING CENTER", "COUNTY JAIL", "DETENTION CENTER", "STAGING FACILITY")[at % 4]
    return Facility(f"{MADE}{letters}{state}", f"MADE {letters} {kind}", state)


COUNTRIES = (
    "BRAZIL",
    "CHINA, PEOPLES REPUBLIC OF",
    "COLOMBIA",
    "CUBA",
    "DOMINICAN REPUBLIC",
    "ECUADOR",
    "EL SALVADOR",
    "GUATEMALA",
    "HAITI",
    "HONDURAS",
    "INDIA",
    "JAMAICA",
    "MEXICO",
    "NICARAGUA",
    "PERU",
    "VENEZUELA",
)

GENDERS = ("Female", "Male", "Unknown")
RELIGIONS = ("Catholic", "Christian", "Muslim", "None", "Other", "Unknown")
MARITAL = ("Common Law", "Divorced", "Married", "Single", "Unknown", "Widowed")
ETHNICITIES = ("Hispanic Origin", "Not of Hispanic Origin", "Unknown")
RACES = ("Asian", "Black", "Unknown", "White")
ENTRY_STATUSES = ("Not Applicable", "PWA Other", "Present Without Admission", "Visitor for Pleasure")
PROGRAMS = (
    "287G Program",
    "ERO Criminal Alien Program",
    "Fugitive Operations",
    "Inspections - Land",
    "Non-Detained Docket Control",
    "Border Patrol",
)
STINT_REASONS = (
    "Bonded Out - Field Office",
    "Bonded Out - IJ",
    "Order of Recognizance",
    "Paroled",
    "Removed",
    "Transferred",
    "Voluntary departure",
)
STAY_REASONS = tuple(reason for reason in STINT_REASONS if reason != "Transferred")
CASE_STATUSES = (
    "3-Voluntary Departure Confirmed",
    "8-Excluded/Removed - Inadmissibility",
    "9-VR Witnessed",
    "ACTIVE",
    "E-Charging Document Canceled by ICE",
)
CASE_CATEGORIES = (
    "[16] Reinstated Final Order",
    "[1A] Voluntary Departure - Un-Expired",
    "[8A] Excludable / Inadmissible - Hearing Not Commenced",
    "[8C] Excludable / Inadmissible - Administrative Final Order Issued",
    "[8F] Expedited Removal",
)
THREAT_LEVELS = ("1", "2", "3")
YES_NO = ("NO", "YES")
CRIMINALITY = ("1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator")
CLASSIFICATIONS = ("High", "Low", "Medium/High", "Medium/Low")
CHARGES = ("212a6Ai", "212a7AiI", "237a1A", "237a1B", "237a2A3")
CONVICTIONS = (
    "Assault",
    "Driving Under Influence Liquor",
    "Drug Possession",
    "Illegal Re-Entry (INA SEC.101(a)(43)(O), 8USC1326 only)",
    "Larceny",
    "Traffic Offense",
)
CONVICTION_CODES = ("0301", "1399", "2399", "3599", "5404", "5499")
