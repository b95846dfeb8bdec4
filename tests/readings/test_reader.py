"""What all readers lean on."""

import time

import pytest

from habeas.readings.reader import LIMIT, ReadingError, canonical_text, listed, refuse_large
from habeas.readings.readers import reader_for
from habeas.records.errors import HabeasError
from habeas.records.reading import Block, BlockKind, reading


def test_a_text_of_200_mb_is_refused_at_once_and_named(source):
    data = b"a " * 100_000_000
    given = source("text/plain", "notes.txt")
    began = time.perf_counter()
    with pytest.raises(ReadingError, match=r"kept, not read: notes\.txt is 200 MB; the limit is 50 MB"):
        reader_for(given, data[:10]).read(given, data)
    assert time.perf_counter() - began < 0.5


def test_as_many_bytes_as_the_limit_are_not_refused(source):
    refuse_large(source(), bytes(LIMIT))


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "text/csv"])
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_an_original_with_nothing_in_it_is_an_error(source, media_type, data):
    given = source(media_type, "void")
    with pytest.raises(ReadingError, match=r"nothing in it \(void\)"):
        reader_for(given, data).read(given, data)


def test_the_canonical_text_has_every_block_at_its_place():
    blocks = (Block(0, BlockKind.HEADLINE, "One", 2, 5), Block(1, BlockKind.PARAGRAPH, "Two", 9, 12))
    assert canonical_text(reading("src-test", blocks=blocks)) == "\n\nOne\n\n\n\nTwo"


def test_places_are_listed_with_the_rest_counted():
    assert listed([3]) == "3"
    assert listed([3, 4, 9]) == "3, 4 and 9"
    assert listed(range(1, 9)) == "1, 2, 3, 4, 5 and 3 more"


def test_reading_errors_are_errors_of_habeas():
    assert issubclass(ReadingError, HabeasError)
