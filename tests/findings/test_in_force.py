"""When instruments run out, and what was in force when."""

from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder, day

from habeas.findings.in_force import InForce
from habeas.records.certainty import Certainty
from habeas.records.contents import Duration, Instrument, InstrumentType
from habeas.records.subject import SubjectKind

CALENDAR = "calendar days, first day excluded"


def found(matter, label: str):
    return next(one for one in InForce().find(matter) if one.title == f"Was {label} in force?")


def expiry(finding, base: str, counting: str = CALENDAR):
    case = (("Base", base), ("Counting", counting))
    return next(one for one in finding.verdicts if one.case[:2] == case)


def as_of(finding, what: str, known: str = "then"):
    return next(
        one
        for one in finding.verdicts
        if one.case[0][0] == "As of" and one.case[0][1].startswith(what) and one.case[1][1].startswith(known)
    )


def test_the_written_order_runs_out_on_29_march():
    finding = found(march().matter(), "written order")
    assert expiry(finding, "its issue, 15 March 2025").answer == "comes to 29 March 2025; no end is stated"


def test_the_extension_comes_to_the_11th_from_its_issue_and_to_the_stated_12th_from_the_end():
    finding = found(march().matter(), "extension")
    own = expiry(finding, "its issue, 28 March 2025")
    assert (own.answer, own.certainty) == (
        "comes to 11 April 2025: not the stated end, 12 April 2025",
        Certainty.IMPOSSIBLE,
    )
    from_end = expiry(finding, "the end of written order, 29 March 2025")
    assert (from_end.answer, from_end.certainty) == (
        "comes to 12 April 2025: the stated end",
        Certainty.CERTAIN,
    )


def test_a_last_day_on_a_saturday_is_shown_moved_under_the_rule_that_moves_it():
    moved = f"{CALENDAR}, a last day on a weekend moved to Monday"
    finding = found(march().matter(), "written order")
    assert expiry(finding, "its issue, 15 March 2025", moved).answer.startswith("comes to 31 March 2025")


def test_the_written_order_was_not_in_force_when_the_first_two_left_and_was_when_the_leg_onward_did():
    finding = found(march().matter(), "written order")
    assert as_of(finding, "departure of GlobalX 6145").certainty is Certainty.IMPOSSIBLE
    onward = as_of(finding, "departure of GlobalX 6143, Soto Cano")
    assert onward.certainty is Certainty.CERTAIN


def test_an_extension_and_a_vacatur_count_only_once_they_are_known():
    finding = found(march().matter(), "written order")
    assert as_of(finding, "end of written order").certainty is Certainty.CERTAIN
    assert as_of(finding, "end of extension").certainty is Certainty.IMPOSSIBLE
    assert as_of(finding, "issue of Supreme Court order", "the departure").certainty is Certainty.IMPOSSIBLE
    assert as_of(finding, "issue of Supreme Court order", "the end of written").certainty is Certainty.CERTAIN


def lone(*, beside: bool = True, **more):
    """One instrument, and another that was issued on 20 March."""
    build = MatterBuilder()
    build.source("A paper")
    name = build.subject(SubjectKind.INSTRUMENT, "the Act")
    build.say("src-0", Instrument("the Act", InstrumentType.STATUTE, **more), name=name)
    if beside:
        other = build.subject(SubjectKind.INSTRUMENT, "another")
        content = Instrument("another", InstrumentType.STATUTE, issued=day("2025-03-20"))
        build.say("src-0", content, name=other)
    return build.matter()


def test_an_instrument_of_which_nothing_is_known_has_no_finding():
    assert [one.title for one in InForce().find(lone(issued=None))] == []
    assert InForce().find(lone(beside=False, issued=day("2025-03-14"))) == ()


def test_an_instrument_without_an_end_says_that_nothing_limits_it():
    finding = found(lone(issued=day("2025-03-14")), "the Act")
    says = str(finding.verdicts[0].proof)
    assert "Nothing limits the Act: no end stated" in says


def test_a_duration_that_cannot_be_counted_is_left_open_and_breaks_nothing():
    endless = Duration("for 99999999 days", 99999999)
    finding = found(lone(issued=day("2025-03-14"), duration=endless), "the Act")
    assert {one.certainty for one in finding.verdicts} == {Certainty.OPEN}
    hours = Duration("72 hours", 72, "hours")
    finding = found(lone(issued=day("2025-03-14"), duration=hours), "the Act")
    assert {one.certainty for one in finding.verdicts} == {Certainty.OPEN}


def test_the_answer_leads_with_the_course_of_the_instrument():
    answer = found(march().matter(), "written order").answer
    assert answer.startswith(
        "written order: from 15 March 2025; by its own 14 days to 29 March 2025; "
        "extended on 28 March 2025 to 12 April 2025 (extension); "
        "vacated on 7 April 2025 (Supreme Court order). "
    )
    assert "From its issue, 15 March 2025 (calendar days, first day excluded) it comes to 29 March" in answer
    assert answer.endswith(".")


def test_what_is_cited_from_general_knowledge_is_marked_in_the_proof():
    finding = found(march().matter(), "written order")
    assert "Fed. R. Civ. P. 6(a)(1), not checked against a source: calendar days" in str(
        finding.verdicts[0].proof
    )


def test_instruments_with_an_end_come_first():
    titles = [one.title for one in InForce().find(march().matter())]
    assert titles.index("Was written order in force?") < titles.index("Was oral order in force?")
