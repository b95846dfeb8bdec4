"""Pictures."""

from habeas.records.reading import BlockKind


def test_a_picture_is_one_depiction_with_caption_credit_and_origin(of_kind):
    (one,) = of_kind(
        "Depiction",
        (BlockKind.ALT, "A row of men in a yard", 1),
        (BlockKind.CAPTION, "New arrivals wait.", 1),
        (BlockKind.CREDIT, "EL SALVADOR’S PRESIDENCY PRESS OFFICE/AFP via Getty Images", 1),
    )
    assert one.words == "New arrivals wait."
    assert one.content.alt == "A row of men in a yard"
    assert one.content.origin == "Presidency of El Salvador"


def test_an_alternative_text_that_repeats_the_caption_is_a_second_place(of_kind):
    (one,) = of_kind(
        "Depiction",
        (BlockKind.ALT, "Buses leave", 1),
        (BlockKind.CAPTION, "Buses leave.", 1),
        (BlockKind.CREDIT, "AP", 1),
    )
    assert one.content.alt == ""
    assert len(one.also_at) == 1


def test_two_pictures_are_two(of_kind):
    found = of_kind("Depiction", (BlockKind.CAPTION, "One.", 1), (BlockKind.CAPTION, "Two.", 2))
    assert [one.words for one in found] == ["One.", "Two."]
