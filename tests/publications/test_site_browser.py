"""The site in a browser, opened from disk."""

import itertools
import shutil

import pytest

from habeas.publications.site import build
from habeas.publications.write import write

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def site(account, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "site"
    write(build(account), folder)
    return folder


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the site was not opened in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, site):
    """Opens pages of the site, and keeps what they asked for and complained of."""
    contexts = []

    def at(path, *, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complained = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complained.append(message.text))
        page.goto((site / path).as_uri())
        return page

    yield at
    for context in contexts:
        context.close()


def pages_of(site):
    return sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))


def test_nothing_is_loaded_but_the_page_and_its_style_sheet(opened, site):
    for path in pages_of(site):
        page = opened(path)
        assert page.asked == [(site / path).as_uri(), (site / "style.css").as_uri()], path
        assert page.complained == [], path


def test_the_style_sheet_holds_under_the_policy(opened):
    page = opened("index.html")
    assert page.eval_on_selector(".skip", "it => getComputedStyle(it).position") == "absolute"
    bars = opened("timeline.html").eval_on_selector_all(
        "svg rect", "all => all.map(it => getComputedStyle(it).fill)"
    )
    assert "rgb(0, 0, 0)" not in bars


def test_the_policy_refuses_script_and_inline_style(opened):
    page = opened("index.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<i id=x style=\"color: red\">x</i>')")
    assert page.eval_on_selector("#x", "it => getComputedStyle(it).color") != "rgb(255, 0, 0)"


def test_the_pages_read_without_javascript(opened):
    page = opened("sources/aaaaaaaa.html", java_script_enabled=False)
    assert page.locator("mark").count() >= 15
    page.locator("details.differ summary").first.click()
    assert page.locator("details.differ[open] li").count() == 1


def test_every_link_within_the_site_resolves(opened, site):
    for path in pages_of(site):
        page = opened(path)
        targets = page.eval_on_selector_all("a[href]", "all => all.map(it => it.href)")
        for target in {one.partition("#")[0] for one in targets if one.startswith("file:")}:
            assert (site / target.removeprefix(site.as_uri() + "/")).is_file(), (path, target)


def test_the_first_key_reaches_the_skip_link_and_it_leads_to_the_content(opened):
    page = opened("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_proof_opens_by_keyboard_and_leads_to_the_highlighted_words(opened, site):
    path = next(path for path in pages_of(site) if "order-clock" in path)
    page = opened(path)
    page.locator("details.case summary").first.focus()
    page.keyboard.press("Enter")
    link = page.locator("details[open] a.to").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/*.html#s-*")
    assert page.locator("mark:target").inner_text().startswith("GlobalX 6145 at 5:45 p.m. ET")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_screen(opened, site, width):
    for path in pages_of(site):
        page = opened(path, width=width)
        page.eval_on_selector_all("details", "all => all.forEach(it => it.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader(opened, tmp_path, scheme):
    page = opened("index.html", color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(252, 251, 248)", "dark": "rgb(23, 23, 21)"}[scheme]
    for name in ("index", "timeline", "sources/aaaaaaaa"):
        for width in (1280, 360):
            shown = opened(f"{name}.html", width=width, color_scheme=scheme)
            picture = tmp_path / f"{name.replace('/', '-')}-{scheme}-{width}.png"
            shown.screenshot(path=picture, full_page=True)
            assert picture.stat().st_size > 10_000


def test_on_paper_the_proofs_stand_open(opened, site):
    page = opened(next(path for path in pages_of(site) if "order-clock" in path))
    page.emulate_media(media="print")
    assert page.locator("figure.excerpt").first.is_visible()


def test_headings_go_down_one_level_at_a_time(opened, site):
    for path in pages_of(site):
        levels = opened(path).eval_on_selector_all(
            "h1,h2,h3,h4", "all => all.map(it => Number(it.tagName[1]))"
        )
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
            path,
            levels,
        )
