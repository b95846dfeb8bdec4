import pyarrow as pa
import pytest

from habeas.readings.custody.statedness import BLACKED_OUT, BLANK, LITERAL_NA, STATED, classified
from habeas.reference.custody_layouts import REDACTED


def one(text, **options):
    found = classified(pa.array([text], pa.string()), **options)
    return found.texts[0].as_py(), int(found.states[0])


@pytest.mark.parametrize(
    "text",
    [
        "b(6), b(7)c",
        "b(6), b(7)C",
        "(b)(6),(b)(7)(c )",
        "(b)(7)(E )",
        "(B)(7)(E) ",
        "(B)(4)",
        " (b)(6) ; (b)(7)(C)",
        "(b)(6), (b)(7)(C), (b)(7)(E)",
    ],
)
def test_every_spelling_of_a_redaction_is_one(text):
    assert one(text) == (REDACTED, BLACKED_OUT)


@pytest.mark.parametrize("text", ["B(1)23 STREET", "(b)", "Category (b)(6) case", "b", "(c)(6)", "B 6"])
def test_a_text_that_only_looks_like_a_redaction_is_kept(text):
    assert one(text) == (text, STATED)


def test_blanks_and_the_text_na_state_nothing():
    assert one("") == one("   ") == one(None) == (None, BLANK)
    assert one("NA") == one(" NA ") == (None, LITERAL_NA)


def test_na_is_a_code_where_a_person_said_so():
    assert one("NA", keep_na=True) == ("NA", STATED)
    assert one("", keep_na=True) == (None, BLANK)


@pytest.mark.parametrize("text", ["na", "N/A", "NAMIBIA", "Na", "0"])
def test_what_is_not_na_is_stated(text):
    assert one(text) == (text, STATED)
