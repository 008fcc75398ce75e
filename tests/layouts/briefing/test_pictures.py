from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from layouts.briefing.fonts import width_of
from layouts.briefing.pictures import draw_pictures
from layouts.briefing.pictures.falls import columns_of_change, draw_falls
from layouts.briefing.pictures.intervals import columns_of_ranking, draw_intervals
from layouts.briefing.pictures.key import draw_key
from layouts.briefing.pictures.map import draw_map
from layouts.briefing.pictures.room import Room
from layouts.briefing.pictures.sparkline import draw_sparkline
from layouts.briefing.pictures.svg import COLUMN, PITCH
from layouts.briefing.pictures.trend import draw_trend
from tests.layouts.briefing.made import (
    DISTRICTS,
    english,
    long_names,
    many_areas,
    october,
    only_cases,
    six_areas,
)

OCTOBER = october()
PLACE = re.compile(r"[ML]?(-?[\d.]+) (-?[\d.]+)")


def parts(svg, kind):
    """The elements of a kind, with their attributes; those of textures are none."""
    return [one.attrib for one in ET.fromstring(svg) if one.tag.endswith(f"}}{kind}")]


def said(svg):
    return [one.text for one in ET.fromstring(svg).iter() if one.tag.endswith("}text")]


@pytest.mark.parametrize("make", [october, six_areas, many_areas, only_cases, long_names, english])
def test_every_picture_is_well_formed_and_inside_its_frame(make):
    for svg in draw_pictures(make()).values():
        root = ET.fromstring(svg)
        _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
        for outline in (part["d"] for part in parts(svg, "path")):
            for x, y in PLACE.findall(outline):
                assert -0.1 <= float(x) <= width + 0.1
                assert -0.1 <= float(y) <= height + 0.1
        for one in (each for each in root if each.tag.endswith("}text")):
            left, size = float(one.attrib["x"]), float(one.attrib["font-size"])
            assert left >= -0.1
            assert left + width_of(one.text) * size <= width + 0.1
            assert size <= float(one.attrib["y"]) + 1 <= height + 1


def test_words_from_files_are_words_in_a_picture():
    nasty = '<text onclick="1">&'
    sheet = replace(OCTOBER.map, labels=((nasty, (0.0, 0.0)),))
    assert nasty in said(draw_map(sheet))


def test_every_area_is_on_the_map_in_the_colour_of_its_class():
    fills = [part["fill"] for part in parts(draw_map(OCTOBER.map), "path")]
    for place, one in enumerate(OCTOBER.map.classes):
        areas = [area for area in OCTOBER.map.areas if area.place == place]
        assert fills.count(one.colour) == len(areas)
        if one.hatch != "flat":
            assert fills.count(f"url(#{one.hatch})") == len(areas)


def test_areas_of_which_too_little_is_known_are_hatched():
    fills = [part["fill"] for part in parts(draw_map(OCTOBER.map), "path")]
    assert fills.count("url(#thin)") == sum(area.place is None for area in OCTOBER.map.areas) > 0


def test_the_map_bears_all_marks_and_as_many_names_as_find_room():
    words = said(draw_map(OCTOBER.map))
    assert {area.mark for area in OCTOBER.map.areas if area.mark} <= set(words)
    assert set(DISTRICTS) <= set(words)


def test_the_worse_are_discs_and_the_better_squares():
    svg = draw_map(OCTOBER.map)
    assert len(parts(svg, "rect")) == 3
    assert sum(float(part["r"]) > 5 for part in parts(svg, "circle")) == 4


def test_a_mark_lies_off_its_area_but_inside_a_large_one():
    assert len(parts(draw_map(six_areas().map), "circle")) == 4
    assert len(parts(draw_map(OCTOBER.map), "circle")) == 4 + 7


def test_nothing_takes_room_that_is_taken():
    room = Room(100, 20)
    spots = [room.take(20, 10, iter([(50, 10), (80, 10), (50, 15)])) for _ in range(3)]
    assert spots == [(50, 10), (80, 10), None]


def test_the_key_tells_the_target_between_its_two_classes():
    svg = draw_key(OCTOBER.map)
    assert said(svg).count("目标 95%") == 1
    tick = max(parts(svg, "path"), key=lambda part: float(part.get("stroke-width", 0)) == 1.2)
    boxes = [float(part["x"]) for part in parts(svg, "rect") if part["fill"] == "#CFE1EC"]
    assert float(PLACE.findall(tick["d"])[0][0]) == pytest.approx(boxes[0], abs=0.1)


