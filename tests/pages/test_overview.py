from dataclasses import replace

from habeas.pages.overview import overview


def test_the_story_is_told_in_order_under_its_days(account):
    page = overview(account)
    assert [day.name for day in page.story] == ["15 March 2025", "16 March 2025"]
    assert [one.what for one in page.story[1].happenings] == [
        "everyone moved on 15-16 March: landed",
        "Nayib Bukele said",
    ]


def test_each_finding_is_a_line_with_its_tally(account):
    page = overview(account)
    assert [(one.title, one.tally) for group in page.findings for one in group.first] == [
        ("Where the planes were when the order came", (("certain", 1), ("neither shown nor excluded", 1))),
        ("MS-13 members: 21 or 23", (("impossible", 1),)),
    ]


def test_what_is_not_known_is_what_sources_say_is_undisclosed_and_what_nobody_states(account):
    assert [one.says for one in overview(account).unknown] == [
        "the agreement, fee: not disclosed, “relatively low” — no attribution found → Morning Paper",
        "What nobody has stated: Two things.",
    ]


def test_the_numbers_are_counts_of_records(account):
    page = overview(account)
    assert dict(page.numbers) == {
        "sources": 4,
        "statements": 28,
        "decisions by rules": 2,
        "decisions by people": 1,
        "findings": 3,
    }
    assert page.untimed == 19


def test_findings_of_one_rule_stand_together_and_those_that_decide_come_first(account):
    clocks = account.findings[0]
    undecided = replace(clocks, id="fnd-open", title="Undecided", verdicts=clocks.verdicts[1:])
    many = [undecided, *(replace(clocks, id=f"fnd-{n}", title=f"Decided {n}") for n in range(4))]
    groups = overview(replace(account, findings=tuple(many))).findings
    assert [[one.title for one in part] for group in groups for part in (group.first, group.others)] == [
        ["Decided 0", "Decided 1", "Decided 2"],
        ["Decided 3", "Undecided"],
    ]


def test_the_newest_source_dates_the_account(account):
    assert overview(account).as_of == "16 March 2025"
