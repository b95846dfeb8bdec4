"""Names of people to cover."""

import pytest


def named(taken):
    return [(name.text, name.official) for name in taken.names]


def test_held_people_and_relatives_are_named_as_no_officials(take):
    taken = take(
        "The detainee Jorvan Quintel Paz, 27, has been inside for weeks.",
        "His mother, Mirela Paz Odun, said that Jorvan called once.",
    )
    texts = [text for text, official in named(taken) if not official]
    assert any("Jorvan" in text for text in texts)
    assert any("Mirela" in text for text in texts)
    assert not any(official for _, official in named(taken))


def test_a_later_surname_alone_is_covered_too(take):
    text = "The plaintiff Tomas Velorin sued. The judge heard Velorin on Friday."
    taken = take(text)
    assert [text[name.start : name.end] for name in taken.names] == ["Tomas Velorin", "Velorin"]


def test_a_title_makes_an_official(take):
    assert ("Nora Beck", True) in named(take("US District Judge Nora Beck sat on Friday."))


def test_a_justice_department_lawyer_and_a_defence_lawyer_are_no_officials(take):
    assert ("Erin Park", False) in named(take("Justice Department lawyer Erin Park spoke."))
    assert ("Beth Sandov", False) in named(take("“No,” fumed defense attorney Beth Sandov, 38."))


def test_a_first_name_before_an_officials_name_is_another_person(take):
    (name,) = take("The welder Hector Manuel Rosales was flown out.").names
    assert (name.text, name.official) == ("Hector Manuel Rosales", False)


def test_agencies_places_and_gangs_are_no_names(take):
    taken = take("Tren de Aragua and MS-13 were named by Immigration and Customs Enforcement in El Salvador.")
    assert taken.names == ()


def test_offsets_are_those_of_the_canonical_text(take):
    text = "A plane left.\n\nThe detainee Tomas Velorin was aboard."
    (name,) = take("A plane left.", "The detainee Tomas Velorin was aboard.").names
    assert text[name.start : name.end] == "Tomas Velorin"


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch said West Africans were held at Joint Base San Antonio.",
        "Sonoran Legal Watch and the Gatwick Listeners wrote. Pine Reach booked in 71 men.",
        "Many had crossed the Darién. The Department said so. Government Lawyers disagreed.",
        "Foreign Affairs Committee members met Amnesty International.",
    ],
)
def test_institutions_nationalities_and_regions_are_no_names(take, text):
    assert take(text).names == ()
