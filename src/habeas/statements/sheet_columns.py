"""The one table of a coding sheet's columns: for reading it, for its template, for its documentation."""

from habeas.records.chain import Hedge, Mode
from habeas.records.contents import Act, Carriage, Deed, Form, InstrumentType
from habeas.statements import sheet_values
from habeas.statements.sheet_column import (
    KIND_NAMES,
    Column,
    Parser,
    alone,
    one_of,
    parts,
    place,
    quantity,
    text,
    time,
)

_YES, _YES_NO = alone(sheet_values.yes), ("yes", "no")
_EVENTFUL = "Count Movement Custody Instrument Basis Construction Affiliation"
_GROUPED = "Count Movement Custody Basis"


def _makes(
    name: str,
    meaning: str,
    example: str,
    kinds: str,
    *,
    field: str = "",
    parse: Parser = text,
    choices: tuple[str, ...] = (),
    needed: str = "",
) -> Column:
    """A column that makes the content field `field` of these kinds."""
    serves = tuple(kinds.split())
    return Column(
        name,
        meaning,
        example,
        kinds=serves,
        fields=dict.fromkeys(serves, field or name),
        parse=parse,
        choices=choices,
        needed=tuple(needed.split()),
    )


def _beside(name: str, meaning: str, example: str, kinds: str, *, beside: str) -> Column:
    return Column(name, meaning, example, kinds=tuple(kinds.split()), beside=beside)


STATEMENT_COLUMNS = (
    Column("kind", "which kind of statement the row is", "Count", choices=KIND_NAMES, needed=KIND_NAMES),
    Column("words", "the source's own words, exactly", "238 Tren de Aragua members", needed=KIND_NAMES),
    Column("source_url", "where the words were read", "https://example.org/article"),
    Column("publisher", "who published the words", "New York Post"),
    Column("published", "when they were published", "16 March 2025", parse=time),
    Column("reported_by", "who reported them first, where the publisher repeats it", "Axios"),
    Column("document", "what they were said in: a post, a filing, a video", "post on X"),
    Column("speaker", "who said it, by name", "Tom Homan"),
    Column("speaker_office", "the speaker's office; alone where the speaker is unnamed", "border czar"),
    Column(
        "chain",
        "instead of the four columns above: who said it, through whom, root first; none: nobody named",
        "speaker: Tom Homan > document: post on X > reporter: Axios > publisher: New York Post",
    ),
    Column(
        "hedge",
        "how it is put forward; asserted where empty and somebody says it",
        "alleged",
        choices=tuple(Hedge),
    ),
    Column("mode", "whether it is so, or planned, ordered, estimated, a norm", "actual", choices=tuple(Mode)),
    Column(
        "note", "the documenter's remark; kept in the sheet, never shown as the source's", "checked 2 May"
    ),
    Column("verified", "no, where nobody has checked it against a source", "yes", choices=_YES_NO),
)
"""Columns that say something of the statement itself; they serve all kinds."""

