"""Registrations as written, and the arithmetic between United States ones and their ICAO addresses."""

import re

from habeas.analysis.errors import AnalysisError

FIRST_ADDRESS = 0xA00001
LAST_ADDRESS = 0xADF7C7
"""The addresses that stand for N1 to N99999, one for each registration there can be: 915,399."""

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""A United States registration has no I and no O (14 CFR 47.15; from general knowledge, not checked)."""

_FORM = re.compile(r"N[1-9](?:[0-9]{0,4}|[0-9]{0,3}[A-Z]|[0-9]{0,2}[A-Z]{2})")
_SUFFIXES = 1 + 24 * 25
"""How many ways there are to add nothing, one letter, or two letters."""

_STARTING = (101711, 10111, 951, 35)
"""How many registrations begin with the same one, two, three or four digits."""

_FIFTH: tuple[str, ...] = ("", *LETTERS, *"0123456789")
"""What may stand after four digits, in order."""


class RegistrationError(AnalysisError):
    """A registration or address that the arithmetic of United States registrations has no answer for."""


def normalised(registration: str) -> str:
    """The registration in capitals, without spaces, every dash a "-"; a United States one without any."""
    plain = re.sub(r"[‐-―−]", "-", "".join(registration.split())).upper()
    return plain.replace("-", "") if re.fullmatch(r"N-?[0-9].*", plain) else plain


def is_us_form(registration: str) -> bool:
    """Whether it is meant as a United States registration: N and a digit, well formed or not."""
    return re.match(r"N[0-9]", normalised(registration)) is not None


def fault(registration: str) -> str:
    """Why no aircraft can have this United States registration, in words; "" where one can."""
    mark = normalised(registration)
    body = mark[1:]
    if not re.fullmatch(r"N[0-9A-Z]+", mark):
        return "a United States registration is N followed by digits and letters"
    if len(body) > 5:
        return f"{mark} has {len(body)} characters after N, and there are at most 5"
    if body[0] == "0":
        return f"{mark} has 0 after N, and the first digit is 1 to 9"
    if wrong := sorted(set("IO") & set(body)):
        return f"{mark} has the letter {' and '.join(wrong)}, which no United States registration has"
    if not _FORM.fullmatch(mark):
        return f"{mark} is not one to five digits of which the last one or two may be letters"
    return ""


def us_address(registration: str) -> str:
    """The ICAO address of a United States registration, six hexadecimal digits: N703KW is a960a9.

    RegistrationError where no aircraft can have the registration.
    """
    if why := fault(registration):
        raise RegistrationError(
            "this is no registration of the United States",
            where=f"{registration}: {why}",
            do="see whether it was misread",
        )
    return f"{FIRST_ADDRESS + _ordinal(normalised(registration)[1:]):06x}"


def us_registration(address: str) -> str:
    """The United States registration of an ICAO address: a960a9 is N703KW.

    RegistrationError where the address stands for none: another state's, a military one, or no ICAO address.
    """
    if not re.fullmatch(r"[0-9a-fA-F]{6}", address):
        raise _no_address(address, "an ICAO address is six hexadecimal digits")
    number = int(address, 16)
    if not FIRST_ADDRESS <= number <= LAST_ADDRESS:
        raise _no_address(address, "the registrations N1 to N99999 have the addresses a00001 to adf7c7")
    return "N" + _body(number - FIRST_ADDRESS)


def _no_address(address: str, why: str) -> RegistrationError:
    return RegistrationError(
        "this address stands for no registration of the United States",
        where=f"{address or 'nothing'}: {why}",
        do="look the aircraft up in its own state's register",
    )


def _ordinal(body: str) -> int:
    """The place of a registration among all, from 0: by each digit in turn, then by its letters."""
    digits = body.rstrip(LETTERS)
    letters = body[len(digits) :]
    place = (int(digits[0]) - 1) * _STARTING[0]
    for at, digit in enumerate(digits[1:4], start=1):
        place += _SUFFIXES + int(digit) * _STARTING[at]
    if len(digits) < 4:
        return place + _letters_ordinal(letters)
    return place + _FIFTH.index(digits[4:] + letters)


def _letters_ordinal(letters: str) -> int:
    """The place among nothing, A, AA, AB, … AZ, B, … ZZ."""
    if not letters:
        return 0
    first = LETTERS.index(letters[0])
    return 1 + first * 25 + (1 + LETTERS.index(letters[1]) if len(letters) == 2 else 0)


def _body(place: int) -> str:
    digit, rest = divmod(place, _STARTING[0])
    found = str(digit + 1)
    for size in _STARTING[1:]:
        if rest < _SUFFIXES:
            return found + _letters(rest)
        digit, rest = divmod(rest - _SUFFIXES, size)
        found += str(digit)
    return found + _FIFTH[rest]


def _letters(place: int) -> str:
    if place == 0:
        return ""
    first, second = divmod(place - 1, 25)
    return LETTERS[first] + (LETTERS[second - 1] if second else "")
