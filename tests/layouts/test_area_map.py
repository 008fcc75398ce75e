from __future__ import annotations

import pytest

from data.address import Address
from data.metrics.catalogue import CATALOGUE
from layouts.area_map import draw_map
from layouts.groups import marks_of
from layouts.legend import draw_legend
from layouts.theme import palette_of
from tests.layouts.made import SHAPES, areas, classed, count, ranked, reading, sheet, words


def draw(drawn=None, rows=None):
    shown = rows or areas()
    return draw_map(drawn or sheet(), shown, SHAPES, "street", marks_of(ranked(shown)))


def filled(figure):
    return [t for t in figure["data"] if t["type"] == "choropleth" and "customdata" in t]


def test_every_area_is_drawn_once_and_the_not_placed_row_is_not():
    ids = [key for trace in filled(draw()) for key in trace["locations"]]
    assert sorted(ids) == ["a", "b", "c", "d"]


def test_shapes_come_by_address_with_the_generation_in_it():
    assert {t["geojson"] for t in filled(draw())} == {"/geometry/000001-made/street.geojson"}


def test_an_area_leads_to_its_address_and_keeps_the_other_settings():
    drawn = sheet(Address(period="2026-11", theme="dark", lang="en"))
    links = [href for trace in filled(draw(drawn)) for href in trace["customdata"]]
    assert "/?area=a&period=2026-11&theme=dark&lang=en" in links


def test_too_few_cases_are_grey_and_the_rest_has_its_class():
    grey, coloured = filled(draw())
    assert grey["locations"] == ["d"]
    assert dict(zip(coloured["locations"], coloured["z"], strict=True)) == {"a": 0, "b": 2, "c": 4}


def test_names_from_files_are_escaped():
    texts = [text for trace in draw()["data"] for text in trace.get("text", [])]
    assert texts
    assert not any("<b>南塘" in text for text in texts)


def test_the_hover_repeats_value_fraction_interval_and_as_of():
    grey, coloured = filled(draw())
    text = coloured["text"][coloured["locations"].index("a")]
    assert "70.0%  140 / 200 件" in text
    assert "95% 区间 63.3%–75.9%" in text
    assert "数据截至 2026-11-30 24:00" in text
    assert "不足 10 件" in grey["text"][0]


def test_what_stands_out_has_an_outline_and_the_mark_of_the_list():
    marks = [t for t in draw()["data"] if t.get("mode") == "markers+text" and t["text"] != []]
    assert [t["text"] for t in marks][-2:] == [["1"], ["A"]]
    outlines = [t for t in draw()["data"] if t["type"] == "choropleth" and "customdata" not in t]
    assert [t["locations"] for t in outlines] == [["a"], ["c"]]
    assert all(t["hoverinfo"] == "skip" for t in outlines)


def test_many_areas_bear_marks_on_leaders_and_the_names_of_what_is_above():
    rows = tuple(
        reading("on_time_closure_rate", row.figure, row.key) for row in areas() for _ in range(8)
    )
    assert "lines" in {t.get("mode") for t in draw(rows=rows)["data"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("metric", CATALOGUE)
def test_the_counts_of_the_legend_add_up_to_the_areas(metric, theme):
    drawn = sheet(Address(metric=metric, theme=theme))
    counts = classed(draw_legend(drawn, areas(metric), SHAPES), "legend-count")
    assert sum(int(words(one).split()[0]) for one in counts) == 4
    assert len(counts) == len(palette_of(drawn.metric, theme).colours) + 1


def test_a_target_on_a_class_limit_is_a_tick_of_the_legend():
    assert words(classed(draw_legend(sheet(target=0.95), areas(), SHAPES), "legend-target")) == (
        "目标 95%"
    )
    assert classed(draw_legend(sheet(), areas(), SHAPES), "legend-target") == []


def test_counts_colour_by_area_and_not_by_number():
    rows = [reading("case_volume", count(500), "a", colour=2.0)]
    (trace,) = filled(draw(sheet(Address(metric="case_volume")), rows))
    assert trace["z"] == [1]
