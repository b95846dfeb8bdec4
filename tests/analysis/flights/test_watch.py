"""A watch list as a CSV."""

import pytest

from habeas.analysis.flights.watch import Watched, WatchListError, addresses, watch_list


def test_lines_are_read_by_their_headings_in_any_order():
    found = watch_list("Reason, Tail,operator\nleased in 2025, n-278gx ,\n,,gxa\n\n", where="list.csv")
    assert found == (Watched(tail="N278GX", reason="leased in 2025"), Watched(operator="GXA"))


def test_a_byte_order_mark_and_quoted_commas_are_no_trouble():
    (one,) = watch_list('\ufeffaddress,reason\n"A2C4E0","seen, twice"\n', where="list.csv")
    assert one == Watched(address="a2c4e0", reason="seen, twice")


def test_a_line_is_found_by_its_own_address_and_by_its_tails():
    assert addresses(Watched(tail="N278GX")) == {"a2c4e0"}
    assert addresses(Watched(tail="XA-VXB", address="0d0123")) == {"0d0123"}
    assert addresses(Watched(callsign="GXA")) == frozenset()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "columns are not"),
        ("name,tail\nx,N1\n", "columns are not"),
        ("reason\nx\n", "columns are not"),
        ("tail,reason\n", "empty"),
        ("tail,reason\n,because\n", "line 2"),
        ("tail\nN0ABC\n", "line 2: N0ABC has 0 after N"),
        ("address\nN278GX\n", "no address"),
        ("tail\nN1,N2\n", "more values"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, says):
    with pytest.raises(WatchListError, match=says):
        watch_list(text, where="list.csv")
