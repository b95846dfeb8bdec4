"""Counts of people and of what carries them."""
# ruff: noqa: E501 (sentences as an article has them)

from habeas.records.chain import Hedge, Mode, Role
from habeas.records.contents import Act
from habeas.records.reading import BlockKind


def test_a_count_has_its_group_its_bounds_and_the_words_of_each(of_kind):
    (one,) = of_kind("Count", "Police put more than 60 suspected gangsters aboard a jet.")
    assert one.words == "more than 60 suspected gangsters"
    assert (one.content.quantity.low, one.content.quantity.high) == (61, None)
    assert one.content.group == "suspected gangsters"
    assert {each.name: each.words for each in one.fields}["quantity"] == "more than 60"


def test_nobody_said_to_have_said_it_is_a_status_and_no_speaker(of_kind):
    (one,) = of_kind("Count", "A bus took 46 women to the coast.")
    assert one.hedge is Hedge.UNATTRIBUTED
    assert [link.role for link in one.chain] == [Role.NOT_FOUND, Role.PUBLISHER]
    assert one.chain[1].name == "Harbour Gazette"


def test_alleged_stays_alleged_though_nobody_says_it(of_kind):
    (one,) = of_kind("Count", "Twelve alleged smugglers and 30 accused gang members were flown out.")[-1:]
    assert one.hedge is Hedge.ALLEGED


def test_a_count_inside_what_somebody_says_has_that_speaker(of_kind):
    (one,) = of_kind("Count", "Sheriff Owen Pratt said 92 people left his jail.")
    assert (one.chain[0].name, one.hedge) == ("Owen Pratt", Hedge.ASSERTED)


def test_claimed_makes_a_count_alleged(of_kind):
    (one,) = of_kind("Count", "The Home Office had claimed that as many as 45 people would be on board.")
    assert one.hedge is Hedge.ALLEGED


def test_people_who_were_not_deported_are_no_asserted_count_of_deported(of_kind):
    for one in of_kind("Count", "Minister Lena Holt said 238 prisoners were not deported."):
        assert one.hedge is Hedge.DENIED
        assert one.content.act is None


def test_a_stated_breakdown_stands_in_parts(of_kind):
    found = of_kind("Count", "The ministry received 23 gang members, including two ringleaders.")
    assert [part.quantity.low for part in found[0].content.parts] == [2]
    assert found[1].words == "two ringleaders"


def test_a_list_behind_a_colon_stands_in_parts(of_kind):
    text = "The planes held 261 people: 137 deportees under the Act, 101 migrants under Title 8 and 23 Salvadorans."
    whole = of_kind("Count", text)[0]
    assert [part.quantity.low for part in whole.content.parts] == [137, 101, 23]


def test_the_act_comes_from_the_verb_and_from_nothing_else(of_kind):
    def act(text):
        return of_kind("Count", text)[0].content.act

    assert act("On Friday 31 men were handed over to the police.") is Act.HANDED_OVER
    assert act("On Friday 31 men were released.") is Act.RELEASED
    assert act("On Friday 31 men arrived in Accra.") is Act.LANDED
    assert act("On Friday 31 men met a lawyer.") is None
    assert act("On Friday 31 men were deported.") is None


def test_planned_is_a_mode_and_no_act(of_kind):
    (one,) = of_kind("Count", "A flight due to take 31 migrants to Kosovo stayed on the ground.")
    assert one.mode is Mode.PLANNED
    assert one.content.act is None


def test_capacities_ages_and_those_who_speak_are_no_counts(of_kind):
    assert of_kind("Count", "The jail was built for 900 inmates.") == []
    assert of_kind("Count", "Two officials said the plane was late.") == []
    assert of_kind("Count", "Mara Dunn, 53, met the 29-year-old cook on Oct. 14 at 6:10 p.m.") == []


def test_what_an_alternative_text_repeats_of_its_caption_is_one_statement(of_kind):
    words = "Guards lead 64 men across the runway."
    found = of_kind("Count", (BlockKind.ALT, words, 1), (BlockKind.CAPTION, words, 1))
    assert [one.words for one in found] == ["64 men"]
    assert len(found[0].also_at) == 1


def test_the_same_number_in_other_words_of_one_picture_stays_two(of_kind):
    found = of_kind(
        "Count",
        (BlockKind.ALT, "A yard holding 64 new arrivals", 1),
        (BlockKind.CAPTION, "The 64 men wait.", 1),
    )
    assert [one.words for one in found] == ["64 new arrivals", "64 men"]
