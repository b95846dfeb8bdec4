"""What elements say of the text within them, and where their names are not believed."""

import pytest

from habeas.readings.html import HtmlReader
from habeas.records.source import Obtained, Source

PAGE = Source("src-test", "", 0, "page.html", "text/html", Obtained("file"))
LONG = "Ninety men were flown out on Monday, and twenty of them were wanted for crimes that nobody named."


def kinds(markup):
    return [(str(block.kind), block.text) for block in HtmlReader().read(PAGE, markup.encode()).blocks]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<nav>Home</nav>", "boilerplate"),
        ("<footer>Imprint</footer>", "boilerplate"),
        ("<aside>More</aside>", "boilerplate"),
        ("<header>The Gazette</header>", "boilerplate"),
        ("<div class='related-posts'>More</div>", "boilerplate"),
        ("<div class='social-share'>X</div>", "share line"),
        ("<form>Send</form>", "form"),
        ("<button>Play</button>", "form"),
        ("<div id=comments><article><p>I saw 50.</p></article></div>", "form"),
        ("<noscript>Turn scripts on.</noscript>", "boilerplate"),
    ],
)
def test_what_stands_around_an_article_is_of_its_own_kind(markup, kind):
    assert [found for found, _ in kinds(f"<article><h1>Head</h1></article>{markup}")[1:]] == [kind]


@pytest.mark.parametrize(
    "name",
    ["has-sidebar", "share-enabled", "author-ruth", "published", "byline-on", "caption", "date-archive"],
)
def test_the_article_is_not_silenced_by_the_names_of_what_holds_it(name):
    page = f'<body class="{name}"><div class="{name}"><article class="{name}"><h1>Head</h1><p>{LONG}</p>'
    assert kinds(page) == [("headline", "Head"), ("paragraph", LONG)]


def test_a_form_around_the_whole_page_silences_nothing():
    assert kinds(f"<form><h1>Head</h1><p>{LONG}</p></form>")[1] == ("paragraph", LONG)


def test_an_aside_within_the_article_is_part_of_it_unless_it_is_named_related():
    page = "<article><h1>Head</h1><aside><p>In short.</p></aside><aside class=related>Other.</aside>"
    assert kinds(page)[1:] == [("paragraph", "In short."), ("boilerplate", "Other.")]


def test_a_list_of_links_is_a_menu_outside_the_article_alone():
    links = "<ul>" + "<li><a href=/>Section</a>" * 6 + "</ul>"
    assert [kind for kind, _ in kinds(f"{links}<article><h1>Head</h1>{links}")] == (
        ["boilerplate"] * 6 + ["headline"] + ["list item"] * 6
    )
