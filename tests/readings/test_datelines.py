"""Bylines, dates and datelines."""

import pytest

from habeas.readings.datelines import dateline_length, is_byline, is_stamp


@pytest.mark.parametrize(
    "line",
    [
        "By Ruth Roe",
        "By RUTH ROE and ANA MARÍA DE LA PAZ, Staff Writers",
        "Author:",
        "Author: Ruth Roe",
        "Written by Ruth O’Neil",
        "Reporting by Ruth Roe in Port Almar; Editing by Jan Poe",
    ],
)
def test_bylines(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By Saturday morning the planes had landed", "by", "By Saturday.", "By the sea:"]
)
def test_prose_that_begins_with_by_is_none(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated March 16, 2025, 9:43 a.m. ET",
        "16 March 2025",
        "2025-03-16",
        "20:55 GMT",
        "Published: Sun, 16 Mar 2025",
    ],
)
def test_dates_and_clocks_on_a_line_of_their_own(line):
    assert is_stamp(line)


@pytest.mark.parametrize("line", ["238", "May", "14", "Sunday", "On March 16 they landed"])
def test_other_lines_are_no_dates(line):
    assert not is_stamp(line)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORT ALMAR, Oct 14 (Meridian) - The men", "PORT ALMAR, Oct 14 (Meridian) -"),
        ("BOSTON — After 70 minutes", "BOSTON —"),
        ("Tucson, 22 July 2025 — Legal Watch", "Tucson, 22 July 2025 —"),
        ("SAN PEDRO, Grava (AP) — “We", "SAN PEDRO, Grava (AP) —"),
        ("Almar (Reuters) - The", "Almar (Reuters) -"),
        ("ICE — The agency — said", ""),
        ("Ferrol — who flew — said", ""),
        ("MS-13 — The gang", ""),
        ("COVID-19 spread", ""),
        ("21:40 GMT — We are closing", ""),
    ],
)
def test_a_dateline_ends_with_its_dash(text, dateline):
    assert text[: dateline_length(text)] == dateline


def test_a_long_run_without_blanks_is_told_at_once():
    assert dateline_length("A" * 1_000_000) == 0
    assert not is_byline("By " + "A" * 100 + "a b")
