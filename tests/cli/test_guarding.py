"""Hold, seal, withdraw: what guards a case, and what others are shown."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.workflow.positions_case import OTHER, PLANE, digest_of

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


OWN = ("N278GX", "a2c4e0", "GXA6145", "13.4409", "89.0557")
"""What the sealed positions alone say: who flew, under what callsign, and where it came to."""
PLACES = (*OWN, "26.2285", "97.6544")


@pytest.fixture
def flown(case: Run, tmp_path: Path) -> Run:
    """The case with the positions of an aircraft, which only counsel may see."""
    (tmp_path / "plane.json").write_bytes(PLANE)
    assert case("add", "plane.json", "--label", "counsel", "--publisher", "Example Receivers").code == 0
    assert case("build").code == 0
    return case


def traces_of(folder: Path, *words: str) -> list[str]:
    every = (*words, digest_of(PLANE), "plane.json", "Example Receivers")
    return [name for name, data in published(folder).items() if any(one.encode() in data for one in every)]


def test_whoever_holds_the_folder_sees_sealed_positions(flown: Run) -> None:
    assert "N278GX" in flown("flights", "aircraft").out
    assert "GXA6145" in flown("flights", "legs").out
    assert "US" in flown("flights", "crossings").out
    assert any(one["rule"] == "track_crossings" for one in flown("findings", "--json").json)
    assert flown("check").code == 0


def test_sealed_positions_leave_no_trace_in_the_site(flown: Run, tmp_path: Path) -> None:
    assert flown("site").code == 0
    files = published(tmp_path / "site")
    assert len(files) > 8
    assert not [name for name in files if "aircraft" in name]
    assert traces_of(tmp_path / "site", *PLACES) == []


def test_positions_sealed_later_are_gone_from_the_next_site(case: Run, tmp_path: Path) -> None:
    (tmp_path / "plane.json").write_bytes(PLANE)
    case("add", "plane.json")
    case("build")
    case("site")
    assert len(traces_of(tmp_path / "site", *PLACES)) > 3
    source = next(one["id"] for one in case("sources", "--json").json if one["name"] == "plane.json")
    assert case("seal", source, "--label", "counsel").code == 0
    assert case("site").code == 0
    assert traces_of(tmp_path / "site", *PLACES) == []
    assert case("unseal", source, "--label", "counsel", "--why", "the court opened it").code == 0
    assert case("site").code == 0
    assert len(traces_of(tmp_path / "site", *PLACES)) > 3


@pytest.mark.parametrize("end", ["geojson", "kml", "csv", "parquet"])
def test_what_is_exported_holds_no_sealed_positions(flown: Run, tmp_path: Path, end: str) -> None:
    out = tmp_path / "out" / f"tracks.{end}"
    out.parent.mkdir()
    refused = flown("flights", "export", str(out))
    assert refused.code == 1
    assert "sealed" in refused.err
    assert not out.exists()
    (tmp_path / "other.json").write_bytes(OTHER)
    assert flown("add", "other.json").code == 0
    assert flown("build").code == 0
    done = flown("flights", "export", str(out))
    assert done.code == 0, done.err
    assert "left out   sealed positions" in done.out
    assert traces_of(out.parent, "ZK-ABC", "32.9,-97.0") == [out.name]
    assert traces_of(out.parent, *OWN) == []
    assert flown("flights", "export", str(out), "--aircraft", "N278GX").code == 1
    assert flown("flights", "export", str(out), "--aircraft", "N278GX", "--sealed").code == 0
    assert traces_of(out.parent, *OWN) == [out.name]


def test_withdrawn_positions_are_gone_from_every_file_of_the_case(flown: Run, tmp_path: Path) -> None:
    (tmp_path / "plane.json").unlink()
    assert traces_of(tmp_path, "N278GX")
    assert len(list((tmp_path / "tables").iterdir())) == 1
    gone = flown("withdraw", "plane.json", "--why", "the witness asked", "--yes")
    assert gone.code == 0, gone.err
    assert list((tmp_path / "tables").iterdir()) == []
    assert traces_of(tmp_path, "N278GX", "a2c4e0", "GXA6145") == []
    assert flown("verify").out.splitlines()[-1] == "intact with 1 withdrawal"
    assert flown("check").code == 0
    assert flown("build").out.startswith("Nothing has changed")


def test_verify_says_where_a_table_was_left_and_a_build_removes_it(flown: Run, tmp_path: Path) -> None:
    left = tmp_path / "tables" / f"{'e' * 64}.parquet"
    left.write_bytes(b"left by a command that was killed")
    said = flown("verify")
    assert said.code == 0
    assert f"note       tables/{left.name}: a table that no reading has" in said.out
    assert flown("build").code == 0
    assert not left.exists()
    assert "note" not in flown("verify").out
