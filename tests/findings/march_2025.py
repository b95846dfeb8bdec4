"""The transfer of 15-16 March 2025 as a Matter: legs, orders, counts, instruments, as sources give them."""

from tests.findings.matter_builder import MatterBuilder, after, day, minute, more_than, people, said

from habeas.records.chain import NO_ATTRIBUTION, Hedge, Link, Role
from habeas.records.contents import (
    Act,
    Agreement,
    Basis,
    Bearing,
    Condition,
    Construction,
    Count,
    Custody,
    Deed,
    Depiction,
    Duration,
    Effect,
    Form,
    Instrument,
    InstrumentType,
    Movement,
    Part,
    Utterance,
)
from habeas.records.place import Place
from habeas.records.subject import SubjectKind

HARLINGEN = Place("Valley International Airport", "KHRL")
SOTO_CANO = Place("Soto Cano Air Base", "MHSC")
EL_SALVADOR = Place("El Salvador International Airport", "MSLP")
FIRST, SECOND, THIRD = "GlobalX 6143", "GlobalX 6145", "third flight"
ORAL, WRITTEN = "oral order", "written order"


def march(*, third_hour: bool = False) -> MatterBuilder:
    """The case; `third_hour` states a clock time for the third departure."""
    build = MatterBuilder()
    build.source("New York Post")
    build.source("CNN", "2025-03-18")
    build.source("ABC", "2025-03-19")
    build.source("Court record", "2025-04-07")
    event(build)
    orders(build)
    legs(build, third_hour=third_hour)
    counts(build)
    rest(build)
    return build


def event(build: MatterBuilder) -> str:
    return build.subject(SubjectKind.EVENT, "transfer of 15-16 March 2025")


def court_order(name: str, form: Form, issued, **more) -> Instrument:
    return Instrument(name, InstrumentType.COURT_ORDER, issuer="D.D.C.", form=form, issued=issued, **more)


def orders(build: MatterBuilder) -> None:
    here = event(build)
    oral = build.subject(SubjectKind.INSTRUMENT, ORAL)
    written = build.subject(SubjectKind.INSTRUMENT, WRITTEN)
    days = Duration("14 days", 14, "days", "issued")
    extension = build.subject(SubjectKind.INSTRUMENT, "extension")
    vacatur = build.subject(SubjectKind.INSTRUMENT, "Supreme Court order")
    spoken = [
        ("src-1", minute("2025-03-15T18:45", until="2025-03-15T18:48"), said("a court filing", "CNN")),
        ("src-2", minute("2025-03-15T18:46"), said("ABC")),
    ]
    for source, issued, chain in spoken:
        content = court_order(ORAL, Form.ORAL, issued, commanded=(Deed.RETURN,))
        build.say(source, content, chain=chain, name=oral, event=here)
    entered = [
        ("src-3", minute("2025-03-15T19:25"), said("Robert Cerna", "CBS News")),
        ("src-1", minute("2025-03-15T19:26"), said("CNN")),
        ("src-3", minute("2025-03-15T19:27"), said("B. Huval")),
    ]
    for source, issued, chain in entered:
        content = court_order(WRITTEN, Form.MINUTE, issued, barred=(Deed.REMOVE,), duration=days)
        build.say(source, content, chain=chain, name=written, event=here)
    build.say(
        "src-3",
        court_order(
            "extension",
            Form.WRITTEN,
            day("2025-03-28"),
            duration=days,
            expires=day("2025-04-12"),
            effect=Effect(Bearing.EXTENDS, WRITTEN),
        ),
        chain=said("Supreme Court"),
        name=extension,
        effect__on=written,
    )
    build.say(
        "src-3",
        court_order(
            "Supreme Court order", Form.WRITTEN, day("2025-04-07"), effect=Effect(Bearing.VACATES, WRITTEN)
        ),
        chain=said("Supreme Court"),
        name=vacatur,
        effect__on=written,
    )
    build.say(
        "src-0",
        Construction("the ruling", Deed.LEAVE_AIRSPACE, applies=False),
        words="the ruling did not apply because the planes were “outside US airspace,”",
        chain=said("Trump administration", "Axios"),
        instrument=written,
        event=here,
    )
    build.say(
        "src-3",
        Construction("the order", Deed.HAND_OVER),
        chain=said("District court"),
        instrument=written,
        event=here,
    )
    build.say(
        "src-3", Construction("the order", Deed.TAKE_OFF), chain=said("CNN"), instrument=written, event=here
    )
    build.say(
        "src-3", Construction("the order", Deed.LAND), chain=said("CNN"), instrument=written, event=here
    )


