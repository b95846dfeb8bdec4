"""What an element of a page is, by its tag and by the names that sites give: class, id, role, itemprop."""

import re
from collections.abc import Mapping

from habeas.records.reading import BlockKind


def _tags(words: str) -> frozenset[str]:
    return frozenset(words.split())


DROPPED = _tags(
    "script style template svg math iframe object embed canvas audio video head title link meta base map"
)
"""Elements whose text is none that a reader of the page sees."""

INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr br picture source label"
)
"""Elements that stand within a line; every other begins and ends a block."""

_TAGS = {
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "noscript": BlockKind.BOILERPLATE,
    "caption": BlockKind.HEADING,
}
_ZONES = {
    "nav": BlockKind.BOILERPLATE,
    "footer": BlockKind.BOILERPLATE,
    "dialog": BlockKind.BOILERPLATE,
    "form": BlockKind.FORM,
    "button": BlockKind.FORM,
    "select": BlockKind.FORM,
    "textarea": BlockKind.FORM,
    "fieldset": BlockKind.FORM,
}
_ROLES = {
    "navigation": BlockKind.BOILERPLATE,
    "contentinfo": BlockKind.BOILERPLATE,
    "banner": BlockKind.BOILERPLATE,
    "dialog": BlockKind.BOILERPLATE,
    "alertdialog": BlockKind.BOILERPLATE,
    "search": BlockKind.FORM,
    "form": BlockKind.FORM,
}


def _words(words: str) -> re.Pattern[str]:
    """A pattern for one of these as a whole word of a class or id, whose words "-" and "_" separate."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE)


_SILENT_NAMES = (
    (
        BlockKind.FORM,
        _words(r"comments|comment-(?:respond|list|form)|commentlist|respond|disqus(?:_thread)?"),
    ),
    (
        BlockKind.SHARE,
        _words(r"share|sharing|social|sharedaddy|addtoany|addthis|sharebar|share-?(?:tools|bar|buttons)"),
    ),
    (
        BlockKind.BOILERPLATE,
        _words(
            r"related|recommended|recirc|newsletter|promo|advert|advertisement|ads?|sponsored|sidebar|breadcrumbs?"
            r"|cookie|consent|subscribe|paywall|outbrain|taboola|navbar|menu|footer|skip-link|trending|most-read"
        ),
    ),
)
_BYLINE = _words(r"bylines?|authors?|by-author|article__author")
_DATELINE = _words(r"dateline|timestamp|pub-?date|published|entry-date|post-date|article-date|date")
_CAPTION = _words(r"caption|captions|wp-caption-text|figcaption|image-caption|cutline|caption-text")
_CREDIT = _words(
    r"credits?|copyright|attribution|photographer|copyrightholder|photo-credit|img-credit|source|byline"
)
_OWN_CREDIT = _words(r"(?:photo|image|img|picture|media)-?_?credits?")
_FOR_LISTENERS = _words(r"(?:u-)?visually-?hidden|sr-only|screen-reader-text|off-?screen")
_CREDIT_PROPS = frozenset({"copyrightHolder", "creditText", "author", "copyrightNotice", "creator"})


def zone(tag: str, attributes: Mapping[str, str]) -> BlockKind | None:
    """The silent kind that an element gives to all within it, by tag and role, else by class and id."""
    return _ZONES.get(tag) or _ROLES.get(attributes.get("role", "").lower())


def named_zone(tag: str, attributes: Mapping[str, str]) -> BlockKind | None:
    """The silent kind that class or id say; less to be trusted than the tag."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if names == " " or tag in ("html", "body", "main", "article"):
        return None
    return next((kind for kind, pattern in _SILENT_NAMES if pattern.search(names)), None)


def kind_of(
    tag: str, attributes: Mapping[str, str], *, in_caption: bool, in_figure: bool
) -> BlockKind | None:
    """The kind that an element gives to its own text; None where it gives none."""
    names, prop = f"{attributes.get('class', '')}", attributes.get("itemprop", "")
    if in_caption and (tag in ("small", "cite") or prop in _CREDIT_PROPS or _CREDIT.search(names)):
        return BlockKind.CREDIT
    if _OWN_CREDIT.search(names) or (in_figure and names and tag != "figcaption" and _CREDIT.search(names)):
        return BlockKind.CREDIT
    if tag in _TAGS:
        return _TAGS[tag]
    if names and _CAPTION.search(names):
        return BlockKind.CAPTION
    if in_figure or in_caption:
        return None
    if attributes.get("rel") == "author" or prop == "author" or (names and _BYLINE.search(names)):
        return BlockKind.BYLINE
    if tag == "time" or prop == "datePublished" or (names and _DATELINE.search(names)):
        return BlockKind.DATELINE
    return None


def is_for_listeners(attributes: Mapping[str, str]) -> bool:
    """Whether a class says that only screen readers give the text out: "Image caption" before a caption."""
    return "class" in attributes and bool(_FOR_LISTENERS.search(attributes["class"]))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a browser shows nothing of the element, as far as its own attributes say."""
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
