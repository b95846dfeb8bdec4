"""Questions of official records: what they are asked with, and what is not told of few people."""

import json

import pyarrow.parquet as pq
import pytest
from tests.workflow.asked_case import asked_case

from habeas.records.errors import HabeasError
from habeas.store.access_log import AccessLog
from habeas.workflow.asking_custody import Asked, ask, queries, typed
from habeas.workflow.asking_custody_beside import AskingError
from habeas.workflow.asking_custody_output import write
from habeas.workflow.row_level import RowLevelError
from habeas.workflow.tables import TablesError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return asked_case(tmp_path_factory.mktemp("asking_custody"))


def answered(case, name, label="", **values):
    return ask(case, Asked(name, typed=values, label=label))


def labelled(case, name, **values):
    return answered(case, name, "row-level", **values)


def test_flows_are_counted_between_places_with_names(case):
    found = answered(case, "flows")
    assert [
        (one["origin_text"], one["destination_text"], one["moves"], one["people"], one["not_shown"])
        for one in found.rows.to_pylist()
    ] == [
        ("MADE CENTER (MADECTR)", "MADE JAIL (MADEJAIL)", 12, 12, ""),
        ("MADE HOLD ROOM (MADEHOLD)", "MADE CENTER (MADECTR)", 40, 40, ""),
    ]
    assert found.notes == ()


def test_what_is_not_set_is_taken_from_the_edition_and_said(case):
    told = answered(case, "flows").values.told
    assert told == {
        "since": "2025-10-01 0:00:00, the default",
        "upto": "2026-02-01 0:00:00, the default",
    }
    few = answered(case, "flows", since="2025-11-01", upto="2025-11-06")
    assert few.values.told["since"] == "2025-11-01 0:00:00, as asked"
    assert few.rows.to_pylist()[0]["moves"] is None


def test_small_counts_are_left_out_with_every_sum_of_time_beside_them(case):
    found = answered(case, "length_of_stay")
    jail = [one for one in found.rows.to_pylist() if one["facility_text"].startswith("MADE JAIL")]
    assert len(jail) == 12
    assert {(one["stints"], one["seconds"], one["not_shown"]) for one in jail} == {
        (None, None, "stints seconds")
    }
    hidden = sum(one["not_shown"] != "" for one in found.rows.to_pylist())
    assert found.notes[0].startswith(f"{hidden} rows have a count that is not shown: it is below 10")


@pytest.mark.parametrize("name", [one.name for one in queries() if one.reads[0] in ("stints", "removals")])
def test_no_count_below_the_threshold_is_told_whatever_is_asked(case, name):
    """Of each query that gives counts; the others are refused without a label."""
    try:
        found = answered(case, name)
    except RowLevelError as error:
        assert "--label row-level" in str(error)  # noqa: PT017
        return
    units = ("count", "count, about", "people", "people, or stints")
    told = set(found.rows.column_names)
    assert not [one for one in told if one.startswith("people_of_")]
    counts = [one.name for one in found.query.columns if one.unit in units and one.name in told]
    assert counts
    for each in counts:
        assert not [one for one in found.rows[each].to_pylist() if one is not None and 0 < one < 10]


def test_a_part_is_left_out_where_what_is_left_of_the_whole_is_small(case):
    """Forty begin in the center and forty in the hold room in October and few of them are open."""
    rows = answered(case, "edition_totals", months="2025-10-01..2026-01-31").rows.to_pylist()
    for one in rows:
        if one["kept_rows"] is not None and one["open_rows"] is not None:
            assert not 0 < one["kept_rows"] - one["open_rows"] < 10


def test_rows_of_people_need_their_label_and_are_noted_before_they_are_read(case):
    with pytest.raises(RowLevelError, match="type --label row-level"):
        answered(case, "lost")
    before = len(AccessLog(case.folder).rows_given())
    found = ask(case, Asked("lost", label="row-level", to="lost.csv"))
    assert found.rows.num_rows == 7
    noted = AccessLog(case.folder).rows_given()[before:]
    assert [(one.edition, one.what, one.to) for one in noted] == [("Made edition", "lost", "lost.csv")] * 2
    assert found.notes == (
        "The removals of this edition are doubted: made to be doubted.",
        "Row-level: each row is of one person. Ids hold within this edition only.",
    )
    with pytest.raises(AskingError, match="gives counts"):
        labelled(case, "flows")


