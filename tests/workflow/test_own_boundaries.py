"""A case's own boundary takes the place of a shipped one, or stands beside; a FIR is never a territory."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.findings.march_2025 import march
from tests.workflow.positions_case import PLANE, digest_of, made

from habeas.analysis.errors import AnalysisError
from habeas.analysis.given import NOTHING, Given
from habeas.analysis.operations import perform
from habeas.findings.order_clock import OrderClock
from habeas.findings.where import drawn
from habeas.records.errors import HabeasError
from habeas.records.finding import Finding
from habeas.reference.boundaries import territory
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.flight_answers import crossings, of_case
from habeas.workflow.given import Boundaries, BoundaryError, given
from habeas.workflow.holder import HOLDER
from habeas.workflow.matters import NotBuiltError, faults, findings
from habeas.workflow.settings import CaseError

BOX = (-97.0, 18.0, -88.0, 22.0)
"""West, south, east, north of a stretch of sea that the made flight passes through."""


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def geojson(**boxes: tuple[float, float, float, float]) -> bytes:
    """A file with a feature for each name."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring(*box)]},
        }
        for name, box in boxes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def with_own(folder: Path, data: bytes, file: str = "own.geojson", **settings: Any) -> Case:
    """The case in this folder with one more boundary of its own."""
    (folder / file).write_bytes(data)
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in {"file": file, **settings}.items())
    toml = folder / "habeas.toml"
    toml.write_text(f"{toml.read_text()}\n[[boundary]]\n{lines}")
    return load(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "case", plane=PLANE).folder


def crossing_findings(case: Case) -> Finding:
    build(case)
    (found,) = [one for one in findings(case) if one.rule == "track_crossings"]
    return found


def crossed(case: Case) -> dict[str, list[str]]:
    """By boundary, when and which way each crossing was."""
    found: dict[str, list[str]] = {}
    for one in crossings(of_case(case)):
        found.setdefault(one.plain["boundary"]["code"], []).append(f"{one.row[1]} {one.row[3]}")
    return found


def test_one_beside_the_shipped_ones_is_crossed_too_and_findings_name_it_and_its_tolerance(
    folder: Path,
) -> None:
    before = crossing_findings(load(folder))
    case = with_own(folder, geojson(Bay=BOX), code="BAY", name="the Bay", tolerance_m=200)
    found = crossing_findings(case)
    assert before.answer in found.answer or set(before.answer.splitlines()) < set(found.answer.splitlines())
    own = [one for one in found.verdicts if dict(one.case)["Boundary"] == "BAY, the Bay"]
    assert len(own) == 2
    assert [dict(one.case)["Tolerance"] for one in own] == ["200 m landward, 200 m seaward"] * 2
    assert "entered BAY" in own[0].answer
    assert "left BAY" in own[1].answer
    assert "BAY (territory) is the Bay, drawn after own.geojson, sha256-" in repr(own[0].proof)
    assert faults(case) == ()


@pytest.mark.parametrize("code", ["US", "us", "usa", "United States"])
def test_one_under_the_code_or_name_of_a_country_takes_the_place_of_the_shipped_one(
    folder: Path, code: str
) -> None:
    before = crossed(load(folder))
    case = with_own(folder, geojson(Claim=(-130.0, 24.0, -60.0, 50.0)), code=code, name="a claim to 24° N")
    found = crossing_findings(case)
    assert "US, a claim to 24° N" in {dict(one.case)["Boundary"] for one in found.verdicts}
    assert territory("US").name not in repr(found)
    after = crossed(case)
    assert (len(after["US"]), after["US"] != before["US"]) == (1, True)
    assert {code: those for code, those in after.items() if code != "US"} == {
        code: those for code, those in before.items() if code != "US"
    }
    assert faults(case) == ()


