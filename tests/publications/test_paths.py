from habeas.publications.paths import Paths, slug, up


def test_a_page_of_a_finding_has_the_rule_in_its_path(account):
    assert Paths(account).finding(account.findings[0].id).startswith("findings/order-clock-")


def test_what_is_not_in_the_account_has_no_path(account):
    assert Paths(account).source("src-sealed") == ""
    assert Paths(account).finding("fnd-none") == ""


def test_a_path_leads_up_to_the_root():
    assert [up("index.html"), up("sources/a.html")] == ["", "../"]


def test_a_rules_name_is_safe_in_a_path():
    assert [slug("order_clock"), slug("../x"), slug("é")] == ["order-clock", "x", "finding"]
