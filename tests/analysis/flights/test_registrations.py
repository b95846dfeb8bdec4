"""United States registrations and ICAO addresses: known pairs, every form refused, there and back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from habeas.analysis.flights.registrations import (
    FIRST_ADDRESS,
    LAST_ADDRESS,
    LETTERS,
    RegistrationError,
    fault,
    is_us_form,
    normalised,
    us_address,
    us_registration,
)

KNOWN = [
    ("N703KW", "a960a9"),
    ("N700KW", "a95584"),
    ("N899DN", "ac671b"),
    ("N8774Q", "ac134a"),
    ("N1", "a00001"),
    ("N1A", "a00002"),
    ("N99999", "adf7c7"),
]


def in_order():
    """Every registration there can be, in the order of addresses, told by its form and not by arithmetic."""
    suffixes = ["", *(a + b for a in LETTERS for b in ("", *LETTERS))]

    def after(digits):
        if len(digits) == 4:
            yield from (digits + one for one in ("", *LETTERS, *"0123456789"))
            return
        yield from (digits + one for one in suffixes)
        for digit in "0123456789":
            yield from after(digits + digit)

    for first in "123456789":
        yield from ("N" + body for body in after(first))


@pytest.mark.parametrize(("registration", "address"), KNOWN)
def test_known_pairs_convert_both_ways(registration, address):
    assert us_address(registration) == address
    assert us_registration(address) == registration


def test_there_are_915_399_registrations_and_every_seventeenth_has_its_place():
    every = list(in_order())
    assert len(every) == LAST_ADDRESS - FIRST_ADDRESS + 1 == 915_399
    for place in itertools.chain(range(0, len(every), 17), range(len(every) - 1300, len(every))):
        address = f"{FIRST_ADDRESS + place:06x}"
        assert us_registration(address) == every[place]
        assert us_address(every[place]) == address


@pytest.mark.slow
def test_every_address_goes_there_and_back():
    for place, registration in enumerate(in_order()):
        address = f"{FIRST_ADDRESS + place:06x}"
        assert us_registration(address) == registration
        assert us_address(registration) == address


@pytest.mark.parametrize(
    "bad",
    [
        "N0",
        "N012",
        "N1I",
        "N1O",
        "N12345A",
        "N123456",
        "N1234AB",
        "N123ABC",
        "NAB",
        "N",
        "",
        "XA-ABC",
        "N12A3",
    ],
)
def test_what_is_no_registration_is_refused_and_said_why(bad):
    assert fault(bad)
    with pytest.raises(RegistrationError, match="no registration of the United States"):
        us_address(bad)


@pytest.mark.parametrize("bad", ["a00000", "adf7c8", "c00001", "~a00001", "a0001", "", "xyzxyz", "a000011"])
def test_an_address_that_stands_for_no_registration_is_refused(bad):
    with pytest.raises(RegistrationError, match="stands for no registration"):
        us_registration(bad)


@given(some.text(alphabet="N0123456789ABCIOZ-", min_size=1, max_size=7))
def test_a_registration_without_fault_has_an_address_that_leads_back(text):
    if not fault(text):
        assert us_registration(us_address(text)) == normalised(text)


def test_registrations_are_compared_without_case_space_or_kind_of_dash():
    assert normalised(" n278gx ") == normalised("N-278GX") == "N278GX"
    assert normalised("xa–vxb") == "XA-VXB"
    assert us_registration(us_address("n278gx")) == "N278GX"
    assert us_registration(us_address("N837VA")) == "N837VA"


def test_only_n_and_a_digit_is_meant_as_a_united_states_registration():
    assert is_us_form("N0I")
    assert not is_us_form("NASA1")
    assert not is_us_form("XA-VXB")
