"""Groups: a noun phrase of people, or nothing."""
# ruff: noqa: E501 (sentences as an article has them)

import pytest

from habeas.records.chain import Mode
from habeas.records.contents import Act, Carriage


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("ICE deported 137 Venezuelans to El Salvador on Saturday.", "137 Venezuelans"),
        ("Immigration agents put the barber on a flight to Honduras.", "the barber"),
        ("Salvadoran police officers escorting deported Venezuelan gang members from the U.S. to CECOT.", "deported Venezuelan gang members"),
        ("“Last night, 238 Tren de Aragua members along with 21 MS13 gang members, were deported from this country,” he wrote.", "238 Tren de Aragua members"),
        ("First 250+ migrant gang members from US arrive in El Salvador", "250+ migrant gang members"),
        ("More than 100 people, most of them Afghans, were expelled to Panama last week.", "More than 100 people"),
        ("The administration plans to remove the five Vietnamese men to Libya.", "the five Vietnamese men"),
        ("The barber, who was deported to El Salvador in March, has not called.", "The barber"),
    ],
)  # fmt: skip
def test_whoever_is_moved_is_the_group(of_kind, text, group):
    (one,) = of_kind("Movement", text)
    assert one.content.group == group


def test_they_are_the_people_before(of_kind):
    found = of_kind(
        "Movement",
        "The US has flown more than 250 migrants to El Salvador, where they were sent to a prison.",
    )
    assert [one.content.group for one in found] == ["more than 250 migrants"] * 2


def test_a_number_alone_is_no_group(of_kind):
    (one,) = of_kind("Movement", "Later 16 were transferred to Kigali.")
    assert one.content.group == ""
    assert of_kind("Basis", "ICE said 137 were deported under the Alien Enemies Act.") == []
    assert of_kind("Affiliation", "At least 21 are accused of ties to MS-13.") == []


def test_officials_who_fly_somewhere_and_what_may_happen_are_no_movement(of_kind):
    assert of_kind("Movement", "Rubio flew to San Salvador on Monday.") == []
    assert of_kind("Movement", "Under the order the agency may send the men to any country.") == []
    assert of_kind("Movement", "The bus carried 29 passengers.") == []


def test_only_a_flight_number_a_callsign_or_a_registration_is_a_designation(of_kind):
    (one,) = of_kind("Movement", "GlobalX Flight 6143 took off from Harlingen and landed in Comayagua.")
    assert (one.content.carriage, one.content.designation) == (Carriage.LEG, "6143")
    (one,) = of_kind("Movement", "The plane, N837VA, left Alexandria late on Sunday.")
    assert one.content.designation == "N837VA"
    (one,) = of_kind("Movement", "A plane carrying 64 Nicaraguans landed in Managua on Friday.")
    assert (one.content.carriage, one.content.designation, one.content.group) == (
        Carriage.LEG,
        "",
        "64 Nicaraguans",
    )


def test_a_command_in_quote_marks_is_ordered_and_has_no_group(of_kind):
    text = (
        "“Any plane containing these folks needs to be returned to the United States,” Judge Nora Beck wrote."
    )
    (one,) = of_kind("Movement", text)
    assert (one.mode, one.content.group, one.content.designation) == (Mode.ORDERED, "", "")


@pytest.mark.parametrize(
    ("text", "act", "group", "holder"),
    [
        ("ICE released 12 detainees on Friday.", Act.RELEASED, "12 detainees", ""),
        ("Salvadoran authorities took custody of 238 men on the tarmac.", Act.ADMITTED, "238 men", "Salvadoran authorities"),
        ("The government of El Salvador is detaining the men for the US.", Act.HELD, "the men", "government of El Salvador"),
        ("The two sisters were booked into the county jail on Sunday.", Act.ADMITTED, "The two sisters", "county jail"),
        ("The prisoners were in the hands of the Salvadoran army by dawn.", Act.HELD, "The prisoners", "Salvadoran army"),
        ("The men are now in the custody of El Salvador.", Act.HELD, "The men", "El Salvador"),
        ("Police officers escorted the men, to be imprisoned in CECOT prison.", Act.HELD, "the men", "CECOT prison"),
        ("The barber was arrested by ICE agents in June.", None, "The barber", "ICE agents"),
    ],
)  # fmt: skip
def test_custody_has_whom_and_by_whom(of_kind, text, act, group, holder):
    (one,) = of_kind("Custody", text)
    assert (one.content.act, one.content.group, one.content.holder) == (act, group, holder)


def test_a_hearing_is_held_and_nobody_in_custody(of_kind):
    assert (
        of_kind("Custody", "The hearing was held in Boston.", "The judge held that the order stands.") == []
    )


def test_who_belongs_is_the_whole_noun_phrase(of_kind):
    found = of_kind("Affiliation", "The planes carried 238 members of Tren de Aragua and 23 MS-13 members.")
    assert [one.content.who for one in found] == ["238 members of Tren de Aragua", "23 MS-13 members"]
    (one,) = of_kind("Affiliation", "The man, accused of ties to MS-13, was deported.")
    assert one.content.who == "The man"


def test_a_plane_that_carries_or_includes_people_is_no_act(of_kind):
    for text in ("The flights included 64 men.", "The planes carried 64 men.", "The jets held 64 men."):
        assert of_kind("Count", text)[-1].content.act is None
