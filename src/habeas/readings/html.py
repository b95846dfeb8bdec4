"""HTML pages: blocks with their DOM path, and characters of a canonical text made of them."""

from dataclasses import dataclass

from habeas.readings.html_blocks import blocks
from habeas.readings.html_tree import parse, title_of
from habeas.readings.html_walk import HIDDEN_PROSE, Walk
from habeas.readings.reader import ReadingError, media_type, refuse_empty, refuse_large
from habeas.records.reading import Reading, reading
from habeas.records.source import Source


@dataclass(frozen=True)
class HtmlReader:
    """Reads text/html and application/xhtml+xml."""

    name: str = "html"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (the Reader's signature)
        """Whether the source is an HTML page."""
        return media_type(source) in ("text/html", "application/xhtml+xml")

    def read(self, source: Source, data: bytes) -> Reading:
        """The page in blocks; ReadingError where it is too large, or holds no text, or is none."""
        refuse_large(source, data)
        refuse_empty(source, data)
        root, warnings = parse(data, where=source.name)
        if root is not None:
            walk = Walk(root)
            laid_out = tuple(blocks(walk.drafts, *title_of(root)))
            if laid_out:
                return reading(source.id, blocks=laid_out, warnings=(*warnings, *_said(walk)))
        raise ReadingError(
            "kept, not read: no text was found in the page",
            where="; ".join((source.name, *warnings)),
            do="if scripts make the page, save it from the browser once it has loaded",
        )


def _said(walk: Walk) -> list[str]:
    out = []
    if walk.hidden:
        out.append(f"left out, since a browser hides them: {walk.hidden} elements")
    if walk.unhidden:
        out.append(
            f"read, though a browser hides them: {walk.unhidden} elements above {HIDDEN_PROSE} characters"
        )
    return out
