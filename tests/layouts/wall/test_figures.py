from __future__ import annotations

from dataclasses import replace

from layouts.wall.bars import draw_bars, draw_steps
from layouts.wall.trend import draw_trend
from tests.layouts.made import (
    NOVEMBER,
    OCTOBER,
    classed,
    count,
    days,
    parts,
    rate,
    reading,
    sheet,
    words,
)
from tests.layouts.made_wall import total

TREND, GHOST = days(NOVEMBER, 1, 30), days(OCTOBER, 1, 31)


def test_a_trend_names_both_periods_and_its_ends():
    drawn = draw_trend(sheet(), TREND, GHOST, total("case_volume"))
    assert words(drawn) == "每日受理量11 月10 月1,234 件11.111.30"


def test_the_day_that_stands_out_is_named_by_its_date():
    high = (*TREND[:20], replace(TREND[20], figure=count(253)), *TREND[21:])
    (peak,) = classed(draw_trend(sheet(), high, GHOST, None), "wall-peak")
    assert words(peak) == "11.21 253 件"


def test_a_line_breaks_where_a_day_is_missing():
    gap = (*TREND[:10], *TREND[11:])
    (line,) = classed(draw_trend(sheet(), gap, (), None), "wall-line")
    assert line.d.count("M") == 2


def test_one_day_is_no_trend():
    assert draw_trend(sheet(), TREND[:1], (), None) is None


def test_bars_stand_worst_first_and_mark_what_chance_does_not_explain():
    rows = [("x", 99), ("y", 40), ("z", 90)]
    parts_of = [reading("on_time_arrival_rate", rate(n, 100), key, name=key) for key, n in rows]
    drawn = draw_bars(sheet(), parts_of, total("on_time_arrival_rate"), "各部门")
    assert [words(name) for name in classed(drawn, "wall-bar-name")] == ["y", "z", "x"]
    assert [words(bar) for bar in classed(drawn, "is-low")] == ["y▼ 40.0%40 / 100 部门次"]
    assert "共 3 个，差的在前" in words(drawn)


def test_bars_without_anything_to_compare_are_left_out():
    assert draw_bars(sheet(), (), total("on_time_arrival_rate"), "各部门") is None
    assert draw_bars(sheet(), (), None, "各部门") is None


def test_the_lowest_step_is_named():
    steps = [reading("accepted_share", rate(99, 100)), reading("handled_share", rate(80, 100))]
    drawn = draw_steps(sheet(), steps)
    (low,) = classed(drawn, "is-low")
    assert words(low).startswith("派遣到处置▼ 80.0%")
    assert draw_steps(sheet(), ()) is None


def test_a_bar_is_as_long_as_its_share():
    (fill,) = classed(draw_steps(sheet(), [reading("accepted_share", rate(1, 4))]), "wall-bar-fill")
    assert fill.style == {"width": "25.00%"}
    assert parts(fill) == [fill]
