"""What a page says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.readings.meta import described


def test_meta_tags_and_language():
    page = b"""<html lang="es"><head><title>T</title><meta property="og:title" content="Ninety  flown out">
    <meta property="og:site_name" content="The Gazette"><meta name="author" content="Ruth Roe">
    <meta property="article:published_time" content="2025-03-16T09:43:00-04:00"><meta property="og:url" content="https://x.example/1">"""
    assert described(page) == {
        "title": "Ninety flown out",
        "publisher": "The Gazette",
        "author": "Ruth Roe",
        "published": "2025-03-16T09:43:00-04:00",
        "url": "https://x.example/1",
        "language": "es",
    }


def test_json_ld_of_the_article_goes_before():
    page = b"""<title>T</title><script type="application/ld+json">{"@graph": [
    {"@type": "Organization", "name": "O"},
    {"@type": "NewsArticle", "headline": "Ninety", "datePublished": "2025-03-16",
     "author": [{"name": "Ruth Roe"}, {"name": "Jan Poe"}],
     "publisher": {"name": "The Gazette"}}]}</script>"""
    assert described(page) == {
        "title": "Ninety",
        "publisher": "The Gazette",
        "author": "Ruth Roe, Jan Poe",
        "published": "2025-03-16",
    }


@pytest.mark.parametrize("page", [b"", b"\0", b"<p>x", b'<script type="application/ld+json">{</script>'])
def test_a_page_that_says_nothing_gives_nothing(page):
    assert described(page) == {}


@given(
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(st.sampled_from(["@type", "name", "author", "headline", "x"]), x)
        ),
    )
)
def test_any_json_ld_is_borne(tree):
    import json

    page = f'<script type="application/ld+json">{json.dumps(tree)}</script>'.encode()
    assert all(isinstance(value, str) for value in described(page).values())
