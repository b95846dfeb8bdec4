"""A custody workbook to typed rows, beside plain calamine to Python rows; memory; several sheets at once.

The release is made: 43 columns, as the layout of July 2025 has them and six more, written by xlsxwriter. Rows
a second are of processor, once Python and the libraries are loaded, each in a process of its own, whose peak
is the figure for memory.
"""

import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.cases import ROOT
from benchmarks.measurement import Beside, Measurement, Target
from habeas.reference.custody_layouts import editions, fields_of, layout_of

NAME = "custody XLSX to typed rows"
AT_LEAST = Target("at least", 20_000)
CONSTANT = Target("below", 1.25, "ratio")
GROWN = 4
"""Times the rows of each larger release; the memory for the largest must be that for the one before."""

_SHEET = "xl/worksheets/sheet1.xml"

OURS = """
from habeas.readings.custody.release import read_release
begun = clock()
rows = sum(one.num_rows for one in read_release(path, name="made.xlsx", cores=cores).batches())
"""
THEIRS = """
from python_calamine import CalamineWorkbook
begun = clock()
book = CalamineWorkbook.from_path(path)
rows = sum(1 for name in book.sheet_names for _ in book.get_sheet_by_name(name).iter_rows())
"""
_CLOCKED = """
import json, os, sys, time
path, cores = sys.argv[1], int(sys.argv[2])
def clock():
    used = os.times()
    return time.perf_counter(), time.process_time() + used.children_user + used.children_system
{work}
wall, cpu = (end - start for end, start in zip(clock(), begun))
peak = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
print(json.dumps({{"rows": rows, "wall": wall, "cpu": cpu, "peak": int(peak) / 1000}}))
"""

Figures = dict[str, float]


def measure(folder: Path, *, rows: int = 20_000, repeats: int = 3) -> tuple[Measurement, ...]:
    """Rows a second, peak memory as the rows grow, and two sheets on two cores."""
    once, grown, largest, twice = (folder / f"{name}.xlsx" for name in ("once", "grown", "largest", "twice"))
    made(once, rows)
    enlarged(once, grown, _grown)
    enlarged(grown, largest, _grown)
    enlarged(largest, twice, None)
    ours = best(lambda: clocked(OURS, once), repeats)
    theirs = best(lambda: clocked(THEIRS, once), repeats)
    large, theirs_large = clocked(OURS, grown), clocked(THEIRS, grown)
    largest_of = clocked(OURS, largest)
    alone, both = clocked(OURS, twice), clocked(OURS, twice, cores=2)
    note = f"{rows:,} rows of 43 columns"
    held = (
        f"calamine holds {theirs['peak']:,.0f} MB, and {theirs_large['peak']:,.0f} at {GROWN} times the rows"
    )
    return (
        Measurement(
            NAME,
            ours["rows"] / ours["cpu"],
            "rows/s",
            AT_LEAST,
            Beside("calamine to Python rows", theirs["rows"] / theirs["cpu"]),
            note,
        ),
        Measurement(
            f"{NAME}, peak memory at {largest_of['rows']:,.0f} rows",
            largest_of["peak"],
            "MB",
            CONSTANT,
            Beside(f"at {large['rows']:,.0f} rows", large["peak"]),
            held,
        ),
        Measurement(
            f"{NAME}, {GROWN} times the rows",
            large["rows"] / large["cpu"],
            "rows/s",
            AT_LEAST,
            Beside("calamine to Python rows", theirs_large["rows"] / theirs_large["cpu"]),
        ),
        Measurement(
            f"{NAME}, two sheets on two cores",
            both["rows"] / both["wall"],
            "rows/s by the wall",
            beside=Beside("on one core", alone["rows"] / alone["wall"]),
            note=f"processor: {both['cpu']:.1f} s on two, {alone['cpu']:.1f} s on one; "
            "each process loads the libraries, and other work on the machine slows both",
        ),
    )


