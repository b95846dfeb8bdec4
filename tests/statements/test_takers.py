"""Which taker takes what, and how quickly the list of them is there."""

import subprocess
import sys

from habeas.records.reading import Block, BlockKind, Sheet, reading
from habeas.statements.takers import TAKERS, taker_for


def test_prose_goes_to_the_news_taker(source):
    laid = reading("src-1", blocks=(Block(1, BlockKind.PARAGRAPH, "A plane left.", 0, 13),))
    taker = taker_for(source(), laid)
    assert taker is not None
    assert taker.name == "news"


def test_a_form_alone_goes_to_nobody(source):
    laid = reading("src-1", blocks=(Block(1, BlockKind.FORM, "Leave a Reply", 0, 13),))
    assert taker_for(source(), laid) is None


def test_a_sheet_does_not_go_to_the_news_taker(source):
    laid = reading("src-1", sheets=(Sheet("Counts", ("number",)),))
    taker = taker_for(source(), laid)
    assert taker is None or taker.name != "news"


def test_takers_have_names_and_versions_of_their_own():
    assert len({taker.name for taker in TAKERS}) == len(TAKERS)
    assert all(taker.version for taker in TAKERS)


def test_the_list_of_takers_loads_no_language_model():
    code = "import sys, habeas.statements.takers; print('spacy' in sys.modules, 're' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
