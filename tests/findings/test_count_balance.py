"""Numbers that add up, numbers that do not, and numbers that nothing relates."""

from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder, more_than, people

from habeas.findings.check import check
from habeas.findings.count_balance import CountBalance
from habeas.records.certainty import Certainty
from habeas.records.contents import Act, Count, Part
from habeas.records.quantity import Quantity


def answers(matter) -> set[str]:
    return {one.answer for finding in CountBalance().find(matter) for one in finding.verdicts}


def test_the_balances_of_the_case_come_out():
    found = answers(march().matter())
    assert {
        "261 = 137 + 101 + 23: adds up.",
        "238 = 137 + 101: adds up.",
        "23 = 21 + 2: adds up.",
        "261 = 238 + 23: adds up.",
        "21 is less than 21 + 2: does not add up; the difference is -2.",
        "261 − (238 + 21) = 2: so many are in no stated part.",
    } <= found


def test_four_stated_parts_add_up_to_261():
    build = MatterBuilder()
    build.source("Fox News")
    parts = tuple(Part(str(n), people(n)) for n in (137, 101, 21, 2))
    build.say("src-0", Count("all", people(261), Act.HANDED_OVER, parts))
    assert answers(build.matter()) == {"261 = 137 + 101 + 21 + 2: adds up."}


def test_a_stated_breakdown_that_does_not_add_up_says_by_how_much():
    build = MatterBuilder()
    build.source("A paper")
    build.say("src-0", Count("all", people(261), parts=(Part("a", people(238)), Part("b", people(21)))))
    (finding,) = CountBalance().find(build.matter())
    assert finding.verdicts[0].answer == "261 is not 238 + 21: does not add up; the difference is 2."
    assert finding.verdicts[0].certainty is Certainty.IMPOSSIBLE


def test_what_is_implied_stands_after_the_literal_and_as_an_assumption():
    build = MatterBuilder()
    build.source("A paper")
    parts = (Part("a", people(238)), Part("b", people(23)))
    build.say("src-0", Count("all", more_than(250, 299), parts=parts))
    (finding,) = CountBalance().find(build.matter())
    verdict = finding.verdicts[0]
    assert verdict.certainty is Certainty.OPEN
    assert verdict.answer == (
        "251 or more = 238 + 23 = 261: neither shown nor excluded. "
        "By what the words imply (more-than-v1): 251 to 299 = 238 + 23 = 261: neither shown nor excluded."
    )
    assert "convention more-than-v1" in str(verdict.proof)


def test_one_part_alone_is_held_to_be_no_whole_breakdown():
    build = MatterBuilder()
    build.source("A paper")
    build.say("src-0", Count("all", people(23), parts=(Part("ringleaders", people(2)),)))
    assert answers(build.matter()) == {"23 − 2 = 21: so many are in no stated part."}


def test_about_300_is_literally_any_number_and_balances_nothing():
    build = related(disjoint=True)
    about = Quantity("about 300", "people", people(0).low, None)
    build.say("src-0", Count("g", about, Act.BOARDED), group="sub-group-all")
    assert answers(build.matter()) == {"238 = 137 + 101: adds up."}


def test_of_many_combinations_the_answer_gives_those_that_add_up_and_counts_the_rest():
    finding = next(one for one in CountBalance().find(march().matter()) if "parts of all" in one.title)
    assert finding.title == "261 = 238 + 23: parts of all those flown"
    assert finding.answer == (
        "261 = 238 + 23: adds up. Of 2 combinations of stated numbers, 1 add up and 1 do not. "
        "2 combinations of stated numbers came to nothing certain."
    )
    assert [one.certainty for one in finding.verdicts] == [Certainty.CERTAIN, Certainty.IMPOSSIBLE]


def test_what_adds_up_comes_first_and_each_sum_once_with_its_sayers_in_the_title():
    findings = CountBalance().find(march().matter())
    titles = [one.title for one in findings]
    assert titles[0] == "261 = 137 + 101 + 23 (White House official)"
    certain = [any(v.certainty is Certainty.CERTAIN for v in one.verdicts) for one in findings]
    assert certain == sorted(certain, reverse=True)