def test_a_file_of_regions_gives_each_a_code_of_its_own(folder: Path) -> None:
    data = geojson(MMFR=BOX, KZHU=(-98.0, 22.0, -88.0, 30.0))
    case = with_own(folder, data, code="FIR", kind="fir", tolerance_m=500)
    assert set(Boundaries(case).own) == {"FIR MMFR", "FIR KZHU"}
    found = crossing_findings(case)
    named = {dict(one.case)["Boundary"].partition(",")[0] for one in found.verdicts}
    assert {"FIR MMFR", "FIR KZHU"} < named
    assert "FIR MMFR (fir) is" in repr(found)
    assert faults(case) == ()


def test_a_file_of_one_region_has_the_code_that_it_was_given(folder: Path) -> None:
    case = with_own(folder, geojson(MMFR=BOX), code="MEXICO CENTRE", kind="fir")
    assert set(Boundaries(case).own) == {"MEXICO CENTRE"}


@pytest.mark.parametrize("code", ["US", "usa", "United States"])
def test_a_region_under_the_code_of_a_country_is_refused(folder: Path, code: str) -> None:
    case = with_own(folder, geojson(KZHU=BOX), code=code, kind="fir")
    with pytest.raises(BoundaryError) as caught:
        build(case)
    assert str(caught.value) == (
        f"{code} is the code of a territory, which a flight information region is not (own.geojson): "
        "give it another code in habeas.toml, such as FIR US."
    )


REGION = replace(territory("US"), kind="fir")
AS_FIR = Given(boundary=lambda code: REGION)
ENDS = ("26.22850 N, -97.65440 E", "13.44090 N, -89.05570 E")


@pytest.mark.parametrize("operation", ["left by track", "leads out by track"])
def test_no_query_over_a_track_takes_a_region_for_a_territory(folder: Path, operation: str) -> None:
    case = with_own(folder, geojson(MMFR=BOX), code="REGION", kind="fir")
    with case.store() as store:
        over = given(case, store.reader(HOLDER))
        asked = (digest_of(PLANE), "a2c4e0", "2025-03-15T13:00:00Z")
        assert perform(operation, (*asked, "US"), over)
        with pytest.raises(AnalysisError, match="a flight information region is no territory"):
            perform(operation, (*asked, "REGION"), over)


def test_no_query_over_a_schedule_takes_a_region_for_a_territory() -> None:
    assert perform("leads out", (*ENDS, "US"), NOTHING) == "leads out of the territory"
    with pytest.raises(AnalysisError, match="a flight information region is no territory"):
        perform("leads out", (*ENDS, "US"), AS_FIR)


def test_the_order_clock_asks_of_no_region_whatever_its_code() -> None:
    assert drawn("US", NOTHING) == "US"
    assert drawn("US", AS_FIR) == ""
    matter = march().matter()
    by_default = OrderClock().find(matter)
    assert "outside" in repr(by_default)
    without = OrderClock().find(replace(matter, given=Given(boundary=lambda code: None)))
    assert OrderClock().find(replace(matter, given=AS_FIR)) == without


def test_regions_beside_the_territories_change_nothing_in_the_order_clock(folder: Path) -> None:
    matter = march().matter()
    case = with_own(folder, geojson(MMFR=BOX, KZHU=(-180, -90, 180, 90)), code="FIR", kind="fir")
    with case.store() as store:
        beside = replace(matter, given=given(case, store.reader(HOLDER)))
        assert OrderClock().find(beside) == OrderClock().find(matter)


def test_the_order_clock_asks_of_a_territory_that_the_case_brings(folder: Path) -> None:
    matter = march().matter()
    case = with_own(folder, geojson(Claim=(-130.0, 5.0, -60.0, 50.0)), code="US", tolerance_m=1000)
    with case.store() as store:
        own = replace(matter, given=given(case, store.reader(HOLDER)))
        assert OrderClock().find(own) != OrderClock().find(matter)


def sentence_of(case: Case) -> str:
    with pytest.raises(HabeasError) as caught:
        build(case)
    return str(caught.value)


