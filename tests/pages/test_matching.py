import pytest

from habeas.pages.matching import Matcher, fold, variants, words

NAME = "José Pérez Lugo"


def found(text, name=NAME, kept=frozenset()):
    return [text[start:end] for start, end in Matcher(variants(name, kept=kept)).spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "José Pérez Lugo",
        "jose perez lugo",
        "JOSE PEREZ LUGO",
        "José\u00a0Pérez\u00a0Lugo",
        "Jose\u0301 Pe\u0301rez Lugo",
        "jose_perez_lugo",
        "jose-perez-lugo",
        "jose%20perez%20lugo",
        "joseperezlugo",
        "Pérez Lugo, José",
        "Jo\u00adsé Pérez Lugo",
        "José Pérez",
        "Pérez Lugo",
        "Lugo",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    assert "".join(found(f"then {text} said")) != ""
    assert "ugo" not in Matcher_text(f"then {text} said").casefold()
    assert "rez" not in Matcher_text(f"then {text} said").casefold()


def Matcher_text(text):
    matcher = Matcher(variants(NAME))
    out, at = "", 0
    for start, end in matcher.spans(text):
        out, at = out + text[at:start], end
    return out + text[at:]


def test_a_name_inside_another_word_is_none():
    assert found("Lugones and josep") == []


def test_a_short_single_name_needs_its_capital():
    assert found("they will say that Will spoke", name="Will") == ["Will"]


def test_a_surname_that_an_official_or_a_place_has_is_not_covered_alone():
    assert found("Lugo spoke of José Lugo", kept=frozenset({"lugo"})) == ["José Lugo"]


def test_particles_are_no_name_alone():
    assert found("de la Cruz said de la", name="Ana de la Cruz") == ["Cruz"]


def test_words_are_folded_without_diacritics():
    assert words("O'Farrell, Ñandú") == ("o", "farrell", "nandu")


def test_folding_keeps_where_each_character_came_from():
    text, came_from = fold("é\u00adx")
    assert (text, came_from) == ("ex", [0, 2, 3])


def test_no_names_find_nothing():
    assert Matcher(()).spans("anybody at all") == ()
