"""Where the three aircraft were at the oral and the written order."""

from dataclasses import replace

from tests.findings.march_2025 import FIRST, ORAL, SECOND, THIRD, WRITTEN, march
from tests.findings.matter_builder import EASTERN, MatterBuilder, day, minute

from habeas.findings.check import check
from habeas.findings.order_clock import WHERE, OrderClock
from habeas.findings.order_words import titled
from habeas.records.certainty import Certainty
from habeas.records.chain import Hedge, Mode
from habeas.records.contents import (
    Act,
    Construction,
    Custody,
    Deed,
    Form,
    Instrument,
    InstrumentType,
    Movement,
)
from habeas.records.finding import StepKind
from habeas.records.moment import Grain, Moment, Relative, Wall, Zone
from habeas.records.subject import SubjectKind


def found(matter, leg: str, order: str):
    """The finding of this order, with the verdicts on the leg that begins in Harlingen."""
    (finding,) = [one for one in OrderClock().find(matter) if one.title.endswith(f"{order} issued")]
    return about(finding, lambda name: name.startswith(leg) and "Soto Cano Air Base to" not in name)


def about(finding, wanted):
    """A finding with its verdicts on the wanted legs alone."""
    return replace(finding, verdicts=tuple(one for one in finding.verdicts if wanted(dict(one.case)["Leg"])))


def onward(matter):
    return about(OrderClock().find(matter)[0], lambda name: "Soto Cano Air Base to" in name)


def positions(finding):
    return [one for one in finding.verdicts if dict(one.case)["Construction"] == WHERE]


def deeds(finding, deed: Deed):
    return [one for one in finding.verdicts if dict(one.case).get("Construction") == str(deed)]


def certainties(verdicts) -> set[Certainty]:
    return {one.certainty for one in verdicts}


def test_two_legs_were_certainly_airborne_at_both_orders_under_every_stated_time():
    matter = march().matter()
    for leg in (FIRST, SECOND):
        for order, issued in ((ORAL, 2), (WRITTEN, 3)):
            verdicts = positions(found(matter, leg, order))
            assert len(verdicts) == issued
            assert certainties(verdicts) == {Certainty.CERTAIN}
            assert all(one.answer.startswith("airborne, outside the airspace of US") for one in verdicts)


def test_they_had_taken_off_and_left_the_airspace_but_neither_landed_nor_been_handed_over():
    matter = march().matter()
    for leg in (FIRST, SECOND):
        for order in (ORAL, WRITTEN):
            finding = found(matter, leg, order)
            assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.CERTAIN}
            assert certainties(deeds(finding, Deed.LEAVE_AIRSPACE)) == {Certainty.CERTAIN}
            assert certainties(deeds(finding, Deed.LAND)) == {Certainty.IMPOSSIBLE}
            assert certainties(deeds(finding, Deed.HAND_OVER)) == {Certainty.IMPOSSIBLE}


def test_times_of_a_leg_under_which_the_answer_is_the_same_stand_in_one_verdict():
    verdict = positions(found(march().matter(), FIRST, WRITTEN))[0]
    assert dict(verdict.case)["Departed"] == (
        "17:25 on 15 March 2025 (America/New_York) — Flightradar24 → CNN / "
        "17:26 on 15 March 2025 (America/New_York) — Flightradar24 → CNN"
    )
    assert verdict.proof.operation == "phase: airborne"
    assert verdict.proof.says.endswith("; 2 combinations of stated times come to the same")
    shown = [step.result for step in verdict.proof.steps if step.kind is StepKind.STATEMENT]
    assert {text[11:16] for text in shown} >= {"17:25", "17:26"}


def test_times_of_a_leg_under_which_the_answer_differs_stand_apart():
    build = small(minute("2025-03-15T18:00"))
    build.say(
        "src-0",
        Movement(designation="leg", departed=minute("2025-03-15T19:00")),
        designation="sub-leg-leg",
    )
    finding = only(build)
    assert [one.certainty for one in deeds(finding, Deed.TAKE_OFF)] == [
        Certainty.CERTAIN,
        Certainty.IMPOSSIBLE,
    ]
    assert "Done before the order under some stated times: “take off”" in finding.answer


