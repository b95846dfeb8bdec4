"""Operators by code, name and callsign."""

import pytest

from habeas.reference.operators import of_callsign, operator


@pytest.mark.parametrize("name", ["GXA", "G6", "globalx", "Gemini", "Global Crossing Airlines"])
def test_an_operator_is_found_by_code_name_or_telephony(name):
    found = operator(name)
    assert found is not None
    assert found.icao == "GXA"


def test_a_callsign_is_its_operators_only_where_a_number_follows_the_code():
    assert of_callsign("GXA6145").icao == "GXA"
    assert of_callsign("GXAB") is None
    assert of_callsign("N278GX") is None
    assert operator("nobody") is None
