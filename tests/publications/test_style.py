"""Contrast is computed from the style sheet itself: WCAG 2.2 AA asks 4.5 for text and 3 for shapes."""

import re

import pytest

from habeas.publications.render import style

TEXT = ("ink", "muted", "link", "differ", "agree")
SHAPES = ("movement", "instrument", "custody", "said")


def themes():
    blocks = re.findall(r":root \{(.*?)\}", style().decode(), re.DOTALL)[:2]
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block)) for block in blocks]


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_text_stands_out_from_paper_and_wash(theme):
    for name in TEXT:
        assert contrast(theme[name], theme["paper"]) >= 4.5, name
        assert contrast(theme[name], theme["wash"]) >= 4.5, name


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_words_and_links_stand_out_where_they_are_highlighted(theme):
    for name in ("ink", "link"):
        assert contrast(theme[name], theme["mark"]) >= 4.5, name
        assert contrast(theme[name], theme["target"]) >= 4.5, name


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_bars_stand_out_from_paper(theme):
    for name in SHAPES:
        assert contrast(theme[name], theme["paper"]) >= 3, name
