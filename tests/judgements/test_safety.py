from dataclasses import fields
from pathlib import Path

from tests.judgements.cases import coded, proposed, source

import habeas.judgements
from habeas.judgements.queue import Item, queue
from habeas.judgements.stand import stand
from habeas.records.subject import Subject, SubjectKind

ROWS = coded(
    {"kind": "Affiliation", "who": "Ana Pérez", "belongs_to": "Tren de Aragua"},
    {
        "kind": "Utterance",
        "text": "t",
        "speaker": "Ana Pérez",
        "speaker_office": "Venezuelan woman said to belong to Tren de Aragua",
    },
    {"kind": "Listing", "list": "list of names", "entry": "Ana Pérez", "compiler": "CBS News"},
)


def test_a_person_subject_carries_no_nationality_and_no_affiliation() -> None:
    persons = [one for one in proposed(*ROWS).subjects if one.kind is SubjectKind.PERSON]
    assert [one.label for one in persons] == ["Ana Pérez"]
    assert {field.name for field in fields(Subject)} == {"id", "kind", "label", "standing", "labels"}
    assert persons[0].labels == frozenset()


def test_an_affiliation_and_an_entry_of_a_list_make_nobody_a_subject() -> None:
    affiliation, _, listing = ROWS
    proposal = proposed(affiliation, listing)
    assert SubjectKind.PERSON not in {one.kind for one in proposal.subjects}
    fields_judged = {one.mentions[0].field for one in proposal.judgements if one.mentions}
    assert fields_judged <= {"event", "list"}


def test_a_group_label_says_that_belonging_is_said() -> None:
    (one,) = coded({"kind": "Count", "group": "Tren de Aragua members", "value": "238"})
    labels = [each.label for each in proposed(one).subjects if each.kind is SubjectKind.GROUP]
    assert labels == ["people said to belong to Tren de Aragua"]


def test_no_module_here_reads_who_is_said_to_belong_to_what() -> None:
    folder = Path(habeas.judgements.__file__).parent
    for module in folder.glob("*.py"):
        assert "belongs_to" not in module.read_text(encoding="utf-8")
        assert "Affiliation" not in module.read_text(encoding="utf-8")


def test_the_same_name_in_two_cases_is_two_ids() -> None:
    from habeas.judgements.propose import propose
    from habeas.records.ids import subject_id

    def of(key: bytes) -> set[str]:
        made = propose((source(),), ROWS, lambda kind, name: subject_id(key, kind, name))
        return {one.id for one in made.subjects}

    assert of(b"one case").isdisjoint(of(b"another case"))


def test_the_queue_sorts_by_urgency_and_not_by_anything_of_a_person() -> None:
    assert {field.name for field in fields(Item)} == {"urgency", "says", "subjects", "judgements", "mentions"}
    made = proposed(*ROWS)
    matter = stand(sources=(), statements=ROWS, subjects=made.subjects, judgements=made.judgements)
    assert all("Tren de Aragua" not in item.says for item in queue(matter))
