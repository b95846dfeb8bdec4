"""What habeas.toml may say of an edition of official records, and what it may not."""

from datetime import date
from pathlib import Path

import pytest

from habeas.workflow.settings import CaseError, OwnEdition, read

HEAD = 'format = 1\ntitle = "Made"\n'
WHOLE = """
[[edition]]
name = "Made, March 2026"
series = "MADE-1"
published = 2026-03-10
first = 2022-10-01
last = 2026-03-10
selected_by = "book_in"
doubted.removals = "made to be doubted"
"""


def settings(folder: Path, text: str):
    (folder / "habeas.toml").write_text(HEAD + text)
    return read(folder / "habeas.toml")


def test_an_edition_is_read_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    assert settings(tmp_path, WHOLE).editions == (
        OwnEdition(
            "Made, March 2026",
            "MADE-1",
            date(2026, 3, 10),
            date(2022, 10, 1),
            date(2026, 3, 10),
            "book_in",
            (("removals", "made to be doubted"),),
        ),
    )


@pytest.mark.parametrize(
    ("replaced", "by", "said"),
    [
        ('name = "Made, March 2026"\n', "", "an edition has no name"),
        ('series = "MADE-1"\n', "", "an edition has no series"),
        ("published = 2026-03-10\n", "", "an edition's published is no date"),
        ("published = 2026-03-10", 'published = "10 March"', "an edition's published is no date"),
        ("first = 2022-10-01", "first = 2022", "an edition's first is no date"),
        ('selected_by = "book_in"', 'selected_by = "nationality"', "selected by book_in or book_out"),
        ('doubted.removals = "made to be doubted"', "doubted.removals = true", "doubted gives no reason"),
        ("first =", "begins =", "unknown setting begins"),
    ],
)
def test_what_is_wrong_with_an_edition_is_one_sentence(
    tmp_path: Path, replaced: str, by: str, said: str
) -> None:
    with pytest.raises(CaseError, match=said):
        settings(tmp_path, WHOLE.replace(replaced, by))


def test_two_editions_never_share_a_series(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="two editions have the series MADE-1"):
        settings(tmp_path, WHOLE + WHOLE.replace("Made, March 2026", "Made again"))
