"""An edition as pages are given it: counts as the queries define them, and nothing of what is sealed."""

import numpy as np
import pyarrow as pa
import pytest
from tests.workflow.holding_case import made_case, shared_case

from habeas.analysis.custody.queries import HEADCOUNTS, query
from habeas.analysis.wall_days import EPOCH, day_of
from habeas.workflow.accounts import account_for
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.publishing import publish_site


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return shared_case(tmp_path_factory)


@pytest.fixture(scope="module")
def account(case):
    with case.store() as store:
        yield account_for(case, store, HOLDER)


@pytest.fixture(scope="module")
def custody(account):
    (only,) = account.custody
    return only


def facility(custody, code):
    return next(one for one in custody.facilities if one.code == code)


def test_the_days_are_those_of_the_edition(custody):
    assert (day_of(custody.first).isoformat(), day_of(custody.last).isoformat()) == (
        "2025-01-01",
        "2025-03-31",
    )


@pytest.mark.parametrize(
    ("name", "field"), [("start of day", "start"), ("end of day", "end"), ("any part of the day", "any_part")]
)
def test_headcounts_are_what_the_query_says(case, account, custody, name, field):
    days = pa.table({"day": pa.array(range(custody.first, custody.last + 1), pa.int32())})
    sql = query("headcount").sql(until=(custody.last + 1) * 86_400, **HEADCOUNTS[name])
    digests = account.matter.editions[0].table("stints").digests
    with case.store() as store:
        given = account_for(case, store, HOLDER).matter.given.coded
        rows = given.ask({"stints": digests, "days": days}, sql).to_pylist()
        codes = given.texts(digests, "facility")
    for at, code in enumerate(codes):
        told = {row["day"]: row["held"] for row in rows if row["facility"] == at}
        ours = getattr(facility(custody, code).counts, field)
        assert ours.tolist() == [told[one] for one in range(custody.first, custody.last + 1)]


def test_arrivals_and_departures_are_stints_that_begin_and_end(custody):
    hold = facility(custody, "ZQHOLD").counts
    assert (int(hold.arrivals.sum()), int(hold.departures.sum())) == (60, 60)
    few = facility(custody, "ZQFEW").counts
    assert int(few.arrivals.sum()) == 1  # its exact duplicate is none of its own


def test_moves_are_those_of_the_query_but_for_those_within_a_facility(custody):
    found = {(one.origin, one.destination): (one.moves, one.people) for one in custody.moves}
    assert found["ZQHOLD", "ZQONE"] == (40, 40)
    assert found["ZQHOLD", "ZQTWO"] == (20, 20)
    assert all(origin != destination for origin, destination in found)


def test_an_edition_chosen_by_book_out_has_a_hole_before_its_first_day_and_one_at_its_end(custody):
    before, late = custody.holes
    assert before.last == custody.first - 1
    assert before.says.startswith("rows were chosen by book-out since 2025-01-01")
    assert (late.last - late.first + 1, late.last) == (14, custody.last)


def test_an_account_without_custody_records_has_none(tmp_path):
    from habeas.workflow.case import load
    from habeas.workflow.initialise import initialise

    (tmp_path / "bare").mkdir()
    initialise(tmp_path / "bare", zone="UTC")
    bare = load(tmp_path / "bare")
    with bare.store() as store:
        assert account_for(bare, store, HOLDER).custody == ()


def test_an_edition_of_which_a_file_is_sealed_is_in_no_part_of_the_site(tmp_path):
    case = made_case(tmp_path / "sealed", sealed=True)
    with case.store() as store:
        assert account_for(case, store, PUBLIC).custody == ()
        assert account_for(case, store, HOLDER).custody
    folder = publish_site(case).index.parent
    paths = [str(path.relative_to(folder)) for path in folder.rglob("*")]
    assert not [path for path in paths if path.startswith(("custody", "facilities"))]
    assert b"facilities.html" not in (folder / "index.html").read_bytes()


def test_the_site_shows_what_is_not_small(case):
    folder = publish_site(case).index.parent
    assert (folder / "custody/made-edition/zqone.csv").is_file()
    assert not (folder / "custody/made-edition/zqfew.csv").exists()
    # Forty came from the hold room to ZQONE, and two stints otherwise: the forty would tell of them.
    flows = (folder / "custody/made-edition/flows.html").read_text()
    assert "Between no two facilities were so many people moved that it may be shown." in flows


def test_days_are_numbered_from_1970(custody):
    counts = facility(custody, "ZQONE").counts
    assert counts.first == custody.first == (day_of(custody.first) - EPOCH).days
    assert counts.end.dtype == np.int32