CONTENT_COLUMNS = (
    _makes("event", "the transfer it is about", "transfer of 15-16 March 2025", _EVENTFUL),
    _makes(
        "group",
        "whom it counts, moves or holds",
        "Tren de Aragua members",
        _GROUPED,
        needed="Count Custody Basis",
    ),
    _makes(
        "value",
        "how many or how much, as stated",
        "more than 250",
        "Count Condition Agreement",
        field="quantity",
        parse=quantity,
        needed="Count",
    ),
    _beside(
        "unit",
        "what the numbers count; people where empty",
        "people",
        "Count Condition Agreement Listing",
        beside="value",
    ),
    _makes("value_text", "what is stated without a number", "minimal", "Condition Agreement", field="value"),
    _makes(
        "parts",
        "the breakdown that the source itself states, number first",
        "137 Alien Enemies Act; 101 Title 8; 23 Salvadorans",
        "Count",
        parse=parts,
    ),
    _makes(
        "act",
        "at which step of a transfer",
        "handed over",
        "Count Custody",
        parse=one_of(Act),
        choices=tuple(Act),
    ),
    _makes("at", "when", "2025-03-15 17:26 America/New_York", "Count Utterance", parse=time),
    _makes("place", "where", "CECOT", "Count Custody", parse=place("place")),
    _beside(
        "place_code",
        "its code (ICAO, IATA), where the source states one",
        "MSLP",
        "Count Custody",
        beside="place",
    ),
    _beside(
        "place_zone",
        "its zone (IANA), where the source states one",
        "America/El_Salvador",
        "Count Custody",
        beside="place",
    ),
    _makes(
        "carriage",
        "one flight, or the whole transfer",
        "leg",
        "Movement",
        parse=one_of(Carriage),
        choices=tuple(Carriage),
    ),
    _makes("designation", "the flight's number", "GlobalX 6143", "Movement"),
    _makes("aircraft", "the registration", "N278GX", "Movement"),
    _makes("operator", "who flies it", "GlobalX", "Movement"),
    _makes("origin", "from where", "Harlingen", "Movement", parse=place("origin")),
    _beside("origin_code", "its code", "KHRL", "Movement", beside="origin"),
    _beside("origin_zone", "its zone (IANA)", "America/Chicago", "Movement", beside="origin"),
    _makes("destination", "to where", "Comayagua", "Movement", parse=place("destination")),
    _beside("destination_code", "its code", "MHPR", "Movement", beside="destination"),
    _beside("destination_zone", "its zone (IANA)", "America/Tegucigalpa", "Movement", beside="destination"),
    _makes("departed", "take-off", "2025-03-15 5:26 p.m. ET", "Movement", parse=time),
    _makes("arrived", "landing", "by 2025-03-15 21:50 America/New_York", "Movement", parse=time),
    _makes("holder", "who holds them", "El Salvador", "Custody"),
    _makes("claimed", "who is said to be the custodian", "United States", "Custody"),
    _makes("denied", "who denies being it", "El Salvador", "Custody"),
    _makes("since", "from when", "15 March 2025", "Custody", parse=time),
    _makes("until", "to when", "18 July 2025", "Custody", parse=time),
    _makes("leg", "the flight they were on", "GlobalX 6143", "Custody"),
    _makes(
        "name",
        "the instrument, as the source calls it",
        "oral order of 15 March",
        "Instrument",
        needed="Instrument",
    ),
    _makes(
        "type",
        "what sort of instrument",
        "court order",
        "Instrument",
        parse=one_of(InstrumentType),
        choices=tuple(InstrumentType),
        needed="Instrument",
    ),
    _makes("issuer", "who issued it", "James Boasberg", "Instrument"),
    _makes("docket", "the court's number", "1:25-cv-00766", "Instrument"),
    _makes(
        "form", "how a court order was given", "oral", "Instrument", parse=one_of(Form), choices=tuple(Form)
    ),
    _makes(
        "bound",
        "whom it binds; several with semicolons",
        "the defendants",
        "Instrument",
        parse=alone(sheet_values.names),
    ),
    _makes("covered", "whom it covers", "all noncitizens in US custody", "Instrument"),
    _makes(
        "barred",
        "the acts it bars; several with semicolons: " + ", ".join(Deed),
        "leave territory; hand over custody",
        "Instrument",
        parse=alone(sheet_values.deeds),
    ),
    _makes(
        "commanded",
        "the acts it commands; several with semicolons",
        "return",
        "Instrument",
        parse=alone(sheet_values.deeds),
    ),
    _makes(
        "issued", "when it was issued", "between 6:45 and 6:48 p.m. ET 2025-03-15", "Instrument", parse=time
    ),
    _makes(
        "noticed",
        "when those bound had notice",
        "2025-03-15 19:26 America/New_York",
        "Instrument",
        parse=time,
    ),
    _makes(
        "duration",
        "for how long, from what, counted how",
        "14 days from issued, calendar days",
        "Instrument",
        parse=alone(sheet_values.duration),
    ),
    _makes("expires", "when it is said to end", "12 April 2025", "Instrument", parse=time),
    _makes(
        "effect",
        "what it does to another: extends, modifies, stays, vacates, reverses",
        "extends: TRO of 15 March",
        "Instrument",
        parse=alone(sheet_values.effect),
    ),
    _makes(
        "instrument",
        "the instrument, by the name it has in its own row",
        "Alien Enemies Act",
        "Basis Construction",
        needed="Basis Construction",
    ),
    _makes(
        "none", "yes, where it is said that there is no basis", "no", "Basis", parse=_YES, choices=_YES_NO
    ),
    _makes(
        "bars",
        "what the instrument is said to bar",
        "leave territory",
        "Construction",
        parse=one_of(Deed),
        choices=tuple(Deed),
        needed="Construction",
    ),
    _makes("applies", "whether it is said to apply here", "no", "Construction", parse=_YES, choices=_YES_NO),
    _makes(
        "who",
        "who is said to belong",
        "the men on the flights",
        "Affiliation",
        needed="Affiliation",
    ),
    _makes(
        "belongs_to",
        "to what",
        "Tren de Aragua",
        "Affiliation",
        needed="Affiliation",
    ),
    _makes("of", "whose condition", "CECOT", "Condition", needed="Condition"),
    _makes("measure", "what is measured", "capacity", "Condition", needed="Condition"),
    _makes("basis", "on what basis", "stated capacity", "Condition"),
    _makes("period", "for when", "March 2025", "Condition", parse=time),
    _makes(
        "agreement",
        "the agreement",
        "US-El Salvador detention agreement",
        "Agreement",
        needed="Agreement",
    ),
    _makes("term", "which term", "fee", "Agreement", needed="Agreement"),
    _makes(
        "parties",
        "between whom; several with semicolons",
        "United States; El Salvador",
        "Agreement",
        parse=alone(sheet_values.names),
    ),
    _makes(
        "undisclosed",
        "yes, where it is said not to be disclosed",
        "yes",
        "Agreement",
        parse=_YES,
        choices=_YES_NO,
    ),
    _makes("dated", "its date", "22 March 2025", "Agreement Listing", parse=time),
    _makes(
        "text", "what was said", "Make sure it's complied with immediately.", "Utterance", needed="Utterance"
    ),
    _makes(
        "quoted",
        "yes, where it is in the speaker's own words",
        "yes",
        "Utterance",
        parse=_YES,
        choices=_YES_NO,
    ),
    _makes("about", "what it is about", "the order", "Utterance"),
    _makes(
        "caption",
        "the picture's caption",
        "Prison guards leading the arrivals to cells.",
        "Depiction",
        needed="Depiction",
    ),
    _makes("credit", "the credit as printed", "via REUTERS", "Depiction"),
    _makes(
        "origin_of_picture",
        "who made or gave the picture",
        "Presidency of El Salvador",
        "Depiction",
        field="origin",
    ),
    _makes("alt", "the alternative text", "A guard at a door", "Depiction"),
    _makes("list", "the list", "CBS list of names", "Listing", needed="Listing"),
    _makes("entry", "the entry, as listed", "entry 17", "Listing", needed="Listing"),
    _makes("compiler", "who compiled the list", "CBS News", "Listing"),
    _makes("stated_total", "how many the list says it has", "238", "Listing", parse=quantity),
    _makes("number", "the entry's number", "17", "Listing", parse=alone(sheet_values.decimal)),
)
"""Columns that give a field of the content."""

COLUMNS = (*STATEMENT_COLUMNS, *CONTENT_COLUMNS)
BY_NAME = {one.name: one for one in COLUMNS}


def heading_name(heading: str) -> str:
    """The column that a heading names, whatever its case, spaces and hyphens: "Source URL" is source_url."""
    return "_".join(heading.casefold().replace("-", " ").replace("_", " ").split())


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns that serve this kind, in the table's order."""
    return tuple(one for one in COLUMNS if kind in one.kinds)
