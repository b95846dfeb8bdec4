"""Times counted from something else: "after the written order", "40 minutes before the hearing"."""

import re

from habeas.records.moment import Relative

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_RELATIVE = re.compile(
    r"(?:(?P<amount>\d+)\s+(?P<unit>second|minute|hour|day|week)s?\s+)?(?P<side>after|before)\s+(?P<to>.+)",
    re.IGNORECASE,
)
_OF_A_CALENDAR = re.compile(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|noon|midnight|midday|morning|afternoon"
    r"|evening|night|[ap]\.?m\.?|utc|gmt|[ecmp][ds]?t|[a-z]+/[a-z_/]+|the|of|on|at|in|st|nd|rd|th|t|z",
    re.IGNORECASE,
)


def relative_in(words: str) -> Relative | None:
    """The Relative that the words state; None where they give a time of the calendar, or none.

    "After" something is at least 0 seconds after it, "before" at most 0; with an amount it is that much.
    """
    found = _RELATIVE.fullmatch(words.strip())
    if not found or not _names_something(found["to"]):
        return None
    to, later = found["to"].strip(), found["side"].casefold() == "after"
    if found["amount"]:
        seconds = int(found["amount"]) * _SECONDS[found["unit"].casefold()] * (1 if later else -1)
        return Relative(to, seconds, seconds)
    return Relative(to, 0, None) if later else Relative(to, None, 0)


def _names_something(text: str) -> bool:
    """Whether a word stands there that no time of the calendar has."""
    return any(not _OF_A_CALENDAR.fullmatch(word) for word in re.findall(r"[A-Za-z][A-Za-z_/.]*", text))