def test_a_missing_file_is_one_sentence_by_name(folder: Path) -> None:
    case = with_own(folder, geojson(Bay=BOX), code="BAY")
    (folder / "own.geojson").unlink()
    assert sentence_of(case) == (
        "the boundary BAY cannot be read: No such file or directory (own.geojson): "
        "put the file back, or take the boundary out of habeas.toml."
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"not json", b"{}", b'{"type": "FeatureCollection", "features": []}', b"SQLite format 3\0nothing"],
)
@pytest.mark.parametrize("kind", ["territory", "fir"])
def test_a_bad_file_is_one_sentence_by_name_though_no_aircraft_comes_near(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    case = with_own(made(tmp_path / "case").folder, data, code="BAY", kind=kind)
    said = sentence_of(case)
    assert "own.geojson" in said
    assert (said.endswith("."), "\n" in said) == (True, False)


def test_two_boundaries_under_one_code_are_one_sentence(folder: Path) -> None:
    with_own(folder, geojson(Bay=BOX), code="US")
    case = with_own(folder, geojson(Bay=BOX), file="other.geojson", code="USA")
    assert sentence_of(case) == "two boundaries have the code US (other.geojson): give each its own."


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"code": "BAY", "kind": "sea"}, "no such kind of boundary: sea"),
        ({"code": "BAY", "tolerance_m": -1}, "tolerance_m is no whole number of metres"),
        ({"code": ""}, "a boundary has no code"),
        ({"code": "BAY", "colour": "red"}, "unknown setting colour"),
    ],
)
def test_a_wrong_setting_is_one_sentence(folder: Path, settings: dict[str, Any], said: str) -> None:
    with pytest.raises(CaseError, match=said):
        with_own(folder, geojson(Bay=BOX), **settings)


def test_a_changed_file_changes_the_findings_at_the_next_build(folder: Path) -> None:
    case = with_own(folder, geojson(Bay=BOX), code="BAY")
    before = crossing_findings(case)
    assert build(case).nothing
    (folder / "own.geojson").write_bytes(geojson(Bay=(-97.0, 18.5, -88.0, 21.5)))
    with pytest.raises(NotBuiltError):
        findings(case)
    after = crossing_findings(case)
    assert after.answer != before.answer
    assert faults(case) == ()


def test_a_boundary_that_is_taken_out_is_gone_from_the_findings(folder: Path) -> None:
    before = crossing_findings(load(folder))
    toml = (folder / "habeas.toml").read_text()
    with_own(folder, geojson(Bay=BOX), code="BAY")
    build(load(folder))
    (folder / "habeas.toml").write_text(toml)
    assert crossing_findings(load(folder)) == before


@pytest.mark.parametrize(
    ("box", "met"),
    [
        ((-97.0, 18.0, -88.0, 22.0), True),
        ((-89.0, 21.0, -80.0, 30.0), True),
        ((-87.9, 18.0, -80.0, 22.0), False),
        ((-97.0, 22.1, -88.0, 30.0), False),
        ((170.0, 18.0, -95.0, 22.0), True),
        ((170.0, 18.0, -170.0, 22.0), False),
    ],
)
def test_an_own_boundary_is_offered_where_its_box_meets_that_of_the_track(
    folder: Path, box: tuple[float, float, float, float], met: bool
) -> None:
    case = with_own(folder, geojson(Bay=BOX), code="BAY")
    assert ("BAY" in Boundaries(case).around(*box)) is met


def test_a_country_that_the_case_draws_anew_is_offered_where_its_own_line_is(folder: Path) -> None:
    case = with_own(folder, geojson(Elsewhere=(100.0, -10.0, 101.0, -9.0)), code="US")
    own = Boundaries(case)
    assert "US" not in own.around(-100.0, 30.0, -90.0, 40.0)
    assert "US" in own.around(99.0, -11.0, 100.5, -9.5)
