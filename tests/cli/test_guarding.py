"""Hold, seal, withdraw: what guards a case, and what others are shown."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

CANARY = "Quetzalcanary"
SECRET = f"Two men were moved to {CANARY}, officials said on Sunday.\n\n77 people were held at {CANARY}.\n"


@pytest.fixture
def sealed(case: Run, tmp_path: Path) -> Run:
    """The case with a second source, which only counsel may see."""
    (tmp_path / "secret.txt").write_text(SECRET)
    assert case("add", "secret.txt", "--label", "counsel", "--published", "2025-03-17").code == 0
    assert case("build").code == 0
    return case


def published(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_sealed_leaves_no_trace_in_the_site(sealed: Run, tmp_path: Path) -> None:
    assert CANARY in sealed("statements").out
    assert sealed("site").code == 0
    files = published(tmp_path / "site")
    assert len(files) > 8
    assert [name for name, data in files.items() if CANARY.encode() in data or b"secret" in data] == []


def test_the_site_is_the_same_as_if_the_sealed_source_were_not_there(case: Run, tmp_path: Path) -> None:
    assert case("site").code == 0
    before = published(tmp_path / "site")
    (tmp_path / "secret.txt").write_text(SECRET)
    case("add", "secret.txt", "--label", "counsel", "--published", "2025-03-17")
    case("build")
    assert case("site").code == 0
    assert published(tmp_path / "site") == before


def test_a_source_sealed_later_is_gone_from_the_next_site(case: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    case("add", "secret.txt", "--published", "2025-03-17")
    case("build")
    case("site")
    assert any(CANARY.encode() in data for data in published(tmp_path / "site").values())
    source = next(one for one in case("sources", "--json").json if one["name"] == "secret.txt")
    assert case("seal", source["id"], "--label", "counsel").code == 0
    case("site")
    assert [n for n, data in published(tmp_path / "site").items() if CANARY.encode() in data] == []
    assert case("unseal", source["id"], "--label", "counsel", "--why", "the court opened it").code == 0
    case("site")
    assert any(CANARY.encode() in data for data in published(tmp_path / "site").values())


def test_what_is_withdrawn_is_gone_and_verify_counts_it(sealed: Run, tmp_path: Path) -> None:
    gone = sealed("withdraw", "secret.txt", "--why", "the witness asked", "--yes")
    assert gone.code == 0, gone.err
    assert "statements" in gone.out
    assert CANARY not in sealed("statements").out
    kept = b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "secret.txt"
    )
    assert CANARY.encode() not in kept
    assert sealed("verify").out.splitlines()[-1] == "intact with 1 withdrawal"
    assert sealed("findings").code == 0
    assert sealed("check").code == 0


def test_nothing_under_hold_is_withdrawn(sealed: Run) -> None:
    assert sealed("hold", "secret.txt", "--why", "litigation").code == 0
    refused = sealed("withdraw", "secret.txt", "--why", "asked", "--yes")
    assert refused.code == 1
    assert "hold" in refused.err
    assert CANARY in sealed("statements").out
    assert sealed("release", "secret.txt", "--why", "settled").code == 0
    assert sealed("withdraw", "secret.txt", "--why", "asked", "--yes").code == 0


def test_a_team_needs_two_people_to_withdraw(sealed: Run, tmp_path: Path) -> None:
    settings = tmp_path / "habeas.toml"
    settings.write_text(
        settings.read_text().replace("two_people_withdraw = false", "two_people_withdraw = true")
    )
    alone = sealed("withdraw", "secret.txt", "--why", "asked", "--by", "Ada", "--yes")
    assert alone.code == 1
    twice = sealed("withdraw", "secret.txt", "--why", "asked", "--by", "Ada", "--by", "Ada", "--yes")
    assert twice.code == 1
    assert sealed("withdraw", "secret.txt", "--why", "asked", "--by", "Ada", "--by", "Ben", "--yes").code == 0


def test_a_ledger_cut_at_its_end_is_seen_against_a_checkpoint(case: Run) -> None:
    end = case("checkpoint").out.strip()
    assert case("verify", "--checkpoint", end).code == 0
    number, digest = end.split(":")
    assert case("verify", "--checkpoint", f"{int(number) + 1}:{digest}").code == 1


def test_projections_made_again_change_nothing(case: Run) -> None:
    before = case("statements", "--json").out, case("findings", "--json").out
    assert case("reindex").code == 0
    assert (case("statements", "--json").out, case("findings", "--json").out) == before


def test_who_looked_is_noted_apart_from_the_record(case: Run, tmp_path: Path) -> None:
    statement = case("statements", "--json").json[0]["id"]
    case("show", statement)
    assert (tmp_path / "access.sqlite").is_file()
    assert case("verify").out.splitlines()[-1] == "intact"
