"""Published figures, capacities and two editions: what is planted comes out, and nothing small is told."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.findings.published_matter import published_matter, swapped

from habeas.analysis.custody_rows import canonical
from habeas.analysis.edition_queries import by_cell
from habeas.findings.check import check
from habeas.findings.published_sources import operand
from habeas.findings.rules import rule
from habeas.records.certainty import Certainty
from habeas.records.finding import Step, StepKind

RULES = ("published_disagrees", "over_capacity", "edition_differs")


@pytest.fixture(scope="module")
def matter(made):
    return published_matter(made.folder / "capacities.csv", made.folder / "published.csv", made=made)


@pytest.fixture(scope="module")
def plain(made):
    """The same where every count may be told."""
    files = made.folder / "capacities.csv", made.folder / "published.csv"
    return published_matter(*files, made=made, small_cells=1)


@pytest.fixture(scope="module")
def findings(matter):
    return {name: rule(name).find(matter) for name in RULES}


@pytest.fixture(scope="module")
def told(plain):
    return {name: rule(name).find(plain) for name in RULES}


def titled(findings, *words):
    (found,) = (one for one in findings if all(word in one.title for word in words))
    return found


def of(finding, **case):
    return [
        one
        for one in finding.verdicts
        if all(dict(one.case).get(key.capitalize()) == value for key, value in case.items())
    ]


def steps(step: Step):
    yield step
    for one in step.steps:
        yield from steps(one)


def of_first(made, findings, *words):
    """The one finding with these words that is by the first edition."""
    found = [one for one in findings if one.title.endswith(made.first.name)]
    return titled(found, *words)


def test_a_published_average_that_is_twice_what_was_counted_differs(made, findings):
    for planted in made.keyed("published_disagrees"):
        expected = planted.expected
        found = of_first(made, findings["published_disagrees"], f"to {expected['as_of']}")
        (verdict,) = of(found, facility=expected["facility"])
        wanted = Certainty.CERTAIN if expected["findings"] else Certainty.IMPOSSIBLE
        assert verdict.certainty is wanted, verdict.answer


def test_a_count_of_few_people_is_not_told_beside_the_published_average(made, findings, told):
    planted = made.keyed("published_disagrees")[0].expected
    guarded, open_to_all = (
        of(of_first(made, one["published_disagrees"], f"to {planted['as_of']}"), facility=planted["facility"])
        for one in (findings, told)
    )
    assert "some counts of ours are under 10, so that their average is not told" in guarded[0].answer
    days, person_days = planted["days"], planted["person_days"]
    assert f"counted {person_days / days:,.1f} over {days} of {days} days" in open_to_all[0].answer
    assert f"{person_days / days:,.1f}" not in guarded[0].answer.partition("; counted on ")[2]


def test_person_days_that_fall_are_told_with_the_lines_of_both_lists(made, findings):
    (planted,) = made.keyed("T33")
    found = titled(findings["published_disagrees"], "fall")
    (verdict,) = of(found, facility=planted.expected["facility"])
    before, after = planted.expected["person_days"]
    assert verdict.certainty is Certainty.CERTAIN
    assert f"{before:,.0f} person-days" in verdict.answer
    assert f"{after:,.0f} to " in verdict.answer
    assert f"{before - after:,.0f} are gone" in verdict.answer
    assert len(re.findall(r"line \d+", verdict.answer)) == 2
    assert len(found.verdicts) == 1 + planted.expected["falls"]


def test_a_national_figure_stands_beside_the_people_in_stints(made, told):
    (planted,) = made.keyed("T34")
    found = of_first(made, told["published_disagrees"], "one day")
    (verdict,) = found.verdicts
    assert f"{planted.expected['published']:,}" in verdict.answer
    assert f"in stints at the end of that day {planted.expected['people']:,}" in verdict.answer
    assert planted.expected["as_of"] in verdict.answer


def test_the_people_of_the_country_are_told_roughly_and_whether_they_differ_by_the_exact_number(
    made, findings, told
):
    guarded, plain = (of_first(made, one["published_disagrees"], "one day") for one in (findings, told))
    assert "in stints at the end of that day fewer than 100: they differ" in guarded.verdicts[0].answer
    assert [one.certainty for one in guarded.verdicts] == [one.certainty for one in plain.verdicts]


def test_one_facility_differs_and_two_differ(made, told):
    summaries = [
        one.answer
        for one in told["published_disagrees"]
        if " beside " in one.title and "listed" in one.answer
    ]
    assert any("Of 3 listed, 1 differs and 1 agrees" in one for one in summaries), summaries
    assert not any(re.search(r"\b1 (differ|agree|fall|stand)\b", one) for one in summaries)


def test_no_share_is_told_of_an_average_under_50_that_is_ours(made, told):
    answers = [one.answer for found in told["published_disagrees"] for one in found.verdicts]
    assert any(" more: " in one or " fewer: " in one for one in answers)
    assert not any(re.search(r"(more|fewer) \(\d", one) for one in answers)


@pytest.mark.parametrize("instant", ["end of day", "start of day"])
def test_the_days_over_capacity_are_those_of_the_instant(made, told, instant):
    (planted,) = made.keyed("over_capacity")
    found = of_first(made, told["over_capacity"], instant)
    (verdict,) = of(found, facility=planted.expected["facility"])
    days = planted.expected[f"days_{instant.replace(' ', '_')}"]
    assert verdict.certainty is Certainty.CERTAIN
    assert f"over capacity on {planted.expected['findings_days']} of " in verdict.answer
    assert f"{days[0]} to {days[-1]}" in verdict.answer


@pytest.mark.parametrize("instant", ["end of day", "start of day"])
def test_of_days_of_few_under_a_small_capacity_nothing_is_told(made, findings, instant):
    (planted,) = made.keyed("over_capacity")
    found = of_first(made, findings["over_capacity"], instant)
    (verdict,) = of(found, facility=planted.expected["facility"])
    assert verdict.certainty is Certainty.OPEN
    assert "over capacity on no day, since none is compared" in verdict.answer
    assert (
        "Where the capacity is under 10, nothing is told of days on which fewer were held" in verdict.answer
    )
    told_of_it = " ".join(step.says for step in steps(verdict.proof))
    assert not [day for day in planted.expected["days_end_of_day"] if day in told_of_it]
    assert "people were held after" not in told_of_it


def test_how_many_were_held_is_told_where_it_may_be(made, told):
    (planted,) = made.keyed("over_capacity")
    (verdict,) = of(
        of_first(made, told["over_capacity"], "end of day"), facility=planted.expected["facility"]
    )
    assert f"{planted.expected['held']} held where {planted.expected['capacity']} may be" in verdict.answer


def test_what_changed_between_two_editions_is_what_is_planted(made, told):
    (planted,) = made.keyed("edition_differs")
    (found,) = told["edition_differs"]
    for table, (before, after) in planted.expected["rows"].items():
        (verdict,) = of(found, table=table, cell="all")
        assert verdict.certainty is (Certainty.CERTAIN if before != after else Certainty.IMPOSSIBLE)
        shown = f"{before:,} in both" if before == after else f"{before:,}, then {after:,}: {before - after} "
        assert verdict.answer.startswith(f"Rows of {table}: {shown}")
    for code, (before, after) in planted.expected["stints_by_facility"].items():
        (verdict,) = of(found, cell=f"facility {code}")
        assert verdict.answer == f"Kept stints, facility {code}: {before - after} fewer."


def test_a_table_that_is_doubted_in_an_edition_is_said_to_be(made, findings):
    (found,) = findings["edition_differs"]
    (verdict,) = of(found, table="removals", cell="all")
    assert "are doubted: half of them are gone" in verdict.answer


def test_a_difference_of_few_rows_is_told_nowhere_and_follows_from_nothing(made, findings):
    (planted,) = made.keyed("edition_differs")
    (found,) = findings["edition_differs"]
    before, after = planted.expected["rows"]["stints"]
    (verdict,) = of(found, table="stints", cell="all")
    assert verdict.answer == "Rows of stints: about 300, then about 300: a change of fewer than 100."
    cells = [one for one in found.verdicts if dict(one.case)["Cell"].startswith(("facility", "month"))]
    assert cells == []
    for by in ("facility", "month"):
        (rest,) = of(found, cell=f"elsewhere, by {by}")
        assert rest.answer == f"Kept stints by {by}, elsewhere: their difference is not told."
        assert rest.certainty is Certainty.CERTAIN
    every = " ".join(step.says for one in found.verdicts for step in steps(one.proof))
    assert f"{before:,}" not in every
    assert f"{after:,}" not in every


@pytest.mark.parametrize("name", RULES)
def test_every_step_is_done_again_over_the_same_tables(name, matter, findings):
    assert findings[name]
    for one in findings[name]:
        assert check(one, matter.by_id, given=matter.given) == ()
        assert one.definition
        assert one.assumptions
        assert one.failure_cases
        assert len(one.verdicts) <= 101


@pytest.mark.parametrize("name", RULES)
def test_a_result_that_was_tampered_with_is_found(name, matter, findings):
    for one in findings[name]:
        verdict = one.verdicts[-1]
        query = next(step for step in steps(verdict.proof) if step.kind is StepKind.QUERY)
        forged = replace(
            one, verdicts=(*one.verdicts[:-1], replace(verdict, proof=_with(verdict.proof, query)))
        )
        faults = check(forged, matter.by_id, given=matter.given)
        assert any("done again it gives" in fault.what for fault in faults)


@pytest.mark.parametrize("name", RULES)
def test_a_verdict_that_is_put_otherwise_than_its_proof_comes_to_is_found(name, matter, findings):
    for one in findings[name]:
        for number, verdict in enumerate(one.verdicts):
            other = Certainty.OPEN if verdict.certainty is not Certainty.OPEN else Certainty.CERTAIN
            put = (*one.verdicts[:number], replace(verdict, certainty=other), *one.verdicts[number + 1 :])
            faults = check(replace(one, verdicts=put), matter.by_id, given=matter.given)
            assert any(fault.what.startswith(f"it is put as {other}") for fault in faults)


def _with(step: Step, query: Step) -> Step:
    if step is query:
        return replace(step, result="forged")
    return replace(step, steps=tuple(_with(one, query) for one in step.steps))


def test_a_figure_that_was_changed_in_the_table_is_found(made, matter, findings):
    expected = made.keyed("published_disagrees")[1].expected
    digest = matter.tables["src-published.csv"][0].digest
    was = matter.given.published(digest)
    lists = tuple(
        replace(
            one,
            listed=tuple(
                replace(line, whole=line.whole / 2) if line.code == expected["facility"] else line
                for line in one.listed
            ),
        )
        for one in was.lists
    )
    changed = swapped(matter, {digest: replace(was, lists=lists)})
    found = of_first(made, findings["published_disagrees"], f"to {expected['as_of']}")
    faults = check(found, matter.by_id, given=changed)
    assert any("not “certain”" in one.what for one in faults)


def test_a_capacity_that_was_changed_in_the_table_is_found(made, matter, findings):
    digest = matter.tables["src-capacities.csv"][0].digest
    was = matter.given.published(digest)
    changed = swapped(matter, {digest: tuple(replace(one, beds=100) for one in was)})
    found = of_first(made, findings["over_capacity"], "end of day")
    assert check(found, matter.by_id, given=changed)


def test_without_published_things_nothing_is_found(made):
    bare = published_matter(made=made)
    assert rule("published_disagrees").find(bare) == ()
    assert rule("over_capacity").find(bare) == ()


def test_the_window_of_a_capacity_is_stated_by_its_line(made, findings):
    (planted,) = made.keyed("over_capacity")
    found = of_first(made, findings["over_capacity"], "end of day")
    (verdict,) = of(found, facility=planted.expected["facility"])
    lines = made.beside("capacities.csv")
    beds = next(step.result for step in steps(verdict.proof) if step.operation == "capacities stated")
    for line in lines:
        until = f"to {line['until']}" if line["until"] else "on"
        assert f"{line['capacity']} from {date.fromisoformat(line['from'])} {until}" in beds


@pytest.mark.parametrize("threshold", [1, 2, 3, 5, 8, 10])
def test_the_sum_is_told_by_facility_and_by_month_or_by_neither(made, matter, threshold):
    files = (edition.table("stints").digests for edition in matter.editions)
    tables = operand({}, **dict(zip(("earlier", "later"), files, strict=True)))
    days = {"first": made.first.begins.date().isoformat(), "last": made.first.released.date().isoformat()}
    by_facility, by_month = (
        by_cell(matter.given, tables, canonical({**days, "by": by}), str(threshold))
        for by in ("facility", "month")
    )
    assert (by_facility.rest is None) == (by_month.rest is None)
    for found in (by_facility, by_month):
        changes = [abs(after - before) for before, after in found.shown.values()]
        assert all(change >= threshold for change in changes)
        if found.rest:
            whole = sum(after - before for before, after in (*found.shown.values(), found.rest))
            assert whole == 0 or abs(whole) >= threshold
