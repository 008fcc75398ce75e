from __future__ import annotations

import pytest

from data.address import Address
from data.analysis.ranking import rank
from layouts.levels_closed import draw_levels
from tests.layouts.made import EMPTY, classed, reading, sheet, words
from tests.layouts.made_disputes import areas, levels, totals

RATES = ("closed_in_grid_rate", "closed_in_zone_rate")


def draw(found=None, parts=None):
    whole, rows = found or totals(), areas() if parts is None else parts
    rankings = {key: rank([row for row in rows if row.metric == key], whole[key]) for key in RATES}
    drawn = sheet(Address(page="disputes", period="2026-11"))
    return draw_levels(drawn, whole, levels(), rows, rankings, "街道")


def rows_of(drawn):
    return [words(row) for row in classed(drawn, "level-row")]


def test_the_whole_has_a_band_for_every_level_and_both_rates():
    drawn = draw()
    whole = classed(drawn, "level-row")[0]
    shares = [float(band.style["width"][:-1]) for band in classed(whole, "level-band")]
    assert sum(shares) == pytest.approx(100, abs=0.02)
    assert words(whole).endswith("51.7%76 / 14795.9%141 / 147")
    assert "网格 76，街道 65，示范区 6" in words(drawn)


def test_areas_stand_from_the_lowest_and_only_what_differs_is_marked():
    assert rows_of(draw())[1:] == [
        "东岭▼ 16.7%10 / 60▼ 66.7%40 / 60",
        "松坪62.5%50 / 8093.8%75 / 80",
        "云岗—3 / 4—4 / 4",
    ]


def test_the_parts_of_an_area_are_the_grid_what_lies_between_and_the_place():
    row = classed(draw(), "level-row")[1]
    assert [(band.className, band.style["width"]) for band in classed(row, "level-band")] == [
        ("level-band is-grid", "16.67%"),
        ("level-band is-between", "50.00%"),
        ("level-band is-place", "33.33%"),
    ]


def test_an_area_without_a_dispute_has_no_row():
    silent = [reading(key, EMPTY, "b", by="area:street") for key in RATES]
    assert len(rows_of(draw(parts=[*areas(), *silent]))) == 4


def test_without_a_dispute_the_panel_says_so():
    empty = totals() | {key: reading(key, EMPTY) for key in RATES}
    assert "本期没有发生" in words(draw(empty, []))