def test_rows_of_people_tell_years_of_birth_in_bands_and_nothing_that_names_one(case):
    found = labelled(case, "stays").rows
    assert set(found["birth_year"].to_pylist()) == {f"{one}-{one + 4}" for one in range(1970, 2000, 5)}
    assert "person" in found.column_names
    assert not {"first_name", "alien_file_number", "birth_date", "stay_key"} & set(found.column_names)


def test_a_code_is_given_by_its_text_and_a_person_by_their_id(case):
    stated, removed = (
        set(labelled(case, "lost", transferred=one).rows["seq"].to_pylist())
        for one in ("Transferred", "removed")
    )
    assert (len(stated), len(removed), stated & removed) == (7, 7, set())
    chain = labelled(case, "chain", person="made0003").rows.to_pylist()
    assert [one["facility_text"] for one in chain] == [
        "MADE HOLD ROOM (MADEHOLD)",
        "MADE CENTER (MADECTR)",
        "MADE JAIL (MADEJAIL)",
    ]
    with pytest.raises(AskingError, match="person is no 'nobody'"):
        labelled(case, "chain", person="nobody")


def test_small_tables_are_said_in_words_or_read_from_a_file_of_integers(case, tmp_path):
    assert labelled(case, "holds").rows.num_rows == 0  # fifteen hours, when 72 were allowed
    assert labelled(case, "holds", hold_rooms="madejail").rows.num_rows == 12
    (tmp_path / "limits.csv").write_text("since,seconds\n0,43200\n")
    assert labelled(case, "holds", limits=str(tmp_path / "limits.csv")).rows.num_rows == 40
    (tmp_path / "words.csv").write_text("since,seconds\nearly,many\n")
    with pytest.raises(AskingError, match="more than integers"):
        labelled(case, "holds", limits=str(tmp_path / "words.csv"))
    with pytest.raises(AskingError, match="no row is of a facility elsewhere"):
        labelled(case, "holds", hold_rooms="elsewhere")


def test_a_small_table_that_repeats_a_key_is_refused_as_it_would_count_one_person_as_ten(case, tmp_path):
    (tmp_path / "rooms.csv").write_text("facility\n" + "1\n" * 10)
    with pytest.raises(AskingError, match="hold_rooms has a facility more than once"):
        labelled(case, "holds", hold_rooms=str(tmp_path / "rooms.csv"))
    assert labelled(case, "holds", hold_rooms="madejail,MADEJAIL").rows.num_rows == 12


def test_what_cannot_be_asked_so_says_what_can(case):
    with pytest.raises(AskingError, match="flows is asked with nothing called gap: it takes since, upto"):
        answered(case, "flows", gap="1")
    with pytest.raises(AskingError, match="this edition has no arrests"):
        ask(case, Asked("arrest_stay", label="row-level"))
    with pytest.raises(TablesError, match="name the edition: 'Made edition'"):
        ask(case, Asked("flows", edition="another"))
    with pytest.raises(AskingError, match="give --spark too"):
        ask(case, Asked("flows", at="s3a://bucket/custody"))
    with pytest.raises(AskingError, match="write a date"):
        answered(case, "flows", since="yesterday")
    with pytest.raises(AskingError, match="write 2025-01-01"):
        answered(case, "headcount", days="all")
    with pytest.raises(HabeasError, match="no such query"):
        answered(case, "whereabouts")
    assert typed(["until=2026-01-01", "person=a=b"]) == {"until": "2026-01-01", "person": "a=b"}
    for wrong in (["until"], ["=1"], ["gap=1", "gap=2"]):
        with pytest.raises(AskingError):
            typed(wrong)


def test_a_file_says_what_was_asked_and_bears_its_label_in_every_row(case, tmp_path):
    write(tmp_path / "lost.parquet", labelled(case, "lost"))
    kept = pq.read_table(tmp_path / "lost.parquet")
    about = json.loads(kept.schema.metadata[b"habeas"])
    assert (about["query"], about["label"], about["edition"]) == ("lost", "row-level", "Made edition")
    assert about["parameters"]["slack"] == 1
    assert kept["label"].to_pylist() == ["row-level"] * 7
    write(tmp_path / "flows.csv", answered(case, "flows", since="2025-11-01", upto="2025-11-06"))
    lines = (tmp_path / "flows.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "origin,destination,moves,people,not_shown,origin_text,destination_text"
    assert lines[1] == "0,2,,,moves people,MADE CENTER (MADECTR),MADE JAIL (MADEJAIL)"
    with pytest.raises(AskingError, match="a file of this name"):
        write(tmp_path / "flows.csv", answered(case, "flows"))