def test_what_a_leg_had_done_is_one_verdict_where_it_is_the_same_at_every_time_of_the_order():
    (verdict,) = deeds(found(march().matter(), FIRST, WRITTEN), Deed.LAND)
    assert dict(verdict.case)["Order issued"].count(" / ") == 2
    assert verdict.certainty is Certainty.IMPOSSIBLE


def test_a_planned_or_denied_departure_is_no_departure():
    build = small(minute("2025-03-15T19:00"))
    planned = Movement(designation="leg", departed=minute("2025-03-15T15:10"))
    build.say("src-0", planned, designation="sub-leg-leg", mode=Mode.PLANNED)
    build.say("src-0", planned, designation="sub-leg-leg", hedge=Hedge.DENIED)
    assert certainties(deeds(only(build), Deed.TAKE_OFF)) == {Certainty.IMPOSSIBLE}


def test_nobody_is_handed_over_before_a_departure_even_with_an_open_landing():
    before = Moment("by 22:00", Grain.SPAN, Wall("", "2025-03-15T22:00"), (Zone(EASTERN, "stated"),))
    finding = only(small(minute("2025-03-15T19:00"), arrived=before))
    assert certainties(deeds(finding, Deed.HAND_OVER)) == {Certainty.IMPOSSIBLE}


def test_the_answer_says_under_which_of_the_stated_times_a_deed_was_done():
    answer = found(march().matter(), SECOND, WRITTEN).answer
    told = answer[answer.index(f"{SECOND} — ") :]
    assert "— airborne, outside the airspace of US by its schedule: certain (over 6 combinations" in told
    assert "Done before the order under all stated times: “take off”, “leave airspace”" in told
    assert "under no stated time: “land”, “hand over custody”." in told


def test_the_third_was_on_the_ground_at_both_orders_by_the_relative_statement_alone():
    matter = march().matter()
    for order in (ORAL, WRITTEN):
        finding = found(matter, THIRD, order)
        assert {one.answer.split(":")[0] for one in positions(finding)} == {"on the ground before departure"}
        assert certainties(positions(finding)) == {Certainty.CERTAIN}
        assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.IMPOSSIBLE}


def test_the_third_was_on_the_ground_under_its_stated_hour_too():
    finding = found(march(third_hour=True).matter(), THIRD, WRITTEN)
    assert "third flight — on the ground before departure: certain (over 6 combinations" in finding.answer
    assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.IMPOSSIBLE}


def test_who_argues_a_construction_stands_beside_it_with_the_chain():
    verdict = deeds(found(march().matter(), FIRST, WRITTEN), Deed.LEAVE_AIRSPACE)[0]
    assert "argued by: Trump administration → Axios (of the ruling)" in verdict.answer


def test_a_landing_is_shown_on_the_clock_of_where_it_landed():
    second = onward(march().matter())
    assert (
        "Landing: 00:10 on 16 March 2025 (America/New_York), "
        "which is 22:10 on 15 March 2025 (America/El_Salvador)."
    ) in second.verdicts[0].answer


def test_a_leg_that_begins_abroad_is_not_asked_whether_it_left_the_airspace():
    second = onward(march().matter())
    assert deeds(second, Deed.LEAVE_AIRSPACE) == []


def small(departed=None, *, arrived=None, issued=None, handed=None, event: bool = False):
    build = MatterBuilder()
    source = build.source("A paper")
    order, leg = build.subject(SubjectKind.INSTRUMENT, "order"), build.subject(SubjectKind.LEG, "leg")
    content = Instrument(
        "order",
        InstrumentType.COURT_ORDER,
        form=Form.ORAL,
        barred=(Deed.TAKE_OFF, Deed.HAND_OVER),
        issued=issued or minute("2025-03-15T18:46"),
    )
    build.say(source, content, name=order, event="sub-event-1" if event else "")
    build.say(
        source,
        Movement(designation="leg", departed=departed, arrived=arrived),
        designation=leg,
        event="sub-event-2" if event else "",
    )
    if handed:
        build.say(source, Custody("men", act=Act.HANDED_OVER, since=handed, leg="leg"), leg=leg)
    return build


