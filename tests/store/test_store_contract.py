"""What every store gives, whatever it rests on."""

from dataclasses import replace

import pytest

from habeas.records.chain import Hedge
from habeas.store.access import Access
from habeas.store.errors import ConflictError, LeaseError, RootError, StoreError, UnknownError
from habeas.store.sqlite import SqliteStore

HOLDER = Access("holder")
FACTORIES = {"sqlite": lambda folder: SqliteStore.create(folder / "record.sqlite")}


@pytest.fixture(params=list(FACTORIES))
def store(request, folder):
    made = FACTORIES[request.param](folder)
    yield made
    made.close()


class TestContract:
    def test_what_was_put_is_given_back_equal(self, store, folder, make):
        one = make.told(folder, "kigali")
        make.put(store, one)
        records = store.reader(HOLDER)
        for record in (
            one.source,
            one.reading,
            *one.statements,
            one.subject,
            one.judgement,
            one.finding,
            one.run,
        ):
            assert records.get(record.id) == record
        assert tuple(records.all("statement")) == one.statements
        assert records.count("statement") == 2
        assert records.runs("read") == (one.run,)
        assert records.runs("take") == ()
        assert records.run(one.run.id) == one.run
        assert records.run("run-none") is None
        assert records.some([*one.ids, "src-none"]).keys() == set(one.ids)

    def test_a_batch_makes_one_entry_and_one_with_nothing_new_makes_none(self, store, folder, make):
        one = make.told(folder, "kigali")
        make.put(store, one)
        make.put(store, one)
        entries = store.reader(HOLDER).ledger()
        assert [(entry.act, entry.count) for entry in entries] == [("add", 8)]

    def test_the_same_record_again_is_not_new_and_another_under_its_id_is_refused(self, store, folder, make):
        one = make.told(folder, "kigali")
        with store.writing("add") as batch:
            assert batch.put(one.source)
            assert not batch.put(one.source)
        with pytest.raises(ConflictError, match=one.source.id), store.writing("add") as batch:
            batch.put(replace(one.source, title="another"))

    def test_a_judgement_again_from_a_longer_sheet_is_the_one_that_is_there(self, store, folder, make):
        one, two = make.told(folder, "first"), make.told(folder, "second")
        decision = replace(one.judgement, source=one.source.id, line=3)
        with store.writing("judge") as batch:
            batch.put_all([one.source, two.source, decision])
            assert not batch.put(replace(decision, source=two.source.id, line=4))
        assert store.reader(HOLDER).get(decision.id) == decision

    def test_a_batch_that_fails_leaves_nothing(self, store, folder, make):
        one = make.told(folder, "kigali")

        def interrupted():
            with store.writing("add") as batch:
                batch.put(one.source)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            interrupted()
        assert store.reader(HOLDER).count("source") == 0
        assert store.reader(HOLDER).ledger() == ()

    def test_a_large_batch_keeps_its_order_and_is_one_entry(self, store, folder, make):
        one = make.told(folder, "kigali", count=2500)
        with store.writing("add") as batch:
            batch.put(one.source)
            assert batch.put_all(iter(one.statements)) == 2500
            assert batch.put_all(one.statements) == 0
        assert tuple(store.reader(HOLDER).all("statement")) == one.statements
        assert [entry.count for entry in store.reader(HOLDER).ledger()] == [2501]

    def test_a_record_that_names_no_root_is_refused_and_so_is_an_unknown_root(self, store, folder, make):
        one = make.told(folder, "kigali")
        with pytest.raises(RootError, match="does not say"), store.writing("find") as batch:
            batch.put(one.finding)
        with pytest.raises(RootError, match="src-none"), store.writing("find") as batch:
            batch.put(one.finding, ("src-none",))
        with pytest.raises(RootError), store.writing("read") as batch:
            batch.put(one.reading)

    def test_labels_are_raised_with_the_record_added_and_lowered_for_a_reason(self, store, folder, make):
        one = make.told(folder, "kigali", frozenset({"counsel"}))
        make.put(store, one)
        records = store.reader(HOLDER)
        with store.writing("seal") as batch:
            batch.label(one.source.id, frozenset({"sealed", "counsel"}))
        assert records.labels_of(one.statements[0].id) == {"counsel", "sealed"}
        with pytest.raises(StoreError, match="reason"), store.writing("unseal") as batch:
            batch.unlabel(one.source.id, "sealed", " ")
        with store.writing("unseal") as batch:
            batch.unlabel(one.source.id, "sealed", "the court unsealed it")
        assert records.labels_of(one.finding.id) == {"counsel"}
        with pytest.raises(RootError), store.writing("seal") as batch:
            batch.label("src-none", frozenset({"sealed"}))

    def test_look_up_gives_the_one_and_one_sentence_for_none_and_many(self, store, folder, make):
        one = make.told(folder, "kigali")
        make.put(store, one)
        records = store.reader(HOLDER)
        assert records.look_up(one.source.id[:12]) == one.source
        for prefix in ("stm-", "zzz", "%", ""):
            with pytest.raises(UnknownError) as error:
                records.look_up(prefix)
            assert str(error.value).replace(repr(prefix), "…") == (
                "no one record is known by …: give the whole id, as habeas sources or findings lists it."
            )

    def test_search_finds_words_and_phrases_whatever_their_accents(self, store, folder, make):
        one = make.told(folder, "kigali")
        make.put(store, one)
        records = store.reader(HOLDER)
        assert [(hit.record, hit.block) for hit in records.search("nunez")] == [(one.reading.id, 0)]
        assert [hit.record for hit in records.search('"as said, number 1"')] == [one.statements[1].id]
        assert [hit.kind for hit in records.search("KIGALI")] == ["reading", "statement", "statement"]
        assert len(records.search("kigali", kind="statement")) == 2
        assert len(records.search("kigali", limit=1)) == 1
        for odd in ("", '"', "* OR", 'a"b" NEAR(', "number AND -"):
            records.search(odd)

    def test_statements_are_asked_for_by_kind_and_source(self, store, folder, make):
        one, two = make.told(folder, "kigali"), make.told(folder, "manila")
        make.put(store, one)
        make.put(store, two)
        records = store.reader(HOLDER)
        assert records.statements(kinds=("Utterance",)) == one.statements + two.statements
        assert records.statements(kinds=("Count", "Movement")) == ()
        assert records.statements(source=two.source.id) == two.statements

    def test_a_changed_statement_keeps_its_neighbours(self, store, folder, make):
        one = make.told(folder, "kigali")
        make.put(store, one)
        other = replace(one.statements[0], hedge=Hedge.ALLEGED, id="stm-other")
        with store.writing("take") as batch:
            batch.put(other)
        assert store.reader(HOLDER).count("statement") == 3

    def test_batches_do_not_nest_and_acts_are_plain_words(self, store):
        with store.writing("add"), pytest.raises(StoreError, match="open already"), store.writing("add"):
            pass
        with pytest.raises(StoreError, match="plain words"), store.writing("add secret-file.txt"):
            pass

    def test_an_unknown_kind_is_refused_by_name(self, store):
        with pytest.raises(StoreError, match="labelling"):
            store.reader(HOLDER).count("labelling")

    def test_a_second_writer_gets_a_clear_sentence(self, store, folder):
        with store.lease():
            other = SqliteStore.open(folder / "record.sqlite")
            with other, pytest.raises(LeaseError, match="another habeas is writing"), other.writing("add"):
                pass
