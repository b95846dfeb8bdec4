"""Where positions are sealed, what others are shown is to the byte as if there were none in the case."""

import shutil
from pathlib import Path

import pytest

from habeas.sources.keep import Description
from habeas.store.errors import UnknownError
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case
from habeas.workflow.describing import read_list
from habeas.workflow.finding import find
from habeas.workflow.guarding import seal
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.initialise import initialise
from habeas.workflow.matters import current_matter, faults
from habeas.workflow.publishing import publish_site

EXAMPLE = Path(__file__).parents[2] / "examples" / "march-2025"
TRACKS = ("trace_full_a2c4e0.json", "trace_full_a83f98.json", "trace_full_ab7437.json")


def example(folder: Path, *, tracks: bool) -> Case:
    """The example case with its tracks sealed, or without them; its texts name the same aircraft."""
    left = ("record*", "access*", "vault", "site", "tables", *(() if tracks else ("tracks",)))
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(*left))
    listed = (folder / "sources.csv").read_text().splitlines(keepends=True)
    kept = [line for line in listed if tracks or not any(name in line for name in TRACKS)]
    (folder / "sources.csv").write_text("".join(kept))
    case, _ = initialise(folder)
    each = read_list(folder / "sources.csv", by="the test")
    assert not add(case, Intake((str(folder / "sources"),), Description(), each)).failed
    with case.store() as store:
        sources = tuple(store.reader(HOLDER).all("source"))
    for one in sources:
        if one.name.endswith(TRACKS):
            seal(case, one.id, labels=frozenset({"counsel"}))
    build(case)
    return case


def site(case: Case) -> dict[str, bytes]:
    publish_site(case)
    return {
        str(path.relative_to(case.site)): path.read_bytes() for path in case.site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Case]:
    folder = tmp_path_factory.mktemp("sealed")
    return example(folder / "with", tracks=True), example(folder / "without", tracks=False)


@pytest.mark.slow
def test_the_site_is_the_same_as_if_there_were_no_positions(cases: tuple[Case, Case]) -> None:
    sealed, without = map(site, cases)
    assert len(sealed) > 40
    assert {name for name in {*sealed, *without} if sealed.get(name) != without.get(name)} == set()


@pytest.mark.slow
def test_what_the_public_is_shown_rests_on_no_table_and_can_open_none(cases: tuple[Case, Case]) -> None:
    with cases[0].store() as store:
        matter = current_matter(cases[0], store, PUBLIC)
        tables = store.reader(HOLDER).tables()
        assert len(tables) == 3
        assert dict(matter.tables) == {}
        for digest in tables:
            with pytest.raises(UnknownError):
                matter.given.table(digest)
        shown = repr(find(store.reader(PUBLIC), matter).findings)
        assert not [digest for digest in tables if digest in shown]


@pytest.mark.slow
def test_the_holder_has_findings_over_them_and_every_proof_holds(cases: tuple[Case, Case]) -> None:
    assert faults(cases[0]) == ()
    with cases[0].store() as store:
        rules = {one.rule for one in store.reader(HOLDER).all("finding")}
        public = {one.rule for one in store.reader(PUBLIC).all("finding")}
    assert "track_crossings" in rules
    assert not {"track_crossings", "track_gaps"} & public