def test_judged_parts_that_say_what_a_source_states_stand_in_its_proof():
    build = related(disjoint=True)
    parts = (Part("some", people(137)), Part("others", people(101)))
    build.say("src-0", Count("all", people(238), Act.BOARDED, parts), group="sub-group-all")
    (finding,) = CountBalance().find(build.matter())
    assert finding.title == "238 = 137 + 101 (Somebody)"
    (one,) = finding.verdicts
    assert "share nobody" in str(one.proof)
    assert check(finding, build.matter().by_id) == ()


def test_parts_whose_numbers_come_to_nothing_certain_are_left_out():
    build = related(disjoint=True)
    build.drafts.pop(0)
    build.say("src-0", Count("all", more_than(200, 299), Act.BOARDED), group="sub-group-all")
    assert CountBalance().find(build.matter()) == ()


def related(*, disjoint: bool):
    build = MatterBuilder()
    build.source("A paper")
    whole, one, other = (build.group(name) for name in ("all", "some", "others"))
    for group, number in ((whole, 238), (one, 137), (other, 101)):
        build.say("src-0", Count("g", people(number), Act.BOARDED), group=group)
    build.part_of(one, whole)
    build.part_of(other, whole)
    if disjoint:
        build.disjoint(one, other)
    return build


def test_parts_are_added_only_if_they_are_judged_to_share_nobody():
    assert answers(related(disjoint=True).matter()) == {"238 = 137 + 101: adds up."}
    assert answers(related(disjoint=False).matter()) == set()


def test_one_judged_part_is_listed_only_where_it_is_more_than_its_whole():
    build = related(disjoint=False)
    build.say("src-0", Count("some", people(240), Act.BOARDED), group="sub-group-some")
    assert answers(build.matter()) == {"238 is less than 240: does not add up; the difference is -2."}


def test_groups_that_nothing_relates_are_in_no_equation():
    build = related(disjoint=True)
    build.parts.clear()
    assert CountBalance().find(build.matter()) == ()


def test_a_contested_group_is_in_no_equation():
    build = related(disjoint=True)
    build.contested.add("sub-group-others")
    assert answers(build.matter()) == set()


def test_counts_at_different_acts_are_not_held_against_each_other():
    build = MatterBuilder()
    build.source("A paper")
    whole, one = build.group("all"), build.group("some")
    build.say("src-0", Count("all", people(261), Act.BOARDED), group=whole)
    build.say("src-0", Count("some", people(10), Act.RETURNED), group=one)
    build.part_of(one, whole)
    assert CountBalance().find(build.matter()) == ()


def test_act_follows_on_act():
    build = MatterBuilder()
    build.source("A paper")
    group = build.group("all")
    for act, number in (
        (Act.MANIFESTED, 281),
        (Act.STRUCK, 11),
        (Act.BOARDED, 270),
        (Act.RETURNED, 9),
        (Act.HANDED_OVER, 261),
    ):
        build.say("src-0", Count("all", people(number), act), group=group)
    findings = CountBalance().find(build.matter())
    assert [one.title for one in findings] == [
        "all: manifested, less struck, and boarded",
        "all: boarded, less returned, and handed over",
    ]
    assert answers(build.matter()) == {"281 = 11 + 270: adds up.", "270 = 9 + 261: adds up."}


def test_at_least_281_less_those_struck_is_open():
    build = MatterBuilder()
    build.source("A paper")
    group = build.group("all")
    at_least = Quantity("at least 281", "people", people(281).low)
    build.say("src-0", Count("all", at_least, Act.MANIFESTED), group=group)
    build.say("src-0", Count("all", people(9), Act.STRUCK), group=group)
    build.say("src-0", Count("all", more_than(250, 299), Act.BOARDED), group=group)
    (finding,) = CountBalance().find(build.matter())
    assert finding.verdicts[0].certainty is Certainty.OPEN


def test_people_and_flights_are_not_added():
    build = MatterBuilder()
    build.source("A paper")
    flights = Quantity("two", "flights", people(2).low, people(2).high)
    build.say("src-0", Count("all", people(261), parts=(Part("a", people(259)), Part("b", flights))))
    assert CountBalance().find(build.matter()) == ()
