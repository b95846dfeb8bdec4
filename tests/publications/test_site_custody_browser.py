"""The pages of custody records in a browser, opened from disk."""

import shutil
from dataclasses import replace

import pytest
from tests.pages import made_custody as made
from tests.pages.test_chain_strip import CHAIN

from habeas.pages.account import Policy
from habeas.publications.chain_file import chain_html, chain_svg
from habeas.publications.site import build
from habeas.publications.write import write

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = ("facilities.html", *(f"custody/made-edition/{one}.html" for one in ("zqlarge", "zqmiddle", "flows")))


BOXES = """all => all.map(it => {
    const box = it.getBBox(); return [box.x, box.y, box.x + box.width, box.y + box.height]
})"""


@pytest.fixture(scope="module")
def site(account, tmp_path_factory):
    folder = tmp_path_factory.mktemp("custody_pages") / "site"
    held = replace(account, custody=(made.custody(),), policy=Policy(small_cell=made.THRESHOLD))
    write(build(held), folder)
    (folder / "chain.html").write_bytes(chain_html(CHAIN))
    (folder / "chain.svg").write_bytes(chain_svg(CHAIN))
    return folder


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the pages were not opened in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, site):
    """Opens pages, and keeps what they asked for and complained of."""
    context = browser.new_context()
    page = context.new_page()
    page.asked, page.complained = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complained.append(message.text))

    def at(path, width=1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site / path).as_uri())
        return page

    yield at
    context.close()


def test_nothing_is_loaded_but_the_page_and_its_style_sheet_and_nothing_is_refused(opened, site):
    for path in (*PAGES, "chain.html"):
        page = opened(path)
        assert set(page.asked) <= {(site / one).as_uri() for one in (*PAGES, "chain.html", "style.css")}
        assert page.complained == [], path


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(opened, width):
    for path in (*PAGES, "chain.html"):
        page = opened(path, width)
        page.eval_on_selector_all("details", "all => all.forEach(it => it.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_lines_of_the_chart_have_the_strokes_that_tell_them_apart(opened):
    page = opened(PAGES[1])
    dashes = {
        family: page.eval_on_selector(
            f"figure svg[role] .{family}", "it => getComputedStyle(it).strokeDasharray"
        )
        for family in ("end", "any", "capacity", "level")
    }
    assert len(set(dashes.values())) == 4
    fills = page.eval_on_selector_all("svg.headcount path", "all => all.map(it => getComputedStyle(it).fill)")
    assert "rgb(0, 0, 0)" not in fills


def test_words_of_the_chart_do_not_lie_over_one_another(opened):
    boxes = opened(PAGES[1]).eval_on_selector_all("figure svg[role] text", BOXES)
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_a_chain_stands_as_a_picture_of_its_own(opened):
    page = opened("chain.svg")
    assert page.locator("svg.whole").count() == 1
    assert page.eval_on_selector("path.stint", "it => getComputedStyle(it).fill") != "rgb(0, 0, 0)"
