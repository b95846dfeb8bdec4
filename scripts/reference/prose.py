"""Checks on pages written by hand: commands that exist, options that they know, links that lead somewhere."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from reference.commands import Command, general, named

FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:.*\| )?(habeas(?:[ \t].*)?)$")
"""A line of a block that calls habeas: after a prompt, after variables, at the end of a pipe."""
INLINE = re.compile(r"(?<!`)`(habeas [a-z][^`\n]*)`(?!`)")
LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """What is wrong in a page, and on which line."""

    page: Path
    line: int
    what: str


def faults(pages: Iterable[Path], root: Path) -> tuple[Fault, ...]:
    """Every fault of these pages; pages are named from `root`."""
    found: list[Fault] = []
    for path in sorted(pages):
        text = path.read_text(encoding="utf-8")
        shown = path.relative_to(root)
        found += [Fault(shown, line, what) for line, what in (*_calls(text), *_links(text, path, root))]
    return tuple(found)


def _calls(text: str) -> Iterator[tuple[int, str]]:
    for block in FENCE.finditer(text):
        first = text.count("\n", 0, block.start(2)) + 1
        for number, line in _joined(block[2]):
            if call := CALL.match(line.strip()):
                yield from ((first + number, what) for what in wrong(call[1]))
    bare = FENCE.sub(_blank, text)
    for inline in INLINE.finditer(bare):
        yield from ((bare.count("\n", 0, inline.start()) + 1, what) for what in wrong(inline[1]))


def _joined(block: str) -> Iterator[tuple[int, str]]:
    """The lines of a block, those that end in a backslash joined with the next."""
    start, held = 0, ""
    for number, line in enumerate(block.split("\n")):
        start = start if held else number
        held += line
        if held.endswith("\\"):
            held = held[:-1]
            continue
        yield start, held
        held = ""


def _blank(block: re.Match[str]) -> str:
    return "\n" * block[0].count("\n")


def wrong(call: str) -> tuple[str, ...]:
    """What is wrong with a call of habeas: no such command, no such option."""
    words = _words(call)[1:]
    if not words or words[0].startswith("-"):
        return _unknown(general(), words)
    called, rest = named(words)
    if called:
        return _unknown(called, rest)
    return (f"there is no command habeas {words[0]}",) if re.fullmatch("[a-z-]+", words[0]) else ()


def _words(call: str) -> list[str]:
    """The words of one command: what follows a pipe, a semicolon or a redirection is another's."""
    lexer = shlex.shlex(call, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = []
    try:
        for word in lexer:
            if word and set(word) <= set("|;&<>()"):
                break
            words.append(word)
    except ValueError:  # a quotation that goes on
        return call.split()
    return words


def _unknown(command: Command, words: list[str]) -> tuple[str, ...]:
    options = [word.partition("=")[0] for word in words if re.match("--?[a-zA-Z]", word)]
    name = command.name if command.name == "habeas" else f"habeas {command.name}"
    return tuple(f"{name} knows no option {one}" for one in options if one not in command.spellings)


def _links(text: str, path: Path, root: Path) -> Iterator[tuple[int, str]]:
    bare = FENCE.sub(_blank, text)
    for link in LINK.finditer(bare):
        target, _, anchor = unquote(link[1]).partition("#")
        line = bare.count("\n", 0, link.start()) + 1
        if re.match("[a-z][a-z0-9+.-]*:", target):
            continue
        there = (path.parent / target).resolve() if target else path
        if not there.is_relative_to(root.resolve()) or not there.exists():
            yield line, f"the link to {target} leads nowhere"
        elif anchor and there.suffix == ".md" and anchor not in anchors(there.read_text(encoding="utf-8")):
            yield line, f"there is no heading #{anchor} in {target or path.name}"


def anchors(text: str) -> frozenset[str]:
    """The anchors that GitHub gives the headings of a page."""
    found: dict[str, int] = {}
    out = set()
    for heading in HEADING.finditer(FENCE.sub(_blank, text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1])
        slug = re.sub(r"[^\w\- ]", "", words.replace("\\_", "_").casefold()).replace(" ", "-")
        number = found.get(slug, 0)
        found[slug] = number + 1
        out.add(f"{slug}-{number}" if number else slug)
    return frozenset(out)
