import hashlib

from habeas.publications.publish import publication
from habeas.publications.site import build


def test_a_publication_has_each_file_by_its_digest_and_what_it_leaned_on(account):
    files = build(account)
    made = publication(files, account)
    assert {one.path: one.sha256 for one in made.files} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items()
    }
    assert made.findings == tuple(one.id for one in account.findings)
    assert made.sources == tuple(account.sources)
    assert made.audience == "public"


def test_the_same_files_are_one_publication(account):
    assert publication(build(account), account) == publication(build(account), account)


def test_redactions_say_that_something_was_left_out_and_not_what(account, by_hand):
    made = publication(build(account), account)
    assert len(made.redactions) == 4
    assert not any(name in text for name in by_hand.CANARIES for text in made.redactions)
