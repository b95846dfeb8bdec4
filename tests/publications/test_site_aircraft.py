"""The pages and files of aircraft in the site."""

import re
from dataclasses import replace

import pytest
from tests.pages import made_flights as made
from tests.publications.test_site import resolved

from habeas.pages.finding_page import finding_pages
from habeas.pages.flight_map import map_of
from habeas.pages.flights import MADE, MapMark
from habeas.publications.render import Renderer, style
from habeas.publications.site import build


@pytest.fixture(scope="module")
def flown(account):
    source, finding = account.matter.sources[0].id, account.findings[0].id
    marks = (
        MapMark(made.SPRING + 1800, "oral order", finding),
        MapMark(made.SPRING + 1900, "other", "fin-none"),
    )
    flights = (made.spring(made=True, marks=marks), made.astride())
    return replace(account, flights=tuple(replace(one, sources=(source,)) for one in flights))


@pytest.fixture(scope="module")
def files(flown):
    return build(flown)


PAGE = "aircraft/n278gx-a1b2c3.html"


def test_each_aircraft_has_a_page_and_three_files_and_stands_in_the_list(files):
    for name in ("n278gx-a1b2c3", "zk-abc-c81234"):
        for ending in ("html", "csv", "geojson", "kml"):
            assert f"aircraft/{name}.{ending}" in files
        assert f'href="aircraft/{name}.html"' in files["aircraft.html"].decode()
    assert '<a href="aircraft.html"' in files["index.html"].decode()


def test_a_case_without_aircraft_has_none_of_it(account):
    plain = build(account)
    assert not [path for path in plain if path.startswith("aircraft")]
    assert b"aircraft.html" not in plain["index.html"]


def test_nothing_is_loaded_and_nothing_is_styled_inline(files):
    text = files[PAGE].decode()
    assert not re.search(r"<(script|img|image|use|foreignObject|style)\b", text)
    assert not re.search(r"\son\w+=|javascript:|\sstyle=|xlink:|url\(", text)


def test_every_link_leads_somewhere_and_ids_are_single(files):
    for path in (PAGE, "aircraft.html"):
        text = files[path].decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        for named in re.findall(r'aria-labelledby="([^"]+)"', text):
            assert set(named.split()) <= set(ids)
        for target in re.findall(r'href="([^"#]+)', text):
            assert resolved(path, target) in files, target


def test_a_picture_has_a_title_a_description_and_a_table_beside_it(files):
    text = files[PAGE].decode()
    assert re.search(r'<svg class="map"[^>]* role="img" aria-labelledby="[^"]+-title-?[^"]*', text)
    assert "<desc id=" in text
    assert "<caption>What the map shows" in text
    assert text.count("<table") == text.count("<caption")


def test_a_mark_leads_to_its_finding_where_that_is_in_the_account(files, flown):
    text = files[PAGE].decode()
    assert re.search(r'<a href="\.\./findings/[^"]+">oral order</a>', text)
    assert ">other</th>" in text


def test_a_made_track_says_so_on_the_page_the_map_and_in_the_files(files):
    assert files[PAGE].decode().count(MADE) > 6
    assert MADE in files["aircraft.html"].decode()
    for ending in ("csv", "geojson", "kml"):
        assert MADE.encode() in files[f"aircraft/n278gx-a1b2c3.{ending}"]
    assert MADE.encode() not in files["aircraft/zk-abc-c81234.html"]


def test_a_picture_is_no_more_than_150_kilobytes(files):
    for path, data in files.items():
        for picture in (
            re.findall(r"<svg.*?</svg>", data.decode(), re.DOTALL) if path.endswith(".html") else ()
        ):
            assert len(picture) < 150_000, path


def test_the_same_account_gives_the_same_bytes(files, flown):
    assert dict(build(flown)) == dict(files)


def test_a_finding_shows_its_maps(flown):
    page = finding_pages(flown)[0]
    shown = map_of(flown.flights[0])
    html = (
        Renderer(flown)
        .html("finding.html", "findings/x.html", page=replace(page, maps=(shown, shown)))
        .decode()
    )
    assert html.count('<svg class="map" viewBox="0 0 760') == 2
    assert html.index('id="maps"') < html.index('id="verdicts"')
    assert html.count("<summary>What the map shows, as a table</summary>") == 2
    assert 'href="../aircraft/n278gx-a1b2c3.html"' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "On the map" not in Renderer(flown).html("finding.html", "findings/x.html", page=page).decode()


def test_a_callsign_that_is_a_withheld_name_goes_out_nowhere(flown, by_hand):
    named = made.flight(
        made.rows_between(made.HARLINGEN, made.COMAYAGUA, made.SPRING, 9000), callsigns=((0.0, by_hand.HELD),)
    )
    everything = b"".join(build(replace(flown, flights=(named,))).values()).decode()
    assert by_hand.HELD not in everything


def test_a_line_and_words_of_a_map_stand_out_from_land_and_sea():
    from tests.publications.test_style import contrast, themes

    assert b".map" in style()
    for theme in themes():
        for ground in ("sea", "land"):
            for shape in ("movement", "instrument", "custody", "differ", "bound"):
                assert contrast(theme[shape], theme[ground]) >= 3, (shape, ground)
            for words in ("ink", "muted", "bound"):
                assert contrast(theme[words], theme[ground]) >= 4.5, (words, ground)
