"""The news taker as a whole."""

from habeas.records.reading import Block, BlockKind, reading
from habeas.statements.news import News
from habeas.statements.taker import Settings

TEXT = "The sheriff Owen Pratt said 92 people left his jail on Friday."


def test_the_same_reading_gives_the_same_ids(take):
    first, second = take(TEXT), take(TEXT)
    assert [one.id for one in first.statements] == [one.id for one in second.statements]
    assert all(one.id.startswith("stm-") for one in first.statements)


def test_context_stands_beside_the_words(take):
    (one,) = [one for one in take("Morning came early.", TEXT).statements if one.kind == "Count"]
    assert one.before == "e sheriff Owen Pratt said "[-24:]
    assert one.after == " left his jail on Friday."[:24]


def test_forms_share_lines_and_boilerplate_yield_nothing(take):
    for kind in (BlockKind.FORM, BlockKind.SHARE, BlockKind.BOILERPLATE):
        assert take((kind, TEXT)).statements == ()
        assert take((kind, TEXT)).names == ()


def test_a_block_that_does_not_fit_its_place_is_refused_and_the_rest_is_taken(source):
    blocks = (
        Block(1, BlockKind.PARAGRAPH, TEXT, 0, len(TEXT)),
        Block(2, BlockKind.PARAGRAPH, TEXT, 100, 101),
    )
    taken = News().take(source(), reading("src-1", blocks=blocks), Settings())
    assert [refusal.where for refusal in taken.refused] == ["block 2"]
    assert any(one.kind == "Count" for one in taken.statements)


def test_an_article_with_no_publisher_has_no_publisher_link(take):
    taken = take(TEXT, publisher="")
    assert all(link.role.value != "publisher" for one in taken.statements for link in one.chain)
