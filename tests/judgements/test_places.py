from tests.judgements.cases import coded, label_of, proposed, subject_of

from habeas.records.subject import SubjectKind


def test_a_prison_is_one_facility_as_a_place_and_as_what_a_condition_is_of() -> None:
    held, measured = coded(
        {"kind": "Custody", "group": "men", "place": "Terrorism Confinement Center (CECOT)"},
        {"kind": "Condition", "of": "CECOT", "measure": "capacity", "value": "40,000"},
    )
    proposal = proposed(held, measured)
    assert subject_of(proposal, held, "place") == subject_of(proposal, measured, "of")
    kinds = {one.label: one.kind for one in proposal.subjects}
    assert kinds["CECOT"] is SubjectKind.FACILITY


def test_an_unknown_place_is_of_its_source_alone() -> None:
    (one,) = coded({"kind": "Custody", "group": "men", "place": "the yard"})
    (other,) = coded({"kind": "Custody", "group": "men", "place": "the yard"}, of="src-2")
    proposal = proposed(one, other)
    assert label_of(proposal, one, "place") == "yard"
    assert subject_of(proposal, one, "place") != subject_of(proposal, other, "place")
