"""A rule out of what is asked for."""

import pytest

from habeas.analysis.flights.rule import Ask, RuleError, rule, unaddressed, who
from habeas.analysis.flights.watch import Watched, WatchListError


class Box:
    """A boundary of a user's own."""

    code = "US"


OWN = (Box(),)


def test_every_field_that_is_given_is_a_condition_and_more_than_half_are_needed():
    found = rule(Ask(airports=("KHRL", "KAEX"), beyond=("US",), operators=("GXA",)), own=OWN)
    assert found.conditions == ("operator", "from", "beyond")
    assert found.needed == 2
    assert rule(Ask(tails=("N278GX",))).needed == 1
    assert rule(Ask(tails=("N278GX",), beyond=("US",)), own=OWN).needed == 2
    assert rule(Ask(tails=("N278GX",), beyond=("US",), at_least=1), own=OWN).needed == 1


def test_airports_and_operators_are_known_by_other_names():
    found = rule(Ask(airports=("MHSC", "HRL"), operators=("globalx", "G6", "abc")))
    assert [one.icao for one in found.airports] == ["MHPR", "KHRL"]
    assert found.operators == {"GXA": "GlobalX", "ABC": "ABC"}


def test_the_addresses_of_tails_come_by_arithmetic_and_the_rest_are_named():
    found = rule(Ask(tails=("n278gx", "XA-VXB"), watched=(Watched(tail="N703KW"), Watched(address="0d0001"))))
    assert who(found) == {"a2c4e0", "a960a9", "0d0001"}
    assert unaddressed(found) == ("XA-VXB",)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (Ask(), "nothing is asked for"),
        (Ask(at_least=1), "nothing is asked for"),
        (Ask(tails=("N1",), at_least=2), "cannot meet 2"),
        (Ask(airports=("QQQQ",)), "airport is not known"),
        (Ask(beyond=("Atlantis",)), "no boundary of this code"),
        (Ask(operators=("Nobody Airlines",)), "operator is not known"),
    ],
)
def test_what_cannot_be_looked_up_is_refused(ask, says):
    with pytest.raises(RuleError, match=says):
        rule(ask)


def test_an_impossible_tail_or_address_is_refused():
    with pytest.raises(WatchListError, match="registration"):
        rule(Ask(tails=("N0A",)))
    with pytest.raises(WatchListError, match="address"):
        rule(Ask(addresses=("GXA6145",)))
