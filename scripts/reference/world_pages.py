"""conventions-and-standards.md, settings.md and errors.md."""

import importlib
import pkgutil
import tomllib
from typing import Any

import habeas
from habeas.records.errors import HabeasError
from habeas.reference import conventions
from habeas.reference.standards import Standard, register_fields, standards
from habeas.workflow import settings
from reference.markdown import code, fenced, page, paragraphs, plain, table

SETTINGS = {
    "format": "the layout of the case folder; a case of a newer layout is refused",
    "title": "what the case is called",
    "home_zone": "the zone (IANA) of clocks that no source names",
    "publication.small_cells": "counts of persons below this are not shown in tables that habeas makes",
    "team.two_people_withdraw": "whether a withdrawal needs two different people (`--by` twice)",
}
"""What each setting means; one of the template that is not here stops the generator, and the other way."""


class UndocumentedError(HabeasError):
    """Something in the code has no words in the reference pages, or the other way round."""


def settings_page() -> str:
    """The page of habeas.toml."""
    text = settings.TEMPLATE.format(format=settings.FORMAT, title="…", zone="UTC")
    found = _flat(tomllib.loads(text))
    check_same(found, SETTINGS, "setting of habeas.toml")
    intro = (
        "`habeas.toml` stands in the case's folder. `habeas init` writes it. An unknown setting outside the "
        "tables is refused by name. Whatever is left out has its default."
    )
    rows = ((code(name), code(_toml(found[name])), plain(words)) for name, words in SETTINGS.items())
    return page(
        "Settings",
        intro,
        table(("setting", "as written", "means"), rows),
        _own_boundaries(),
        _editions(),
        "As written:",
        fenced(text, "toml"),
    )


BOUNDARY = {
    "code": "the code under which findings name it; that of a country takes the place of the shipped one",
    "file": "a GeoJSON or GeoPackage file, named from the case's folder",
    "kind": "`territory`, or `fir`: who controls traffic, never taken for territory",
    "tolerance_m": "how far the true line may lie from it on either side, in metres",
    "name": "what a finding calls it",
}
"""What each field of a boundary that a case brings means."""


def _own_boundaries() -> str:
    check_same(settings.OwnBoundary.__dataclass_fields__, BOUNDARY, "setting of a [[boundary]]")
    rows = ((code(name), words) for name, words in BOUNDARY.items())
    head = "Each `[[boundary]]` is one of the case's own ([how to](../how-to/own-boundary.md)):"
    return head + "\n\n" + table(("setting", "means"), rows)


EDITION = {
    "name": "what findings call it",
    "series": "the series of the sources that are its files, as `habeas add --series` gives it",
    "published": "the day on which it was published",
    "first": "the first day that its records cover",
    "last": "the last day that its records cover; stints that are open then are not known to have ended",
    "selected_by": "`book_in` or `book_out`: what its rows were chosen by, and so where it is censored",
    "doubted": "a table of reasons by table (`stints`, `removals`…): findings that use one say so",
    "keep_na": "the columns in which the text NA is a code (`facility`, `person`), and not the lack of one; "
    "the files are read anew",
}
"""What each field of an edition means."""


def _editions() -> str:
    check_same(settings.OwnEdition.__dataclass_fields__, EDITION, "setting of an [[edition]]")
    rows = ((code(name), words) for name, words in EDITION.items())
    return "Each `[[edition]]` is one publication of official records:\n\n" + table(
        ("setting", "means"), rows
    )


def _flat(data: dict[str, Any], above: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in data.items():
        out |= _flat(value, f"{above}{name}.") if isinstance(value, dict) else {f"{above}{name}": value}
    return out


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def check_same(code_has: Any, docs_have: Any, what: str) -> None:
    """Raise UndocumentedError where one side names what the other does not."""
    for one in sorted(set(code_has) ^ set(docs_have)):
        side = "has no words in scripts/reference" if one in code_has else "is in scripts/reference alone"
        raise UndocumentedError(f"the {what} {one} {side}", do="write or remove its words")


def errors_page() -> str:
    """The page of every error."""
    intro = (
        "Every failure of habeas is one sentence: what is wrong, where in which source, and what to do. It "
        "goes to standard error, and the command ends with code 1. With `--json` the three parts stand "
        'apart: `{"error": {"what": …, "where": …, "do": …}}`. Nothing is left half-written.'
    )
    rows = (
        (code(one.__name__), code(_base(one)), plain(one.__doc__ or ""), _where(one)) for one in _errors()
    )
    return page(
        "Errors",
        intro,
        paragraphs(HabeasError.__doc__),
        table(("error", "is a", "means", "raised in"), rows),
    )


def _errors() -> list[type[HabeasError]]:
    for module in pkgutil.walk_packages(habeas.__path__, "habeas."):
        importlib.import_module(module.name)
    found: set[type[HabeasError]] = set()
    _gather(HabeasError, found)
    own = [one for one in found if one.__module__.startswith("habeas.")]
    return sorted(own, key=lambda one: (_where(one), one.__name__))


def _gather(cls: type[HabeasError], found: set[type[HabeasError]]) -> None:
    for one in cls.__subclasses__():
        found.add(one)
        _gather(one, found)


def _base(cls: type[HabeasError]) -> str:
    return cls.__bases__[0].__name__


def _where(cls: type[HabeasError]) -> str:
    return cls.__module__.split(".")[1]


def world_page() -> str:
    """The page of conventions for quantities, and of standards."""
    intro = (
        "What habeas takes from the world. Literal bounds always come first; what approximate words imply "
        "is an assumption under a named convention. A standard that nobody verified is never cited as "
        "stated."
    )
    return page(
        "Conventions and standards",
        intro,
        f"## What approximate words imply: {code(conventions.CONVENTION)}",
        table(("class", "words", "implies"), map(_convention, conventions.CLASSES)),
        "## Standards",
        table(
            ("id", "says", "text, edition, article", "force", "holds", "stands", "verified"),
            map(_standard, standards()),
        ),
        "## Notes on them",
        table(
            ("id", "source", "note"),
            ((code(one.id), plain(one.source), plain(one.note)) for one in standards()),
        ),
        "## What a record of custody must hold",
        table(
            ("id", "article", "asks", "facts", "verified"),
            (
                (code(one.id), one.article, plain(one.text), ", ".join(one.about), _verified(one.verified))
                for one in register_fields()
            ),
        ),
        "## Not verified",
        _unverified(),
    )


def _convention(name: str) -> tuple[str, str, str]:
    words = ", ".join(code(said) for said, each in conventions.WORDS.items() if each == name)
    return code(name), words, plain(conventions.RULES[name].__doc__ or "")


def _standard(one: Standard) -> tuple[str, ...]:
    text = ", ".join(part for part in (one.instrument, one.edition, one.article) if part)
    number = f"{one.value} {one.unit}" if one.value is not None else ""
    holds = " ".join(part for part in (one.holds.replace("_", " "), number) if part)
    until = f" to {one.until}" if one.until else ""
    stands = f"from {one.since}{until}" if one.since else f"start not known{until}"
    return code(one.id), plain(one.text), plain(text), one.force, holds, stands, _verified(one.verified)


def _verified(value: bool) -> str:
    return "yes" if value else "**no**"


def _unverified() -> str:
    ids = [one.id for one in standards() if not one.verified]
    ids += [one.id for one in register_fields() if not one.verified]
    intro = "No source that the project read shows these: they stand here to be checked."
    return intro + "\n\n" + table(("id",), ((code(one),) for one in ids))
