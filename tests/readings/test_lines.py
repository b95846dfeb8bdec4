"""Lines and stanzas: what stands together, what wrapping broke."""

from habeas.readings.lines import MARKER, stanzas, unwrapped, wrap_width

WRAPPED = """The ferry took ninety men to the island on Monday, and the ministry
said that twenty of them were wanted there for crimes that it did not
name.

A judge had told it to wait, and the men were handed over all the same
before her order was written.
"""


def texts(text):
    groups = stanzas(text)
    width = wrap_width(groups)
    return [[line.text for line in unwrapped(group, text, width=width)] for group in groups]


def test_blank_lines_part_stanzas_whatever_ends_a_line():
    for newline in ("\n", "\r\n", "\r"):
        text = newline.join(["a", "b", "", " \t", "c"])
        assert [[line.text for line in group.lines] for group in stanzas(text)] == [["a", "b"], ["c"]]


def test_lines_have_their_place_without_the_blanks_around_them():
    text = "\n  one \r\n\xa0two"
    lines = [line for group in stanzas(text) for line in group.lines]
    assert [(text[line.start : line.end], line.indent) for line in lines] == [("one", 2), ("two", 1)]


def test_a_hard_wrapped_text_is_put_together_paragraph_by_paragraph():
    assert [len(group) for group in texts(WRAPPED)] == [1, 1]
    assert texts(WRAPPED)[0][0].startswith("The ferry")
    assert texts(WRAPPED)[0][0].endswith("not\nname.")


def test_lines_that_do_not_fill_the_width_stay_apart():
    assert texts("Men on a deck\nMen stand on the deck of the ferry on Monday.") == [
        ["Men on a deck", "Men stand on the deck of the ferry on Monday."]
    ]


def test_a_line_that_goes_on_in_lower_case_belongs_to_the_one_before():
    assert texts("Ninety men were\nflown out.") == [["Ninety men were\nflown out."]]


def test_a_line_that_ends_goes_no_further():
    group = stanzas("Men on a deck.AP\nin white")[0]
    text = "Men on a deck.AP\nin white"
    assert len(unwrapped(group, text, width=0)) == 1
    assert len(unwrapped(group, text, width=0, ends=lambda line: line.endswith("AP"))) == 2


def test_list_markers_open_lines_of_their_own():
    assert texts("- one\n- two\n  goes on\n3) three") == [["- one", "- two\n  goes on", "3) three"]]


def test_an_em_dash_that_opens_speech_is_no_list_marker():
    assert not MARKER.match("— No sé, dijo.")
    assert MARKER.match("– one")
    assert not MARKER.match("-5 degrees")
