"""Who is said to belong to what."""

from habeas.records.chain import Hedge


def test_suspected_members_are_alleged(of_kind):
    (one,) = of_kind("Affiliation", "More than 60 suspected members of the Barrio 18 gang were moved.")
    assert (one.content.belongs_to, one.hedge) == ("Barrio 18", Hedge.ALLEGED)


def test_who_is_said_to_have_no_ties_is_a_denial(of_kind):
    (one,) = of_kind("Affiliation", "The lawyer Ana Ruiz said five of her clients have no gang ties at all.")
    assert one.hedge is Hedge.DENIED


def test_a_members_of_a_club_of_no_known_kind_are_none(of_kind):
    assert of_kind("Affiliation", "Two members of the Senate asked about it.") == []
