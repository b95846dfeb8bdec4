"""Labels that do not lie over each other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from habeas.pages.map_labels import LETTER, LINE, LONGEST, Wanted, broken, placed

spots = st.lists(
    st.tuples(st.floats(10, 750), st.floats(10, 590), st.text("abcdefg ", min_size=1, max_size=60)),
    max_size=25,
)


def box(label):
    wide = max(map(len, label.lines)) * LETTER
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return left, label.y - 12, left + wide, label.y - 12 + LINE * len(label.lines)


@given(spots)
def test_no_two_labels_overlap_and_none_leaves_the_picture(wanted):
    labels = placed([Wanted(x, y, words, "a") for x, y, words in wanted], width=760, height=600)
    for one, other in combinations(map(box, labels), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in map(box, labels):
        assert left >= 0
        assert top >= 0
        assert right <= 760
        assert bottom <= 600


def test_a_label_keeps_clear_of_the_line():
    line = [(x, 300.0) for x in range(0, 760, 4)]
    (label,) = placed([Wanted(380, 300, "oral order 18:45 EDT")], width=760, height=600, busy=line)
    _, top, _, bottom = box(label)
    assert bottom < 300 or top > 300


def test_where_words_find_no_room_shorter_ones_are_tried():
    full = [(0.0, 0.0, 760.0, 280.0), (0.0, 320.0, 760.0, 600.0), (0.0, 0.0, 330.0, 600.0)]
    full.append((430.0, 0.0, 760.0, 600.0))
    (label,) = placed(
        [Wanted(370, 300, "into the United States 21:26", "US")], width=760, height=600, taken=full
    )
    assert label.lines == ("US",)


def test_a_label_far_from_its_point_is_tied_to_it():
    (label,) = placed([Wanted(380, 300, "x")], width=760, height=600, taken=[(330, 250, 430, 350)])
    assert label.leader is not None
    assert label.leader[:2] == (380, 300)


def test_long_words_are_broken_evenly_and_never_cut():
    lines = broken("oral order of 15 March 2025 at 18:45 EDT: in this gap")
    assert " ".join(lines) == "oral order of 15 March 2025 at 18:45 EDT: in this gap"
    assert max(map(len, lines)) <= LONGEST
    assert broken("a" * 50 + " b") == ("a" * 50, "b")
