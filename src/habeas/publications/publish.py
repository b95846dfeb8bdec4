"""The record of what was published: files by digest, findings and sources leaned on, what was left out."""

import hashlib
from collections.abc import Mapping

from habeas.pages.about_page import left_out
from habeas.pages.account import Account
from habeas.records.publication import Publication, ShownFile
from habeas.records.publication import publication as record


def publication(files: Mapping[str, bytes], account: Account) -> Publication:
    """The Publication of these files to the audience of the account's policy."""
    shown = tuple(ShownFile(path, hashlib.sha256(files[path]).hexdigest()) for path in sorted(files))
    return record(
        account.policy.audience,
        shown,
        findings=tuple(one.id for one in account.findings),
        sources=tuple(account.sources),
        redactions=left_out(account),
    )
