import time

import pytest

from habeas.reference.credits import Origin, credit_tails, is_credit, origin, split_credit

CREDITED = [
    ("Detainees were flown to the country’s largest prison.", "", "via REUTERS"),
    ("Buses carrying the men to CECOT.", "", "EL SALVADOR’S PRESIDENCY PRESS OFFICE/AFP via Getty Images"),
    ("Buses carrying the men to CECOT.", "", "EL SALVADOR'S PRESIDENCY PRESS OFFICE/AFP via Getty Images"),
    ("The men, according to El Salvador’s president.", "", "X/ @nayibbukele"),
    ("The men were moved to another hall.", "", "X/@nayibbukele"),
    ("Guards leading the arrivals to cells.", "", "AP"),
    ("Guards leading the arrivals to cells.", " ", "AP"),
    ("A plane on the apron in the U.S.", "", "via REUTERS"),
    ("“This is what we were told.”", "", "Getty Images"),
    ("He said: “This is the place.”", "", "Jane Doe/AFP via Getty Images"),
    ("The court in Washington on Monday.", " ", "Photo by Jane Doe/AFP"),
    ("The court in Washington on Monday.", " ", "(AP Photo/Jane Doe)"),
    ("The court in Washington on Monday.", " ", "(AP Photo/Jane Doe, File)"),
    ("The court in Washington on Monday.", " ", "(Photo by Jane Doe/Getty Images)"),
    ("The court in Washington on Monday.", " ", "(Reuters)"),
    ("The court in Washington on Monday.", "", "(REUTERS)"),
    ("The hall before the visit.", " ", "Courtesy of the Department of Homeland Security"),
    ("The hall before the visit.", " ", "Courtesy of El Faro"),
    ("The hall before the visit.", "", "U.S. Department of Homeland Security/Handout via REUTERS"),
    ("The hall before the visit.", " ", "Jane van Doe/The Texas Tribune"),
    ("The hall before the visit.", " ", "Jose Cabezas / Reuters"),
    ("The hall before the visit.", "", "@WhiteHouse/X"),
    ("The hall before the visit", " ", "Photo: Jane Doe/AFP"),
    ("The hall before the visit", " ", "AP Photo/Jane Doe"),
    ("Are these the planes?", "", "Fox News"),
    ("The hall before the visit.", "", "DHS"),
    ("The hall before the visit.\u00a0", "", "AFP via Getty Images"),
]

UNCREDITED = [
    "The men were flown out of the U.S.",
    "He gave the list to the AP.",
    "He gave the list to the Associated Press",
    "The planes landed at 7:36 p.m. ET",
    "The planes landed at 7:36 p.m. EDT.",
    "The planes were outside U.S. airspace.",
    "The judge wrote to the D.O.J.",
    "She was held by Immigration and Customs Enforcement (ICE).",
    "She was held by Immigration and Customs Enforcement (ICE)",
    "The figures come from the Associated Press (AP)",
    "The men were sent to the Terrorism Confinement Center (CECOT).",
    "Trump v. CNN",
    "J.G.G. v. Trump",
    "U.S. v. New York Times",
    "Post vs. Guardian",
    "He posted the video on X.",
    "He posted the video on X",
    "The video was posted on Truth Social. Officials said nothing.",
    "They were moved. Reuters reported that the planes had landed.",
    "They were moved.Reuters reported that the planes had landed.",
    "The president spoke. He flew home via Panama",
    "He spoke. She replied via Telegram",
    "The planes flew via Honduras.",
    "They travelled to El Salvador via Getty",
    "The ruling came late. Photos from the scene show buses",
    "The ruling came late. Photos by neighbours show buses.",
    "Credit goes to the officers. They kept order",
    "The order bars removal to Washington, D.C.",
    "Lawyers wrote to Gov. Abbott",
    "“We were told nothing,” he told CBS News.",
    "“We were told nothing,” he told CBS News",
    "He told CNN. “We were told nothing.”",
    "The ban covers the U.S.A.",
    "The inmates were moved by the Army. The Department of Justice declined to comment",
    "Members of MS-13, Tren de Aragua, etc.",
    "It was the AP/Reuters dispute that delayed the count.",
    "Mr. Homan spoke to Fox News",
    "He was held at No. 3",
    "Are they in the U.S.?",
    "",
]


