"""The headline, bylines, datelines and furniture of a page."""

from habeas.readings.html import HtmlReader
from habeas.records.source import Obtained, Source

PAGE = Source("src-test", "", 0, "page.html", "text/html", Obtained("file"))


def kinds(markup):
    return [(str(block.kind), block.text) for block in HtmlReader().read(PAGE, markup.encode()).blocks]


def test_of_several_h1_the_one_that_agrees_with_the_title_is_the_headline():
    page = (
        "<title>Ninety flown out - Gazette</title><h1>The Gazette</h1>"
        "<article><h1>Ninety flown out</h1><p>They left."
    )
    assert kinds(page)[:2] == [("heading", "The Gazette"), ("headline", "Ninety flown out")]


def test_without_an_h1_the_title_of_the_head_is_the_headline_with_its_path():
    page = '<html><head><meta property="og:title" content="Ninety  flown out"></head><body><p>They left.'
    first = HtmlReader().read(PAGE, page.encode()).blocks[0]
    assert (str(first.kind), first.text, first.path) == ("headline", "Ninety flown out", "/html/head/meta")


def test_authors_and_times_marked_in_the_markup():
    page = (
        '<h1>Head</h1><p>By <a rel="author">Ruth Roe</a></p><div itemprop="author">Jan Poe</div>'
        '<div class="meta"><time>3 March</time></div>'
        "<p>He left at <time>9:43</time> and was not seen again that day.</p>"
    )
    assert [kind for kind, _ in kinds(page)] == ["headline", "byline", "byline", "dateline", "paragraph"]


def test_a_dateline_stands_apart_from_its_paragraph():
    assert kinds("<h1>Head</h1><p>BOSTON — They left.")[1:] == [
        ("dateline", "BOSTON —"),
        ("paragraph", "They left."),
    ]


def test_lines_told_by_their_words():
    page = "<h1>Head</h1><p>Text.<p>Share on Facebook<p>Advertisement</p><h3>Leave a Reply</h3><p>Name"
    assert [kind for kind, _ in kinds(page)[2:]] == ["share line", "boilerplate", "form", "form"]


def test_a_heading_that_agrees_with_the_title_is_the_headline_before_a_logo_that_is_the_h1():
    page = "<title>Ninety men flown out</title><h1>Gazette</h1><h2>Ninety men flown out</h2><p>They left."
    assert kinds(page)[:2] == [("heading", "Gazette"), ("headline", "Ninety men flown out")]


def test_teasers_below_the_article_are_boilerplate_and_prose_below_it_is_not():
    prose = "<p>" + "They were counted twice on the way and the numbers differ. " * 3
    page = f"<article><h1>Head</h1>{prose}</article><h3>Popular</h3><img alt='A pup'>"
    assert [kind for kind, _ in kinds(page)] == ["headline", "paragraph", "boilerplate", "boilerplate"]
    assert [kind for kind, _ in kinds(page + prose * 3)][2:] == ["heading", "alt text"] + ["paragraph"] * 3
