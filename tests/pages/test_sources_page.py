from dataclasses import replace

from habeas.pages.naming import WITHHELD
from habeas.pages.sources_page import sources_page


def test_a_source_says_how_it_was_obtained_and_not_by_whom(account):
    card = sources_page(account).cards[0]
    assert card.obtained == "file, by a person of the case, on 20 March 2025 (UTC)"
    assert card.sha256 == "a" * 64
    assert card.link == "https://example.org/planes-land"


def test_an_address_that_holds_a_name_is_covered_and_is_no_link(account):
    card = sources_page(account).cards[1]
    assert card.url == f"https://example.org/{WITHHELD}"
    assert card.link == ""


def test_a_file_name_that_holds_a_name_is_covered(account):
    bare = replace(account, readings={})
    assert sources_page(bare).cards[1].title == f"{WITHHELD}.html"


def test_a_source_without_a_title_goes_by_its_headline(account):
    assert sources_page(account).cards[1].title == "Minute by minute: three planes and two orders"


def test_warnings_and_refusals_are_shown_covered(account):
    cards = sources_page(account).cards
    assert cards[0].warnings == (f"a line about {WITHHELD} was cut",)
    assert [(one.where, one.why) for one in cards[2].refused] == [("row 4", f"no date beside {WITHHELD}")]
