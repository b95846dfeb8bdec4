from habeas.pages.decisions import A_PERSON, judgements_page
from habeas.pages.naming import WITHHELD


def test_what_people_decided_stands_beside_what_rules_decided_about_the_same(account):
    page = judgements_page(account)
    assert len(page.beside) == 1
    assert page.beside[0].about == "“people accused of gang membership” is everyone moved on 15-16 March"
    assert [one.by for one in (*page.beside[0].people, *page.beside[0].rules)] == [A_PERSON, "rule groups 1"]


def test_reasons_are_shown_with_names_covered(account):
    assert judgements_page(account).beside[0].people[0].reasons == (f"I asked {WITHHELD}'s lawyer",)


def test_relations_are_said_in_words(account):
    assert [one.says for one in judgements_page(account).rules] == [
        "those said to be of Tren de Aragua is part of everyone moved on 15-16 March"
    ]


def test_who_decided_is_not_published(account):
    assert "Documenter" not in repr(judgements_page(account))
