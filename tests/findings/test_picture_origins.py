"""Whose pictures a source shows."""

from tests.findings.matter_builder import MatterBuilder

from habeas.findings.picture_origins import PictureOrigins
from habeas.records.contents import Depiction


def built(*origins: str):
    build = MatterBuilder()
    build.source("New York Post")
    for number, origin in enumerate(origins):
        build.say("src-0", Depiction(f"picture {number}", f"{origin} credit" if origin else "", origin))
    return build


def test_shares_are_of_pictures_whose_origin_is_known_and_the_unknown_stand_apart():
    origins = ["Presidency"] * 3 + ["AP", "", "unknown"]
    (finding,) = PictureOrigins().find(built(*origins).matter())
    assert finding.title == "Whose pictures New York Post shows"
    assert [dict(one.case) for one in finding.verdicts] == [
        {
            "Origin": "Presidency",
            "Pictures": "3",
            "Share of known": "75%",
            "Credits as printed": "Presidency credit",
        },
        {"Origin": "AP", "Pictures": "1", "Share of known": "25%", "Credits as printed": "AP credit"},
        {"Origin": "not known", "Pictures": "2"},
    ]
    assert finding.answer == (
        "6 pictures: Presidency: 3 of 4 whose origin is known (75%); "
        "AP: 1 of 4 whose origin is known (25%); origin not known: 2."
    )


def test_where_no_origin_is_known_there_is_no_share():
    (finding,) = PictureOrigins().find(built("", "not stated").matter())
    assert finding.answer == "2 pictures: origin not known: 2."


def test_each_source_has_its_own_table():
    build = built("AP")
    build.source("ABC")
    build.say("src-1", Depiction("b", "", "AFP"))
    titles = [one.title for one in PictureOrigins().find(build.matter())]
    assert titles == ["Whose pictures ABC shows", "Whose pictures New York Post shows"]


def test_a_source_without_pictures_has_none():
    assert PictureOrigins().find(built().matter()) == ()
