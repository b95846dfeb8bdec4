"""Conditions of places of detention; ages of officials."""


def measures(found):
    return [(one.content.measure, one.words) for one in found]


def test_capacity_and_population_are_told_apart(of_kind):
    found = of_kind("Condition", "The jail was built for 140 people. It already has about 2,300, guards say.")
    assert [measure for measure, _ in measures(found)] == ["capacity", "population"]
    assert found[0].content.quantity.high == 140


def test_hours_in_the_cell_are_as_they_stand(of_kind):
    found = of_kind("Condition", "Prisoners are kept in their cells nearly 24 hours a day.")
    (one,) = [one for one in found if one.content.measure == "hours in cell"]
    assert (one.content.quantity.words, one.content.quantity.high) == ("nearly 24", 24)


def test_crowding_food_violence_and_light_are_found_by_their_words(of_kind):
    found = of_kind(
        "Condition",
        "The prison is overcrowded.",
        "The food is minimal.",
        "Inmates fight to the death.",
        "Lights stayed on all night.",
    )
    assert [measure for measure, _ in measures(found)] == ["overcrowding", "food", "violence", "lighting"]


def test_a_condition_has_the_speaker_of_its_clause(of_kind):
    (one,) = of_kind("Condition", "In the camp the men sleep in shifts, according to the lawyer Lena Abt.")
    assert one.chain[0].name == "Lena Abt"


def test_no_place_of_detention_no_condition(of_kind):
    assert of_kind("Condition", "The food was cold and the restaurant was crowded.") == []


def test_only_an_officials_age_is_taken(of_kind):
    found = of_kind("Condition", "Secretary Ana Ruiz, 53, spoke of the prisoner Tomas Vela, 27.")
    assert [(one.content.measure, one.content.of) for one in found] == [("age", "Ana Ruiz")]


def test_conditions_are_found_in_unusual_words(of_kind):
    found = of_kind(
        "Condition",
        "The dormitory of the jail has 36 bunks for 80 men.",
        "The prison was put up for 800; the warden gives the headcount as 2,140.",
        "The tap gives brown water.",
        "They have not been able to call a lawyer.",
        "In all, 40 people were held longer than 60 days.",
    )
    assert [measure for measure, _ in measures(found)] == [
        "overcrowding",
        "capacity",
        "population",
        "water",
        "visits",
        "length of hold",
    ]
    assert found[-1].content.quantity.words == "longer than 60"
