"""Withdraw destroys a source and all that came from it, and the record still verifies."""

import pytest

from habeas.records.run import run
from habeas.sources.vault import Vault
from habeas.store.access import Access
from habeas.store.contract import Order
from habeas.store.errors import HoldError, WithdrawalError
from habeas.store.sqlite import SqliteStore
from habeas.store.verify import verify

CANARY = "xcanaryx"
HOLDER = Access("holder")


def order(one, *by, reason="the family asked", two_people=False):
    return Order((one.source.id,), by or ("Ana",), reason, two_people)


@pytest.fixture
def case(store, folder, make):
    kept, gone = make.told(folder, "keptword"), make.told(folder, CANARY, count=40)
    make.put(store, kept)
    make.put(store, gone)
    return store, kept, gone


def test_no_byte_lingers_in_any_file_of_the_record(case, folder):
    store, _, gone = case
    files = list(folder.glob("record.sqlite*"))
    assert any(CANARY.encode() in path.read_bytes() for path in files)
    done = store.withdraw(order(gone))
    assert done.scrubbed
    words = [CANARY, gone.source.id, gone.source.sha256, gone.subject.id, gone.statements[0].id]
    for path in folder.glob("record.sqlite*"):
        assert not [word for word in words if word.encode() in path.read_bytes()]
    assert not store.reader(HOLDER).search(CANARY)


def test_what_went_is_counted_and_the_rest_stays_and_verifies(case, folder):
    store, kept, gone = case
    done = store.withdraw(order(gone))
    assert dict(done.counts) == {
        "source": 1, "reading": 1, "statement": 40, "subject": 1, "judgement": 1, "finding": 1, "run": 1,
    }  # fmt: skip
    assert done.originals == (gone.source.sha256,)
    assert Vault(folder / "vault").destroy(done.originals[0])
    assert store.reader(HOLDER).some([*kept.ids, *gone.ids]).keys() == set(kept.ids)
    report = verify(folder)
    assert (report.verdict, report.breaks, report.notes) == ("intact with 1 withdrawal", (), ())
    store.withdraw(order(kept))
    Vault(folder / "vault").destroy(kept.source.sha256)
    assert verify(folder).verdict == "intact with 2 withdrawals"


def test_what_has_several_roots_goes_too_but_a_publication_stays_and_is_named(case, folder, make):
    store, kept, gone = case
    both = make.found("both", (kept.statements[0], gone.statements[0]))
    shown, alone = make.published("shown", (both,)), make.published("alone", (gone.finding,))
    with store.writing("seal") as batch:
        batch.label(gone.source.id, frozenset({"sealed"}))
    with store.writing("publish") as batch:
        batch.put(both, (kept.source.id, gone.source.id))
        batch.put(shown, (kept.source.id, gone.source.id))
        batch.put(alone, (gone.source.id,))
    done = store.withdraw(order(gone))
    Vault(folder / "vault").destroy(gone.source.sha256)
    records = store.reader(HOLDER)
    assert done.leaned == (shown.id, alone.id)
    assert records.leaned() == {shown.id}
    assert records.some([both.id, shown.id, alone.id]).keys() == {shown.id}
    assert records.labels_of(shown.id) == {"sealed"}
    assert not store.reader(Access("public", frozenset())).has(shown.id)
    assert verify(folder).verdict == "intact with 1 withdrawal"
    store.reindex()
    assert records.labels_of(shown.id) == {"sealed"}


def test_a_run_of_another_source_that_made_what_went_goes_too(case):
    store, kept, gone = case
    other = run(
        "propose", "names", "1", (kept.source.id,), made=(gone.subject.id,), sources=(kept.source.id,)
    )
    with store.writing("propose") as batch:
        batch.put(other)
    store.withdraw(order(gone))
    assert not store.reader(HOLDER).has(other.id)
    assert store.reader(HOLDER).has(kept.run.id)


def test_a_source_under_hold_is_not_withdrawn_until_released(case):
    store, _, gone = case
    with store.writing("hold") as batch:
        batch.hold(gone.source.id, "a court asks for it")
    assert store.held() == {gone.source.id: "a court asks for it"}
    with pytest.raises(HoldError, match="a court asks for it"):
        store.withdraw(order(gone))
    with store.writing("release") as batch:
        batch.release(gone.source.id, "it does no more")
    assert store.withdraw(order(gone)).counts


@pytest.mark.parametrize("by", [("Ana",), ("Ana", "ana "), ("Ana", "  ")])
def test_a_team_needs_two_different_people(case, by):
    store, _, gone = case
    with pytest.raises(WithdrawalError, match="two different people"):
        store.withdraw(order(gone, *by, two_people=True))
    assert store.reader(HOLDER).has(gone.source.id)
    assert store.withdraw(order(gone, "Ana", "Ben", two_people=True)).entry == 3


def test_it_needs_somebody_a_reason_and_a_source_that_is_there(case):
    store, _, gone = case
    for wrong in (
        Order((gone.source.id,), (), "reason"),
        Order((gone.source.id,), ("Ana",), " "),
        Order((), ("Ana",), "reason"),
        Order((gone.subject.id,), ("Ana",), "reason"),
    ):
        with pytest.raises(WithdrawalError):
            store.withdraw(wrong)
    assert len(store.reader(HOLDER).ledger()) == 2


def test_where_another_reads_just_then_it_says_so_and_scrub_does_it_later(case, folder):
    store, _, gone = case
    other = SqliteStore.open(folder / "record.sqlite")
    store._database.run("PRAGMA busy_timeout = 50")
    other._database.run("BEGIN")
    other._database.rows("SELECT count(*) FROM record")
    assert not store.withdraw(order(gone)).scrubbed
    other._database.run("COMMIT")
    other.close()
    assert store.scrub()
    assert not [path for path in folder.glob("record.sqlite*") if CANARY.encode() in path.read_bytes()]


def test_the_same_file_can_be_added_again_later(case, folder, make):
    store, _, gone = case
    store.withdraw(order(gone))
    Vault(folder / "vault").destroy(gone.source.sha256)
    again = make.told(folder, CANARY, count=40)
    make.put(store, again)
    assert store.reader(HOLDER).get(gone.source.id) == gone.source
    assert verify(folder).verdict == "intact with 1 withdrawal"
