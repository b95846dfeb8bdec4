"""Share lines, forms and boilerplate are told by their words, and prose is not."""

import pytest

from habeas.readings.furniture import is_label, kind_of
from habeas.records.reading import BlockKind


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Share this:",
        "Click to print",
        "Follow us on Instagram",
        "Tweet",
        "WhatsApp",
        "SHARE",
    ],
)
def test_share_lines(line):
    assert kind_of(line.removesuffix(":")) is BlockKind.SHARE


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Sign up for our newsletter",
        "Read more: Judge orders planes back",
        "Related: The Fort from inside",
        "© 2025 The Gazette",
        "Copyright © 2025 The Gazette. All rights reserved.",
        "Article continues below",
        "Skip to main content",
    ],
)
def test_boilerplate(line):
    assert kind_of(line) is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Required fields are marked *",
        "Name *",
        "Post Comment",
        "2 comments",
        "You must be logged in to post a comment.",
    ],
)
def test_forms(line):
    assert kind_of(line) is BlockKind.FORM


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "Related cases were filed in Boston on Monday.",
        "Read more than 200 pages, the judge said.",
        "Follow the money, she said.",
        "Submit to no one, he wrote.",
        "Printing is slow.",
        "Copyright law does not apply, the court said.",
        "Name",
    ],
)
def test_prose_is_none_of_them(line):
    assert kind_of(line) is None


def test_labels_are_those_of_a_form_alone():
    assert is_label("Name")
    assert is_label("Email *")
    assert not is_label("Names were read out")