def test_a_key_without_a_target_says_nothing_of_one():
    assert "目标 95%" not in said(draw_key(replace(OCTOBER.map, reference="")))


def test_intervals_are_drawn_to_the_scale_of_the_axis():
    svg = draw_intervals(OCTOBER.ranking)
    dots = [float(part["cx"]) for part in parts(svg, "circle")]
    rows = [row for group in OCTOBER.ranking.groups for row in group.rows]
    slopes = {
        round((dots[at] - dots[0]) / (row.at - rows[0].at), 0)
        for at, row in enumerate(rows)
        if row.at != rows[0].at
    }
    assert len(dots) == len(rows)
    assert max(slopes) - min(slopes) <= 3


def test_a_folded_ranking_spreads_those_that_cannot_be_told_apart():
    svg = draw_intervals(OCTOBER.ranking, is_folded=True)
    assert len(parts(svg, "circle")) == 7
    assert len(parts(svg, "rect")) > 3


def test_words_of_an_axis_do_not_touch():
    narrow = draw_intervals(long_names().ranking)
    assert said(narrow) == ["80%", "100%"]


@pytest.mark.parametrize("make", [october, long_names])
def test_columns_beside_a_picture_fill_the_column(make):
    made = make()
    assert 15 + sum(columns_of_ranking(made.ranking)) == pytest.approx(COLUMN)
    name, number, plot = columns_of_change(made.change)
    assert name + 3 * number + plot == pytest.approx(COLUMN)


def test_each_part_of_a_change_begins_where_the_one_before_ended():
    boxes = [
        part for part in parts(draw_falls(OCTOBER.change), "rect") if "url" not in part["fill"]
    ]
    ends = [(float(box["x"]), float(box["x"]) + float(box["width"])) for box in boxes]
    steps = OCTOBER.change.steps
    turned = [end if step.end >= step.start else end[::-1]
              for end, step in zip(ends, steps, strict=True)]  # fmt: skip
    for (_, before), (after, _) in pairwise(turned):
        assert after == pytest.approx(before, abs=0.1)
    assert [float(box["y"]) // PITCH for box in boxes] == list(range(1, 7))


def test_falls_are_crossed():
    fills = [part["fill"] for part in parts(draw_falls(OCTOBER.change), "rect")]
    assert fills.count("url(#cross)") == 2


def test_a_trend_draws_every_month_it_is_handed():
    lines = [part["d"] for part in parts(draw_trend(OCTOBER.trend), "path")]
    heights = [
        [float(y) for _, y in PLACE.findall(d)] for d in lines if len(PLACE.findall(d)) == 12
    ]
    ghost, line = heights
    values = OCTOBER.trend.points
    scale = (line[-1] - line[0]) / (values[-1] - values[0])
    for value, height in zip(values, line, strict=True):
        assert height == pytest.approx(line[0] + (value - values[0]) * scale, abs=0.05)
    assert ghost[0] == pytest.approx(
        line[0] + (OCTOBER.trend.ghost[0] - values[0]) * scale, abs=0.05
    )


def test_the_words_of_a_target_stand_clear_of_the_lines():
    values = (0.98, 0.94, 0.97, 0.93, 0.98, 0.96, 0.96, 0.97, 0.96, 0.97, 0.98, 0.99)
    trend = replace(OCTOBER.trend, points=values, ghost=(None,) * 12, ghost_label="")
    svg = draw_trend(trend)
    (drawn,) = (part["d"] for part in parts(svg, "path") if len(PLACE.findall(part["d"])) == 12)
    label = next(one.attrib for one in ET.fromstring(svg) if one.text == "目标 95%")
    left, base, size = (float(label[key]) for key in ("x", "y", "font-size"))
    for x, y in PLACE.findall(drawn):
        inside = left < float(x) < left + width_of("目标 95%") * size
        assert not (inside and base - size < float(y) < base)


def test_a_trend_without_a_year_before_names_none():
    alone = replace(OCTOBER.trend, ghost=(None,) * 12, ghost_label="")
    assert said(draw_trend(alone)).count("") == 0


def test_a_line_breaks_where_a_month_is_missing():
    broken = draw_sparkline((1.0, 2.0, None, 2.0, 3.0), None)
    assert len(parts(broken, "path")) == 2


def test_one_month_alone_is_no_line():
    assert parts(draw_sparkline((None, 1.0), 2.0), "path") == []
