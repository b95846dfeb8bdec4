"""A coded table is read through an Access: whoever may not see one of its files sees none of it."""

import pytest
from tests.store.coding.made_rows import batch, coding, stint
from tests.store.test_access import BLIND, LABELS, SEEING

from habeas.records.reading import reading
from habeas.records.table import Table
from habeas.store.access import Access
from habeas.store.errors import UnknownError

HOLDER = Access("holder")
NOBODYS = "e" * 64


def put(store, one, digit, labels=frozenset()):
    """A source with a reading that has one made stint as its table; the digest."""
    made = store.shelf.keep(coding((digit, batch(stint(8, "a", 100, 200, f"MADE{digit}")))))
    with store.writing("read") as entering:
        entering.put(one.source)
        entering.put(reading(one.source.id, tables=(Table("stints", made.digest, 1),)))
        if labels:
            entering.label(one.source.id, labels)
    return made.digest


@pytest.fixture
def sealed(store, folder, make):
    return put(store, make.told(folder, "sealedone"), "1", LABELS)


@pytest.fixture
def open_one(store, folder, make):
    return put(store, make.told(folder, "openone"), "2")


@pytest.mark.parametrize("who", SEEING)
def test_a_sealed_table_is_opened_by(who, store, sealed):
    assert store.reader(SEEING[who]).coded([sealed]).texts("facility") == ("MADE1",)


@pytest.mark.parametrize("who", BLIND)
def test_a_sealed_table_is_in_the_same_words_as_none_to(who, store, sealed):
    records, said = store.reader(BLIND[who]), []
    for asked in (sealed, NOBODYS):
        with pytest.raises(UnknownError) as caught:
            records.coded([asked])
        said.append(str(caught.value).replace(asked, "…"))
    assert said[0] == said[1]


@pytest.mark.parametrize("who", BLIND)
def test_an_edition_with_one_sealed_file_is_merged_for_the_holder_and_refused_to(
    who, store, sealed, open_one
):
    store.shelf.merge([sealed, open_one])
    assert store.reader(HOLDER).coded([open_one, sealed]).rows == 2
    with pytest.raises(UnknownError):
        store.reader(BLIND[who]).coded([open_one, sealed])
    assert store.reader(BLIND[who]).coded([open_one]).rows == 1


def test_the_open_files_of_an_edition_that_is_partly_sealed_are_merged_when_asked(
    store, folder, make, sealed, open_one
):
    other = put(store, make.told(folder, "openother"), "4")
    assert store.reader(BLIND["the public"]).coded([open_one, other]).rows == 2
    assert store.reader(HOLDER).coded([sealed, open_one, other]).rows == 3


def test_what_no_reading_has_is_swept_away_and_merged_tables_with_it(store, sealed):
    gone = store.shelf.keep(coding(("3", batch(stint(8, "z", 1, 2, "MADE3"))))).digest
    merged = store.shelf.merge([sealed, gone]).path.name.removesuffix(".parquet")
    assert set(store.sweep_tables()) == {gone, merged}
    assert store.shelf.names() == (sealed,)
