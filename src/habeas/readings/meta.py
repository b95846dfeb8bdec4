"""What a page says of itself in its head: title, publisher, author, time published, language, address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from habeas.readings.html_tree import parse
from habeas.readings.reader import LIMIT, ReadingError

if TYPE_CHECKING:
    from lxml.etree import _Element

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "parsely-pub-date",
        "pubdate",
    ),
    "url": ("og:url",),
    "language": ("og:locale", "language"),
}
_LINKED = {
    "title": "headline",
    "publisher": "publisher",
    "author": "author",
    "published": "datePublished",
    "url": "url",
}
_MOST_NODES = 1000


def described(data: bytes) -> dict[str, str]:
    """What the page states, of: title, publisher, author, published (as written), url, language; else no key.

    Nothing of it is checked: it is what the page says of itself, for a person to confirm.
    """
    if len(data) > LIMIT or not data.strip():
        return {}
    try:
        root, _ = parse(data, where="page")
    except ReadingError:
        return {}
    if root is None:
        return {}
    linked, meta = _linked(root), _meta(root)
    found = {key: linked.get(key) or meta.get(key, "") for key in _META}
    found["language"] = root.get("lang") or found["language"]
    found["title"] = found["title"] or next(
        (" ".join((t.text or "").split()) for t in root.iter("title")), ""
    )
    return {key: value for key, value in found.items() if value}


def _meta(root: _Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        values.setdefault(name, " ".join((node.get("content") or "").split()))
    found = {
        key: next((values[name] for name in names if values.get(name)), "") for key, names in _META.items()
    }
    if found["author"].startswith("http"):
        found["author"] = ""
    return found


def _linked(root: _Element) -> dict[str, str]:
    """What the page's JSON-LD says of its article."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            tree = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(tree):
            if "Article" in str(node.get("@type")) or "headline" in node:
                return {key: _name(node.get(name)) for key, name in _LINKED.items()}
    return {}


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, from the top, as far as is sensible."""
    waiting, seen = [tree], 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _name(value: Any) -> str:
    """A text, or the name of a thing, or the names of several."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:10]) if name)
    if isinstance(value, dict):
        return _name(value.get("name")) if not isinstance(value.get("name"), dict) else ""
    return " ".join(value.split()) if isinstance(value, str) else ""
