from __future__ import annotations

import pytest

from callbacks.islands import to_html
from data.address import Address
from layouts.wall.head import draw_foot, draw_head
from tests.layouts.made import classed, sheet, words


def test_the_head_says_where_when_and_up_to_when():
    said = words(draw_head(sheet()))
    assert said == "示范区网格治理2026 年 11 月数据截至 2026-11-30 24:00"


def test_made_up_data_say_so_in_head_and_foot():
    made_up = sheet(is_demo=True)
    assert words(classed(draw_head(made_up), "wall-demo")) == "演示数据"
    assert "地名与数字均为虚构" in words(draw_foot(made_up))
    assert "虚构" not in words(draw_foot(sheet()))


def test_a_period_cut_short_says_so():
    running = sheet(Address(period="2026-12"))
    assert "本期未完" in words(draw_head(running))


@pytest.mark.parametrize(
    ("part", "words_left"), [("wall-late", "{days}"), ("wall-place", "{number}")]
)
def test_what_the_script_fills_in_has_its_words(part, words_left):
    drawn = to_html([*draw_head(sheet()), *draw_foot(sheet())])
    assert f'class="{part}"' in drawn
    assert words_left in drawn


def test_an_area_is_named_in_the_title():
    assert words(draw_head(sheet(Address(area="a", period="2026-11")))).startswith("东岭网格治理")
