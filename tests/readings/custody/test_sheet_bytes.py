"""What is read column-wise from bytes is what the same bytes say as XML."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.readings.custody.headings import letters
from habeas.readings.custody.sheet_bytes import SHARED, Odd, cells
from habeas.readings.custody.sheet_columns import texts_of
from habeas.readings.custody.sheet_xml import exact_cells

WIDTH = 30
STYLES = ("", ' s="0"', ' s="7"', ' s="12"', ' s="123"', ' s="12345"', ' s="123456"')
NUMBERS = st.sampled_from(["0", "7", "45351.545138888891", "-1.5E-3", "12345678", "99999999"])
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=9)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def cell(draw, row, column):
    style, name = draw(st.sampled_from(STYLES)), f' r="{letters(column)}{row}"'
    match draw(st.integers(0, 6)):
        case 0:
            return f"<c{name}{style}/>"
        case 1:
            return f"<c{name}{style}><v>{draw(NUMBERS)}</v></c>"
        case 2:
            return f'<c{name}{style} t="s"><v>{draw(st.integers(0, 99_999_999))}</v></c>'
        case 3:
            return f'<c{name}{style} t="str"><f>A1&amp;"x"</f><v>{escaped(draw(TEXTS))}</v></c>'
        case 4:
            own = f'<t xml:space="preserve">{escaped(draw(TEXTS))}</t>'
            return f'<c{name}{style} t="inlineStr"><is>{own}</is></c>'
        case 5:
            return f'<c{name} t="b"{style}><v>{draw(st.integers(0, 1))}</v></c>'
        case _:
            return f'<c{name}{style} t="e"><v>#N/A</v></c>'


@st.composite
def rows(draw):
    found, number = [], draw(st.integers(0, 1_000_000))
    for _ in range(draw(st.integers(0, 6))):
        number += draw(st.integers(1, 12))
        columns = sorted(draw(st.sets(st.sampled_from([*range(WIDTH + 4), 701, 702, 16_383]), max_size=8)))
        inside = "".join(draw(cell(number, column)) for column in columns)
        found.append(f'<row r="{number}" spans="1:4">{inside}</row>' if inside else f'<row r="{number}"/>')
    return "".join(found).encode()


def said(laid):
    """Each cell's row, column, kind, number of its shared text, and text."""
    texts = texts_of(laid, np.arange(len(laid.kind))).to_pylist()
    return [
        (int(laid.rows[row]), column, int(laid.kind[at]), int(laid.shared[at]), texts[at])
        for column, row in zip(*np.nonzero(laid.at >= 0), strict=True)
        for at in (laid.at[column, row],)
    ]


@given(rows())
def test_the_bytes_say_what_the_xml_says(piece):
    ours, exact = cells(piece, WIDTH, 0), exact_cells(piece, WIDTH, 0)
    assert said(ours) == said(exact)
    assert ours.rows.tolist() == exact.rows.tolist()
    assert ours.last == exact.last
    assert ours.beyond.tolist() == exact.beyond.tolist()


@pytest.mark.parametrize("number", ["0", "9", "10", "99999999", "12345678", "00000001"])
def test_the_number_of_a_shared_text_is_read_at_any_length(number):
    piece = f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>'.encode()
    assert cells(piece, 1, 0).shared.tolist() == [int(number)]
    assert cells(piece, 1, 0).kind.tolist() == [SHARED]


@pytest.mark.parametrize(
    "inside",
    [
        '<c r="A1" t="s"><v>123456789</v></c>',
        '<c r="A1" t="s"><v> 1</v></c>',
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        '<c r="A1" t="odd"><v>1</v></c>',
        '<c r="A12"><v>1</v></c>',
        '<c r="A1"><v>1</v></c><c><v>2</v></c>',
        "<!-- said --><c r='A1'><v>1</v></c>",
        '<c r="A1"><v><![CDATA[1]]></v></c>',
    ],
)
def test_what_is_written_oddly_is_left_to_xml(inside):
    piece = f'<row r="1">{inside}</row>'.encode()
    with pytest.raises(Odd):
        cells(piece, 4, 0)


def test_a_row_without_a_number_follows_the_row_before_it():
    piece = b'<row><c><v>1</v></c></row><row r="9"><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    assert cells(piece, 1, 4).rows.tolist() == exact_cells(piece, 1, 4).rows.tolist() == [5, 9, 10]
