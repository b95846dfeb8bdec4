"""Where each page of a site lies, and how pages link to each other."""

import re
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim
from habeas.pages.flights import flight_ids

INDEX = "index.html"
STYLE = "style.css"
AIRCRAFT = "aircraft.html"
FACILITIES = "facilities.html"


@dataclass(frozen=True)
class Paths:
    """The paths of an account's pages, from the site's root; "" for what is not in the account."""

    account: Account

    def source(self, source: str) -> str:
        """The annotated page of a source."""
        known = source in self.account.sources
        return f"sources/{self.account.short[source]}.html" if known else ""

    def finding(self, finding: str) -> str:
        """The page of a finding."""
        rules = {one.id: one.rule for one in self.account.findings}
        return (
            f"findings/{slug(rules[finding])}-{self.account.short[finding]}.html" if finding in rules else ""
        )

    def aircraft(self, page: str) -> str:
        """The page of an aircraft, by its page's id."""
        return self.track(page, "html")

    def track(self, page: str, ending: str) -> str:
        """The page or a file of an aircraft, by its page's id and the ending of the file's name."""
        return f"aircraft/{page}.{ending}" if page in flight_ids(self.account.flights) else ""

    @property
    def aircraft_list(self) -> str:
        """The list of aircraft."""
        return AIRCRAFT if self.account.flights else ""

    @property
    def facility_list(self) -> str:
        """The list of facilities of every edition of official records."""
        return FACILITIES if self.account.custody else ""

    def custody(self, page: str, ending: str = "html") -> str:
        """The page or a file of a facility or of an edition's moves, by the page's id; "" for none."""
        return f"custody/{page}.{ending}" if page else ""

    def claim(self, claim: Claim) -> str:
        """The words of a claim, highlighted in the annotated source."""
        page = self.source(claim.source)
        return f"{page}#{self.anchor(claim.id)}" if page else ""

    def anchor(self, statement: str) -> str:
        """The anchor of a statement's words."""
        return f"s-{self.account.short[statement]}"

    def note(self, statement: str) -> str:
        """The anchor of the note on a statement."""
        return f"n-{self.account.short[statement]}"


def up(path: str) -> str:
    """What leads from a page at this path to the site's root."""
    return "../" * path.count("/")


def slug(text: str) -> str:
    """A rule's name as part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "finding"
