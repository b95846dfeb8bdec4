from datetime import UTC, datetime, timedelta

import pytest

from habeas.pages.scale import MARGIN, WIDTH, Scale
from habeas.pages.timeline import timeline


@pytest.fixture(scope="module")
def drawn(account):
    return timeline(account)


def bars(drawn):
    return [bar for panel in drawn.panels for lane in panel.lanes for bar in lane.bars]


def test_two_times_of_one_landing_stand_in_one_lane(drawn):
    lane = next(
        x for panel in drawn.panels for x in panel.lanes if x.heading == "GlobalX 6145: arrival at Comayagua"
    )
    assert [bar.label for bar in lane.bars] == [
        "8:02 p.m. EDT — Flightradar24 → Evening Paper, stated as fact",
        "8:10 p.m. ET — ABC News, stated as fact",
    ]
    assert lane.bars[0].x < lane.bars[1].x


def test_every_bar_is_inside_the_drawing_and_every_label_is_chain_and_hedge(drawn):
    for bar in bars(drawn):
        assert bar.x >= MARGIN
        assert bar.x + bar.width <= WIDTH
        assert bar.label.endswith(bar.claim.hedge)


def test_a_time_whose_zone_is_not_settled_is_drawn_unsure(drawn):
    assert [bar.label.partition(" —")[0] for bar in bars(drawn) if bar.unsure] == ["Saturday"]


def test_the_home_clock_comes_first_and_clocks_that_show_the_same_stand_together(drawn):
    assert [dial.name for dial in drawn.panels[-1].dials] == [
        "New York",
        "Harlingen",
        "El Salvador, Comayagua",
    ]


def test_the_table_has_every_happening_in_order(drawn):
    assert [one.what for one in drawn.happenings][:3] == [
        "everyone moved on 15-16 March: handed over",
        "GlobalX 6143: departure from Harlingen",
        "GlobalX 6145: departure from Harlingen",
    ]


def test_a_scale_runs_from_margin_to_margin():
    first = datetime(2025, 3, 15, tzinfo=UTC)
    scale = Scale(first, first + timedelta(hours=8))
    assert [scale.x(first), scale.x(scale.last)] == [MARGIN, WIDTH - MARGIN]
    assert scale.x(first - timedelta(days=1)) == MARGIN
    assert scale.step == timedelta(hours=1)


def test_ticks_are_round_on_the_home_clock_and_the_same_instants_elsewhere():
    first = datetime(2025, 3, 16, 3, 20, tzinfo=UTC)
    dials = Scale(first, first + timedelta(hours=3)).dials(
        (("America/New_York", "New York"), ("America/El_Salvador", "El Salvador"))
    )
    assert [tick.label for tick in dials[0].ticks] == [
        "15 Mar, 23:30",
        "16 Mar",
        "00:30",
        "01:00",
        "01:30",
        "02:00",
    ]
    assert [tick.label for tick in dials[1].ticks][:3] == ["15 Mar, 21:30", "22:00", "22:30"]
