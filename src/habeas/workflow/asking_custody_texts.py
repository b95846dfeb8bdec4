"""What the rows of an answer say in words, and what they do not say of a person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables
from habeas.publications.custody_columns import is_given
from habeas.publications.custody_rows import BAND
from habeas.records.edition import Edition
from habeas.reference.custody_layouts import LAYOUTS

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "_text"
"""Ends the name of a column that says a column of codes in words."""

_FACILITIES = ("facility", "origin", "destination", "next_facility", "facility_first", "facility_longest")
_COUNTRIES = ("departure", "citizenship", "birth")
_PLAIN = ("facility_name", "release_reason")


def with_texts(rows: "pa.Table", edition: Edition, coded: CodedTables) -> "pa.Table":
    """The rows with a column in words after all others for each column of facilities, countries, reasons."""
    import pyarrow as pa

    for name in rows.column_names:
        if (words := _words(name, edition, coded)) is not None:
            said = [words.get(one, "") for one in rows[name].to_pylist()]
            rows = rows.append_column(name + TEXT, pa.array(said, pa.string()))
    return rows


def _words(name: str, edition: Edition, coded: CodedTables) -> Mapping[int, str] | None:
    from habeas.analysis.custody_labels import facilities

    stints = edition.table("stints")
    if name in _FACILITIES and stints:
        return facilities(coded, stints.digests)
    if name in _PLAIN and stints:
        return {**dict(enumerate(coded.texts(stints.digests, name))), -1: "redacted"}
    if name in _COUNTRIES:
        letters = [chr(at) for at in range(ord("A"), ord("Z") + 1)]
        return {ord(one) * 256 + ord(other): one + other for one in letters for other in letters}
    return None


def banded(rows: "pa.Table") -> "pa.Table":
    """Rows of people with years of birth as bands of five years, and without what no export has."""
    import pyarrow as pa

    never = {field.name for layout in LAYOUTS for field in layout.fields if not is_given(field)}
    rows = rows.drop_columns([name for name in rows.column_names if name in never])
    at = rows.schema.get_field_index("birth_year")
    if at < 0:
        return rows
    years = rows["birth_year"].to_pylist()
    bands = ["" if one is None else f"{one - one % BAND}-{one - one % BAND + BAND - 1}" for one in years]
    return rows.set_column(at, "birth_year", pa.array(bands, pa.string()))
