"""What a day's files are, and how complete it is."""

import pytest

from habeas.workflow.scanning_day import day, folders, half_hours
from habeas.workflow.scanning_errors import ScanError


def made(path, *names):
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(b"")
    return path


def test_heatmaps_are_in_order_and_traces_by_address(tmp_path):
    made(
        tmp_path,
        "heatmap/10.bin.ttf",
        "heatmap/02.bin.ttf",
        "traces/e0/trace_full_a2c4e0.json",
        "more/traces/e0/trace_full_a2c4e0.json",
        "traces/01/trace_full_~a00001.json",
        "acas/acas.csv",
        "traces/e0/trace_recent_a2c4e0.json",
    )
    found = day([tmp_path])
    assert [one.name for one in found.heatmaps] == ["heatmap/02.bin.ttf", "heatmap/10.bin.ttf"]
    assert [len(group) for group in found.traces] == [2, 1]
    assert found.others == 2
    assert folders(found).startswith("3 traces in 2 of 256 folders; missing 00, 02,")


def test_half_hours_that_are_missing_are_named_by_the_clock():
    every = [f"heatmap/{half:02}.bin.ttf" for half in range(48)]
    assert half_hours(every) == "48 of 48 half hours"
    assert half_hours(every[:6] + every[9:47]) == (
        "44 of 48 half hours; missing 03:00 to 04:30, 23:30 to 24:00"
    )
    assert half_hours([*every, "99.bin.ttf"]) == "48 of 48 half hours"


def test_traces_outside_folders_say_that_completeness_cannot_be_told(tmp_path):
    found = day([made(tmp_path, "trace_full_a2c4e0.json")])
    assert folders(found) == "1 trace, not in an archive's folders: how complete the day is cannot be told"


def test_a_folder_with_neither_is_an_error(tmp_path):
    with pytest.raises(ScanError, match="no heatmap and no trace"):
        day([made(tmp_path, "readme.txt")])
