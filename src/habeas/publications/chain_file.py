"""One chain of custody as a file of its own, HTML or SVG; never part of a site."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from habeas.pages.chain_strip import Chain, rows, strips
from habeas.publications.render import style

STAMP = "Row-level: these are rows of one person. Not for publication."


def chain_html(chain: Chain) -> bytes:
    """A page that needs no other file: the strips, then every event with its exhibits."""
    return _rendered("chain.html", chain)


def chain_svg(chain: Chain) -> bytes:
    """The strips alone, one under another."""
    return _rendered("chain.svg", chain)


def _rendered(template: str, chain: Chain) -> bytes:
    environment = Environment(
        loader=PackageLoader("habeas.publications", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template(template).render(
        chain=chain, strips=strips(chain), rows=rows(chain), stamp=STAMP, style=style().decode()
    )
    return text.encode()
