"""A table is read through an Access: to who may not see a reading of it, it is as if there were none."""

import pytest
from tests.store.made_tracks import plain, same
from tests.store.test_access import BLIND, LABELS, SEEING

from habeas.analysis.flights.digest import digest
from habeas.records.reading import Block, BlockKind, reading
from habeas.records.table import POSITIONS, Table
from habeas.store.access import Access
from habeas.store.contract import Order
from habeas.store.errors import TableError, UnknownError
from habeas.store.verify import verify

HOLDER = Access("holder")
NOBODYS = "e" * 64


def laid(source, *tracks):
    name = digest(tracks)
    return reading(source.id, tables=(Table(POSITIONS, name, sum(map(len, tracks))),)), name


def put(store, one, tracks, labels=frozenset()):
    """A source with a reading that has these tracks as its table; the digest."""
    made, name = laid(one.source, *tracks)
    with store.writing("read") as batch:
        batch.put(one.source)
        batch.put(made)
        if labels:
            batch.label(one.source.id, labels)
    store.tables.keep(name, tracks)
    return name


@pytest.fixture
def sealed(store, folder, make):
    return put(store, make.told(folder, "sealedone"), (plain(),), LABELS)


@pytest.mark.parametrize("who", SEEING)
def test_a_sealed_table_is_opened_by(who, store, sealed):
    (found,) = store.reader(SEEING[who]).table(sealed)
    assert same(found, plain())
    assert store.reader(SEEING[who]).tables() == {sealed}


@pytest.mark.parametrize("who", BLIND)
def test_a_sealed_table_is_in_the_same_words_as_none_to(who, store, sealed):
    records = store.reader(BLIND[who])
    said = []
    for asked in (sealed, NOBODYS):
        with pytest.raises(UnknownError) as caught:
            records.table(asked)
        said.append(str(caught.value).replace(asked, "…"))
    assert said[0] == said[1]
    assert records.tables() == frozenset()


@pytest.mark.parametrize("who", BLIND)
def test_it_makes_no_difference_that_its_file_is_missing_or_damaged_to(who, store, sealed):
    path = store.tables.path_of(sealed)
    for spoil in (lambda: path.write_bytes(b"x"), path.unlink):
        spoil()
        with pytest.raises(UnknownError, match="no one record is known by"):
            store.reader(BLIND[who]).table(sealed)
        with pytest.raises(TableError):
            store.reader(HOLDER).table(sealed)


def quoting(source, text):
    return reading(source.id, blocks=(Block(0, BlockKind.PARAGRAPH, text, 0, len(text)),))


@pytest.mark.parametrize("text", ["{}", '"tables":[{{"name":"positions","digest":"{}","rows":5}}]'])
def test_a_visible_text_that_quotes_the_digest_opens_nothing(store, folder, make, sealed, text):
    other = make.told(folder, "openone")
    with store.writing("read") as batch:
        batch.put(other.source)
        batch.put(quoting(other.source, text.format(sealed)))
    public = store.reader(Access("public", frozenset()))
    assert public.count("reading") == 1
    with pytest.raises(UnknownError, match=sealed):
        public.table(sealed)
    assert public.tables() == frozenset()


def test_what_a_table_holds_quotes_no_way_into_another(store, folder, make, sealed):
    other = make.told(folder, "openone")
    own = (plain("c0ffee"),)
    table = Table(POSITIONS, digest(own), 5, (sealed, f'"digest":"{sealed}"'))
    with store.writing("read") as batch:
        batch.put(other.source)
        batch.put(reading(other.source.id, tables=(table,)))
    with pytest.raises(UnknownError):
        store.reader(Access("public", frozenset())).table(sealed)


@pytest.mark.parametrize("asked", ["", "a", "%", "_" * 64, "'", "../case", "E" * 64])
def test_whatever_is_asked_for_that_is_no_digest_is_unknown(store, sealed, asked):
    with pytest.raises(UnknownError):
        store.reader(HOLDER).table(asked)


def test_a_table_that_no_reading_has_is_unknown_to_the_holder_too(store, sealed):
    tracks = (plain("c0ffee"),)
    store.tables.keep(digest(tracks), tracks)
    with pytest.raises(UnknownError):
        store.reader(HOLDER).table(digest(tracks))


def test_rows_that_a_visible_source_has_too_are_seen_through_that_one(store, folder, make, sealed):
    assert put(store, make.told(folder, "openone"), (plain(),)) == sealed
    assert len(store.reader(Access("public", frozenset())).table(sealed)) == 1


def test_sealing_and_unsealing_count_at_once(store, folder, make):
    one = make.told(folder, "openone")
    name = put(store, one, (plain(),))
    public = store.reader(Access("public", frozenset()))
    assert public.table(name)
    with store.writing("seal") as batch:
        batch.label(one.source.id, frozenset({"sealed"}))
    with pytest.raises(UnknownError):
        public.table(name)
    with store.writing("unseal") as batch:
        batch.unlabel(one.source.id, "sealed", "the court opened it")
    assert public.table(name)


def test_a_sweep_of_the_store_keeps_what_any_reading_has_whatever_its_label(store, folder, make, sealed):
    left = (plain("c0ffee"),)
    store.tables.keep(digest(left), left)
    assert store.sweep_tables() == (digest(left),)
    assert store.tables.names() == (sealed,)


def test_what_is_withdrawn_has_no_table_after_a_sweep_and_shared_rows_stay(store, folder, make, sealed):
    other = make.told(folder, "openone")
    put(store, other, (plain(),))
    sources = [one.id for one in store.reader(HOLDER).all("source")]
    store.withdraw(Order((other.source.id,), ("Ana",), "asked"))
    assert store.sweep_tables() == ()
    store.withdraw(Order(tuple(set(sources) - {other.source.id}), ("Ana",), "asked"))
    assert store.sweep_tables() == (sealed,)
    assert list((folder / "tables").iterdir()) == []


def test_verify_notes_what_stands_among_the_tables_and_should_not(store, folder, sealed):
    assert verify(folder).notes == ()
    left = (plain("c0ffee"),)
    store.tables.keep(digest(left), left)
    (folder / "tables" / f".{NOBODYS}.12.incoming").write_bytes(b"half")
    (folder / "tables" / "notes.txt").write_text("mine")
    (folder / "tables" / "data.parquet").write_text("mine")
    report = verify(folder)
    assert report.breaks == ()
    assert report.verdict == "intact"
    assert sorted(report.notes) == sorted(
        [
            f"tables/{digest(left)}.parquet: a table that no reading has; an interrupted build or withdrawal "
            "left it, and habeas build removes it",
            f"tables/.{NOBODYS}.12.incoming: left by an interrupted command; habeas build removes it",
            "tables/notes.txt: a stray file that is no table",
            "tables/data.parquet: a stray file that is no table",
        ]
    )


def test_verify_says_nothing_of_a_table_that_is_missing_since_it_is_made_again(store, folder, sealed):
    store.tables.path_of(sealed).unlink()
    assert (verify(folder).verdict, verify(folder).notes) == ("intact", ())
