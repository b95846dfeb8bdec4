"""Custody and movement."""

from habeas.records.contents import Act, Carriage


def test_handing_over_names_the_holder(of_kind):
    (one,) = of_kind("Custody", "The men were handed over to some 200 masked commandos.")
    assert (one.content.act, one.content.holder, one.content.group) == (
        Act.HANDED_OVER,
        "masked commandos",
        "The men",
    )


def test_held_at_a_facility_names_it(of_kind):
    (one,) = of_kind("Custody", "The women are held at the Cutter Flats Processing Center.")
    assert (one.content.act, one.content.holder) == (Act.HELD, "Cutter Flats Processing Center")


def test_returned_to_a_facility_is_custody_and_no_movement(take):
    taken = take("One of the men was returned to Brook House shortly after midnight.").statements
    kinds = [one.kind for one in taken]
    assert "Custody" in kinds
    assert "Movement" not in kinds


def test_what_did_not_happen_is_left_out(of_kind):
    assert of_kind("Custody", "The men were not handed over to the police.") == []
    assert of_kind("Movement", "The men were never flown to Rwanda.") == []


def test_a_transfer_has_its_group_and_both_places(of_kind):
    (one,) = of_kind("Movement", "The 31 men were flown from Alexandria to Kigali on Tuesday.")
    assert one.content.carriage is Carriage.TRANSFER
    assert (one.content.origin.name, one.content.destination.name) == ("Alexandria", "Kigali")
    assert one.content.destination.zone == "Africa/Kigali"
    assert one.content.group == "The 31 men"


def test_a_landing_is_a_leg_with_its_hour(of_kind):
    (one,) = of_kind("Movement", "The chartered Boeing 767 landed in Kigali at 4:10 a.m. ET on Friday.")
    assert one.content.carriage is Carriage.LEG
    assert one.content.arrived.wall.first == "2025-03-14T04:10"
    assert one.content.arrived.zones[0].name == "America/New_York"


def test_a_country_that_deports_is_where_people_come_from(of_kind):
    (one,) = of_kind("Movement", "The United States has flown 14 men to Rwanda.")
    assert (one.content.origin.name, one.content.group) == ("United States", "14 men")
