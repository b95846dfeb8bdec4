from tests.judgements.cases import coded, label_of, proposed, subject_of


def test_an_agreement_is_one_by_its_countries_whoever_names_it() -> None:
    (one,) = coded(
        {"kind": "Agreement", "agreement": "the deal", "term": "fee", "parties": "United States; El Salvador"}
    )
    (other,) = coded(
        {"kind": "Agreement", "agreement": "US-El Salvador arrangement", "term": "duration"}, of="src-2"
    )
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "agreement") == subject_of(proposal, other, "agreement")
    assert label_of(proposal, one, "agreement") == "agreement between El Salvador and United States"


def test_a_deal_with_no_parties_is_of_its_source_alone() -> None:
    (one,) = coded({"kind": "Agreement", "agreement": "the deal", "term": "fee"})
    (other,) = coded({"kind": "Agreement", "agreement": "the deal", "term": "fee"}, of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "agreement") != subject_of(proposal, other, "agreement")


def test_a_list_is_one_by_name_and_compiler() -> None:
    row = {"kind": "Listing", "list": "list of names", "compiler": "CBS News"}
    one, other = coded({**row, "entry": "1"}, {**row, "entry": "2"})
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "list") == subject_of(proposal, other, "list") != ""
