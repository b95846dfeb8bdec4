"""Terms of agreements."""

from decimal import Decimal


def test_a_fee_has_its_amount_and_its_currency(of_kind):
    found = of_kind("Agreement", "Under the agreement Kigali received $7.5 million.")
    (fee,) = [one for one in found if one.content.term == "fee"]
    assert (fee.content.quantity.low, fee.content.quantity.unit) == (Decimal(7500000), "USD")


def test_how_many_may_be_sent_is_a_term_and_a_count(take):
    taken = take("Under the agreement, Rwanda may take up to 250 people over two years.").statements
    terms = {one.content.term: one for one in taken if one.kind == "Agreement"}
    assert (terms["number"].content.quantity.low, terms["number"].content.quantity.high) == (0, 250)
    assert terms["duration"].words == "over two years"
    assert [one.words for one in taken if one.kind == "Count"] == ["up to 250 people"]


def test_an_undisclosed_fee_is_a_term(of_kind):
    found = of_kind("Agreement", "The deal pays a fee, the amount of which is not yet publicly known.")
    (one,) = [one for one in found if one.content.undisclosed]
    assert (one.content.term, one.words) == ("fee", "the amount of which is not yet publicly known")


def test_a_refusal_to_say_how_much_is_a_term(of_kind):
    found = of_kind(
        "Agreement", "Kigali signed the agreement in August; Washington has declined to say how much it paid."
    )
    assert [one.words for one in found if one.content.undisclosed] == [
        "Washington has declined to say how much it paid"
    ]


def test_money_without_an_agreement_is_none(of_kind):
    assert of_kind("Agreement", "The lawyer paid $600 for a ticket.") == []


def test_terms_are_found_in_unusual_words(of_kind):
    found = of_kind(
        "Agreement",
        "The pact obliges the kingdom to take in 160 deportees, for which it was promised $5.1 million.",
        "The memorandum sets a ceiling of 250 transfers.",
        "Neither would say what the deal cost. Its per diem rate is redacted.",
    )
    assert [(one.content.term, one.content.undisclosed) for one in found] == [
        ("number", False),
        ("fee", False),
        ("number", False),
        ("fee", True),
        ("other", True),
    ]