def best(work: Callable[[], Figures], repeats: int) -> Figures:
    """The figures of the run that took the least processor."""
    return min((work() for _ in range(repeats)), key=lambda one: one["cpu"])


def clocked(work: str, path: Path, *, cores: int = 1) -> Figures:
    """Rows, seconds by the wall and of processor, and peak megabytes, of the work in a process of its own."""
    script = path.with_suffix(".py")
    script.write_text(
        "if __name__ == '__main__':\n"
        + "".join(f"    {line}\n" for line in _CLOCKED.format(work=work).splitlines() if line),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script), str(path), str(cores)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def made(path: Path, rows: int) -> None:
    """A workbook of stints that nobody served, under the banner of a release."""
    import xlsxwriter

    headings = next(one for one in editions() if (one.name, one.table) == ("2025-07", "stints")).headings
    headings += tuple(f"Further {number}" for number in range(43 - len(headings)))
    layout = layout_of(headings)
    assert layout is not None
    kinds = [one.kind if one else "text" for one in fields_of(layout, headings)]
    chance = random.Random(7)
    book = xlsxwriter.Workbook(str(path))
    sheet, moment = book.add_worksheet("FY2025"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet.write_row(0, 0, ["ERO-LESA Statistical Tracking Unit"])
    sheet.write_row(6, 0, headings)
    for row in range(7, rows + 7):
        for column, kind in enumerate(kinds):
            value = _cell(kind, headings[column], chance)
            if isinstance(value, float):
                sheet.write_number(row, column, value, moment)
            elif isinstance(value, int):
                sheet.write_number(row, column, value)
            elif value:
                sheet.write_string(row, column, value)
    book.close()


def _cell(kind: str, heading: str, chance: random.Random) -> str | int | float:
    if kind == "moment":
        return 43_831 + chance.randrange(1440 * 2000) / 1440
    if heading == "Unique Identifier":
        return f"{chance.getrandbits(160):040x}"
    if chance.random() < 0.3:
        return ""
    if kind == "date":
        return float(43_831 + chance.randrange(2000))
    if kind in ("year", "number", "money"):
        return chance.randrange(1940, 2010)
    return "(b)(6),(b)(7)(c )" if kind == "id" else f"SOMETHING STATED {chance.randrange(400)}"


def enlarged(made_before: Path, path: Path, change: Callable[[bytes], bytes] | None) -> None:
    """The workbook with its sheet changed, or with a second sheet that is the same."""
    with zipfile.ZipFile(made_before) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == _SHEET and change:
                data = change(data)
            elif name == _SHEET:
                new.writestr(_SHEET.replace("1", "2"), data)
            elif not change:
                data = _named_twice(data)
            new.writestr(name, data)


def _named_twice(data: bytes) -> bytes:
    """A part of the workbook in which every mention of its sheet is followed by one of a second sheet."""
    for pattern in (
        rb"<Override [^>]*sheet1\.xml[^>]*/>",
        rb"<Relationship [^>]*sheet1\.xml[^>]*/>",
        rb"<sheet [^>]*/>",
    ):
        found = re.search(pattern, data)
        if found:
            second = found[0].replace(b"sheet1", b"sheet2").replace(b"FY2025", b"FY2026")
            second = second.replace(b"rId1", b"rId99").replace(b'sheetId="1"', b'sheetId="2"')
            data = data.replace(found[0], found[0] + second)
    return data


def _grown(sheet: bytes) -> bytes:
    """A sheet whose rows of data follow one another several times, each with its own number."""
    first, end = sheet.index(b'<row r="8"'), sheet.index(b"</sheetData>")
    rows = sheet[first:end]
    number = rows.count(b"<row ")
    return sheet[:end] + b"".join(_moved(rows, number * by) for by in range(1, GROWN)) + sheet[end:]


def _moved(rows: bytes, by: int) -> bytes:
    return re.sub(rb'(?<= r=")([A-Z]*)(\d+)', lambda found: found[1] + b"%d" % (int(found[2]) + by), rows)
