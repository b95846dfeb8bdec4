"""Bytes of a page to a tree, within the parser's limits; and what of the tree can be told beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from habeas.readings.decoding import declared_charset, decode
from habeas.readings.reader import ReadingError

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 2048
"""Levels of nesting that libxml2 reads with its limits widened (huge_tree); it stops there."""

PROSE = 120
"""Characters of a paragraph that is prose and no label."""

LEAST_PROSE = 3
"""Paragraphs of prose that an element of a share bar or the like does not hold."""


LEAST_LINKS, LONGEST_LINK, LINKED, MENU_TEXT = 5, 40, 0.9, 3000
"""Of a menu: links at least, characters of one on average at most, share of its text that is linked, and how
many characters are looked at."""


def parse(data: bytes, *, where: str) -> tuple[_Element | None, tuple[str, ...]]:
    """The root of the page, None where it holds no element, and what was not read.

    The limits are widened on purpose: with libxml2's own, 256 levels are the deepest, which pages with
    unclosed tags reach. A page has at most LIMIT bytes, and HTML has no entities that expand.
    """
    from lxml import etree

    decoded = decode(data, where=where, declared=declared_charset(data))
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root: Any = etree.fromstring(decoded.text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    except (ValueError, AssertionError) as error:
        raise ReadingError(
            "kept, not read: the page has no readable markup", where=f"{where}: {error}"
        ) from error
    return root, decoded.warnings + _cut_short(parser.error_log)


def _cut_short(log: Any) -> tuple[str, ...]:
    deep = next((entry for entry in log if entry.type_name == "ERR_RESOURCE_LIMIT"), None)
    if deep is None:
        return ()
    return (
        f"tags are nested deeper than {DEEPEST} levels at line {deep.line}, column {deep.column}; "
        "what stands from there on was not read",
    )


def main_line(root: _Element) -> set[_Element]:
    """The elements that hold the article or its headline, and so are no share bar whatever they are named.

    Of articles the first counts: teasers and readers' comments are marked up as articles too.
    """
    out: set[_Element] = set()
    for found in (*islice(root.iter("article"), 1), *root.iter("main", "h1")):
        for above in found.iterancestors():
            if above in out:
                break
            out.add(above)
    return out


def holds_prose(element: _Element) -> bool:
    """Whether an element holds paragraphs as an article does."""
    count = 0
    for paragraph in element.iter("p"):
        count += len(paragraph.text or "") >= PROSE
        if count >= LEAST_PROSE:
            return True
    return False


def attributes_of(element: _Element) -> Mapping[str, str]:
    """The element's attributes by name."""
    return {str(name): str(value) for name, value in element.attrib.items()} if element.attrib else {}


def text_length(element: _Element, most: int) -> int:
    """Characters of text within, blanks apart; counted no further than `most`."""
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > most:
            break
    return length


def is_menu(listing: _Element) -> bool:
    """Whether a list holds several short links and next to nothing else."""
    links = [text_length(link, MENU_TEXT) for link in islice(listing.iter("a"), MENU_TEXT)]
    length = text_length(listing, MENU_TEXT)
    return len(links) >= LEAST_LINKS and length < LONGEST_LINK * len(links) and sum(links) >= LINKED * length


def is_layout(table: _Element) -> bool:
    """Whether a table only places other things on the page."""
    inner = table.iter("table", "h1", "h2", "h3", "blockquote", "article", "form", "figure", "ul", "ol")
    nested = next((found for found in inner if found is not table), None) is not None
    return nested or table.get("role") in ("presentation", "none") or holds_prose(table)


def title_of(root: _Element) -> tuple[str, str]:
    """The title that the page's head gives, and its DOM path; empty where it gives none."""
    tree = root.getroottree()
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title" and (meta.get("content") or "").strip():
            return " ".join((meta.get("content") or "").split()), tree.getpath(meta)
    for title in root.iter("title"):
        if (title.text or "").strip():
            return " ".join((title.text or "").split()), tree.getpath(title)
    return "", ""
