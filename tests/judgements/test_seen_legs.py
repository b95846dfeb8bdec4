"""Legs that positions show join the legs that other sources speak of, or stand alone and say why."""

import random
from datetime import UTC, datetime

import pytest
from tests.analysis.flights.flown import KHRL, MHPR, MSLP, chained
from tests.judgements.cases import coded, decision, label_of, namer, source, subject_of
from tests.judgements.tracks import N278GX, N837VA, TOOK_OFF, a_source, taken, track

from habeas.analysis.flights.positions import Aircraft
from habeas.judgements.propose import Proposal, propose
from habeas.judgements.queue import queue
from habeas.judgements.stand import stand
from habeas.records.judgement import Decision
from habeas.records.matter import Matter
from habeas.records.statement import Mention, Statement

EVENT = "transfer of 15-16 March 2025"
FIRST = "GlobalX 6143, Valley International Airport to Comayagua"
DAY = 86_400.0


def leg(number: str = "GlobalX 6143", **columns: str) -> dict[str, str]:
    ends = {"origin": "Valley International, Harlingen", "destination": "Comayagua"}
    times = {"departed": "2025-03-15 5:26 p.m. ET"}
    return {"kind": "Movement", "designation": number, "event": EVENT, **ends, **times, **columns}


ONWARD = leg(
    "GlobalX 6143 onward",
    aircraft="N278GX",
    origin="Comayagua",
    destination="El Salvador International",
    departed="2025-03-15 11:39 p.m. ET",
)


def of_all(*statements: Statement) -> Proposal:
    names = sorted({one.source for one in statements})
    return propose(tuple(a_source(one) if one > "src-8" else source(one) for one in names), statements, namer)


def matter(*statements: Statement, judgements: tuple = ()) -> Matter:
    made = of_all(*statements)
    return stand(
        sources=(), statements=statements, subjects=made.subjects, judgements=(*made.judgements, *judgements)
    )


def reasons(proposal: Proposal, statement: Statement, field: str = "designation") -> list[tuple[str, str]]:
    wanted = Mention(statement.anchor, field)
    return [(one.reasons[0], one.score) for one in proposal.judgements if one.mentions == (wanted,)]


def test_a_callsign_is_the_flight_number_of_that_day_and_its_airports_are_the_ends_by_name() -> None:
    (stated,), (seen,) = coded(leg()), taken(track())
    made = of_all(stated, seen)
    assert subject_of(made, seen, "designation") == subject_of(made, stated, "designation")
    assert label_of(made, seen, "designation") == FIRST
    ((reason, score),) = reasons(made, seen)
    assert reason == (
        f"the track of N278GX from 2025-03-15 21:26 UTC is {FIRST}: the callsign GXA6143; its times fit "
        "those stated; seen from Valley International Airport to Comayagua-Palmerola International Airport"
    )
    assert score == "0.9"


def test_it_is_of_the_event_of_the_leg_that_it_joins_whenever_it_was_published() -> None:
    (stated,), (seen,) = coded(leg()), taken(track())
    made = of_all(stated, seen)
    assert subject_of(made, seen, "event") == subject_of(made, stated, "event")


def test_callsign_and_aircraft_together_are_the_surest() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX")), taken(track())
    assert reasons(of_all(stated, seen), seen)[0][1] == "0.95"


@pytest.mark.parametrize("aircraft", [N278GX, Aircraft("a2c4e0"), Aircraft("", "N278GX")])
def test_without_a_callsign_the_registration_or_its_address_and_the_times_tell(aircraft: Aircraft) -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX")), taken(track(aircraft, ""))
    made = of_all(stated, seen)
    assert label_of(made, seen, "designation") == FIRST
    assert "the same aircraft, " in reasons(made, seen)[0][0]
    assert reasons(made, seen)[0][1] == "0.85"


def test_without_a_callsign_and_a_stated_time_an_aircraft_alone_joins_nothing() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX", departed="")), taken(track(sign=""))
    made = of_all(stated, seen)
    assert label_of(made, seen, "designation") != FIRST
    assert f"{FIRST} is stated without a time" in reasons(made, seen)[0][0]


