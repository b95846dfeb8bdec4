"""Two editions in one site: what one tells by its difference from the other, and one person many times."""

import csv
import re

import pytest
from tests.workflow.holding_case import two_editions

from habeas.workflow.publishing import publish_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return publish_site(two_editions(tmp_path_factory.mktemp("two") / "case")).index.parent


def months(site, edition):
    """The cells of each month of ZQBUSY in an edition, after its heading."""
    text = (site / f"custody/{edition}/zqbusy.html").read_text()
    rows = re.findall(r'<tr><th scope="row">(2025-\d\d).*?</th>(.*?)</tr>', text)
    return {name: re.findall(r"<td>(.*?)</td>", cells) for name, cells in rows}


def days(site, edition):
    with (site / f"custody/{edition}/zqbusy.csv").open(encoding="utf-8-sig") as file:
        return {row["day"]: row["held_at_end_of_day"] for row in csv.DictReader(file)}


def test_arrivals_that_differ_by_a_few_people_are_told_once(site):
    first, second = months(site, "made-first"), months(site, "made-second")
    assert first["2025-03"][-2:] == ["20", "20"]
    assert second["2025-03"][-2:] == ["not shown", "not shown"]
    assert first["2025-02"] == second["2025-02"] == ["15.0", "15", "15", "15", "16", "20", "20"]


def test_a_day_that_differs_by_a_few_people_is_told_once_and_the_days_like_it_twice(site):
    first, second = days(site, "made-first"), days(site, "made-second")
    assert [day for day in first if first[day] != second[day]] == ["2025-01-10"]
    assert (first["2025-01-10"], second["2025-01-10"]) == ("15", "")


def test_one_person_in_a_dozen_stints_is_no_dozen(site):
    assert not list(site.glob("custody/*/zqoften.*"))
