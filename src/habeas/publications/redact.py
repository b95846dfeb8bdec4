"""The leak scan: after everything is made, each file is searched for each withheld name.

It shares no code with the cover that took the names out, so that one fault does not pass both. It looks at a
file as it is, as a browser shows it (tags gone, entities read), and with percent signs decoded.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from habeas.records.errors import HabeasError

WORD = 5
"""A single name of at most so many letters counts only with its capital, since it is a common word too."""


class LeakError(HabeasError):
    """A file that would go out holds a withheld name."""


def refuse_leaks(files: Mapping[str, bytes], names: Iterable[str]) -> None:
    """Raise LeakError with the file's path where one holds a withheld name; never with the name."""
    leaking = leaks(files, names)
    if leaking:
        raise LeakError(
            "a withheld name would be published",
            where=", ".join(leaking),
            do="nothing was written; report this, it is a fault of habeas",
        )


def leaks(files: Mapping[str, bytes], names: Iterable[str]) -> tuple[str, ...]:
    """The paths of the files that hold one of the names, in their text or in the path itself."""
    wanted = [found for name in names if (found := _pattern(name))]
    if not wanted:
        return ()
    return tuple(path for path, data in sorted(files.items()) if _holds(path, data, wanted))


def _holds(path: str, data: bytes, wanted: list[re.Pattern[str]]) -> bool:
    faces = list(_faces(path)) + list(_faces(data.decode("utf-8", "replace")))
    return any(pattern.search(face) for face in faces for pattern in wanted)


def _faces(text: str) -> Iterator[str]:
    """A text in each way in which a name may stand in it."""
    yield _flat(html.unescape(text))
    if "<" in text:
        yield _flat(html.unescape(re.sub(r"<[^>]*>", "", text)))
        yield _flat(html.unescape(re.sub(r"<[^>]*>", " ", text)))
    if "%" in text:
        yield _flat(unquote(text))
    if "\\u" in text:
        yield _flat(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text))


def _flat(text: str) -> str:
    """Letters without diacritics or invisible characters, and one space for whatever else parts words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        unseen = [one for one in set(text) if unicodedata.category(one) in ("Mn", "Cf")]
        text = text.translate({ord(one): None for one in unseen}) if unseen else text
    return re.sub(r"[\W_]+", " ", text)


def _pattern(name: str) -> re.Pattern[str] | None:
    flat = _flat(name).strip()
    if not flat:
        return None
    exact = " " not in flat and len(flat) <= WORD
    forms = {flat, flat.upper()} if exact else {flat}
    body = "|".join(map(re.escape, sorted(forms)))
    return re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])", re.NOFLAG if exact else re.IGNORECASE)