def test_a_track_that_shows_part_of_a_leg_joins_the_leg_that_it_fits_alone() -> None:
    stated = coded(leg(arrived="2025-03-15 7:36 p.m. ET"), ONWARD)
    (seen,) = taken(track(after=1800, before=3600))
    made = of_all(*stated, seen)
    assert label_of(made, seen, "designation") == FIRST
    assert "seen in part (in the air alone), and fits that leg alone" in reasons(made, seen)[0][0]


def test_the_same_callsign_on_another_day_is_another_leg_of_no_event() -> None:
    (stated,), (seen,) = coded(leg()), taken(track(start=TOOK_OFF - 7 * DAY))
    made = of_all(stated, seen)
    assert subject_of(made, seen, "designation") != subject_of(made, stated, "designation")
    assert subject_of(made, seen, "event") == ""
    assert f"{FIRST} is stated at other times" in reasons(made, seen)[0][0]


def test_a_number_without_a_time_is_that_of_its_events_days() -> None:
    dated = {"kind": "Count", "group": "men", "value": "238", "at": "15 March 2025", "event": EVENT}
    stated, count = coded(leg(departed=""), dated)
    (seen,), (late,) = taken(track()), taken(track(start=TOOK_OFF + 5 * DAY), of="src-91")
    made = of_all(stated, count, seen, late)
    assert label_of(made, seen, "designation") == FIRST
    assert reasons(made, seen)[0][1] == "0.8"
    assert label_of(made, late, "designation") != FIRST
    assert f"{FIRST} is stated on another day" in reasons(made, late)[0][0]


def test_a_leg_over_midnight_in_two_files_is_one_leg_and_two_movements() -> None:
    start = TOOK_OFF + 7200
    (stated,) = coded(leg(departed="2025-03-15 7:26 p.m. ET"))
    (early,) = taken(track(start=start, before=2000))
    (late,) = taken(track(start=start, after=2030), of="src-91")
    made = of_all(stated, early, late)
    assert subject_of(made, early, "designation") == subject_of(made, late, "designation")
    assert label_of(made, late, "designation") == FIRST


def test_two_files_with_room_for_a_landing_between_them_are_two_legs() -> None:
    (early,) = taken(track(before=1000))
    (late,) = taken(track(start=TOOK_OFF + 36_000, after=2000), of="src-91")
    made = of_all(early, late)
    assert subject_of(made, early, "designation") != subject_of(made, late, "designation")


def test_a_long_gap_between_files_is_one_leg_where_no_landing_fits() -> None:
    (early,), (late,) = taken(track(before=2000)), taken(track(after=2800), of="src-91")
    made = of_all(early, late)
    assert subject_of(made, early, "designation") == subject_of(made, late, "designation")


def test_two_sources_of_positions_of_one_leg_are_one_leg() -> None:
    (stated,), (one,), (other,) = (
        coded(leg()),
        taken(track()),
        taken(track(Aircraft("a2c4e0"), ""), of="src-91"),
    )
    made = of_all(stated, one, other)
    assert {label_of(made, each, "designation") for each in (one, other)} == {FIRST}


def test_onward_legs_of_one_aircraft_each_join_their_own_and_the_way_home_none() -> None:
    stated = coded(leg(aircraft="N278GX"), ONWARD)
    onward = track(origin=MHPR, destination=MSLP, start=TOOK_OFF + 22_380)
    home = track(origin=MSLP, destination=KHRL, start=TOOK_OFF + 30_000, sign="GXA9000")
    seen = taken(chained(track(), onward, home))
    made = of_all(*stated, *seen)
    labels = [label_of(made, one, "designation") for one in seen]
    assert labels[:2] == [label_of(made, one, "designation") for one in stated]
    assert labels[2].startswith("GXA9000 (N278GX), 2025-03-16 05:46 UTC, from El Salvador")
    assert [bool(subject_of(made, one, "event")) for one in seen] == [True, True, False]


