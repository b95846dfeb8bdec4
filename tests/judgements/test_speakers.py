from tests.judgements.cases import coded, label_of, proposed, subject_of

from habeas.records.subject import Standing


def says(speaker: str, office: str = "", **columns: str) -> dict[str, str]:
    return {"kind": "Utterance", "text": "t", "speaker": speaker, "speaker_office": office, **columns}


def test_an_official_is_one_person_across_sources_by_full_name_or_last_name_with_office() -> None:
    (one,) = coded(says("Nayib Bukele"))
    (other,) = coded(says("Bukele", "President of El Salvador"), of="src-2")
    (bare,) = coded(says("Bukele"), of="src-3")
    proposal = proposed(one, other, bare)
    assert subject_of(proposal, one, "chain.0") == subject_of(proposal, other, "chain.0")
    assert subject_of(proposal, bare, "chain.0") == subject_of(proposal, one, "chain.0")
    standing = {each.id: each.standing for each in proposal.subjects}
    assert standing[subject_of(proposal, one, "chain.0")] is Standing.OFFICIAL


def test_a_last_name_that_no_source_gives_in_full_is_of_its_source_alone() -> None:
    (one,) = coded(says("Bukele"))
    (other,) = coded(says("Bukele"), of="src-2")
    (namesake,) = coded(says("Ana Bukele"), of="src-3")
    proposal = proposed(one, other, namesake)
    assert len({subject_of(proposal, each, "chain.0") for each in (one, other, namesake)}) == 3


def test_a_namesake_in_the_same_source_keeps_a_last_name_from_an_official() -> None:
    (full,) = coded(says("Nayib Bukele"))
    rows = coded(says("Ana Bukele"), says("Luis Bukele"), says("Bukele"), of="src-2")
    proposal = proposed(full, *rows)
    assert subject_of(proposal, rows[2], "chain.0") != subject_of(proposal, full, "chain.0")


def test_an_organisation_is_labelled_as_written_and_by_its_proper_name() -> None:
    written, prison = coded(
        {"kind": "Custody", "group": "men", "holder": "the Sons of Liberty"},
        {"kind": "Custody", "group": "men", "holder": "CECOT prison"},
    )
    proposal = proposed(written, prison)
    assert label_of(proposal, written, "holder") == "Sons of Liberty"
    assert label_of(proposal, prison, "holder") == "CECOT"


def test_a_last_name_is_whoever_alone_bears_it_in_the_source() -> None:
    rows = coded(says("Nayib Bukele"), says("Bukele"), says("Ana Pérez"), says("Pérez"))
    proposal = proposed(*rows)
    ids = [subject_of(proposal, one, "chain.0") for one in rows]
    assert ids[0] == ids[1]
    assert ids[2] == ids[3]
    twins = coded(says("Ana Pérez"), says("Luis Pérez"), says("Pérez"))
    proposal = proposed(*twins)
    assert len({subject_of(proposal, one, "chain.0") for one in twins}) == 3


def test_nobody_else_is_joined_across_sources() -> None:
    (one,) = coded(says("Ana Pérez", "sister of a detainee"))
    (other,) = coded(says("Ana Pérez"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "chain.0") != subject_of(proposal, other, "chain.0")
    assert {each.standing for each in proposal.subjects if each.kind == "person"} == {Standing.UNKNOWN}


def test_an_office_makes_an_official_and_a_private_bodys_spokesman_none() -> None:
    public, private = coded(
        says("Jane Roe", "Attorney General"),
        says("Ana Gómez", "spokeswoman for a charity"),
    )
    proposal = proposed(public, private)
    standing = {each.id: each.standing for each in proposal.subjects}
    assert standing[subject_of(proposal, public, "chain.0")] is Standing.OFFICIAL
    assert standing[subject_of(proposal, private, "chain.0")] is Standing.UNKNOWN


def test_outlets_and_holders_are_organisations_by_the_gazetteer() -> None:
    said, held = coded(
        says("Nayib Bukele", reported_by="Axios"),
        {"kind": "Custody", "group": "men", "holder": "ICE"},
    )
    proposal = proposed(said, held)
    assert label_of(proposal, said, "chain.1") == "Axios"
    assert label_of(proposal, held, "holder") == "Immigration and Customs Enforcement"


def test_a_body_that_speaks_is_an_organisation_and_a_common_noun_nobody() -> None:
    body, lawyers = coded(says("Justice Department"), says("government lawyers"))
    proposal = proposed(body, lawyers)
    kinds = {one.label: str(one.kind) for one in proposal.subjects}
    assert kinds["Department of Justice"] == "organisation"
    assert label_of(proposal, lawyers, "chain.0") == ""
