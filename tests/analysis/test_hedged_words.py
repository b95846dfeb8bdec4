"""How words put an accusation."""

import pytest

from habeas.analysis.hedged_words import PutAs, accusation, hedge_puts_as, put_as


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("238 Tren de Aragua members", PutAs.FACT),
        ("21 MS13 gang members", PutAs.FACT),
        ("swiftly boot the gangbangers from the country", PutAs.FACT),
        ("members of Venezuelan criminal organization being escorted", PutAs.FACT),
        ("more than 250 accused migrant gang members", PutAs.ALLEGATION),
        ("An alleged migrant gang member getting removed", PutAs.ALLEGATION),
        ("Alleged members of Venezuela gang Tren de Aragua", PutAs.ALLEGATION),
        ("238 Venezuelans and 23 Salvadorans", PutAs.NEITHER),
        ("rival gang members fight to the death", PutAs.NEITHER),
        ("moved to the Terrorism Confinement Center", PutAs.NEITHER),
        ("designating Tren de Aragua a foreign terrorist organization", PutAs.NEITHER),
        ("The alleged leader spoke. The gang members were flown out", PutAs.FACT),
    ],
)
def test_words_put_an_accusation_as_allegation_as_fact_or_not_at_all(words, expected):
    assert put_as(words) is expected


def test_an_alleged_statement_puts_its_flat_words_as_allegation():
    assert put_as("238 gang members", "alleged") is PutAs.ALLEGATION


def test_a_denial_puts_it_neither_way():
    assert hedge_puts_as("denied") is PutAs.NEITHER
    assert hedge_puts_as("adjudicated") is PutAs.FACT
    assert hedge_puts_as("alleged") is PutAs.ALLEGATION


def test_the_noun_is_one_in_the_singular_and_the_plural():
    assert accusation("Alleged gang members") == accusation("a gang-member") == "gang member"
    assert accusation("23 members of MS-13") == accusation("MS-13 gang members") == "member of MS-13"
    assert accusation("Venezuelans") == ""
