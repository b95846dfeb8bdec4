import subprocess
import sys
import time

import pytest

from habeas.reference.credits import origin
from habeas.reference.names import look_up, names
from habeas.reference.tables import DATA, document, rows

SLOW_TO_IMPORT = ("shapely", "airportsdata", "pyproj", "numpy")


def test_importing_the_package_loads_nothing_slow() -> None:
    modules = "boundaries, conventions, credits, names, places, standards"
    code = f"import sys; from habeas.reference import {modules};"
    code += f"print([each for each in {SLOW_TO_IMPORT} if each in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_gazetteer_loads_in_a_blink() -> None:
    code = (
        "import time; from habeas.reference.names import names; started = time.perf_counter(); names();"
        "print(time.perf_counter() - started)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 0.5


def test_a_thousand_look_ups_take_no_time() -> None:
    look_up("warm")
    started = time.perf_counter()
    for each in names()[:1_000]:
        look_up(each.name)
    assert time.perf_counter() - started < 1


def test_every_data_file_is_utf_8_and_has_rows() -> None:
    assert all(rows(name) for name in ("names.csv", "accounts.csv", "agencies.csv", "airports.csv"))
    assert all(document(name) for name in ("standards.json", "boundaries.json"))


def test_where_each_data_file_comes_from_is_written_down() -> None:
    said = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    kept = [each.name for each in DATA.iterdir() if each.name != "SOURCES.md"]
    assert [name for name in kept if f"| {name} |" not in said] == []


@pytest.mark.parametrize("row", rows("accounts.csv"), ids=lambda row: row["handle"])
def test_every_account_is_a_government_s_of_a_known_country(row: dict[str, str]) -> None:
    found = origin(f"X/@{row['handle']}")
    assert found is not None
    assert (found.kind, found.of) == ("government", row["of"])
    assert look_up(row["of"], "country") is not None


def test_only_accounts_that_a_source_shows_are_verified() -> None:
    assert [row["handle"] for row in rows("accounts.csv") if row["verified"] == "true"] == ["nayibbukele"]


def test_every_agency_of_pictures_or_news_is_in_the_gazetteer() -> None:
    assert [row["name"] for row in rows("agencies.csv") if look_up(row["name"], "outlet") is None] == []
