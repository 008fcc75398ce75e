from __future__ import annotations

import pytest

from data.periods import ALL
from layouts.timeline import spread, tick_places
from layouts.trend import draw_trend
from tests.layouts.made import NOVEMBER, OCTOBER, count, days, reading, sheet


def months(*keys):
    return [reading("case_volume", count(9), key, by="month", period=ALL) for key in keys]


def test_the_ghost_lies_behind_and_starts_at_the_same_place():
    ghost, current = draw_trend(sheet(), days(NOVEMBER, 1, 30), days(OCTOBER, 1, 31))["data"]
    assert ghost["x"][:2] == current["x"][:2] == [0, 1]
    assert (len(ghost["x"]), len(current["x"])) == (31, 30)
    assert ghost["line"]["width"] < current["line"]["width"]


def test_lines_are_named_at_their_ends():
    notes = draw_trend(sheet(), days(NOVEMBER, 1, 30), days(OCTOBER, 1, 31))["layout"][
        "annotations"
    ]
    assert {note["text"] for note in notes} == {"11 月", "10 月"}


def test_a_month_without_reading_is_a_gap_and_not_a_zero():
    points = spread(months("2018-02", "2018-03", "2018-06"))
    assert [row is None for _, row in points] == [False, False, True, True, False]
    line = draw_trend(sheet(), months("2018-02", "2018-06"), ())["data"][0]
    assert line["y"] == [9, None, None, None, 9]
    assert line["connectgaps"] is False


def test_counts_start_at_zero():
    layout = draw_trend(sheet(), days(NOVEMBER, 1, 30), ())["layout"]
    assert layout["yaxis"]["range"][0] == 0
    assert len(layout["yaxis"]["tickvals"]) <= 5


@pytest.mark.parametrize("length", [1, 2, 7, 30, 31, 92])
def test_the_axis_has_few_even_ticks(length):
    places = tick_places(length)
    assert places[0] == 0
    assert 1 <= len(places) <= 6


def test_a_ghost_whose_records_begin_late_still_counts_from_its_first_day():
    ghost, _ = draw_trend(sheet(), days(NOVEMBER, 1, 30), days(OCTOBER, 20, 12))["data"]
    assert ghost["y"][:19] == [None] * 19
    assert len(ghost["x"]) == 31


def test_the_year_stands_with_the_first_month_and_every_january():
    rows = months("2025-11", "2025-12", "2026-01", "2026-02")
    ticks = draw_trend(sheet(), rows, ())["layout"]["xaxis"]["ticktext"]
    assert ticks == ["2025.11", "12 月", "2026.1", "2 月"]


def test_a_day_that_towers_over_both_lines_is_named_with_its_count():
    def draw(peak):
        rows = list(days(NOVEMBER, 1, 30))
        rows[20] = reading("case_volume", count(peak), rows[20].key, by="day", period=NOVEMBER)
        drawn = draw_trend(sheet(), rows, days(OCTOBER, 1, 31))
        return len(drawn["data"]), [note["text"] for note in drawn["layout"]["annotations"]]

    assert draw(90) == (3, ["10 月", "11 月", "11.21：90 件"])
    assert draw(30)[0] == 2


def test_no_reading_at_all_is_an_empty_picture():
    assert draw_trend(sheet(), (), ())["data"] == []
