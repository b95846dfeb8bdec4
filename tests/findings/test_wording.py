"""How findings put things."""

import pytest
from tests.findings.matter_builder import EASTERN, MatterBuilder, after, day, minute, people, said

from habeas.findings.wording import claim, covered, number, place_of, stretch, time, who
from habeas.records.chain import Hedge
from habeas.records.contents import Count
from habeas.records.moment import Grain, Moment, Wall
from habeas.records.subject import Standing, SubjectKind


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (minute("2025-03-15T18:46"), f"18:46 on 15 March 2025 ({EASTERN})"),
        (minute("2025-03-15T18:46", EASTERN, "UTC"), f"18:46 on 15 March 2025 ({EASTERN} or UTC)"),
        (
            minute("2025-03-15T18:45", until="2025-03-15T18:48"),
            f"18:45 to before 18:48 on 15 March 2025 ({EASTERN})",
        ),
        (day("2025-04-12"), f"12 April 2025 ({EASTERN})"),
        (
            minute("2025-03-15T23:00", until="2025-03-16T01:00"),
            f"from 23:00 on 15 March 2025 to before 01:00 on 16 March 2025 ({EASTERN})",
        ),
        (Moment("x", Grain.SPAN, Wall("2025-03-15T18:00")), "from 18:00 on 15 March 2025 (zone not stated)"),
        (Moment("x", Grain.SPAN, Wall("", "2025-03-15T00:00")), "before 15 March 2025 (zone not stated)"),
        (after("the order"), "after the order"),
        (None, "not stated"),
    ],
)
def test_times_are_shown_with_the_zones_they_may_be_in(moment, shown):
    assert time(moment) == shown


def test_a_time_of_which_nothing_is_known_keeps_its_words():
    assert stretch(Moment("hours later", Grain.SPAN)) == "hours later"


def built(words: str, hedge: Hedge = Hedge.ASSERTED, standing: Standing = Standing.HELD):
    build = MatterBuilder()
    build.source("A paper")
    build.subject(SubjectKind.PERSON, "Juan Pérez", standing)
    build.say("src-0", Count("g", people(1)), words=words, hedge=hedge, chain=said("Juan Pérez", "ABC"))
    matter = build.matter()
    return matter, matter.statements[0]


def test_a_claim_is_chain_hedge_and_words():
    assert (
        claim(*built("238 men", Hedge.ALLEGED, Standing.OFFICIAL)) == "Juan Pérez → ABC (alleged): “238 men”"
    )


@pytest.mark.parametrize(
    ("standing", "put"),
    [
        (Standing.HELD, "a held person"),
        (Standing.RELATIVE, "a relative"),
        (Standing.WITNESS, "a witness"),
        (Standing.MINOR, "a minor"),
    ],
)
def test_who_is_not_to_be_named_is_not_named_in_chain_or_words(standing, put):
    matter, statement = built("JUAN PÉREZ was on board", standing=standing)
    assert who(matter, statement.chain) == f"{put} → ABC"
    assert claim(matter, statement) == f"{put} → ABC: “{put} was on board”"


def test_an_official_is_named():
    matter, _ = built("x", standing=Standing.OFFICIAL)
    assert covered(matter, "Juan Pérez") == "Juan Pérez"


def test_very_long_words_are_cut_and_say_so():
    matter, statement = built("a " * 400)
    assert claim(matter, statement).endswith("a […]”")


def test_a_place_is_given_in_words():
    assert place_of(built("238 men")[1]) == "block 0, characters 0–7"


def test_numbers_agree_with_their_nouns():
    assert (number(1, "source"), number(2, "source")) == ("1 source", "2 sources")