def test_a_callsign_that_is_stated_to_be_flown_by_another_aircraft_is_left_apart_and_says_why() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX")), taken(track(N837VA))
    made = of_all(stated, seen)
    assert label_of(made, seen, "designation") != FIRST
    assert f"{FIRST} is stated flown by another aircraft, N278GX" in reasons(made, seen)[0][0]
    assert subject_of(made, seen, "event") == ""


def test_a_callsign_of_one_leg_on_the_aircraft_of_another_is_open_until_a_person_decides() -> None:
    stated = coded(leg(aircraft="N278GX"), leg("GlobalX 6145", aircraft="N837VA"))
    (seen,) = taken(track(N837VA, "GXA6143"))
    case = matter(*stated, seen)
    assert case.subject(seen, "designation") == ""
    (item,) = [one for one in queue(case) if '"GXA6143" is said to be' in one.says]
    assert "GlobalX 6143" in item.says
    assert "GlobalX 6145" in item.says
    proposed = reasons(of_all(*stated, seen), seen)
    assert all(
        "its callsign is stated for one leg and its aircraft for another" in why for why, _ in proposed
    )


def test_two_aircraft_under_one_callsign_at_one_time_are_not_joined_in_silence() -> None:
    (stated,) = coded(leg())
    (one,), (other,) = taken(track()), taken(track(N837VA), of="src-91")
    case = matter(stated, one, other)
    assert [case.subject(each, "designation") for each in (one, other)] == ["", ""]
    assert len([each for each in queue(case) if '"GXA6143" is said to be' in each.says]) == 2
    why = reasons(of_all(stated, one, other), one)[0][0]
    assert why.endswith("two aircraft at one time, N278GX and N837VA")


def test_of_two_aircraft_under_one_callsign_the_one_that_is_stated_joins() -> None:
    (stated,) = coded(leg(aircraft="N278GX"))
    (one,), (other,) = taken(track()), taken(track(N837VA), of="src-91")
    made = of_all(stated, one, other)
    assert label_of(made, one, "designation") == FIRST
    assert label_of(made, other, "designation") != FIRST


def test_another_callsign_on_the_stated_aircraft_at_the_stated_time_joins_but_is_asked_about() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX")), taken(track(sign="GXA9143"))
    made = of_all(stated, seen)
    ((reason, score),) = reasons(made, seen)
    assert label_of(made, seen, "designation") == FIRST
    assert "another callsign, GXA9143, was heard" in reason
    assert score == "0.6"
    assert any("GXA9143" in one.says for one in queue(matter(stated, seen)))


def test_a_flight_of_nobodys_case_stands_alone_and_in_no_event() -> None:
    stated = coded(leg(aircraft="N278GX"))
    (seen,) = taken(track(Aircraft("ac671b", "N899DN"), "DAL2927"))
    before, made = of_all(*stated), of_all(*stated, seen)
    assert label_of(made, seen, "designation").startswith("DAL2927 (N899DN), 2025-03-15 21:26 UTC, from ")
    assert subject_of(made, seen, "event") == ""
    assert "no statement gives its callsign or its aircraft" in reasons(made, seen)[0][0]
    kept = {one.id for one in before.judgements}
    assert kept <= {one.id for one in made.judgements}


def test_a_track_makes_no_event_and_moves_no_other_source_into_one() -> None:
    assert not [one for one in of_all(*taken(track())).subjects if one.kind == "event"]


def test_a_leg_of_the_case_that_lands_elsewhere_is_its_own_and_of_the_event() -> None:
    (stated,) = coded(leg(destination="Tegucigalpa", aircraft="N278GX"), of="src-1")
    (seen,) = taken(track(destination=MHPR, start=TOOK_OFF))
    made = of_all(stated, seen)
    assert subject_of(made, seen, "designation") == subject_of(made, stated, "designation")
    (stated,) = coded(leg(destination="San Pedro Sula", aircraft="N278GX"), of="src-1")
    made = of_all(stated, seen)
    assert subject_of(made, seen, "designation") != subject_of(made, stated, "designation")
    assert subject_of(made, seen, "event") == subject_of(made, stated, "event")


