import json

import pytest

from habeas.publications.redact import LeakError, leaks, refuse_leaks

NAME = "José O'Hara Núñez"


@pytest.mark.parametrize(
    "text",
    [
        "by José O'Hara Núñez today",
        "by jose o'hara nunez today",
        "by JOSE O&#39;HARA NU&#x00D1;EZ today",
        "by Jos&eacute; O&rsquo;Hara N&uacute;&ntilde;ez",
        "<b>José</b> <mark>O'Hara</mark> Nú<i>ñ</i>ez",
        "jose-o-hara-nunez.html",
        "Jos%C3%A9%20O%27Hara%20N%C3%BA%C3%B1ez",
        json.dumps(NAME),
        "José\u00a0O’Hara\nNúñez",
    ],
)
def test_a_name_is_found_in_any_dress(text):
    assert leaks({"a.html": text.encode()}, [NAME]) == ("a.html",)


def test_a_name_in_a_path_is_found():
    assert leaks({"sources/jose-o-hara-nunez.html": b""}, [NAME]) == ("sources/jose-o-hara-nunez.html",)


def test_other_text_is_no_leak():
    assert leaks({"a.html": b"<p>Jose spoke of O'Hara</p>"}, [NAME]) == ()


def test_a_short_name_alone_needs_its_capital():
    assert leaks({"a": b"it will rain", "b": b"so Will said"}, ["Will"]) == ("b",)


def test_the_error_names_the_file_and_never_the_name():
    with pytest.raises(LeakError) as error:
        refuse_leaks({"index.html": NAME.encode()}, [NAME])
    assert error.value.where == "index.html"
    assert "Hara" not in str(error.value)


def test_no_names_find_nothing():
    refuse_leaks({"a": b"anything"}, [])