@pytest.mark.parametrize(("caption", "between", "credit"), CREDITED)
def test_a_caption_and_its_credit_come_apart(caption: str, between: str, credit: str) -> None:
    assert split_credit(caption + between + credit) == (caption.strip(), credit)


@pytest.mark.parametrize("line", UNCREDITED)
def test_an_ordinary_line_stays_whole(line: str) -> None:
    assert split_credit(line) == (line, "")


def test_there_are_more_lines_without_a_credit_than_asked_for() -> None:
    assert len(UNCREDITED) >= 25


@pytest.mark.parametrize("credit", ["via REUTERS", "Photo by Jane Doe/AFP", "X/ @nayibbukele"])
def test_a_line_that_is_only_a_credit_has_no_caption(credit: str) -> None:
    assert split_credit(credit) == ("", credit)


def test_a_bare_outlet_alone_on_its_line_is_not_taken_for_a_credit_but_is_one_when_asked() -> None:
    assert split_credit("Reuters") == ("Reuters", "")
    assert is_credit("Reuters")
    assert not is_credit("The men were moved")


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("via REUTERS", Origin("", "not stated", "", ("Reuters",))),
        ("AP", Origin("Associated Press", "news agency", "")),
        ("(AP Photo/Jane Doe)", Origin("Associated Press", "news agency", "")),
        ("Photo by Jane Doe/AFP", Origin("Agence France-Presse", "news agency", "")),
        (
            "Jane Doe/AFP via Getty Images",
            Origin("Agence France-Presse", "news agency", "", ("Getty Images",)),
        ),
        ("Getty Images", Origin("Getty Images", "picture agency", "")),
        ("Jane Doe / New York Post", Origin("New York Post", "outlet", "")),
        (
            "EL SALVADOR’S PRESIDENCY PRESS OFFICE/AFP via Getty Images",
            Origin(
                "Presidency of El Salvador",
                "government",
                "El Salvador",
                ("Agence France-Presse", "Getty Images"),
            ),
        ),
        (
            "X/ @nayibbukele",
            Origin(
                "Presidency of El Salvador", "government", "El Salvador", ("X",), "account of its president"
            ),
        ),
        (
            "@WhiteHouse/X",
            Origin("White House", "government", "United States", ("X",), "account of the White House", False),
        ),
        (
            "U.S. Department of Homeland Security/Handout via REUTERS",
            Origin("Department of Homeland Security", "government", "United States", ("Reuters",)),
        ),
        ("Courtesy of DHS", Origin("Department of Homeland Security", "government", "United States")),
        (
            "Venezuelan Interior Ministry/Handout via REUTERS",
            Origin("Government of Venezuela", "government", "Venezuela", ("Reuters",)),
        ),
        ("Handout via REUTERS", Origin("", "not stated", "", ("Reuters",))),
        ("Handout/REUTERS", Origin("", "not stated", "", ("Reuters",))),
        (
            "Secretaria de Prensa de La Presidencia/Handout via REUTERS",
            Origin("", "government", "", ("Reuters",)),
        ),
        (
            "El Salvador Presidential Press Office via AP",
            Origin("Presidency of El Salvador", "government", "El Salvador", ("Associated Press",)),
        ),
        ("UNHCR", Origin("UN Refugee Agency", "international body", "")),
        ("X/@someone_else", Origin("", "unknown", "", ("X",))),
    ],
)
def test_a_credit_says_whose_picture_it_is(credit: str, expected: Origin) -> None:
    assert origin(credit) == expected


def test_an_empty_credit_has_no_origin() -> None:
    assert origin("") is origin(" () ") is None


def test_a_private_person_in_a_credit_is_never_named() -> None:
    assert origin("Courtesy of Jane Doe") == Origin("", "unknown", "")
    assert origin("Photo by Jane Doe") == Origin("", "unknown", "")


def test_every_pattern_of_a_credit_has_a_name_of_its_own() -> None:
    assert len({name for name, _ in credit_tails()}) == len(credit_tails()) == 6


def test_a_long_line_of_capitals_takes_no_time() -> None:
    split_credit("Warm.AP")
    started = time.perf_counter()
    for line in (
        "A/" * 60,
        "Aa " * 40,
        "Of the " * 17,
        "A. " * 2_000,
        "via " * 30,
        "Photo by " + "Aa/ " * 25,
    ):
        split_credit("Men." + line + "x!")
        split_credit("Men." + line)
    assert time.perf_counter() - started < 2
