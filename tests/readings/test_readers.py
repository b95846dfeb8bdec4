"""Which reader reads what."""

import subprocess
import sys

import pytest

from habeas.readings.readers import READERS, reader_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("text/plain", "plain_text"),
        ("text/plain; charset=utf-8", "plain_text"),
        ("text/html", "html"),
        ("text/csv", "table_csv"),
        (XLSX, "workbook"),
    ],
)
def test_each_media_type_has_its_reader(source, media_type, name):
    assert reader_for(source(media_type), b"").name == name


@pytest.mark.parametrize("media_type", ["application/x-habeas-judgements", "application/octet-stream", ""])
def test_what_is_kept_and_not_read_has_none(source, media_type):
    assert reader_for(source(media_type), b"") is None


def test_no_two_readers_share_a_name():
    assert len({reader.name for reader in READERS}) == len(READERS)


def test_importing_the_readers_loads_no_format_library():
    code = "import sys, habeas.readings.readers; print({'lxml', 'python_calamine'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
