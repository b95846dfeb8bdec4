"""Bad input is a clear error or a named partial result, and what was kept stays whole."""

import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Run, apart

from habeas.store import schema

GOOD = "Officials said 12 people left on Sunday.\n"


@pytest.fixture
def empty(habeas: Run) -> Run:
    assert habeas("init").code == 0
    return habeas


def whole(habeas: Run) -> bool:
    verified = habeas("verify")
    return verified.code == 0 and verified.out.splitlines()[-1] == "intact"


def test_an_empty_file_is_not_taken_and_the_others_go_on(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(GOOD)
    added = empty("add", "empty.txt", "good.txt")
    assert added.code == 1
    assert "empty.txt: the file is empty" in added.out
    assert "kept       good.txt" in added.out
    assert whole(empty)


def test_a_binary_named_txt_is_kept_and_said_to_be_unread(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 50)
    added = empty("add", "photo.txt")
    assert added.code == 0
    assert "its bytes are not what its name says" in added.out
    assert "no reader for application/octet-stream" in empty("build").out
    assert whole(empty)


@pytest.mark.slow
def test_a_text_of_200_mb_is_kept_and_said_to_be_too_large_to_read(empty: Run, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("w") as file:
        for _ in range(200):
            file.write(GOOD * (1024 * 1024 // len(GOOD)))
    assert empty("add", "large.txt").code == 0
    built = empty("build")
    assert built.code == 0
    assert "kept, not read" in built.out
    assert whole(empty)


def test_mixed_encodings_are_read_and_the_bytes_named(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "mixed.txt").write_bytes(
        "Señor Núñez said 12 people left.\n\n".encode() + "Más gente".encode("cp1252")
    )
    assert empty("add", "mixed.txt").code == 0
    assert empty("build").code == 0
    assert empty("statements", "--json").json
    assert "windows-1252" in empty("sources", "--refused").out


def test_html_with_ten_thousand_nested_tags_ends_and_is_said(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text(
        "<html><body>" + "<div>" * 10_000 + GOOD + "</div>" * 10_000 + "</body></html>"
    )
    assert empty("add", "deep.html").code == 0
    built = empty("build")
    assert built.code == 0
    assert empty("statements", "--json").json or "deep.html" in built.out
    assert whole(empty)


def test_a_table_with_two_headings_is_read_and_said(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "kind,words,group,value\nkind,words,group,value\nCount,12 people,people,12\n"
    )
    assert empty("add", "two.csv").code == 0
    built = empty("build")
    assert len(empty("statements", "--json").json) == 1
    assert "row 2" in built.out + empty("sources", "--refused").out


def test_a_csv_with_a_wrong_quote_loses_no_other_row(empty: Run, tmp_path: Path) -> None:
    rows = ['Count,"12 people",people,12', 'Count,"broken,people,13', "Count,14 people,people,14"]
    (tmp_path / "quote.csv").write_text("kind,words,group,value\n" + "\n".join(rows) + "\n")
    assert empty("add", "quote.csv").code == 0
    built = empty("build")
    words = [row["words"] for row in empty("statements", "--json").json]
    assert "12 people" in words
    assert "14 people" in words
    assert "quote.csv" in built.out + empty("sources", "--refused").out


def test_a_formula_in_a_cell_is_text_and_guarded_in_exports(empty: Run, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.org","x")'
    quoted = '"' + formula.replace('"', '""') + '"'
    (tmp_path / "formula.csv").write_text(f"kind,words,group,value\nCount,{quoted},people,12\n")
    assert empty("add", "formula.csv").code == 0
    assert empty("build").code == 0
    assert empty("statements", "--json").json[0]["words"] == formula
    assert empty("site").code == 0
    for path in (tmp_path / "site").rglob("*.csv"):
        assert ",=HYPERLINK" not in path.read_text()
        assert '"=HYPERLINK' not in path.read_text()


def test_a_link_out_of_the_folder_is_refused_by_name(
    empty: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text(GOOD)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "link.txt").symlink_to(outside)
    added = empty("add", "sources")
    assert added.code == 1
    assert "link.txt: a link that leads out of its folder is not followed" in added.out
    assert empty("sources", "--json").json == []


def test_a_file_that_is_not_there_is_said(empty: Run) -> None:
    added = empty("add", "nowhere.txt")
    assert added.code == 1
    assert "nowhere.txt: there is no such file" in added.out


def test_a_case_of_a_newer_version_says_to_upgrade(empty: Run, tmp_path: Path) -> None:
    settings = tmp_path / "habeas.toml"
    settings.write_text(settings.read_text().replace("format = 1", "format = 99"))
    refused = empty("build")
    assert (refused.code, refused.out) == (1, "")
    assert "upgrade habeas" in refused.err


def test_a_record_of_a_newer_version_says_to_upgrade(empty: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.sqlite") as record:
        record.execute("UPDATE format SET version = ?", (schema.VERSION + 1,))
    refused = empty("build")
    assert refused.code == 1
    assert "newer habeas" in refused.err


def test_a_folder_that_is_no_case_says_how_to_make_one(habeas: Run) -> None:
    refused = habeas("findings")
    assert refused.code == 1
    assert "habeas init" in refused.err


def test_a_lost_key_is_said_before_anything_is_done(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "case.key").unlink()
    refused = empty("build")
    assert refused.code == 1
    assert "case.key" in refused.err


def test_an_error_in_json_has_one_shape(habeas: Run) -> None:
    import json

    refused = habeas("statements", "--json")
    assert set(json.loads(refused.err)["error"]) == {"what", "where", "do"}


def test_an_unknown_id_says_so(case: Run) -> None:
    refused = case("show", "stm-ffffffff")
    assert refused.code == 1
    assert "habeas" in refused.err


def test_an_altered_original_is_an_error_by_name_everywhere(case: Run, tmp_path: Path) -> None:
    original = next(path for path in (tmp_path / "vault").rglob("*") if path.is_file())
    statement = case("statements", "--json").json[0]["id"]
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"x")
    verified = case("verify")
    assert verified.code == 1
    assert original.name in verified.out
    for words in (("show", statement), ("check",)):
        refused = case(*words)
        assert refused.code == 1
        assert "article.txt" in refused.err


def test_a_truncated_original_is_an_error_by_name(case: Run, tmp_path: Path) -> None:
    original = next(path for path in (tmp_path / "vault").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1])
    assert case("verify").code == 1
    assert original.name in case("verify").out


def test_a_second_command_gets_a_clear_sentence_while_one_writes(case: Run, tmp_path: Path) -> None:
    from habeas.workflow.case import load

    with load(tmp_path).store() as store, store.lease():
        refused = apart(tmp_path, "build")
    assert refused.code == 1
    assert "another habeas is writing" in refused.err
    assert apart(tmp_path, "build").code == 0


def test_a_record_that_is_none_says_so(empty: Run, tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"not a database at all")
    refused = empty("build")
    assert refused.code == 1
    assert "record" in refused.err
