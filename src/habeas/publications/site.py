"""The static site: every file of it as bytes, the same for the same account."""

from collections.abc import Mapping

from habeas.pages.about_page import about_page
from habeas.pages.account import Account
from habeas.pages.aircraft_page import aircraft_list, aircraft_pages
from habeas.pages.decisions import judgements_page
from habeas.pages.finding_page import FindingPage, finding_pages
from habeas.pages.naming import covering
from habeas.pages.overview import overview
from habeas.pages.persons import persons
from habeas.pages.source_page import source_pages
from habeas.pages.sources_page import sources_page
from habeas.pages.statements_page import by_source, by_speaker
from habeas.pages.timeline import timeline
from habeas.publications.exports import findings_csv, findings_json, statements_csv
from habeas.publications.paths import AIRCRAFT, FACILITIES, INDEX, STYLE, Paths
from habeas.publications.redact import refuse_leaks
from habeas.publications.render import Renderer, style

Files = Mapping[str, bytes]
Findings = tuple[FindingPage, ...]


def build(account: Account) -> Files:
    """Every file of the site by its path, sorted; LeakError where a withheld name would go out."""
    findings = finding_pages(account)
    files = {**_pages(account, findings), **_flights(account), **_custody(account)}
    files |= _exports(account, findings)
    refuse_leaks(files, persons(account).withheld)
    return dict(sorted({**files, STYLE: style()}.items()))


def _pages(account: Account, findings: Findings) -> dict[str, bytes]:
    render = Renderer(account)
    single = {
        INDEX: ("index.html", overview(account)),
        "timeline.html": ("timeline.html", timeline(account)),
        "sources.html": ("sources.html", sources_page(account)),
        "judgements.html": ("judgements.html", judgements_page(account)),
        "about.html": ("about.html", about_page(account)),
        "statements/by-source.html": ("statements.html", by_source(account)),
        "statements/by-speaker.html": ("statements.html", by_speaker(account)),
    }
    made = {path: render.html(template, path, page=page) for path, (template, page) in single.items()}
    return made | _findings(findings, account, render) | _sources(account, render)


def _findings(findings: Findings, account: Account, render: Renderer) -> dict[str, bytes]:
    pages = {Paths(account).finding(page.id): page for page in findings}
    return {path: render.html("finding.html", path, page=page) for path, page in pages.items()}


def _sources(account: Account, render: Renderer) -> dict[str, bytes]:
    paths = Paths(account)
    pages = {paths.source(page.id): page for page in source_pages(account)}
    return {path: render.html("source.html", path, page=page) for path, page in pages.items()}


def _flights(account: Account) -> dict[str, bytes]:
    """The list of aircraft, and the page and files of each; nothing where there is no aircraft."""
    if not account.flights:
        return {}
    from habeas.publications import track_exports  # here: a case without flights is built without numpy

    render, paths, cover = Renderer(account), Paths(account), covering(account).text
    made = {AIRCRAFT: render.html("aircrafts.html", AIRCRAFT, page=aircraft_list(account))}
    for page, flight in zip(aircraft_pages(account), account.flights, strict=True):
        at = paths.aircraft(page.id)
        made[at] = render.html("aircraft.html", at, page=page)
        made[paths.track(page.id, "csv")] = track_exports.points_csv(flight, cover=cover)
        made[paths.track(page.id, "geojson")] = track_exports.geojson((flight,), cover=cover)
        made[paths.track(page.id, "kml")] = track_exports.kml((flight,), cover=cover)
    return made


def _custody(account: Account) -> dict[str, bytes]:
    """The facilities and moves of each edition of official records; nothing where there is none."""
    if not account.custody:
        return {}
    # Here: a case without such records is built without numpy.
    from habeas.pages.facility_page import facility_days, facility_list, facility_pages
    from habeas.pages.flow_page import flow_pages
    from habeas.publications.facility_days import days_csv, months_csv, moves_csv

    render, paths = Renderer(account), Paths(account)
    flows = flow_pages(account)
    linked = {page.id for page in flows}
    made = {FACILITIES: render.html("facilities.html", FACILITIES, page=facility_list(account), flows=linked)}
    for flow in flows:
        made[paths.custody(flow.id)] = render.html("flows.html", paths.custody(flow.id), page=flow)
        made[paths.custody(flow.id, "csv")] = moves_csv(flow.rows)
    for page in facility_pages(account):
        at = paths.custody(page.id)
        made[at] = render.html("facility.html", at, page=page, flows=linked)
        if len(page.months) > len(page.listed):
            made[paths.custody(page.id, "months.csv")] = months_csv(page.months)
    for page_id, days in facility_days(account):
        made[paths.custody(page_id, "csv")] = days_csv(days)
    return made


def _exports(account: Account, findings: Findings) -> dict[str, bytes]:
    return {
        "findings.json": findings_json(findings, account),
        "findings.csv": findings_csv(findings),
        "statements.csv": statements_csv(account),
    }
