"""What a Statement can say: one typed content for each kind."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.quantity import Quantity


class Act(StrEnum):
    """A step of a transfer at which people are counted."""

    PLANNED = "planned"
    MANIFESTED = "manifested"
    STRUCK = "struck"
    BOARDED = "boarded"
    LANDED = "landed"
    HANDED_OVER = "handed over"
    ADMITTED = "admitted"
    HELD = "held"
    RETURNED = "returned"
    RELEASED = "released"


class Deed(StrEnum):
    """What an instrument bars or commands: a closed list."""

    BOARD = "board"
    TAKE_OFF = "take off"
    LEAVE_TERRITORY = "leave territory"
    LEAVE_AIRSPACE = "leave airspace"
    LAND = "land"
    HAND_OVER = "hand over custody"
    REMOVE = "remove"
    RETURN = "return"
    HOLD = "hold"
    RELEASE = "release"
    GIVE_NOTICE = "give notice"


class InstrumentType(StrEnum):
    """What sort of instrument."""

    STATUTE = "statute"
    PROCLAMATION = "proclamation"
    DESIGNATION = "designation"
    WARRANT = "warrant"
    REMOVAL_ORDER = "removal order"
    AGREEMENT = "agreement"
    COURT_ORDER = "court order"


class Form(StrEnum):
    """How a court order was given; each is an Instrument of its own."""

    ORAL = "oral"
    MINUTE = "minute"
    WRITTEN = "written"


class Bearing(StrEnum):
    """What one instrument does to another."""

    EXTENDS = "extends"
    MODIFIES = "modifies"
    STAYS = "stays"
    VACATES = "vacates"
    REVERSES = "reverses"


class Carriage(StrEnum):
    """What a Movement is: one take-off to one landing, or people from one custodian or place to another."""

    LEG = "leg"
    TRANSFER = "transfer"


@dataclass(frozen=True)
class Part:
    """One part of a stated breakdown."""

    group: str
    quantity: Quantity


@dataclass(frozen=True)
class Count:
    """A Quantity of a group at an act, with a breakdown where the source states one."""

    group: str
    quantity: Quantity
    act: Act | None = None
    parts: tuple[Part, ...] = ()
    at: Moment | None = None
    place: Place | None = None
    event: str = ""


@dataclass(frozen=True)
class Movement:
    """A leg or a transfer."""

    carriage: Carriage = Carriage.LEG
    designation: str = ""
    aircraft: str = ""
    operator: str = ""
    group: str = ""
    origin: Place | None = None
    destination: Place | None = None
    departed: Moment | None = None
    arrived: Moment | None = None
    event: str = ""


@dataclass(frozen=True)
class Custody:
    """Who holds a group, who is said to be the custodian, who denies it; handing over is an act."""

    group: str
    holder: str = ""
    claimed: str = ""
    denied: str = ""
    act: Act | None = None
    place: Place | None = None
    since: Moment | None = None
    until: Moment | None = None
    leg: str = ""
    event: str = ""


@dataclass(frozen=True)
class Duration:
    """How long: an amount of a unit, from `base` ("issued", a date), by the `counting` rule stated."""

    words: str
    amount: int
    unit: str = "days"
    base: str = ""
    counting: str = ""


@dataclass(frozen=True)
class Effect:
    """What this instrument does to the one named `on`."""

    bearing: Bearing
    on: str


@dataclass(frozen=True)
class Instrument:
    """Anything by which people are held or moved, or stopped from being."""

    name: str
    type: InstrumentType
    issuer: str = ""
    docket: str = ""
    form: Form | None = None
    bound: tuple[str, ...] = ()
    covered: str = ""
    barred: tuple[Deed, ...] = ()
    commanded: tuple[Deed, ...] = ()
    issued: Moment | None = None
    noticed: Moment | None = None
    duration: Duration | None = None
    expires: Moment | None = None
    effect: Effect | None = None
    event: str = ""


@dataclass(frozen=True)
class Basis:
    """A group said to be held or moved under an instrument; `none` where it is said that there is none."""

    group: str
    instrument: str
    none: bool = False
    event: str = ""


@dataclass(frozen=True)
class Construction:
    """What somebody says an instrument bars; `applies` is what they say of the case at hand, if anything."""

    instrument: str
    bars: Deed
    applies: bool | None = None
    event: str = ""


@dataclass(frozen=True)
class Affiliation:
    """People said to belong to something. Never indexed, filtered, sorted or counted by person."""

    who: str
    belongs_to: str
    event: str = ""


@dataclass(frozen=True)
class Condition:
    """A condition: what is measured, of what, a Quantity or words, on what basis, for when."""

    of: str
    measure: str
    quantity: Quantity | None = None
    value: str = ""
    basis: str = ""
    period: Moment | None = None


@dataclass(frozen=True)
class Agreement:
    """A term of an agreement; one said to be undisclosed is a term."""

    agreement: str
    term: str
    parties: tuple[str, ...] = ()
    quantity: Quantity | None = None
    value: str = ""
    undisclosed: bool = False
    dated: Moment | None = None


@dataclass(frozen=True)
class Utterance:
    """Something said: `text` in the speaker's words where quoted, else in the reporter's."""

    text: str
    quoted: bool
    about: str = ""
    at: Moment | None = None


@dataclass(frozen=True)
class Depiction:
    """A picture: caption, credit as printed, origin (who made or gave it), the alternative text."""

    caption: str
    credit: str = ""
    origin: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Listing:
    """An entry of a list: compiler, date and stated total belong to the list."""

    list: str
    entry: str
    compiler: str = ""
    dated: Moment | None = None
    stated_total: Quantity | None = None
    number: Decimal | None = None


Content = (
    Count
    | Movement
    | Custody
    | Instrument
    | Basis
    | Construction
    | Affiliation
    | Condition
    | Agreement
    | Utterance
    | Depiction
    | Listing
)

CONTENTS: tuple[type[Content], ...] = (
    Count,
    Movement,
    Custody,
    Instrument,
    Basis,
    Construction,
    Affiliation,
    Condition,
    Agreement,
    Utterance,
    Depiction,
    Listing,
)
"""Every kind of Statement; the kind's name is the class's name."""
