from hypothesis import given
from hypothesis import strategies as st

from habeas.pages.segments import Mark, Piece, pieces, plain

TEXT = "0123456789"


def anchors(some):
    out = []
    for piece in some:
        out += [piece.anchor] if piece.anchor else []
        out += anchors(piece.pieces)
    return out


def shape(some):
    return [(p.statement, shape(p.pieces)) if p.statement else ("—" if p.withheld else p.text) for p in some]


def test_a_mark_parts_the_text_in_three():
    assert shape(pieces(TEXT, (Mark(2, 5, "a", "s-a"),))) == ["01", ("a", ["234"]), "56789"]


def test_a_mark_within_a_mark_is_nested():
    marks = (Mark(1, 8, "a", "s-a"), Mark(3, 5, "b", "s-b"))
    assert shape(pieces(TEXT, marks)) == ["0", ("a", ["12", ("b", ["34"]), "567"]), "89"]


def test_a_mark_that_crosses_another_goes_on_in_a_second_piece_without_an_anchor():
    cut = pieces(TEXT, (Mark(1, 5, "a", "s-a"), Mark(3, 8, "b", "s-b")))
    assert shape(cut) == ["0", ("a", ["12", ("b", ["34"])]), ("b", ["567"]), "89"]
    assert anchors(cut) == ["s-a", "s-b"]


def test_two_statements_on_the_same_words_both_have_their_anchor():
    assert sorted(anchors(pieces(TEXT, (Mark(2, 4, "a", "s-a"), Mark(2, 4, "b", "s-b"))))) == ["s-a", "s-b"]


def test_a_mark_that_would_part_a_name_is_widened_over_it():
    assert shape(pieces(TEXT, (Mark(0, 5, "a", "s-a"),), ((3, 7),))) == [("a", ["012", "—"]), "789"]


def test_a_withheld_name_leaves_no_letter():
    assert pieces(TEXT, (), ((0, 10),)) == (Piece(withheld=True),)


spans = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@given(st.lists(spans, max_size=6))
def test_whatever_the_marks_the_text_is_whole_and_each_anchor_stands_once(some):
    marks = tuple(Mark(a, b, f"id{n}", f"s-{n}") for n, (a, b) in enumerate(some))
    cut = pieces(TEXT, marks)
    assert plain(cut, "—") == TEXT
    assert sorted(anchors(cut)) == sorted(mark.anchor for mark in marks if mark.start < mark.end)


@given(st.lists(spans, max_size=6))
def test_whatever_the_marks_a_name_is_covered_whole(some):
    marks = tuple(Mark(a, b, f"id{n}", f"s-{n}") for n, (a, b) in enumerate(some))
    assert plain(pieces(TEXT, marks, ((3, 7),)), "—") == "012—789"
