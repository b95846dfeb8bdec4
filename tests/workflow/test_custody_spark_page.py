"""The script on docs/how-to/custody-spark.md does what the page says of it."""

import re
import sys
from pathlib import Path

import pyarrow.parquet as pq
from tests.spark import needs_spark, shared
from tests.workflow.asked_case import asked_case

from habeas.workflow.asking_custody import Asked, ask

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "custody-spark.md"
pytestmark = needs_spark


def test_the_script_of_the_page_gives_what_the_command_does(tmp_path, monkeypatch):
    case = asked_case(tmp_path)
    (script,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    with case.store() as store:
        (stints,) = (name for name in store.shelf.names() if store.shelf.open(name).table == "stints")
    place = f"file://{case.folder}/tables/custody/{stints}.parquet"
    monkeypatch.setattr(sys, "argv", ["ask_custody.py", place, str(tmp_path / "headcount.parquet")])
    shared()
    exec(compile(script, str(PAGE), "exec"), {"__name__": "__main__"})
    typed = {"days": "2025-10-01..2025-10-31", "until": "2025-10-31"}
    wanted = ask(case, Asked("headcount", typed=typed)).rows.drop_columns(["facility_text"])
    found = pq.read_table(tmp_path / "headcount.parquet")
    keys = [("facility", "ascending"), ("day", "ascending")]
    assert found.sort_by(keys).equals(wanted.sort_by(keys))
    assert wanted.num_rows == 3 * 31
