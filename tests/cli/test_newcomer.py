"""The newcomer's walk: from an empty folder to a published account."""

import json
from pathlib import Path

from tests.cli.conftest import ARTICLE, Run


def test_the_commands_follow_one_another_from_an_empty_folder(case: Run, tmp_path: Path) -> None:
    assert "competing_statements" in case("findings").out
    assert case("site").code == 0
    assert (tmp_path / "site" / "index.html").is_file()
    verified = case("verify")
    assert (verified.code, verified.out.splitlines()[-1]) == (0, "intact")


def test_every_statement_stands_where_its_locator_says(case: Run) -> None:
    rows = case("statements", "--json").json
    assert len(rows) >= 6
    assert [
        row for row in rows if ARTICLE[row["locator"]["start"] : row["locator"]["end"]] != row["words"]
    ] == []


def test_the_same_file_twice_is_kept_once_and_said(case: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    again = case("add", "copy.txt")
    assert again.code == 0
    assert "kept already, once" in again.out
    assert len(case("sources", "--json").json) == 1


def test_building_twice_changes_nothing_and_says_so(case: Run) -> None:
    before = case("statements", "--json").out, case("findings", "--json").out
    assert "Nothing has changed" in case("build").out
    assert (case("statements", "--json").out, case("findings", "--json").out) == before


def test_21_stands_against_23_with_the_words_and_who_said_them(case: Run) -> None:
    texts = [one for one in case("findings", "--json").json if one["rule"] == "competing_statements"]
    told = json.dumps(texts, ensure_ascii=False)
    assert "Tom Homan" in told
    assert "21 MS-13 members" in told
    assert "Nayib Bukele" in told
    assert "23 members of MS-13" in told


def test_a_finding_walks_back_to_the_words_in_the_original(case: Run) -> None:
    finding = next(one for one in case("findings", "--json").json if one["rule"] == "competing_statements")
    walk = case("show", finding["id"][:16]).out
    assert "»" in walk
    statement = next(one for one in finding["cites"] if one.startswith("stm-"))
    assert "the words stand there in the original" in case("show", statement).out


def test_every_proof_holds_when_it_is_done_again(case: Run) -> None:
    checked = case("check")
    assert (checked.code, checked.out.split(", ")[-1]) == (0, "0 faults\n")


def test_standard_input_is_kept_under_the_name_it_is_given(case: Run) -> None:
    added = case(
        "add",
        "-",
        "--name",
        "note.txt",
        "--published",
        "2025-03-17",
        stdin=b"Officials said 12 people left.\n",
    )
    assert added.code == 0
    assert "note.txt" in case("sources").out


def test_a_decision_wins_and_is_shown(case: Run) -> None:
    count = next(
        row for row in case("statements", "--kind", "Count", "--json").json if row["words"].startswith("21")
    )
    assert case("judge", "reject", count["id"], "--why", "misread").code == 0
    stale = case("findings")
    assert stale.code == 1
    assert "run habeas build" in stale.err
    assert case("build").code == 0
    assert "21 MS-13 members" not in case("findings", "--json").out
    assert "Ada Example" in case("judgements", "--people").out
    decision = case("judgements", "--people", "--json").json[0]["id"]
    assert case("judge", "undo", decision, "--why", "it was right").code == 0
    assert case("build").code == 0
    assert "21 MS-13 members" in case("findings", "--json").out


def test_a_source_described_later_is_taken_again_in_its_light(habeas: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    habeas("init")
    habeas("add", "article.txt")
    habeas("build")
    described = habeas(
        "judge",
        "describe",
        "article.txt",
        "--value",
        '{"publisher": "Example Post"}',
        "--why",
        "seen on the page",
    )
    assert described.code == 0, described.err
    assert "took from 1 sources" in habeas("build").out
    assert {row["chain"][-1].get("name") for row in habeas("statements", "--json").json} == {"Example Post"}


def test_a_template_is_written_once_and_taken_again(case: Run, tmp_path: Path) -> None:
    assert case("template", "coding.xlsx").code == 0
    assert case("template", "coding.xlsx").code == 1
    assert case("add", "coding.xlsx").code == 0
    assert case("build").code == 0


def test_help_names_every_verb(habeas: Run) -> None:
    told = habeas("--help").out
    for verb in (
        "init",
        "add",
        "build",
        "findings",
        "show",
        "site",
        "verify",
        "statements",
        "judge",
        "template",
    ):
        assert f"\n  {verb} " in told
