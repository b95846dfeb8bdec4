from tests.judgements.cases import coded

from habeas.judgements.known import Known
from habeas.judgements.sheet_rows import COLUMNS, rows
from habeas.records.judgement import Decision
from habeas.records.reading import Row, Sheet, reading

(ONE,) = coded({"kind": "Count", "words": "238 men", "group": "men", "value": "238"})
SHEET = Sheet("decisions", tuple(name.title() for name in COLUMNS))


def test_rows_of_a_table_are_decisions_and_bad_ones_are_named() -> None:
    cells = [
        ("accept", ONE.id, "", "", "read it", "Ana", "2025-05-02T09:30:00Z"),
        ("", "", "", "", "", "", ""),
        ("accept", ONE.id, "", "", "", "Ana", "2025-05-02 09:30"),
        ("accept", ONE.id, "", "", "", "", "2025-05-02T09:30:00Z"),
        ("reject", "stm-unknown", "", "", "", "Ana", "2025-05-02T09:30:00Z"),
    ]
    read = reading(
        "src-7",
        sheets=(SHEET, Sheet("other", ("a",))),
        rows=(
            *(Row("decisions", number, row) for number, row in enumerate(cells, 2)),
            Row("other", 2, ("x",)),
        ),
    )
    made, refused = rows(read, Known(statements=(ONE,)))
    assert [(one.decision, one.mentions[0].anchor) for one in made] == [(Decision.ACCEPT, ONE.anchor)]
    assert (made[0].source, made[0].line, made[0].reasons) == ("src-7", 2, ("read it",))
    assert [one.where for one in refused] == [f"decisions, row {number}" for number in (4, 5, 6)]
    assert "time without a zone" in refused[0].why
