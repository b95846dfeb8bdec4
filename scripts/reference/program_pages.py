"""rules.md and readers-and-takers.md: what reads, takes, proposes and finds, each with its version."""

import inspect
import sys
from collections.abc import Iterable
from typing import Any

from habeas.findings.rule import Rule
from habeas.findings.rules import RULES
from habeas.judgements.propose import PROPOSERS
from habeas.readings.reader import LIMIT, MEGABYTE
from habeas.readings.readers import READERS
from habeas.statements.takers import TAKERS
from reference.markdown import code, listed, page, plain, table


def rules_page() -> str:
    """The page of the rules of findings."""
    intro = (
        "A rule asks one question of a case. Its definition says what it takes its words to mean, so that "
        "one can dispute it. Every finding carries these words with it. No finding is a verdict on a "
        "person or a legal conclusion. How to read one: [read a finding](../how-to/read-a-finding.md)."
    )
    index = table(
        ("rule", "version", "asks"),
        ((f"[{code(one.name)}](#{one.name})", one.version, plain(one.question)) for one in RULES),
    )
    return page("Rules", intro, index, *map(_rule, RULES))


def _rule(one: Rule) -> str:
    kinds = ", ".join(code(kind.__name__) for kind in one.needs.kinds) or "none"
    subjects = ", ".join(code(str(kind)) for kind in one.needs.subjects) or "none"
    return "\n\n".join(
        [
            f"## {one.name}",
            f"Version {one.version}. {plain(one.question)}",
            f"**Definition.** {plain(one.definition)}",
            "**It assumes:**",
            listed(plain(text) for text in one.assumptions),
            "**It answers wrongly, or not at all, where:**",
            listed(plain(text) for text in one.failure_cases),
            f"**It looks at** statements of kind {kinds}, and subjects of kind {subjects}.",
        ]
    )


def programs_page() -> str:
    """The page of readers, takers and proposers."""
    intro = (
        "The programs between an original and a finding, in the order in which they are asked. A version "
        "goes up whenever the same input could give another output; `habeas build` then does that stage "
        "again, and what people decided is carried over."
    )
    limit = (
        f"A reader reads up to {LIMIT // MEGABYTE} MB of text, HTML or CSV. What no reader takes is kept, "
        "not read, and `habeas sources --refused` says so."
    )
    return page(
        "Readers, takers and proposers",
        intro,
        "## Readers",
        "A reader lays out the originals of one format. The first that accepts a source reads it.",
        _programs(READERS),
        limit,
        "## Takers",
        "A taker takes statements from one kind of document. The first that accepts a reading takes it.",
        _programs(TAKERS),
        "## Proposers",
        (
            "A proposer proposes what mentions are. All of them run; a person's decision wins over any of "
            "theirs."
        ),
        _programs(PROPOSERS),
        (
            "What derives findings: [rules](rules.md). How well the news taker reads: "
            "[measured](../measured.md)."
        ),
    )


def _programs(every: Iterable[Any]) -> str:
    return table(("name", "version", "does"), ((code(one.name), one.version, _does(one)) for one in every))


def _does(one: Any) -> str:
    """What a program says of itself; where it is made of parts, what its module says."""
    cls = type(one)
    text = cls.__doc__ or ""
    if text.startswith(f"{cls.__name__}("):  # what dataclass writes where nobody wrote anything
        text = sys.modules[cls.__module__].__doc__ or ""
    return plain(inspect.cleandoc(text).split("\n\n")[0])
