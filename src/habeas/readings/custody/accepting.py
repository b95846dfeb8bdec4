"""What may be a custody release, by its beginning and its name; imports nothing that takes long."""

from habeas.readings.csv_records import delimiter_of, records
from habeas.reference.custody_layouts import layout_of

ZIP, PARQUET, GZIP = b"PK\x03\x04", b"PAR1", b"\x1f\x8b"

_LINES = 20
"""Records at the top of a text among which the headings are looked for."""


def accepts(head: bytes, name: str) -> bool:
    """Whether an original may be a custody release: a workbook or archive by its name, or text whose first
    lines hold the headings of a table.

    A workbook's headings are compressed, so only `read_release` can tell whether it knows them.
    """
    lower = name.lower()
    if head.startswith(ZIP):
        return lower.endswith((".xlsx", ".zip"))
    if head.startswith((PARQUET, GZIP)):
        return lower.endswith((".parquet", ".csv.gz", ".txt.gz"))
    text = head.decode("utf-8-sig", "replace")
    if "\0" in text:
        text = head.decode("utf-16", "replace")
    return any(
        layout_of(one.cells) for one, _ in zip(records(text, delimiter_of(text)), range(_LINES), strict=False)
    )
