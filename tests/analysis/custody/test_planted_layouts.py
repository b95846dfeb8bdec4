"""What is planted is found in the layouts of other releases too, where they have the columns for it."""

import pytest
from tests.analysis.custody.test_planted import ANSWERS
from tests.custody_made_case import make

SLOW = [pytest.param(each, marks=pytest.mark.slow) for each in ("2012", "uwchr", "csv", "parquet")]


@pytest.mark.parametrize("layout", ["2025", *SLOW])
def test_the_answers_of_another_layout_are_what_was_planted(layout, tmp_path):
    """In July 2025 hospitals are in the release; in CSV a code that is truly NA stands in quotes."""
    case = make(tmp_path, layout=layout, people=10, second=False)
    answers = [(one.key, dict(ANSWERS[one.key](case, one)), dict(one.expected)) for one in case.planted]
    assert [one for one in answers if one[1] != one[2]] == []
    assert len(answers) >= 40
