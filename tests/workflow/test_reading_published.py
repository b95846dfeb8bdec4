"""What is published beside official records is a source of a case: read, compared, sealed, withdrawn."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.readings.custody_published.made_statistics import daily, list_26, row, workbook
from tests.real_files import real

from habeas.analysis.published_contents import ADP, CAPACITIES, DAILY, PLACES, STATED
from habeas.analysis.published_figures import DailyCounts, Lists
from habeas.records.certainty import Certainty
from habeas.sources.keep import Description
from habeas.store.errors import UnknownError
from habeas.store.verify import verify
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.current import Current
from habeas.workflow.given import given
from habeas.workflow.guarding import withdraw
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.initialise import initialise
from habeas.workflow.matters import current_matter, faults, findings
from habeas.workflow.outcome import Outcome

DAYS = 96
PLACED = "detloc|name|address|city|county|state|zip\n" + "".join(
    f"{code}ZZ|{name} COUNTY JAIL|{code} ROAD|NOWHERE|SOME|ZZ|00001\n"
    for code, name in (("AAA", "GREEN"), ("BBB", "BLACK"))
)
CAPACITY = "facility,from,until,capacity,source\nAAAZZ,2025-10-02,2025-10-31,9,contract\nBBBZZ,,,9,list\n"
CODES = (
    "published_name,city,state,code\nSOME OTHER PLACE,NOWHERE,ZZ,CCCZZ\n"
    "NOT LISTED,NOWHERE,ZZ,DDDZZ\nSOME OTHER PLACE,NOWHERE,ZZ,WITHOUT\n"
)
"""A code without counts, and a facility that is not listed, are stated too: neither stops a build."""


def counts() -> bytes:
    first = date(2025, 10, 1)
    rows = [
        (code, first + timedelta(days=day), held, held, f"{code} NAME")
        for code, held in (("AAAZZ", 10), ("BBBZZ", 30), ("CCCZZ", 7))
        for day in range(DAYS)
    ]
    return daily(rows)


FILES = {
    "stats.xlsx": workbook(
        list_26(
            [
                row("GREEN CO. JAIL", 10 * DAYS, DAYS),
                row("BLACK COUNTY JAIL", 60 * DAYS, DAYS),
                row("SOME OTHER PLACE", 7 * DAYS, DAYS),
            ]
        )
    ),
    "daily.parquet": counts(),
    "places.csv": PLACED.encode(),
    "capacities.csv": CAPACITY.encode(),
    "codes.csv": CODES.encode(),
}
NAMES = {
    "stats.xlsx": ADP,
    "daily.parquet": DAILY,
    "places.csv": PLACES,
    "capacities.csv": CAPACITIES,
    "codes.csv": STATED,
}


def put(case: Case, **labels: frozenset[str]) -> None:
    for name, data in FILES.items():
        path = case.folder.parent / name
        path.write_bytes(data)
        seal = labels.get(name.partition(".")[0], frozenset())
        added = add(case, Intake((str(path),), Description(publisher="Maker", labels=seal)))
        assert not added.failed, added


@pytest.fixture
def case(tmp_path: Path) -> Case:
    folder = tmp_path / "case"
    folder.mkdir()
    initialise(folder, zone="UTC")
    return load(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Outcome]:
    """A case with all of them, and what its first build says."""
    folder = tmp_path_factory.mktemp("built") / "case"
    folder.mkdir()
    initialise(folder, zone="UTC")
    case = load(folder)
    put(case)
    return case, build(case)


def told(case: Case, rule: str, facility: str) -> Certainty:
    (verdict,) = (
        verdict
        for one in findings(case)
        for verdict in one.verdicts
        if one.rule == rule and dict(verdict.case)["Facility"].startswith(facility)
    )
    return verdict.certainty


def test_each_is_one_table_and_nothing_is_taken_from_it(built: tuple[Case, Outcome]) -> None:
    case, outcome = built
    with case.store() as store:
        current = Current(store.reader(HOLDER))
        tables = {one.name: current.readings[one.id].tables for one in current.documents}
    assert {name: [one.name for one in own] for name, own in tables.items()} == {
        name: [table] for name, table in NAMES.items()
    }
    assert {own[0].rows for name, own in tables.items() if name == "daily.parquet"} == {3 * DAYS}
    assert outcome.refused == []
    assert ("capacities.csv", "line 3: the capacity of BBBZZ has no day from which it holds: not used") in (
        outcome.noted
    )


def test_what_follows_is_found_and_every_proof_is_done_again(built: tuple[Case, Outcome]) -> None:
    case, _ = built
    assert told(case, "published_disagrees", "GREEN CO. JAIL") is Certainty.IMPOSSIBLE
    assert told(case, "published_disagrees", "BLACK COUNTY JAIL") is Certainty.CERTAIN
    assert told(case, "published_disagrees", "SOME OTHER PLACE") is Certainty.IMPOSSIBLE
    over = [one for one in findings(case) if one.rule == "over_capacity"]
    assert [one.title for one in over] == [
        f"Over capacity, {instant}: Maker — daily.parquet"
        for instant in ("at midnight", "at any time of the day")
    ]
    assert "30 of 30 facility-days, at 1 of 1 facility; on 66 more no capacity is in force" in over[0].answer
    assert faults(case) == ()
    assert verify(case.folder).verdict == "intact"


def test_a_second_build_has_nothing_to_do_and_no_table_lies_in_the_folder(
    built: tuple[Case, Outcome],
) -> None:
    case, _ = built
    again = build(case)
    assert (again.read, again.taken) == (0, 0)
    kept = case.folder / "tables"
    assert not kept.exists() or [one for one in kept.iterdir() if one.is_file()] == []


def test_a_sealed_source_is_opened_for_nobody_else_and_nothing_follows_from_it(case: Case) -> None:
    put(case, daily=frozenset({"sealed"}))
    build(case)
    with case.store() as store:
        records = store.reader(HOLDER)
        current = Current(records)
        every = {one.name: current.readings[one.id].tables[0].digest for one in current.documents}
        mine, theirs = given(case, records), given(case, store.reader(PUBLIC))
        assert isinstance(mine.published(every["daily.parquet"]), DailyCounts)
        assert isinstance(theirs.published(every["stats.xlsx"]), Lists)
        with pytest.raises(UnknownError):
            theirs.published(every["daily.parquet"])
        matter = current_matter(case, store, PUBLIC)
        assert DAILY not in {table.name for tables in matter.tables.values() for table in tables}


def test_what_is_withdrawn_is_compared_no_longer(case: Case) -> None:
    put(case)
    build(case)
    with case.store() as store:
        (gone,) = (one.id for one in store.reader(HOLDER).all("source") if one.name == "daily.parquet")
    withdraw(case, (gone,), reason="made", by=("maker",))
    build(case)
    assert [one for one in findings(case) if one.rule in ("published_disagrees", "over_capacity")] == []


def test_a_statistics_workbook_that_cannot_be_dated_is_refused_with_the_reason(case: Case) -> None:
    path = case.folder.parent / "undated.xlsx"
    path.write_bytes(workbook(list_26([row("A JAIL", 960, 96)], drawn=""), footnotes=()))
    add(case, Intake((str(path),), Description()))
    ((name, refusal),) = build(case).refused
    assert name == "undated.xlsx"
    assert "no day of drawing is in the workbook" in refusal.why


REAL = real("data/custody")


@pytest.mark.skipif(REAL is None, reason="the shared data are not here")
def test_the_real_lists_beside_the_real_counts_agree_for_four_in_five_of_all_large_facilities(
    case: Case,
) -> None:
    assert REAL is not None
    for name in (
        "FY25_detentionStats09242025.xlsx",
        "ddp_facilities_daily_population_2026-03.parquet",
        "uwchr_facilities.csv.gz",
    ):
        add(case, Intake((str(REAL / name),), Description()))
    build(case)
    (found,) = findings(case)
    assert (
        "With an average of 50 or more: of 95 listed, 7 differ and 85 agree; not compared: 3, of"
        in found.answer
    )
