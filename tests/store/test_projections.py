"""The projections can be dropped and come out the same again."""

import sqlite3

from habeas.records.reading import Row, Sheet, reading
from habeas.store.access import Access
from habeas.store.schema import DROP_PROJECTIONS

TABLES = ("statement", "block", "label", "hold", "passage_words_data", "passage_words_docsize")


def rows(path):
    raw = sqlite3.connect(path)
    found = {table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES[:4]}
    found["hits"] = raw.execute("SELECT rowid FROM passage_words WHERE passage_words MATCH 'said'").fetchall()
    raw.close()
    return found


def fill(store, folder, make):
    one, two = make.told(folder, "kigali", frozenset({"counsel"})), make.told(folder, "manila")
    make.put(store, one)
    make.put(store, two)
    with store.writing("mark") as batch:
        batch.label(two.source.id, frozenset({"sealed", "minor"}))
        batch.unlabel(one.source.id, "counsel", "no longer so")
        batch.hold(two.source.id, "a court asks for it")
        batch.hold(one.source.id, "a court asks for it")
        batch.release(one.source.id, "it does no more")
    sheet = reading(two.source.id, sheets=(Sheet("s", ("a",)),), rows=(Row("s", 2, ("cell words", "", "x")),))
    with store.writing("read") as batch:
        batch.put(sheet)


def test_reindex_makes_the_same_rows(store, folder, make):
    fill(store, folder, make)
    before = rows(folder / "record.sqlite")
    assert all(before.values())
    store.reindex()
    assert rows(folder / "record.sqlite") == before


def test_reindex_makes_them_again_after_they_were_dropped(store, folder, make):
    fill(store, folder, make)
    before = rows(folder / "record.sqlite")
    raw = sqlite3.connect(folder / "record.sqlite")
    for statement in DROP_PROJECTIONS:
        raw.execute(statement)
    raw.commit()
    raw.close()
    store.reindex()
    assert rows(folder / "record.sqlite") == before


def test_cells_of_a_row_are_found_by_their_row(store, folder, make):
    fill(store, folder, make)
    (hit,) = store.reader(Access("x")).search("cell")
    assert (hit.kind, hit.block, hit.text) == ("reading", 2, "cell words | x")
