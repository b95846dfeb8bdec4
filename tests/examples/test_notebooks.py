"""The notebook and the page on notebooks run as they stand, on a made case."""

import doctest
import json
from pathlib import Path

import pytest
from tests.workflow.export_case import made_once

from habeas.store.access_log import AccessLog
from habeas.workflow.case import Case

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples/notebooks/custody.ipynb"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return made_once(tmp_path_factory)


def test_the_notebook_runs_cell_by_cell_and_gives_what_is_there(case, monkeypatch):
    monkeypatch.setenv("HABEAS_CASE", str(case.folder))
    monkeypatch.setenv("HABEAS_EDITION", "March 2026")
    there = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), there)
    assert there["by_facility"] == {"BIG": 40, "MID": 15, "=EVIL": 12, "SMALL": 5}
    assert there["shown"].cells == {"BIG": 40, "MID": 15, "=EVIL": None, "SMALL": None}
    assert there["by_month"].to_pydict() == {
        "month": ["2025-01", "2025-03"],
        "stints": [55, 17],
        "people": [55, 17],
    }


def test_the_notebook_is_kept_without_outputs_in_the_form_that_notebooks_have():
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_the_page_on_notebooks_shows_what_is_there(case, monkeypatch):
    monkeypatch.chdir(case.folder.parent)
    before = len(AccessLog(case.folder).rows_given()) if (case.folder / "access.sqlite").exists() else 0
    page = (ROOT / "docs/how-to/notebooks.md").read_text(encoding="utf-8").replace("```", "")
    shown = doctest.DocTestParser().get_doctest(
        page.replace("\npython\n", "\n\n"), {}, "notebooks.md", None, 0
    )
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(shown, out=said.append)
    assert runner.summarize(verbose=False).attempted > 10
    assert not said, "".join(said)
    assert len(AccessLog(case.folder).rows_given()) == before + 1
