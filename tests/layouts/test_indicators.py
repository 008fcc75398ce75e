from __future__ import annotations

from data.readings.reading import Figure
from layouts.indicators import draw_indicators
from layouts.pages.cases import QUALITY
from tests.layouts.made import NOT_RECORDED, OCTOBER, classed, rate, reading, sheet, words

EMPTY = Figure(0, 0, 0, None, "empty")


def draw(**figures):
    readings = {
        key: reading(key, figure, previous=rate(80, 100), previous_period=OCTOBER)
        for key, figure in figures.items()
    }
    return draw_indicators(sheet(), "quality", QUALITY, readings)


def test_each_indicator_has_its_value_its_fraction_and_its_change():
    (row,) = classed(draw(solved_rate=rate(973, 1046)), "indicator")
    assert words(row).startswith("解决率")
    assert "93.0%" in words(row)
    assert "973 / 1,046 件" in words(row)
    assert "▲ 13.0 个百分点" in words(row)


def test_what_is_not_recorded_is_left_out_with_its_group():
    drawn = draw(solved_rate=rate(9, 10), missed_rate=NOT_RECORDED)
    assert len(classed(drawn, "indicator")) == 1
    assert len(classed(drawn, "indicator-group")) == 1


def test_nothing_to_divide_by_is_no_value():
    (value,) = classed(draw(solved_rate=EMPTY), "indicator-value")
    assert words(value) == "—"


def test_a_place_without_any_of_it_says_so():
    assert "没有环节" in words(draw(missed_rate=NOT_RECORDED)[1])


def test_a_score_says_how_many_answers_it_rests_on():
    (row,) = classed(draw(three_rate_score=Figure(None, None, 981, 93.6, "ok")), "indicator")
    assert "93.6 分" in words(row)
    assert "981 件" in words(row)
