"""Alternative texts, captions and credits among the lines of a stanza."""

import pytest

from habeas.readings.lines import stanzas
from habeas.readings.pictures import alike, caption_and_credit, pieces


def told(text):
    return [
        (piece.kind and str(piece.kind), piece.picture, text[piece.start : piece.end])
        for group in stanzas(text)
        for piece in pieces(group.lines)
    ]


def test_a_pair_is_three_pieces_of_one_picture():
    assert told("Men on a deck\nMen stand on the deck.AP") == [
        ("alt text", 1, "Men on a deck"),
        ("caption", 1, "Men stand on the deck."),
        ("credit", 1, "AP"),
    ]


def test_an_equal_pair_keeps_both_lines():
    assert told("Vans leave.\nVans leave.via REUTERS")[:2] == [
        ("alt text", 1, "Vans leave."),
        ("caption", 1, "Vans leave."),
    ]


def test_pairs_below_each_other_are_pictures_of_their_own():
    text = "A deck\nMen on deck.AP\nA yard in the Fort\nMen in a yard.X/ @anaferrol\nVans.\nVans.via REUTERS"
    assert [(kind, picture) for kind, picture, _ in told(text)] == [
        (kind, picture) for picture in (1, 2, 3) for kind in ("alt text", "caption", "credit")
    ]


def test_a_caption_without_an_alternative_text_is_one_all_the_same():
    assert told("Guards in the yard.AP") == [("caption", 1, "Guards in the yard."), ("credit", 1, "AP")]


def test_a_credit_on_a_line_of_its_own_gives_the_line_above_to_the_picture():
    assert told("Men on a deck\nMen stand on the deck.\nREUTERS") == [
        ("alt text", 1, "Men on a deck"),
        ("caption", 1, "Men stand on the deck."),
        ("credit", 1, "REUTERS"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "“We counted them,” the minister said.",
        "Ninety men were flown out. Twenty came back.",
        "Two planes were in the air, according to the Port Almar Post.",
        "word " * 100 + "end",
    ],
)
def test_prose_above_a_caption_is_no_alternative_text(prose):
    assert told(f"{prose}\nGuards in the yard.AP")[0] == (None, 0, prose.strip())


def test_prose_that_names_an_agency_is_no_caption():
    for line in (
        "He told the AP",
        "Axios reported, via Reuters, that they left.",
        "The planes left the U.S.",
    ):
        assert caption_and_credit(line) is None


def test_a_very_long_line_is_not_searched_for_a_credit():
    assert caption_and_credit("word. " * 100_000 + "Men.AP") is None


def test_likeness_is_the_share_of_the_shorter_ones_words():
    assert alike("Men on a deck", "men ON deck") == 1
    assert alike("Men on a deck", "Guards in rows of four") == 0
    assert alike("", "a") == 0


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Guards lead the men across the yard. (Jane Doe/AP)",
            "Guards lead the men across the yard.",
            "(Jane Doe/AP)",
        ),
        ("Vans at the gate. Photo: Jane Doe/The Herald", "Vans at the gate.", "Photo: Jane Doe/The Herald"),
        ("Vans at the gate on Sunday. — Reuters", "Vans at the gate on Sunday.", "— Reuters"),
        ("Vans at the gate. – AFP photo", "Vans at the gate.", "– AFP photo"),
        ("A plane at the airport. (Courtesy photo)", "A plane at the airport.", "(Courtesy photo)"),
        ("A plane at the airport. PHOTO: JANE DOE", "A plane at the airport.", "PHOTO: JANE DOE"),
        ("A plane at the airport. Jane Doe / Staff", "A plane at the airport.", "Jane Doe / Staff"),
        (
            "A tent. Photo supplied by the Ministry of Justice",
            "A tent.",
            "Photo supplied by the Ministry of Justice",
        ),
        (
            "Caption: Men in a yard. Credit: Jane Doe / Reuters",
            "Caption: Men in a yard.",
            "Credit: Jane Doe / Reuters",
        ),
        ("[Image: Men in a yard. Credit: Jane Doe]", "[Image: Men in a yard.", "Credit: Jane Doe]"),
        ("Men in a yard.\nJane Doe for the Herald", "Men in a yard.", "Jane Doe for the Herald"),
        (
            "Men in a yard.\nPhotograph: Jane Doe/The Guardian",
            "Men in a yard.",
            "Photograph: Jane Doe/The Guardian",
        ),
        ("Men in a yard.\n(Handout photo)", "Men in a yard.", "(Handout photo)"),
    ],
)
def test_a_credit_has_many_forms(line, caption, credit):
    assert told(line) == [("caption", 1, caption), ("credit", 1, credit)]


@pytest.mark.parametrize(
    "line",
    [
        "Pictured: Men in a yard",
        "[Image: a row of men on a floor]",
        "Photo caption: Men in a yard.",
        "Photo: Men wait.",
    ],
)
def test_a_label_makes_a_caption_though_nobody_is_credited(line):
    assert told(line) == [("caption", 1, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said it had no comment (Reuters)",
        "The flight left at dawn. — Additional reporting by Reuters",
        "Picture: the ministry has 40 staff.",
        "“We pictured this: no food,” a lawyer said.",
        "The planes left the U.S.",
        "They met at 5 p.m. Handouts were given to all.",
        "The jet left — and nobody knew where it went.",
    ],
)
def test_prose_that_looks_like_a_credit_stays_prose(line):
    assert told(line) == [(None, 0, line)]
