"""The headcount of the country: with those between two facilities, or not, or without some facilities."""

from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from tests.workflow.custody_case import made_case

from habeas.analysis.wall_days import DAY_S as DAY
from habeas.analysis.wall_days import EPOCH
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.asking_custody import Asked as Question
from habeas.workflow.asking_custody import ask
from habeas.workflow.asking_custody_beside import AskingError
from habeas.workflow.exporting_custody import export
from habeas.workflow.exporting_custody_about import Asked

FIRST = "Made first"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return made_case(tmp_path_factory.mktemp("national"))


@pytest.fixture(scope="module")
def told(case):
    """The case with a threshold under which nothing is withheld."""
    return replace(case, settings=replace(case.settings, small_cells=1))


def national(case, folder, definition="", without=()):
    asked = Asked("national", FIRST, definition, without=without)
    export(case, asked, folder / "x.parquet")
    rows = pq.read_table(folder / "x.parquet").to_pylist()
    return {(row["day"] - EPOCH).days: row["held"] for row in rows}


def stints(case, folder):
    export(case, Asked("stints", FIRST, label=ROW_LEVEL), folder / "s.parquet")
    return [row for row in pq.read_table(folder / "s.parquet").to_pylist() if row["keep"] and row["book_in"]]


def between(rows, days):
    """How many people are between two stints of one stay, and in no facility, at the end of each day."""
    ends = max(days) * DAY + DAY - 1
    inside, whole = {}, {}
    for row in rows:
        seconds = [None if row[one] is None else int(row[one].timestamp()) for one in TIMES]
        begun, ended, stay_in = seconds[0], ends if seconds[1] is None else seconds[1], seconds[2]
        who = ("row", row["seq"]) if row["person"] is None else ("person", row["person"])
        inside.setdefault(who, []).append((begun, ended))
        since, upto = whole.get((who, stay_in), (begun, ended))
        first = begun if stay_in is None else min(begun, stay_in)
        whole[who, stay_in] = min(since, first), max(upto, ended)
    some = {}
    for (who, _), span in whole.items():
        some.setdefault(who, []).append(span)
    return {
        day: sum(_at(spans, day) and not _at(inside[who], day) for who, spans in some.items()) for day in days
    }


TIMES = ("book_in", "book_out", "stay_in")


def _at(spans, day):
    """Whether one of the spans reaches over the end of the day."""
    return any(since // DAY <= day < upto // DAY for since, upto in spans if upto > since)


def test_the_two_definitions_differ_by_who_is_between_facilities_t13_t15(told, tmp_path):
    vera, without = national(told, tmp_path), national(told, tmp_path, "without transit")
    differ = {day: vera[day] - without[day] for day in vera}
    assert differ == between(stints(told, tmp_path), list(vera))
    assert min(differ.values()) == 0 < max(differ.values())


def test_what_is_exported_is_what_is_asked(told, tmp_path):
    for name in ("Vera", "without transit"):
        answer = ask(told, Question("", FIRST, definition=name)).rows
        asked = dict(zip(answer["day"].to_pylist(), answer["held"].to_pylist(), strict=True))
        assert national(told, tmp_path, name) == asked


def test_small_counts_are_withheld_and_no_others(case, told, tmp_path):
    hidden, shown = national(case, tmp_path), national(told, tmp_path)
    assert hidden == {day: None if 0 < held < 10 else held for day, held in shown.items()}
    assert None in hidden.values()


def test_facilities_are_left_out_by_their_codes(told, tmp_path):
    codes = sorted({row["facility"] for row in stints(told, tmp_path) if row["facility"]})
    whole = national(told, tmp_path, "without transit")
    less = national(told, tmp_path, "without transit", (codes[0].lower(), codes[1]))
    assert all(less[day] <= whole[day] for day in whole)
    assert sum(less.values()) < sum(whole.values())
    about = pq.read_schema(tmp_path / "x.parquet").metadata
    assert about[b"habeas without"].decode() == f"{codes[0].lower()}, {codes[1]}"
    set_in_words = Question("", FIRST, {"excluded": ",".join(codes[:2])}, definition="without transit")
    assert ask(told, set_in_words).rows["held"].to_pylist() == [less[day] for day in sorted(less)]


def test_a_question_is_asked_under_a_definition_and_says_so(told):
    found = ask(told, Question("", FIRST, definition="vera"))
    assert found.query.name == "headcount_national"
    assert found.values.told["transit"] == "Vera"
    assert found.notes[0].startswith("Counted by the definition of Vera: people at the end of the day")
    of_rows = ask(told, Question("headcount", FIRST, definition="UWCHR"))
    assert of_rows.values.parameters["marked"] == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Question("", FIRST, definition="noon"), "no such definition.*UWCHR; "),
        (Question("flows", FIRST, definition="Vera"), "Vera defines headcount_national, not flows"),
        (Question("", FIRST, {"transit": "0"}, definition="Vera"), "transit is part of the definition"),
    ],
)
def test_what_a_definition_is_not_is_said(told, asked, says):
    with pytest.raises(AskingError, match=says):
        ask(told, asked)
