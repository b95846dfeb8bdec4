import csv
import io
import json

import pytest

from habeas.pages.finding_page import finding_pages
from habeas.pages.naming import WITHHELD
from habeas.publications.exports import (
    FINDING_COLUMNS,
    STATEMENT_COLUMNS,
    findings_csv,
    findings_json,
    guarded,
    statements_csv,
    table,
)


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "  =1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "21", "a = b", "“=1”"])
def test_any_other_cell_is_as_it_was(cell):
    assert guarded(cell) == cell


def test_a_formula_in_a_source_is_no_formula_in_a_table(account):
    assert [row["says"] for row in read(statements_csv(account)) if "SUM" in row["says"]] == [
        "'=SUM(1): about 300, planned"
    ]


def test_every_statement_is_a_row_with_chain_and_hedge(account):
    rows = read(statements_csv(account))
    assert [row["statement"] for row in rows] == [one.id for one in account.matter.statements]
    assert all(row["hedge"] and row["chain"] for row in rows)
    assert set(rows[0]) == set(STATEMENT_COLUMNS)


def test_every_verdict_is_a_row_that_cites_its_statements(account):
    rows = read(findings_csv(finding_pages(account)))
    assert [(row["case"], row["certainty"]) for row in rows][:2] == [
        ("instrument: the oral order; leg: GlobalX 6145", "certain"),
        ("instrument: the oral order; leg: GlobalX 6122", "neither shown nor excluded"),
    ]
    assert rows[0]["statements"].split() == list(account.findings[0].cites)
    assert set(rows[0]) == set(FINDING_COLUMNS)


def test_the_json_has_findings_with_their_proof_and_names_covered(account):
    whole = json.loads(findings_json(finding_pages(account), account))
    finding = whole["findings"][1]
    assert finding["verdicts"][0]["proof"]["arithmetic"] == "equals (21, 23) = impossible"
    step = finding["verdicts"][0]["proof"]["steps"][1]
    assert step["says"] == f"Nayib Bukele says 23; {WITHHELD} says nothing"
    said = whole["statements"][step["statements"][0]]
    assert said["chain"] == ["Nayib Bukele", "Morning Paper"]
    assert said["page"].startswith("sources/aaaaaaaa.html#s-")


def test_no_column_is_about_persons():
    columns = {*FINDING_COLUMNS, *STATEMENT_COLUMNS}
    assert not columns & {"person", "name", "affiliation", "nationality", "conviction", "tattoo", "who"}


def test_a_table_begins_with_its_headings():
    assert table(("a", "b"), [("1", "x,y")]) == '\ufeffa,b\n1,"x,y"\n'.encode()
