"""`habeas site`: publishes the account as a folder of pages."""

from dataclasses import dataclass
from pathlib import Path

from habeas.publications.publish import publication
from habeas.publications.site import build
from habeas.publications.write import write
from habeas.records.publication import Publication
from habeas.workflow.accounts import account_for
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.matters import built_findings


@dataclass(frozen=True)
class Published:
    """The publication, and where its first page is."""

    publication: Publication
    index: Path


def publish_site(case: Case) -> Published:
    """The site over what no label narrows, written whole or not at all; NotBuiltError before a build."""
    with case.store() as store, store.lease():
        built_findings(case, Current(store.reader(HOLDER)))
        account = account_for(case, store, PUBLIC)
        files = build(account)
        made = publication(files, account)
        write(files, case.site)
        with store.writing("publish") as batch:
            batch.put(made, roots=made.sources)
    return Published(made, case.site / "index.html")
