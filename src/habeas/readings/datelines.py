"""Who wrote, where and when: bylines, dates on a line of their own, and datelines before the first words."""

import re

LONGEST = 120
"""Characters above which a line is no byline and no date."""

# The long patterns stay strings until their first use: compiling them at import would slow every command.
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d))"
)
_ZONE = r"(?:[A-Z]{1,2}[SD]?T|UTC|Z|local time)"
_CLOCK = rf"\d{{1,2}}(?:[:.]\d\d){{0,2}}(?: ?[ap]\.?m\.?)?(?: ?\(?{_ZONE}\)?)?"
_PUBLISHED = (
    r"(?:(?:first |last )?(?:published|updated|posted|modified|filed|issued|created|date)(?: on| at)?:? ?)"
)
_MARK = r"[\s,|·•–—-]{0,4}"
_STAMP = rf"{_PUBLISHED}?(?:{_DAY}{_MARK}(?:at )?(?:{_CLOCK})?|{_CLOCK}{_MARK}(?:on )?(?:{_DAY})?)[.:]?"
_TELLING = rf"\d{{4}}|:\d\d|\d\.\d\d|[ap]\.?m\b|{_MONTH}"

_BY = re.compile(r"(?:(?:words |reported |written |story |text )?by(?: ?: ?| ))(?=\S)", re.IGNORECASE)
_AUTHOR = re.compile(r"authors? ?:.*", re.IGNORECASE)
_CREDITED = re.compile(r"(?:additional )?(?:reporting|writing|editing) by [A-Z].*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*|[&|/·•,;–—-]|@\w+")
_ENDS_SENTENCE = re.compile(r"[!?:]$|\w{4,}\.$")
_SMALL = frozenset(re.findall(r"\w+", "and with for of the in at de del la van von der al e y et und"))

_CITY = r"[A-ZÀ-Þ][\w'’.\-]*(?: [A-ZÀ-Þ][\w'’.\-]*){0,3}"
_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.]+){0,3}"
_AGENCY = r"\([A-Z][\w .]{1,24}\)"
_DATELINE = (
    rf"(?:{_LOUD}(?:, {_CITY}){{0,2}}(?:,? {_DAY})?(?: ?{_AGENCY})?"
    rf"|{_CITY}(?:, {_CITY})?(?:,? {_DAY}(?: ?{_AGENCY})?| ?\((?:AP|AFP|Reuters|UPI|EFE|dpa|ANSA)\)))"
    r"\.?,? ?(?:--|[—–]|(?<=[ .])-(?= ))(?= ?[“\"‘'¿¡]?[A-ZÀ-Þ\d])"
)
_ACRONYM = re.compile(r"[A-Z.]{1,4} ?\W*")
"""ICE, DHS, U.S.: what is set off by a dash after it is an aside, not a report from there."""


def is_byline(text: str) -> bool:
    """Whether this line says who wrote: "By Jane Doe and Richard Roe", "Author:"."""
    if len(text) > LONGEST:
        return False
    if _AUTHOR.fullmatch(text) or _CREDITED.fullmatch(text):
        return True
    by = _BY.match(text)
    return bool(by) and not _ENDS_SENTENCE.search(text) and _are_names(text[by.end() :].split() if by else [])


def _are_names(words: list[str]) -> bool:
    """Whether these are names and what joins them; prose after "By" has other words in small letters."""
    bare = [word.strip(",;()") for word in words]
    return any(word[:1].isupper() for word in bare) and all(
        not word or word in _SMALL or (not word[0].islower() and bool(_NAME.fullmatch(word))) for word in bare
    )


def is_stamp(text: str) -> bool:
    """Whether this line is a date, a clock time or both: "Updated March 16, 2025, 9:43 a.m. ET"."""
    if len(text) > LONGEST or not re.fullmatch(_STAMP, text, re.IGNORECASE):
        return False
    return bool(re.search(_TELLING, text, re.IGNORECASE))


def dateline_length(text: str) -> int:
    """Characters of the dateline that a paragraph begins with, its dash included; 0 where it has none."""
    found = re.match(_DATELINE, text[:LONGEST])
    return len(found[0]) if found and not _ACRONYM.fullmatch(found[0]) else 0
