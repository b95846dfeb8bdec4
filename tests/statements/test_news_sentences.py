"""Ordinary sentences of wires, tabloids, courts and press offices: who is said to have said the count."""
# ruff: noqa: E501 (sentences as an article has them)

import pytest

from habeas.records.chain import Hedge, Role

SALVADORAN = "Salvadoran President"
SENTENCES = [
    ("The planes carried 238 members of Tren de Aragua and 23 members of MS-13, Salvadoran President Nayib Bukele said on Sunday.", "Nayib Bukele", SALVADORAN),
    ("The planes carried 238 members of Tren de Aragua and 23 members of MS-13, Salvadoran President Nayib Bukele revealed Sunday morning.", "Nayib Bukele", SALVADORAN),
    ("The flights carried 238 members of Tren de Aragua, President Nayib Bukele said in a statement.", "Nayib Bukele", "President"),
    ("Some 40 detainees were moved overnight, Sheriff Owen Pratt told reporters.", "Owen Pratt", "Sheriff"),
    ("Some 40 detainees were moved overnight, Sheriff Owen Pratt told reporters outside the court on Monday.", "Owen Pratt", "Sheriff"),
    ("According to Nayib Bukele, 238 people were on board.", "Nayib Bukele", ""),
    ("The jets held 261 people, according to Sheriff Owen Pratt.", "Owen Pratt", "Sheriff"),
    ("Nayib Bukele said that 238 men had arrived.", "Nayib Bukele", ""),
    ("The jets carried 261 people, said Nayib Bukele, the Salvadoran president.", "Nayib Bukele", "Salvadoran president"),
    ("At least 30 men are on hunger strike, Ana Ruiz, a lawyer for the group, told Reuters.", "Ana Ruiz", ""),
    ("The camp holds 178 migrants, the ministry said.", "", "ministry"),
    ("The camp holds 178 migrants, the Defense Ministry said in a post on X.", "Defense Ministry", ""),
    ("About 50 people were on board, an official said on condition of anonymity.", "", "official"),
    ("About 50 people were on board, an ICE official said on condition of anonymity.", "", "ICE official"),
    ("About 50 people were on board, said an ICE official, who spoke on condition of anonymity because he was not authorized to speak publicly.", "", "ICE official"),
    ("Officials at the White House said 137 people were removed under the Act.", "", "Officials at the White House"),
    ("Government lawyers told the court that 137 men had left.", "", "Government lawyers"),
    ("White House press secretary Karoline Leavitt said about 261 people had been deported.", "Karoline Leavitt", "White House press secretary"),
    ("Karoline Leavitt, the White House press secretary, said 261 people had been deported.", "Karoline Leavitt", "White House press secretary"),
    ("As many as 48 asylum seekers were on the list, Home Office sources claimed last night.", "", "Home Office sources"),
    ("The Home Office confirmed 46 people had been removed to Rwanda.", "Home Office", ""),
    ("A Home Office spokesman said: “Forty-six people were removed today.”", "", "Home Office spokesman"),
    ("In a sworn declaration, ICE official Robert Cerna said 137 men were aboard.", "Robert Cerna", "ICE official"),
    ("“Eight men were on that plane,” Judge Brian Murphy wrote in an order on Wednesday.", "Brian Murphy", "Judge"),
    ("“ICE arrested 32 illegal aliens,” said Acting Director Todd Lyons.", "Todd Lyons", "Acting Director"),
    ("The Department of Homeland Security today announced the removal of 104 criminal aliens.", "Department of Homeland Security", ""),
    ("Monsters no more: 17 savage thugs were booted to El Salvador, Secretary of State Marco Rubio crowed Monday.", "Marco Rubio", "Secretary of State"),
    ("Twelve detainees were transferred to Louisiana on Tuesday, ICE spokesperson Dana Mills said in an email.", "Dana Mills", "ICE spokesperson"),
    ("Panama deported 119 migrants of various nationalities, its president, José Raúl Mulino, said Thursday.", "José Raúl Mulino", "president"),
    ("Bukele, who posted video of the men, said 238 of the men were gang members.", "Nayib Bukele", ""),
    ("Justice Department attorney Drew Ensign told Boasberg that 200 people had left.", "Drew Ensign", "Justice Department attorney"),
    ("The number on board was 58, two people familiar with the flight said.", "", "two people familiar with the flight"),
    ("Officials said 137 of those deported were removed under the Act.", "", "Officials"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "office"), SENTENCES)
def test_a_count_has_whoever_says_it(of_kind, text, name, office):
    found = [one for one in of_kind("Count", text) if one.content.quantity.unit == "people"]
    assert found
    for one in found:
        assert (one.chain[0].name, one.chain[0].office, one.chain[0].role) == (name, office, Role.SPEAKER)
        assert one.hedge in (Hedge.ASSERTED, Hedge.ALLEGED)


def test_who_was_told_is_the_reporter(of_kind):
    (one,) = of_kind("Count", "At least 30 men are on hunger strike, Ana Ruiz told Reuters on Friday.")
    assert [(link.role, link.name) for link in one.chain[:2]] == [
        (Role.SPEAKER, "Ana Ruiz"),
        (Role.REPORTER, "Reuters"),
    ]


def test_sources_of_an_outlet_stay_unnamed_behind_it(of_kind):
    (one,) = of_kind(
        "Count", "The flight, which carried 64 men, landed at dawn, Reuters reported, citing two officials."
    )
    assert [link.office or link.name for link in one.chain[:2]] == ["two officials", "Reuters"]


@pytest.mark.parametrize(
    ("before", "text", "name", "office"),
    [
        ("Salvadoran President Nayib Bukele posted a video.", "The jets held 238 men, El Salvador’s president said.", "Nayib Bukele", "Salvadoran President"),
        ("El Salvador’s President Nayib Bukele posted it. President Donald Trump spoke too.", "The jets held 238 men, according to the Salvadoran president.", "Nayib Bukele", "El Salvador’s President"),
        ("Trump’s border czar, Tom Homan, spoke on Sunday.", "Some 200 people were flown out, the border czar said.", "Tom Homan", "Trump’s border czar"),
        ("US District Judge Nora Beck ruled.", "The jets held 200 people, the judge said.", "Nora Beck", "US District Judge"),
    ],
)  # fmt: skip
def test_an_office_alone_names_its_one_holder(of_kind, before, text, name, office):
    (one,) = of_kind("Count", before, text)
    assert (one.chain[0].name, one.chain[0].office) == (name, office)


@pytest.mark.parametrize(
    ("before", "text", "office"),
    [
        ("Presidents met: President Ana Paz and President Leo Ruiz.", "The jets held 238 men, the president said.", "president"),
        ("US District Judge Nora Beck ruled.", "The jets held 200 people, a federal judge said.", "federal judge"),
        ("President Donald Trump spoke.", "The jets held 238 men, the Honduran president said.", "Honduran president"),
        ("ICE official Robert Cerna spoke.", "The jets held 238 men, an ICE official said.", "ICE official"),
    ],
)  # fmt: skip
def test_an_office_with_several_holders_or_none_stays_unnamed(of_kind, before, text, office):
    (one,) = of_kind("Count", before, text)
    assert (one.chain[0].name, one.chain[0].office) == ("", office)
