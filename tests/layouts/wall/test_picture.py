from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.islands import to_html
from data.address import Address
from data.metrics.catalogue import metric_of
from layouts.totals import total_and_unit
from layouts.wall.picture import draw_scene
from layouts.wall.view import MOST_NUMBERS
from tests.layouts.made import EMPTY, NOT_RECORDED, OCTOBER, classed, count, rate, words
from tests.layouts.made_wall import SCENES, total, view

NAMED = [name for name, scene in SCENES.items() if scene.lead is not None]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMED)
def test_every_scene_shows_its_numbers_as_the_pages_print_them(name, language):
    drawn_of = view(name, Address(period="2026-11", lang=language))
    drawn = draw_scene(drawn_of)
    shown = [words(value) for value in classed(drawn, "wall-value")]
    for key in drawn_of.scene.metrics:
        sheet, metric = drawn_of.sheet, metric_of(key)
        value, unit = total_and_unit(sheet, metric, drawn_of.totals[key].value)
        assert f"{value}{unit}" in shown
    assert len(shown) == len(drawn_of.scene.metrics) <= MOST_NUMBERS


@pytest.mark.parametrize("name", NAMED)
def test_every_scene_has_a_map_a_figure_and_a_strip(name):
    drawn = draw_scene(view(name))
    for part in ("wall-lead", "wall-figure", "wall-key", "wall-plane", "wall-strip"):
        assert len(classed(drawn, part)) == 1


def test_a_change_within_noise_is_none_across_a_room():
    before = {"previous": rate(440, 515), "previous_period": OCTOBER}
    totals = view().totals | {"resolution_rate": total("resolution_rate", **before)}
    assert "— 持平，误差内" in words(draw_scene(view(totals=totals)))


@pytest.mark.parametrize(("hours", "beside"), [(79, 2), (11_831, 1)])
def test_a_number_too_wide_for_half_the_column_has_a_row_of_its_own(hours, beside):
    volunteered = replace(total("volunteer_hours"), figure=count(hours))
    drawn = draw_scene(view(totals=view().totals | {"volunteer_hours": volunteered}))
    row = next(row for row in classed(drawn, "wall-row") if "志愿服务时长" in words(row))
    assert len(classed(row, "wall-number")) == beside


def test_a_number_that_is_missing_says_why():
    totals = view().totals | {"resolution_rate": total("resolution_rate")}
    totals["resolution_rate"] = replace(totals["resolution_rate"], figure=EMPTY)
    drawn = draw_scene(view(totals=totals))
    (missing,) = classed(drawn, "is-missing")
    assert words(missing) == "办结率—本期没有发生"


def test_a_family_of_which_nothing_is_known_leaves_its_room_to_the_others():
    drawn_of = view("disputes")
    legacy = drawn_of.scene.families[-1].metrics
    totals = {
        k: replace(r, figure=NOT_RECORDED) if k in legacy else r for k, r in drawn_of.totals.items()
    }
    assert "积案" not in words(classed(draw_scene(replace(drawn_of, totals=totals)), "wall-title"))


def test_the_period_of_a_number_stands_beside_it_where_it_is_another():
    totals = view().totals
    totals["resolution_rate"] = replace(totals["resolution_rate"], period=OCTOBER)
    (time,) = classed(draw_scene(view(totals=totals)), "wall-own-time")
    assert words(time) == "2026 年 10 月"


def test_without_shapes_the_areas_stand_as_bars():
    drawn = draw_scene(view(map=None))
    assert not classed(drawn, "wall-plane")
    assert classed(drawn, "is-without")
    assert words(classed(drawn, "wall-bar-name")[0]) == "东岭"


def test_without_areas_there_is_neither_map_nor_strip():
    drawn = draw_scene(view(areas=(), ranking=(), flagged=(), flagged_in_all=0, map=None))
    assert not classed(drawn, "wall-map")
    assert not classed(drawn, "wall-strip")
    assert classed(drawn, "has-lead")


def test_names_from_files_are_escaped():
    drawn = to_html(draw_scene(view("whistles", flagged=view().flagged)))
    assert "<b>南塘</b>" not in drawn
    assert "<i>y</i>" not in drawn
    assert "&lt;b&gt;南塘&lt;/b&gt;" in drawn


def test_the_scene_of_attention_says_what_asks_for_it():
    drawn = draw_scene(view("attention"))
    assert "需补齐" in words(drawn)
    assert words(draw_scene(view("attention", attention=()))) == "目前没有需要关注的事项。"


def test_only_the_overview_tells_of_other_findings_below_the_map():
    assert classed(draw_scene(view()), "wall-others")
    assert not classed(draw_scene(view("cases")), "wall-others")