def only(build):
    (finding,) = OrderClock().find(build.matter())
    return finding


def test_without_a_departure_it_is_neither_shown_nor_excluded_and_what_is_missing_is_said():
    finding = only(small(arrived=minute("2025-03-15T20:00")))
    verdict = positions(finding)[0]
    assert verdict.certainty is Certainty.OPEN
    assert verdict.answer.startswith(
        "on the ground before departure or airborne: neither shown nor excluded."
    )
    assert "No statement gives its time of departure." in verdict.answer
    assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.OPEN}


def test_without_a_timed_leg_there_is_nothing_to_say_and_beside_one_a_line():
    build = small()
    assert OrderClock().find(build.matter()) == ()
    other = build.subject(SubjectKind.LEG, "another")
    departed = Movement(designation="another", departed=minute("2025-03-15T18:00"))
    build.say("src-0", departed, designation=other)
    finding = only(build)
    assert {dict(one.case)["Leg"] for one in finding.verdicts} == {"another"}
    assert finding.answer.endswith("Without a stated time, and not asked here: leg.")


def test_legs_under_way_come_first_and_those_on_the_ground_last():
    finding = next(one for one in OrderClock().find(march().matter()) if WRITTEN in one.title)
    lines = finding.answer.split("\n")
    assert ["— airborne" in line for line in lines] == [True, True, *[False] * (len(lines) - 2)]


def test_an_order_without_an_hour_is_marked_so():
    verdict = positions(only(small(minute("2025-03-15T12:00"), issued=day("2025-03-15"))))[0]
    assert dict(verdict.case)["Order issued"].endswith("[no hour is stated]")


def test_a_title_puts_the_judge_in_brackets():
    assert titled("oral order of 15 March 2025, James Boasberg") == (
        "the oral order of 15 March 2025 (James Boasberg)"
    )
    assert titled("order of 15 March 2025, James Boasberg (Example Post)") == (
        "the order of 15 March 2025 (James Boasberg) (Example Post)"
    )
    assert titled("written order (Example Wire)") == "written order (Example Wire)"


def test_combinations_that_come_to_the_same_keep_one_proof():
    (one, *_) = OrderClock().find(march().matter())
    assert all(verdict.proof.operation != "all of" for verdict in one.verdicts)
    assert check(one, march().matter().by_id) == ()


def test_a_departure_stated_as_before_the_order_is_before_it():
    earlier = Moment("before the order", Grain.SPAN, relative=Relative("order", None, 0))
    finding = only(small(earlier))
    assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.CERTAIN}


def test_an_answer_that_hinges_on_the_zone_names_the_zones():
    either = minute("2025-03-15T18:00", EASTERN, "America/Chicago")
    verdict = positions(only(small(either)))[0]
    assert verdict.certainty is Certainty.OPEN
    assert "It hinges on the zone: America/Chicago or America/New_York." in verdict.answer


def test_an_order_of_a_day_leaves_what_happened_that_day_open():
    finding = only(small(minute("2025-03-15T12:00"), issued=day("2025-03-15")))
    assert certainties(deeds(finding, Deed.TAKE_OFF)) == {Certainty.OPEN}


def test_a_stated_time_of_handing_over_decides_over_custody():
    build = small(
        minute("2025-03-15T12:00"), arrived=minute("2025-03-15T14:00"), handed=minute("2025-03-15T15:00")
    )
    finding = only(build)
    assert positions(finding)[0].answer.startswith("handed over: certain")
    assert certainties(deeds(finding, Deed.HAND_OVER)) == {Certainty.CERTAIN}


def test_orders_and_legs_of_different_events_are_not_put_together():
    assert OrderClock().find(small(minute("2025-03-15T12:00"), event=True).matter()) == ()


def test_a_contested_leg_is_not_used():
    build = small(minute("2025-03-15T12:00"))
    build.contested.add("sub-leg-leg")
    assert OrderClock().find(build.matter()) == ()


def test_a_construction_of_another_event_adds_no_deed():
    build = small(minute("2025-03-15T12:00"))
    build.say("src-0", Construction("order", Deed.LAND))
    assert deeds(only(build), Deed.LAND) != []
