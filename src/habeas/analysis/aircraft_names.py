"""What one aircraft is called: its registration, and its ICAO address where arithmetic ties the two."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.analysis.flights.registrations import (
    RegistrationError,
    fault,
    is_us_form,
    normalised,
    us_address,
    us_registration,
)


@dataclass(frozen=True)
class Names:
    """What a source calls an aircraft; "" for what it does not give, and for both where it names none."""

    address: str = ""
    registration: str = ""

    @property
    def key(self) -> str:
        """What tells it from others in a table: its address, else its registration."""
        return self.address or self.registration

    @property
    def disagree(self) -> bool:
        """Whether its United States registration has another address by arithmetic."""
        mark = normalised(self.registration)
        return (
            bool(self.address and is_us_form(mark) and not fault(mark)) and us_address(mark) != self.address
        )


def held(text: str) -> Names:
    """The names in an entry of a table's `holds`: "a2c4e0 N278GX", "a2c4e0", "N278GX", ""."""
    first, _, rest = text.partition(" ")
    return Names(first, rest) if rest or is_address(first) else Names(registration=first)


def is_address(text: str) -> bool:
    """Whether it is six hexadecimal digits, with or without the "~" of what is no ICAO address."""
    return re.fullmatch(r"~?[0-9a-fA-F]{6}", text) is not None


def called(text: str) -> str:
    """One text for every way to write an aircraft: its registration where arithmetic gives it.

    "a2c4e0" and "n-278gx" are both N278GX; an address of another state stays an address, in lower case.
    """
    if not is_address(text):
        return normalised(text)
    try:
        return us_registration(text.lower())
    except RegistrationError:
        return text.lower()


def which_are(key: str, names: Sequence[Names]) -> list[bool]:
    """For each of these names whether it is the aircraft of this key.

    It is where the keys are one by arithmetic; a registration without an address is also that of an aircraft
    which the others give one address and that registration, outside the United States, where no arithmetic
    says otherwise.
    """
    if not key:
        return [not one.key for one in names]
    own = [bool(one.key) and called(one.key) == called(key) for one in names]
    marks = {normalised(one.registration) for one, is_own in zip(names, own, strict=True) if is_own}
    paired = {mark for mark in marks if mark and len(_addresses(mark, names)) == 1 and not is_us_form(mark)}
    return [
        is_own or (not one.address and normalised(one.registration) in paired)
        for one, is_own in zip(names, own, strict=True)
    ]


def _addresses(mark: str, names: Iterable[Names]) -> set[str]:
    return {one.address for one in names if one.address and normalised(one.registration) == mark}
