"""Rows of official records come out only to the holder and to who sees the label for them."""

import pytest
from tests.store.test_coded_access import HOLDER, put

from habeas.store.access import Access
from habeas.store.errors import AccessError, UnknownError
from habeas.store.reader import ROW_LEVEL

LABELLED = Access("a desk", frozenset({ROW_LEVEL}))
REFUSED = {
    "the public": Access("the public", frozenset()),
    "one who sees other labels": Access("counsel", frozenset({"counsel", "sealed"})),
}


@pytest.fixture
def digest(store, folder, make):
    return put(store, make.told(folder, "openone"), "2")


@pytest.fixture
def sealed(store, folder, make):
    return put(store, make.told(folder, "sealedone"), "1", frozenset({"sealed"}))


@pytest.mark.parametrize("who", [HOLDER, LABELLED], ids=["the holder", "one who sees the label"])
def test_rows_are_given_to(who, store, digest):
    assert store.reader(who).rows([digest]).arrow("book_in")["book_in"].to_pylist() == [100]


@pytest.mark.parametrize("who", REFUSED)
def test_rows_are_refused_though_counts_are_given_to(who, store, digest):
    records = store.reader(REFUSED[who])
    assert records.coded([digest]).rows == 1
    with pytest.raises(AccessError, match="rows of official records are of one person each"):
        records.rows([digest])


def test_the_label_for_rows_opens_no_sealed_table(store, sealed, digest):
    for asked in ([sealed], [digest, sealed]):
        with pytest.raises(UnknownError):
            store.reader(LABELLED).rows(asked)


def test_whether_there_is_a_table_is_not_told_to_whom_rows_are_refused(store, sealed):
    said = []
    for asked in (sealed, "e" * 64):
        with pytest.raises(AccessError) as caught:
            store.reader(REFUSED["the public"]).rows([asked])
        said.append(str(caught.value))
    assert said[0] == said[1]
