"""What a person may not see is as if it were not there, through every door."""

import pytest

from habeas.store.access import Access, visible
from habeas.store.errors import AccessError, UnknownError

CANARY = "xcanaryx"
HOLDER = Access("holder")
BLIND = {
    "the public": Access("public", frozenset()),
    "one who sees other labels": Access("counsel", frozenset({"counsel", "minor"})),
    "one who sees one label of two": Access("clerk", frozenset({"sealed"})),
}
SEEING = {
    "the holder": HOLDER,
    "one who sees both labels": Access("judge", frozenset({"sealed", "privileged"})),
    "one who sees more": Access("both", frozenset({"sealed", "privileged", "minor"})),
}
LABELS = frozenset({"sealed", "privileged"})


@pytest.fixture
def case(store, folder, make):
    """An open source, a sealed one, and a finding and a publication that lean on both."""
    open_one, sealed = make.told(folder, "openword"), make.told(folder, CANARY)
    make.put(store, open_one)
    make.put(store, sealed)
    both = make.found(CANARY + "both", (open_one.statements[0], sealed.statements[0]))
    shown = make.published(CANARY + "shown", (both,))
    with store.writing("find") as batch:
        batch.put(both, (open_one.source.id, sealed.source.id))
        batch.put(shown, (open_one.source.id, sealed.source.id))
    with store.writing("seal") as batch:
        batch.label(sealed.source.id, LABELS)
    return store, open_one, (*sealed.ids, both.id, shown.id)


KINDS = ("source", "reading", "statement", "subject", "judgement", "finding", "run", "publication")


def doors(records, hidden):
    """Everything that a person can ask, as text."""
    yield repr([list(records.all(kind)) for kind in KINDS])
    yield repr([records.count(kind) for kind in KINDS])
    yield repr(records.runs())
    yield repr(records.some(hidden))
    yield repr([records.run(one) for one in hidden])
    yield repr([records.has(one) for one in hidden])
    yield repr(records.statements())
    yield repr(records.leaned())
    for text in (CANARY, "said", "núñez", f'"{CANARY} as said"'):
        yield repr([records.search(text), records.search(text, "statement"), records.search(text, "reading")])


@pytest.mark.parametrize("who", BLIND)
def test_nothing_sealed_comes_through_any_door_to(who, case):
    store, _, hidden = case
    records = store.reader(BLIND[who])
    said = "".join(doors(records, hidden))
    assert "openword" in said
    assert CANARY not in said
    assert not [one for one in hidden if one in said]
    assert [records.count(kind) for kind in KINDS] == [1, 1, 2, 1, 1, 1, 1, 0]
    assert len(records.search("núñez")) == 1


@pytest.mark.parametrize("who", BLIND)
def test_errors_about_what_is_sealed_are_those_about_nothing_for(who, case):
    store, _, hidden = case
    records = store.reader(BLIND[who])
    for door in (records.get, records.look_up, records.labels_of):
        for one in hidden:
            with pytest.raises(UnknownError) as sealed:
                door(one)
            with pytest.raises(UnknownError) as none:
                door("src-none")
            assert str(sealed.value).replace(one, "…") == str(none.value).replace("src-none", "…")


@pytest.mark.parametrize("who", SEEING)
def test_everything_comes_to(who, case):
    store, _, hidden = case
    records = store.reader(SEEING[who])
    assert [records.count(kind) for kind in KINDS] == [2, 2, 4, 2, 2, 3, 2, 1]
    assert records.some(hidden).keys() == set(hidden)
    assert all(records.get(one).id == one and records.labels_of(one) == LABELS for one in hidden)
    assert len(records.search(CANARY)) == 3


def test_a_prefix_shared_with_what_is_sealed_still_finds_the_open_one(case):
    store, open_one, _ = case
    assert store.reader(BLIND["the public"]).look_up("src-") == open_one.source
    with pytest.raises(UnknownError):
        store.reader(HOLDER).look_up("src-")


def test_lowering_every_label_shows_it_again_at_once(case):
    store, _, hidden = case
    with store.writing("unseal") as batch:
        for label in LABELS:
            batch.unlabel(store.reader(HOLDER).get(hidden[0]).id, label, "unsealed")
    assert store.reader(BLIND["the public"]).some(hidden).keys() == set(hidden)


def test_the_ledger_is_the_holders_alone(case):
    store, _, _ = case
    assert store.reader(HOLDER).ledger()
    for access in (*BLIND.values(), SEEING["one who sees both labels"]):
        with pytest.raises(AccessError):
            store.reader(access).ledger()


def test_what_comes_from_a_subject_comes_from_the_subjects_sources(store, folder, make):
    one = make.told(folder, CANARY)
    decision = make.told(folder, "other").judgement
    make.put(store, one)
    with store.writing("judge") as batch:
        batch.put(decision, (one.subject.id,))
    public = store.reader(Access("public", frozenset()))
    assert public.has(decision.id)
    with store.writing("seal") as batch:
        batch.label(one.source.id, frozenset({"sealed"}))
    assert not public.has(decision.id)


def test_a_label_on_a_subject_hides_what_comes_from_it(store, folder, make):
    one = make.told(folder, CANARY)
    make.put(store, one)
    with store.writing("seal") as batch:
        batch.label(one.subject.id, frozenset({"minor"}))
    public = store.reader(Access("public", frozenset()))
    assert not public.has(one.subject.id)
    assert not public.has(one.judgement.id)
    assert public.has(one.statements[0].id)


def test_labels_that_a_source_brings_hide_it_from_its_first_moment(store, folder, make):
    one = make.told(folder, CANARY, frozenset({"sealed"}))
    make.put(store, one)
    assert not store.reader(Access("public", frozenset())).some(one.ids)
    assert store.reader(Access("clerk", frozenset({"sealed"}))).some(one.ids).keys() == set(one.ids)


def test_a_record_of_no_root_is_the_holders_alone(store, folder, make):
    one = make.told(folder, CANARY)
    with store.writing("find") as batch:
        batch.put(make.found(CANARY, ()), ())
    assert store.reader(HOLDER).count("finding") == 1
    assert store.reader(Access("all", frozenset({"sealed"}))).count("finding") == 0
    assert one.source


def test_a_label_is_never_part_of_the_sql():
    clause = visible(Access("x", frozenset({"') OR 1=1 --"})))
    assert "OR 1=1" not in clause.sql
    assert clause.parameters == {"sees0": "') OR 1=1 --"}
