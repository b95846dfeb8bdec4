"""Instruments as reported, bases, and constructions."""
# ruff: noqa: E501 (sentences as an article has them)

import pytest

from habeas.records.contents import Deed, InstrumentType
from habeas.records.moment import Grain


def types(found):
    return [(one.words, one.content.type) for one in found]


def test_each_distinct_instrument_stands_once_at_its_first_naming(of_kind):
    found = of_kind(
        "Instrument",
        "A judge issued a temporary restraining order on Friday.",
        "The temporary restraining order was read to both sides. The order bars removal.",
    )
    assert types(found) == [("a temporary restraining order", InstrumentType.COURT_ORDER)]


def test_a_statute_is_found_by_the_gazetteer_and_by_its_form(of_kind):
    found = of_kind("Instrument", "They were sent under the Alien Enemies Act and 8 U.S.C. § 1231(b).")
    assert types(found) == [
        ("Alien Enemies Act", InstrumentType.STATUTE),
        ("8 U.S.C. § 1231(b)", InstrumentType.STATUTE),
    ]


def test_a_restraining_order_of_14_days_has_its_duration(of_kind):
    (one,) = of_kind("Instrument", "The ruling put a 14-day restraining order on the use of the law.")
    assert (one.content.duration.amount, one.content.duration.unit) == (14, "days")
    assert {each.name: each.words for each in one.fields}["duration"] == "14-day"


def test_a_docket_number_belongs_to_the_order(of_kind):
    (one,) = of_kind("Instrument", "The case is No. 1:25-cv-11842. The judge issued an interim injunction.")
    assert one.content.docket == "1:25-cv-11842"


def test_a_verb_names_an_order_that_no_noun_names(of_kind):
    (one,) = of_kind(
        "Instrument", "On Friday Judge Nora Beck ordered the agency to halt all removals of the men."
    )
    assert one.content.issuer == "Nora Beck"
    assert one.content.barred == (Deed.REMOVE,)
    assert one.content.issued.wall.first == "2025-03-14T00:00"


def test_a_designation_in_january_is_of_the_january_before(of_kind):
    found = of_kind(
        "Instrument",
        "President Leo Paz signed a decree in January, designating the Red Hand a foreign terrorist organization.",
    )
    one = found[-1]
    assert one.content.type is InstrumentType.DESIGNATION
    assert (one.content.issued.grain, one.content.issued.wall.first) == (Grain.MONTH, "2025-01-01T00:00")


def test_a_deal_is_an_agreement_and_a_final_order_of_removal_is_none_of_a_court(of_kind):
    found = of_kind(
        "Instrument", "Each of the men had a final order of removal. They left under a deal with Rwanda."
    )
    assert [kind for _, kind in types(found)] == [InstrumentType.REMOVAL_ORDER, InstrumentType.AGREEMENT]


def test_a_basis_has_its_group_and_its_instrument(of_kind):
    (one,) = of_kind("Basis", "The men were deported under the Alien Enemies Act.")
    assert (one.content.group, one.content.instrument) == ("The men", "the Alien Enemies Act")


def test_outside_airspace_is_a_construction_with_the_whole_chain(of_kind):
    text = "Two planes were in the air, and the Trump administration decided the ruling did not apply because they were “outside US airspace,” Axios reported."
    (one,) = of_kind("Construction", text)
    assert (one.content.instrument, one.content.bars, one.content.applies) == (
        "the ruling",
        Deed.LEAVE_AIRSPACE,
        False,
    )
    assert [link.name for link in one.chain] == ["Trump administration", "Axios", "Harbour Gazette"]


def test_what_an_order_bars_is_a_construction_of_whoever_says_so(of_kind):
    (one,) = of_kind(
        "Construction", "The lawyer Mark Till argued that the order bars removal and does not reach the camp."
    )
    assert (one.content.bars, one.chain[0].name) == (Deed.REMOVE, "Mark Till")


def test_what_nobody_says_is_no_construction(of_kind):
    assert of_kind("Construction", "The plane was outside US airspace when the ruling came.") == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Judge Nora Beck ordered the administration to halt all removals.", "order", InstrumentType.COURT_ORDER),
        ("Judge Nora Beck temporarily blocked the government from deporting the men.", "order", InstrumentType.COURT_ORDER),
        ("He invoked the 1789 wartime act.", "Alien Enemies Act", InstrumentType.STATUTE),
        ("They signed an agreement between the US and El Salvador.", "agreement between the US and El Salvador", InstrumentType.AGREEMENT),
        ("The judge issued an oral order from the bench.", "oral order", InstrumentType.COURT_ORDER),
        ("The notice came with the designation of the Red Hand as a terrorist group.", "designation of the Red Hand", InstrumentType.DESIGNATION),
    ],
)  # fmt: skip
def test_an_instrument_has_a_name_and_no_verb_phrase(of_kind, text, name, kind):
    (one,) = of_kind("Instrument", text)
    assert (one.content.name, one.content.type) == (name, kind)


def test_an_order_told_by_its_verb_has_the_phrase_as_its_words_and_its_judge(of_kind):
    text = "US District Judge Nora Beck sat late. She directed the government to return the man by Monday."
    (one,) = of_kind("Instrument", text)
    assert one.words == "directed the government to return the man by Monday"
    assert (one.content.issuer, one.content.commanded, one.content.barred) == (
        "Nora Beck",
        (Deed.RETURN,),
        (),
    )
    assert one.content.issued is None
