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
    assert [(one.title, one.tally) for one in page.findings] == [
        ("Where the planes were when the order came", (("certain", 1), ("neither shown nor excluded", 1))),
        ("MS-13 members: 21 or 23", (("impossible", 1),)),
    ]


def test_what_is_not_known_is_what_sources_say_is_undisclosed_and_what_nobody_states(account):
    assert [one.says for one in overview(account).unknown] == [
        "the agreement, fee: not disclosed, “relatively low” — no attribution found → Morning Paper",
        "hour of handing over: nobody has stated it in these sources by 18 March 2025",
        "who received them: nobody has stated it in these sources by 18 March 2025",
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