def test_a_persons_decision_wins_and_is_kept_when_more_is_proposed() -> None:
    (stated,), (seen,) = coded(leg()), taken(track(sign="GXA9143"))
    own, first = (subject_of(of_all(stated, seen), one, "designation") for one in (seen, stated))
    mention = Mention(seen.anchor, "designation")
    joined = decision(Decision.IS, mentions=(mention,), subjects=(first,))
    assert matter(stated, seen).subject(seen, "designation") == own
    assert matter(stated, seen, judgements=(joined,)).subject(seen, "designation") == first
    (other,) = taken(track(N837VA, "GXA6145"), of="src-91")
    assert matter(stated, seen, other, judgements=(joined,)).subject(seen, "designation") == first


def test_what_a_person_says_it_is_not_it_is_not() -> None:
    (stated,), (seen,) = coded(leg()), taken(track())
    first = subject_of(of_all(stated, seen), stated, "designation")
    apart = decision(Decision.IS_NOT, mentions=(Mention(seen.anchor, "designation"),), subjects=(first,))
    assert matter(stated, seen, judgements=(apart,)).subject(seen, "designation") == ""
    assert matter(stated, seen, judgements=(apart,)).subject(stated, "designation") == first


def test_a_person_can_say_that_two_legs_are_one() -> None:
    (stated,), (seen,) = coded(leg()), taken(track(sign="GXA9143"))
    own, first = (subject_of(of_all(stated, seen), one, "designation") for one in (seen, stated))
    same = decision(Decision.SAME, subjects=(own, first))
    case = matter(stated, seen, judgements=(same,))
    assert case.subject(seen, "designation") == case.subject(stated, "designation")


def test_the_order_of_sources_changes_nothing() -> None:
    stated = coded(leg(aircraft="N278GX"), ONWARD)
    every = [
        *stated,
        *taken(track()),
        *taken(track(N837VA), of="src-91"),
        *taken(track(sign=""), of="src-92"),
    ]
    wanted = of_all(*every)
    for seed in range(5):
        random.Random(seed).shuffle(every)
        assert of_all(*every) == wanted


def test_a_registration_and_its_address_are_one_aircraft_and_the_reason_says_by_what() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N-278GX")), taken(track(Aircraft("a2c4e0"), ""))
    made = of_all(stated, seen)
    assert subject_of(made, stated, "aircraft") == subject_of(made, seen, "aircraft")
    assert label_of(made, seen, "aircraft") == "N278GX"
    assert reasons(made, seen, "aircraft")[0][0] == "a2c4e0 is the address of N278GX by arithmetic"


def test_outside_the_united_states_a_source_that_gives_both_ties_them() -> None:
    (both,), (bare,) = (
        taken(track(Aircraft("0c20a4", "HP-1234CMP"))),
        taken(track(Aircraft("0c20a4")), of="src-91"),
    )
    made = of_all(both, bare)
    assert label_of(made, bare, "aircraft") == label_of(made, both, "aircraft") == "HP1234CMP"
    assert label_of(of_all(bare), bare, "aircraft") == "the aircraft with the address 0c20a4"


def test_an_aircraft_whose_names_disagree_is_tied_to_no_other_by_them() -> None:
    (stated,), (seen,) = coded(leg(aircraft="N278GX")), taken(track(Aircraft("a00001", "N278GX"), ""))
    made = of_all(stated, seen)
    assert label_of(made, seen, "designation") != FIRST
    assert reasons(made, seen, "aircraft")[0][1] == "0.6"


def test_the_instants_are_in_utc_whatever_the_clock_here() -> None:
    (seen,) = taken(track())
    assert datetime.fromisoformat(seen.fields[0].words).astimezone(UTC).hour == 21
