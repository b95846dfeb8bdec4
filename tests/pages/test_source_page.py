from dataclasses import replace

import pytest

from habeas.pages.beside import beside
from habeas.pages.naming import WITHHELD
from habeas.pages.segments import plain
from habeas.pages.source_page import source_page, source_pages
from habeas.records.reading import BlockKind


@pytest.fixture(scope="module")
def page(account):
    return source_pages(account)[0]


def passages(page):
    return [passage for stretch in page.stretches for passage in stretch.passages]


def test_the_whole_text_is_there_block_by_block(page, by_hand):
    kinds = [str(kind) for kind, _, _ in by_hand.MORNING]
    assert [passage.kind for passage in passages(page)] == kinds
    assert plain(passages(page)[2].pieces, WITHHELD) == by_hand.MORNING[2][1]


def test_notes_are_numbered_in_the_order_of_the_text(page):
    assert [note.number for passage in passages(page) for note in passage.notes] == list(range(1, 17))


def test_captions_credits_and_alternative_texts_of_one_picture_stand_together(page):
    pictures = [stretch for stretch in page.stretches if stretch.picture]
    assert [[passage.kind for passage in stretch.passages] for stretch in pictures] == [
        ["alt text", "caption", "credit"]
    ] * 2
    assert page.pictures == 2


def test_a_form_is_shown_as_one_and_as_not_read(page):
    assert [passage.kind for passage in passages(page) if passage.silent] == [str(BlockKind.FORM)]


def test_a_note_says_who_differs_with_their_chain(page):
    homan = next(
        note for passage in passages(page) for note in passage.notes if "21 MS-13" in note.claim.words
    )
    other = next(
        note for passage in passages(page) for note in passage.notes if note.claim.words == "21 MS-13 members"
    )
    assert homan.number <= other.number
    assert [claim.line for claim in other.differ] == [
        "MS-13 members: 23, of them two ringleaders — Nayib Bukele → Morning Paper, stated as fact"
    ]


def test_a_name_in_text_caption_and_alternative_text_is_covered_and_a_credit_stays(page):
    text = "\n".join(plain(passage.pieces, WITHHELD) for passage in passages(page))
    assert f"{WITHHELD}, 24, is one of those moved" in text
    assert f"Buses wait to take {WITHHELD} and others" in text
    assert f"{WITHHELD} waits behind a fence" in text
    assert "Photo: Marta Olivares/AP" in text
    assert "By Dana Whitlock" in text


def test_statements_without_attribution_are_counted(page):
    assert page.unattributed == 4


def test_rows_of_a_table_source_carry_their_notes(account):
    sheet = source_pages(account)[2].sheets[0]
    assert [(row.number, len(row.notes)) for row in sheet.rows] == [(2, 1), (3, 1)]


def test_rows_that_are_persons_are_not_shown_and_their_number_is_small(account):
    sheet = source_pages(account)[3].sheets[0]
    assert sheet.rows == ()
    assert sheet.headings == ()
    assert sheet.instead == "A table of persons, fewer than 5 rows: its rows are not shown."


def test_a_statement_whose_place_is_not_shown_still_has_its_note(account):
    assert [note.claim.kind for note in source_pages(account)[2].unplaced] == ["Listing"]


def test_a_source_without_a_reading_is_a_page_with_its_statements(account):
    source = account.matter.sources[0]
    bare = replace(account, readings={})
    assert len(source_page(source, bare, beside(bare)).unplaced) == 16
