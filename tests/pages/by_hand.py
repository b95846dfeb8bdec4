# ruff: noqa: E501 - the sources' own lines
"""An account made by hand: two articles, a coding sheet, a table of persons; names of people who are not officials
stand in every place that text comes from."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

from habeas.pages.account import Account, Policy
from habeas.records.certainty import Certainty
from habeas.records.chain import NO_ATTRIBUTION, Chain, Hedge, Link, Mode, Role
from habeas.records.contents import (
    Act,
    Affiliation,
    Agreement,
    Basis,
    Carriage,
    Condition,
    Construction,
    Count,
    Custody,
    Deed,
    Depiction,
    Duration,
    Form,
    Instrument,
    InstrumentType,
    Listing,
    Movement,
    Part,
    Utterance,
)
from habeas.records.finding import Finding, Step, StepKind, Verdict, finding
from habeas.records.judgement import Decider, Decision, judgement
from habeas.records.locator import Cell, Characters
from habeas.records.matter import Matter
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.place import Place
from habeas.records.quantity import Band, Quantity, exactly
from habeas.records.reading import Block, BlockKind, Reading, Row, Sheet, reading
from habeas.records.run import Name, Refusal
from habeas.records.source import Obtained, Source
from habeas.records.statement import Mention, Statement, identified
from habeas.records.subject import Standing, Subject, SubjectKind

HELD = "Yolmán Ferreira Quintal"
RELATIVE = "Mirelys Casanova Ruiz"
MINOR = "Deivis O'Farrell"
CANARIES = (HELD, RELATIVE, MINOR)
HOME = "America/New_York"

B = BlockKind

MORNING = (
    (B.HEADLINE, "Planes land in El Salvador hours after judge's order", 0),
    (B.BYLINE, "By Dana Whitlock", 0),
    (
        B.PARAGRAPH,
        "More than 250 people accused of gang membership were flown to El Salvador on Saturday and handed over on the "
        "tarmac, among them 238 members of Tren de Aragua and at least 21 members of MS-13, President Nayib Bukele "
        "said on Sunday morning.",
        0,
    ),
    (B.ALT, f"{MINOR} waits behind a fence as police lead men off a plane", 1),
    (B.CAPTION, "Police lead men off a plane near San Salvador.", 1),
    (B.CREDIT, "Presidency Press Office via Example Images", 1),
    (
        B.PARAGRAPH,
        "Two planes were in the air when Judge James Boasberg ordered them turned around. The administration decided "
        "that the order did not apply because the planes were “outside US airspace,” Axios reported.",
        0,
    ),
    (
        B.QUOTE,
        "“Last night, 238 Tren de Aragua members along with 21 MS-13 members were deported from this country,” Tom "
        "Homan wrote in a post on X.",
        0,
    ),
    (B.PARAGRAPH, "Bukele gave a slightly larger total of 23 MS-13 members, including two ringleaders.", 0),
    (
        B.PARAGRAPH,
        f"{HELD}, 24, is one of those moved, his sister {RELATIVE} told a reporter. “Ferreira never had a hearing,” "
        "she said.",
        0,
    ),
    (B.ALT, "Buses in a row", 2),
    (B.CAPTION, f"Buses wait to take {HELD} and others to the prison.", 2),
    (B.CREDIT, "Photo: Marta Olivares/AP", 2),
    (
        B.PARAGRAPH,
        "Bukele agreed to hold them for a “relatively low” fee, the amount of which is not publicly known. The prison "
        "holds more than 15,000 people, many in their cells nearly 24 hours a day.",
        0,
    ),
    (B.FORM, "Leave a Reply. Your email address will not be published.", 0),
)

EVENING = (
    (B.HEADLINE, "Minute by minute: three planes and two orders", 0),
    (
        B.PARAGRAPH,
        "GlobalX 6143 left Harlingen at 5:26 p.m. ET on Saturday, 15 March 2025, and GlobalX 6145 at 5:45 p.m. ET, "
        "Flightradar24 shows.",
        0,
    ),
    (
        B.PARAGRAPH,
        "Judge James Boasberg gave the order from the bench between 6:45 and 6:48 p.m. ET; the written one is of 7:26 "
        "p.m. ET and stands for 14 days.",
        0,
    ),
    (
        B.PARAGRAPH,
        "GlobalX 6145 landed at Comayagua at 8:02 p.m. EDT. A White House official, who was not named, said that 261 "
        "people were on board: 137 under the Alien Enemies Act, 101 under Title 8 and 23 Salvadorans.",
        0,
    ),
    (
        B.PARAGRAPH,
        "The planes landed in El Salvador at 12:10 a.m. EDT on 16 March. Lawyers say that the order bars handing over "
        "custody and so applied.",
        0,
    ),
)


@dataclass
class Notebook:
    """Takes statements from words, as a person would."""

    source: str
    reading: Reading
    text: str
    drafts: list[Statement] = field(default_factory=list)
    judged: list[dict[str, str]] = field(default_factory=list)

    def take(
        self,
        words: str,
        content: object,
        chain: Chain,
        *,
        hedge: Hedge = Hedge.ASSERTED,
        mode: Mode = Mode.ACTUAL,
        **of: str,
    ) -> None:
        start = self.text.index(words)
        block = next(b for b in self.reading.blocks if b.start <= start < b.end)
        at = Characters(block.number, start, start + len(words))
        before, after = self.text[max(0, start - 24) : start], self.text[at.end : at.end + 24]
        self.add(
            Statement(
                self.source,
                self.reading.id,
                content,
                at,
                words,
                chain,
                hedge,
                mode,
                before=before,
                after=after,
            ),
            of,
        )

    def add(self, draft: Statement, of: dict[str, str]) -> None:
        self.drafts.append(draft)
        self.judged.append({path.replace("__", "."): subject for path, subject in of.items()})

    def done(self) -> tuple[tuple[Statement, ...], dict[Mention, str]]:
        made = identified(self.drafts)
        meant = {
            Mention(one.anchor, path): subject
            for one, of in zip(made, self.judged, strict=True)
            for path, subject in of.items()
        }
        return made, meant


def laid_out(source: str, parts: tuple[tuple[BlockKind, str, int], ...]) -> tuple[Reading, str]:
    blocks, at = [], 0
    for number, (kind, text, picture) in enumerate(parts, 1):
        blocks.append(Block(number, kind, text, at, at + len(text), picture))
        at += len(text) + 2
    return reading(source, blocks=tuple(blocks), warnings=(f"a line about {HELD} was cut",)), "\n\n".join(
        t for _, t, _ in parts
    )


def kept(letter: str, name: str, publisher: str, title: str, **more: object) -> Source:
    made = Source(
        id="src-" + letter * 32,
        sha256=letter * 64,
        size=4321,
        name=name,
        media_type="text/plain",
        obtained=Obtained("file", by="j.doe", at=datetime(2025, 3, 20, 9, 0, tzinfo=UTC)),
        publisher=publisher,
        title=title,
    )
    return replace(made, **more)


def clock(
    words: str,
    first: str,
    last: str,
    *,
    grain: Grain = Grain.MINUTE,
    zones: tuple[Zone, ...] = (Zone(HOME, "stated"),),
) -> Moment:
    return Moment(words, grain, Wall(first, last), zones)


def minute(words: str, hhmm: str, day: str = "2025-03-15") -> Moment:
    return clock(words, f"{day}T{hhmm}:00", f"{day}T{hhmm}:59")


BUKELE = Link(Role.SPEAKER, "Nayib Bukele", office="President", cue="said")
HOMAN = Link(Role.SPEAKER, "Tom Homan", thing="post on X", cue="wrote")
AXIOS = Link(Role.REPORTER, "Axios", cue="reported")
RADAR = Link(Role.DOCUMENT, "Flightradar24")
OFFICIAL = Link(Role.SPEAKER, office="White House official")
LAWYERS = Link(Role.SPEAKER, office="lawyers for the plaintiffs")
SISTER = Link(Role.SPEAKER, RELATIVE, cue="told")
NOBODY = (NO_ATTRIBUTION,)

SUBJECTS = (
    Subject("sub-mover", SubjectKind.GROUP, "everyone moved on 15-16 March"),
    Subject("sub-tda", SubjectKind.GROUP, "those said to be of Tren de Aragua"),
    Subject("sub-ms", SubjectKind.GROUP, f"those said to be of MS-13, not {HELD}"),
    Subject("sub-6143", SubjectKind.LEG, "GlobalX 6143"),
    Subject("sub-6145", SubjectKind.LEG, "GlobalX 6145"),
    Subject("sub-oral", SubjectKind.INSTRUMENT, "The oral order"),
    Subject("sub-written", SubjectKind.INSTRUMENT, "The written order"),
    Subject("sub-fee", SubjectKind.AGREEMENT, "The agreement with El Salvador"),
    Subject("sub-cecot", SubjectKind.FACILITY, "CECOT"),
    Subject("sub-bukele", SubjectKind.PERSON, "Nayib Bukele", Standing.OFFICIAL),
    Subject("sub-homan", SubjectKind.PERSON, "Tom Homan", Standing.OFFICIAL),
    Subject("sub-boasberg", SubjectKind.PERSON, "James Boasberg", Standing.OFFICIAL),
    Subject("sub-held", SubjectKind.PERSON, HELD, Standing.HELD),
    Subject("sub-relative", SubjectKind.PERSON, RELATIVE, Standing.RELATIVE),
    Subject("sub-minor", SubjectKind.PERSON, MINOR, Standing.MINOR),
)


def morning(note: Notebook) -> None:
    sunday = clock("Sunday morning", "2025-03-16T06:00:00", "2025-03-16T12:00:00", grain=Grain.PART_OF_DAY)
    saturday = clock(
        "Saturday",
        "2025-03-15T00:00:00",
        "2025-03-16T00:00:00",
        grain=Grain.DAY,
        zones=(Zone(HOME, "the publisher's"), Zone("America/El_Salvador", "the place's")),
    )
    over = Quantity(
        "more than 250", "people", Decimal(251), None, Band(Decimal(251), Decimal(299), "common/1")
    )
    note.take(
        "Planes land in El Salvador hours after judge's order",
        Movement(Carriage.TRANSFER, destination=Place("El Salvador")),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
    )
    note.take(
        "More than 250 people accused of gang membership were flown to El Salvador on Saturday and handed over on the tarmac",
        Count(
            "people accused of gang membership",
            over,
            Act.HANDED_OVER,
            at=saturday,
            place=Place("El Salvador"),
        ),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
        group="sub-mover",
    )
    note.take(
        "people accused of gang membership",
        Affiliation("people flown to El Salvador", "a gang"),
        NOBODY,
        hedge=Hedge.ALLEGED,
    )
    note.take(
        "238 members of Tren de Aragua",
        Count("members of Tren de Aragua", exactly(238, "people")),
        (BUKELE,),
        group="sub-tda",
        chain__0="sub-bukele",
    )
    note.take(
        "at least 21 members of MS-13",
        Count("members of MS-13", Quantity("at least 21", "people", Decimal(21))),
        (BUKELE,),
        group="sub-ms",
        chain__0="sub-bukele",
    )
    note.take(
        "President Nayib Bukele said on Sunday morning",
        Utterance("who was on the flights", False, at=sunday),
        (BUKELE,),
    )
    note.take(
        "Police lead men off a plane near San Salvador.",
        Depiction(
            "Police lead men off a plane near San Salvador.",
            "Presidency Press Office via Example Images",
            "Presidency of El Salvador",
            f"{MINOR} waits behind a fence",
        ),
        (Link(Role.SPEAKER, thing="picture"),),
    )
    note.take(
        "the order did not apply because the planes were “outside US airspace,”",
        Construction("the order", Deed.LEAVE_AIRSPACE, False),
        (Link(Role.SPEAKER, office="administration"), AXIOS),
        instrument="sub-oral",
    )
    note.take(
        "“Last night, 238 Tren de Aragua members along with 21 MS-13 members were deported from this country,”",
        Utterance(
            "Last night, 238 Tren de Aragua members along with 21 MS-13 members were deported from this country,",
            True,
        ),
        (HOMAN,),
    )
    note.take(
        "238 Tren de Aragua members",
        Count("Tren de Aragua members", exactly(238, "people")),
        (HOMAN,),
        group="sub-tda",
    )
    note.take("21 MS-13 members", Count("MS-13 members", exactly(21, "people")), (HOMAN,), group="sub-ms")
    note.take(
        "23 MS-13 members, including two ringleaders",
        Count(
            "MS-13 members", exactly(23, "people"), parts=(Part("ringleaders", exactly(2, "people", "two")),)
        ),
        (BUKELE,),
        group="sub-ms",
    )
    note.take(
        "“Ferreira never had a hearing,”",
        Utterance("Ferreira never had a hearing", True, about=HELD),
        (SISTER,),
    )
    note.take(
        f"{HELD}, 24, is one of those moved", Affiliation(HELD, "a gang"), (SISTER,), hedge=Hedge.DENIED
    )
    note.take(
        "a “relatively low” fee, the amount of which is not publicly known",
        Agreement("the agreement", "fee", value="“relatively low”", undisclosed=True),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
        agreement="sub-fee",
    )
    note.take(
        "holds more than 15,000 people",
        Condition("the prison", "population", Quantity("more than 15,000", "people", Decimal(15001))),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
        of="sub-cecot",
    )


def evening(note: Notebook) -> None:
    harlingen, comayagua = (
        Place("Harlingen", zone="America/Chicago"),
        Place("Comayagua", zone="America/Tegucigalpa"),
    )
    salvador = Place("El Salvador", zone="America/El_Salvador")
    note.take(
        "GlobalX 6143 left Harlingen at 5:26 p.m. ET",
        Movement(designation="GlobalX 6143", origin=harlingen, departed=minute("5:26 p.m. ET", "17:26")),
        (RADAR,),
        designation="sub-6143",
    )
    note.take(
        "GlobalX 6145 at 5:45 p.m. ET",
        Movement(designation="GlobalX 6145", origin=harlingen, departed=minute("5:45 p.m. ET", "17:45")),
        (RADAR,),
        designation="sub-6145",
    )
    note.take(
        "gave the order from the bench between 6:45 and 6:48 p.m. ET",
        Instrument(
            "the order",
            InstrumentType.COURT_ORDER,
            "James Boasberg",
            form=Form.ORAL,
            commanded=(Deed.RETURN,),
            issued=clock("between 6:45 and 6:48 p.m. ET", "2025-03-15T18:45:00", "2025-03-15T18:49:00"),
        ),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
        name="sub-oral",
    )
    note.take(
        "the written one is of 7:26 p.m. ET and stands for 14 days",
        Instrument(
            "the written order",
            InstrumentType.COURT_ORDER,
            "James Boasberg",
            form=Form.WRITTEN,
            barred=(Deed.REMOVE,),
            issued=minute("7:26 p.m. ET", "19:26"),
            duration=Duration("14 days", 14),
        ),
        NOBODY,
        hedge=Hedge.UNATTRIBUTED,
        name="sub-written",
    )
    note.take(
        "GlobalX 6145 landed at Comayagua at 8:02 p.m. EDT",
        Movement(designation="GlobalX 6145", destination=comayagua, arrived=minute("8:02 p.m. EDT", "20:02")),
        (RADAR,),
        designation="sub-6145",
    )
    parts = (
        Part("under the Alien Enemies Act", exactly(137, "people")),
        Part("under Title 8", exactly(101, "people")),
        Part("Salvadorans", exactly(23, "people")),
    )
    note.take(
        "261 people were on board: 137 under the Alien Enemies Act, 101 under Title 8 and 23 Salvadorans",
        Count("people on board", exactly(261, "people"), Act.BOARDED, parts),
        (OFFICIAL,),
        group="sub-mover",
    )
    note.take("137 under the Alien Enemies Act", Basis("137 people", "the Alien Enemies Act"), (OFFICIAL,))
    note.take(
        "landed in El Salvador at 12:10 a.m. EDT on 16 March",
        Custody(
            "the people on board",
            "El Salvador",
            act=Act.LANDED,
            place=salvador,
            since=minute("12:10 a.m. EDT on 16 March", "00:10", "2025-03-16"),
        ),
        (RADAR,),
        group="sub-mover",
    )
    note.take(
        "the order bars handing over custody and so applied",
        Construction("the order", Deed.HAND_OVER, True),
        (LAWYERS,),
        instrument="sub-oral",
    )


def coded(source: str) -> tuple[Reading, tuple[Statement, ...], dict[Mention, str]]:
    headings = ("kind", "group", "words", "source")
    rows = (
        Row("", 2, ("Movement", "", f"GlobalX 6145 landed 8:10 p.m. ET, {HELD} aboard", "ABC")),
        Row("", 3, ("Count", "=SUM(1)", "about 300 planned", "AP")),
    )
    made = reading(source, sheets=(Sheet("", headings),), rows=rows)
    note = Notebook(source, made, "")
    comayagua = Place("Comayagua", zone="America/Tegucigalpa")
    landed = Movement(
        designation="GlobalX 6145", destination=comayagua, arrived=minute("8:10 p.m. ET", "20:10")
    )
    abc, ap = (
        (Link(Role.REPORTER, "ABC News"),),
        (Link(Role.DOCUMENT, thing="memo"), Link(Role.REPORTER, "AP")),
    )
    note.add(
        Statement(source, made.id, landed, Cell("", 2), rows[0].cells[2], abc, Hedge.ASSERTED),
        {"designation": "sub-6145"},
    )
    about = Quantity("about 300", "people", None, None, Band(Decimal(270), Decimal(330), "common/1"))
    note.add(
        Statement(
            source,
            made.id,
            Count("=SUM(1)", about, Act.PLANNED),
            Cell("", 3),
            rows[1].cells[2],
            ap,
            Hedge.ASSERTED,
            Mode.PLANNED,
        ),
        {},
    )
    note.add(
        Statement(
            source, made.id, Listing("a leaked list", HELD), Cell("", 9), HELD, NOBODY, Hedge.UNATTRIBUTED
        ),
        {},
    )
    statements, meant = note.done()
    return made, statements, meant


def roster(source: str) -> Reading:
    rows = (Row("men", 2, (HELD, "Venezuela", "crown tattoo")), Row("men", 3, (MINOR, "Venezuela", "none")))
    return reading(source, sheets=(Sheet("men", ("Nombre", "Nationality", "Tattoo")),), rows=rows)


def found(statements: tuple[Statement, ...]) -> tuple[Finding, ...]:
    by_words = {one.words: one for one in statements}
    one, two = by_words["21 MS-13 members"], by_words["23 MS-13 members, including two ringleaders"]
    says = Step(
        StepKind.STATEMENT, "Tom Homan says 21", (one.id,), operands=("content.quantity.low",), result="21"
    )
    other = Step(
        StepKind.STATEMENT,
        f"Nayib Bukele says 23; {RELATIVE} says nothing",
        (two.id,),
        operands=("content.quantity.low",),
        result="23",
    )
    apart = Step(
        StepKind.ARITHMETIC,
        "21 and 23 share no value",
        operation="equals",
        operands=("21", "23"),
        result="impossible",
        steps=(says, other),
    )
    competing = finding(
        rule="competing_statements",
        version="1",
        title="MS-13 members: 21 or 23",
        question="Which values are stated for one thing?",
        answer="Two values are stated, 21 and 23; both cannot be.",
        verdicts=(
            Verdict(
                (("of", "MS-13 members"), ("values", "21 against 23")),
                "they exclude each other",
                Certainty.IMPOSSIBLE,
                apart,
            ),
        ),
        definition="Two stated values of one thing compete where their literal bounds share no value.",
        assumptions=("Both mean the same group.",),
        failure_cases=(f"{HELD} may be counted twice.",),
        about=("sub-ms",),
    )
    order, departs, argued = (
        by_words[w]
        for w in (
            "gave the order from the bench between 6:45 and 6:48 p.m. ET",
            "GlobalX 6145 at 5:45 p.m. ET",
            "the order bars handing over custody and so applied",
        )
    )
    clocked = Step(
        StepKind.ARITHMETIC,
        "17:45 is before 18:45",
        (),
        "before",
        ("17:45", "18:45"),
        "certain",
        (
            Step(StepKind.STATEMENT, "GlobalX 6145 departs at 5:45 p.m. ET", (departs.id,)),
            Step(StepKind.STATEMENT, "the oral order is of 6:45 to 6:48 p.m. ET", (order.id,)),
            Step(StepKind.STATEMENT, "the order is construed to bar handing over", (argued.id,)),
        ),
    )
    unlanded = Step(StepKind.ABSENCE, "no source states when GlobalX 6122 left")
    clocks = finding(
        rule="order_clock",
        version="1",
        title="Where the planes were when the order came",
        question="Where was each plane when the judge spoke?",
        answer="Two were certainly in the air; of the third nobody states the hour.",
        verdicts=(
            Verdict(
                (("instrument", "the oral order"), ("leg", "GlobalX 6145")),
                "airborne",
                Certainty.CERTAIN,
                clocked,
            ),
            Verdict(
                (("instrument", "the oral order"), ("leg", "GlobalX 6122")),
                "unknown",
                Certainty.OPEN,
                unlanded,
            ),
        ),
        definition="A leg is airborne at an instant after its take-off and before its landing.",
    )
    unstated = finding(
        rule="unstated",
        version="1",
        title="What nobody has stated",
        question="What does a complete account need that no source states?",
        answer="Two things.",
        verdicts=(
            Verdict(
                (("what", "hour of handing over"),),
                "nobody has stated it in these sources by 18 March 2025",
                Certainty.OPEN,
                unlanded,
            ),
            Verdict(
                (("what", "who received them"),),
                "nobody has stated it in these sources by 18 March 2025",
                Certainty.OPEN,
                unlanded,
            ),
        ),
        definition="What ICPPED Article 17(3) requires to be recorded and no statement gives.",
    )
    return clocks, competing, unstated


def account(**changes: object) -> Account:
    one = kept(
        "a",
        "planes-land.txt",
        "Morning Paper",
        f"Planes land in El Salvador hours after judge's order, {HELD} aboard",
        url="https://example.org/planes-land",
        published=minute("16 March 2025", "09:00", "2025-03-16"),
    )
    two = kept(
        "b",
        f"{HELD.replace(' ', '_')}.html",
        "Evening Paper",
        "",
        url=f"https://example.org/{RELATIVE.lower().replace(' ', '-')}",
    )
    three = kept("c", "coding.csv", "", "Coding sheet", author="a documenter")
    four = kept("d", "roster.csv", "", "A roster")
    readings, statements, meant = {}, [], {}
    for source, parts, take in ((one, MORNING, morning), (two, EVENING, evening)):
        readings[source.id], text = laid_out(source.id, parts)
        note = Notebook(source.id, readings[source.id], text)
        take(note)
        made, means = note.done()
        statements += made
        meant |= means
    readings[three.id], made, means = coded(three.id)
    readings[four.id] = roster(four.id)
    statements += made
    meant |= means
    judged = (
        judgement(
            Decision.IS,
            Decider("groups", "1"),
            mentions=(next(iter(meant)),),
            subjects=("sub-mover",),
            reasons=(f"same words as {RELATIVE} uses",),
            score="0.9",
        ),
        judgement(
            Decision.IS,
            Decider("Jane Documenter"),
            mentions=(next(iter(meant)),),
            subjects=("sub-mover",),
            reasons=(f"I asked {HELD}'s lawyer",),
            at=datetime(2025, 4, 1, tzinfo=UTC),
        ),
        judgement(
            Decision.PART_OF,
            Decider("groups", "1"),
            subjects=("sub-tda", "sub-mover"),
            reasons=("a breakdown states it",),
        ),
    )
    matter = Matter(
        sources=(one, two, three, four),
        statements=tuple(statements),
        subjects=SUBJECTS,
        meant=meant,
        judgements=judged,
    )
    text = "\n\n".join(t for _, t, _ in MORNING)

    def seen(name: str, official: bool = False) -> Name:
        return Name(name, text.index(name), text.index(name) + len(name), official)

    names = (
        seen(HELD),
        seen(RELATIVE),
        seen(MINOR),
        seen("Marta Olivares"),
        seen("Dana Whitlock"),
        seen("Ferreira never"[:8]),
        seen("Nayib Bukele", True),
        seen("James Boasberg", True),
        seen("Tom Homan", True),
        seen("Bukele"),
    )
    made = Account(
        title="The transfer of 15-16 March 2025",
        home_zone=HOME,
        matter=matter,
        findings=found(tuple(statements)),
        readings=readings,
        names={one.id: names},
        refused={three.id: (Refusal("row 4", f"no date beside {RELATIVE}"),)},
        policy=Policy("public", 5),
    )
    return replace(made, **changes)