def legs(build: MatterBuilder, *, third_hour: bool) -> None:
    first, second, third = (build.subject(SubjectKind.LEG, name) for name in (FIRST, SECOND, THIRD))
    chain = said("Flightradar24", "CNN")

    def fly(source: str, name: str, leg: str, **times) -> None:
        ends = {"origin": HARLINGEN, "destination": SOTO_CANO}
        content = Movement(designation=name, **{**ends, **times})
        build.say(source, content, chain=chain, designation=leg, event=event(build))

    fly("src-1", FIRST, first, departed=minute("2025-03-15T17:26"))
    fly("src-2", FIRST, first, departed=minute("2025-03-15T17:25"), arrived=minute("2025-03-15T19:36"))
    fly("src-1", SECOND, second, departed=minute("2025-03-15T17:45"), arrived=minute("2025-03-15T20:02"))
    fly("src-2", SECOND, second, arrived=minute("2025-03-15T20:10"))
    fly("src-3", THIRD, third, departed=after(WRITTEN))
    if third_hour:
        fly("src-1", THIRD, third, departed=minute("2025-03-15T19:37"))
    on = {"origin": SOTO_CANO, "destination": EL_SALVADOR}
    fly("src-2", FIRST, first, departed=minute("2025-03-15T23:39"), arrived=minute("2025-03-16T00:10"), **on)


def counts(build: MatterBuilder) -> None:
    here = event(build)
    total, tda, ms13 = build.group("all those flown"), build.group("Venezuelans"), build.group("MS-13 group")
    aea, title8 = build.group("held under the Act"), build.group("held under Title 8")
    wanted, leaders = build.group("wanted men"), build.group("ringleaders")

    def count(source: str, group: str, number, chain, words: str, **more) -> None:
        mentions = {f"parts__{i}": part for i, part in enumerate(more.pop("part_subjects", ()))}
        content = Count(words, number, Act.HANDED_OVER, **more)
        build.say(source, content, words=words, chain=chain, group=group, event=here, **mentions)

    homan, bukele = said("Tom Homan", "New York Post"), said("Nayib Bukele", "New York Post")
    count("src-0", tda, people(238), homan, "238 Tren de Aragua members")
    count("src-0", tda, people(238), bukele, "238 members of Tren de Aragua")
    count("src-0", ms13, people(21), homan, "21 MS13 gang members")
    count("src-0", ms13, people(23), bukele, "23 members of MS-13")
    count("src-0", leaders, people(2), bukele, "two ringleaders")
    count("src-1", wanted, people(21), said("Marco Rubio"), "21 of its most wanted")
    count(
        "src-0", total, more_than(250, 299), (NO_ATTRIBUTION,), "more than 250 accused migrant gang members"
    )
    official = (Link(Role.SPEAKER, office="White House official"),)
    count(
        "src-3",
        total,
        people(261),
        official,
        "261, of whom 137 under the Act, 101 under Title 8, 23 Salvadorans",
        parts=(
            Part("under the Act", people(137)),
            Part("Title 8", people(101)),
            Part("Salvadorans", people(23)),
        ),
        part_subjects=(aea, title8, ms13),
    )
    for one, whole in (
        (tda, total),
        (ms13, total),
        (aea, tda),
        (title8, tda),
        (wanted, ms13),
        (leaders, ms13),
    ):
        build.part_of(one, whole)
    for one, other in ((tda, ms13), (aea, title8), (wanted, leaders)):
        build.disjoint(one, other)


def rest(build: MatterBuilder) -> None:
    here, aea = event(build), build.group("held under the Act")
    act = build.subject(SubjectKind.INSTRUMENT, "Alien Enemies Act")
    prison = build.subject(SubjectKind.FACILITY, "CECOT")
    deal = build.subject(SubjectKind.AGREEMENT, "agreement")
    build.say(
        "src-3", Basis("137", "Alien Enemies Act"), chain=said("Robert Cerna"), group=aea, instrument=act
    )
    build.say("src-0", Condition("CECOT", "population", more_than(15000, 17999)), of=prison)
    build.say(
        "src-0",
        Agreement("agreement", "fee", undisclosed=True),
        words="the amount of which is not yet publicly known",
        agreement=deal,
    )
    build.say(
        "src-3",
        Agreement("agreement", "fee", value="about $6 million"),
        words="about $6 million",
        chain=said("AP"),
        agreement=deal,
    )
    pictures = [("via REUTERS", "Reuters"), *[("PRESS OFFICE", "El Salvador")] * 3, ("", "unknown")]
    for number, (credit, origin) in enumerate(pictures):
        build.say("src-0", Depiction(f"picture {number}", credit, origin), words=f"picture {number}")
    build.say("src-0", Depiction("a", "", "AP"), words="An alleged gang member being led away.")
    build.say(
        "src-0",
        Depiction("b", "", "AP"),
        words="Police with deported gang members.",
        hedge=Hedge.UNATTRIBUTED,
    )
    build.say("src-0", Utterance("This country is becoming safer", quoted=True), chain=said("Tom Homan"))
    build.say(
        "src-0",
        Custody("all", holder="El Salvador", act=Act.HANDED_OVER, place=Place("CECOT")),
        group=build.group("all those flown"),
        event=here,
    )
