"""An edition says what it has, until when it reaches, and where it is censored."""

from datetime import date

from habeas.records.edition import Edition, EditionTable

STINTS = EditionTable("stints", ("a" * 64,), 3)


def edition(**stated):
    return Edition("Made", ("src-1",), (STINTS,), **stated)


def test_a_table_that_it_has_not_is_none():
    assert edition().table("stints") is STINTS
    assert edition().table("removals") is None


def test_it_reaches_to_its_last_day_or_where_none_is_stated_to_its_publication():
    assert edition(published=date(2026, 3, 10)).until == date(2026, 3, 10)
    assert edition(published=date(2026, 3, 10), last=date(2026, 3, 1)).until == date(2026, 3, 1)
    assert edition().until is None


def test_where_it_is_censored_follows_from_what_its_rows_were_chosen_by():
    def began(selected_by):
        made = edition(first=date(2022, 10, 1), last=date(2026, 3, 10), selected_by=selected_by, stated=True)
        return made.censored[0]

    assert began("book_out") == "before 2022-10-01: whoever left before then is in no row"
    assert began("book_in") == "from 2022-10-01 until those held then had left: they are in no row"
    assert "is not stated" in began("")
    assert edition().censored == (
        "at both ends: which days it covers, and by what its rows were chosen, is not stated",
    )
