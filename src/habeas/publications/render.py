"""Page records into HTML: one template a page, everything escaped, nothing loaded from elsewhere."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from habeas.pages.account import Account
from habeas.pages.naming import WITHHELD, covering
from habeas.publications.paths import Paths, up

POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy of every page: no script, no font, no frame, nothing from another place.

A page opened from disk has no origin, so that to some browsers no file is its own: `file:` lets the style
sheet in there, and means nothing on a web server.
"""


class Renderer:
    """Renders the templates of one account."""

    def __init__(self, account: Account) -> None:
        """Give every template the paths, the title (covered) and the policy."""
        self._environment = Environment(
            loader=PackageLoader("habeas.publications", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals.update(
            paths=Paths(account),
            site=covering(account).text(account.title),
            home=account.home_zone,
            withheld=WITHHELD,
            policy=POLICY,
        )

    def html(self, template: str, path: str, **values: Any) -> bytes:
        """The bytes of the page at `path`."""
        text = self._environment.get_template(template).render(root=up(path), path=path, **values)
        return text.encode()


def style() -> bytes:
    """The one style sheet."""
    return (files("habeas.publications") / "static" / "style.css").read_bytes()
