import pytest

from habeas.pages.wording import worded
from habeas.records.contents import (
    CONTENTS,
    Act,
    Affiliation,
    Agreement,
    Basis,
    Bearing,
    Condition,
    Construction,
    Count,
    Custody,
    Deed,
    Depiction,
    Effect,
    Form,
    Instrument,
    InstrumentType,
    Listing,
    Movement,
    Part,
    Utterance,
)
from habeas.records.place import Place
from habeas.records.quantity import exactly

TWO = Part("ringleaders", exactly(2, "people", "two"))

WORDED = [
    (
        Count("MS-13 members", exactly(23, "people"), Act.HANDED_OVER, (TWO,)),
        "MS-13 members: 23, handed over, of them two ringleaders",
    ),
    (
        Movement(designation="GlobalX 6143", origin=Place("Harlingen"), destination=Place("Comayagua")),
        "GlobalX 6143: Harlingen → Comayagua",
    ),
    (Movement(destination=Place("El Salvador")), "a flight: to El Salvador"),
    (
        Custody("the men", holder="El Salvador", denied="the United States"),
        "the men: held by El Salvador, custody denied by the United States",
    ),
    (
        Instrument(
            "the order",
            InstrumentType.COURT_ORDER,
            "James Boasberg",
            form=Form.ORAL,
            barred=(Deed.REMOVE,),
            effect=Effect(Bearing.EXTENDS, "the first order"),
        ),
        "the order (oral court order), by James Boasberg, bars: remove, extends the first order",
    ),
    (Custody("", holder="El Salvador"), "held by El Salvador"),
    (Basis("137 people", "the Act"), "137 people: under the Act"),
    (Basis("137 people", "", none=True), "137 people: no legal basis"),
    (
        Construction("the order", Deed.LEAVE_AIRSPACE, False),
        "the order bars: leave airspace and does not apply here",
    ),
    (Affiliation("the men", "a gang"), "the men: said to belong to a gang"),
    (Condition("CECOT", "population", exactly(15000, "people")), "CECOT, population: 15000"),
    (Condition("CECOT", "space", exactly("0.6", "m²")), "CECOT, space: 0.6 m²"),
    (
        Agreement("the deal", "fee", undisclosed=True, value="“relatively low”"),
        "the deal, fee: not disclosed, “relatively low”",
    ),
    (Utterance("“Make sure.”", True), "“Make sure.”"),
    (Depiction("Buses.", "AP"), "A picture: Buses. [credit: AP]"),
    (
        Listing("the list", "Ana Soto", "an outlet"),
        "the list: an entry (name withheld), compiled by an outlet",
    ),
]


@pytest.mark.parametrize(("content", "words"), WORDED, ids=lambda value: type(value).__name__)
def test_a_content_is_worded_in_one_line(content, words):
    assert worded(content) == words


def test_every_kind_has_its_wording():
    assert {type(content) for content, _ in WORDED} == set(CONTENTS)
