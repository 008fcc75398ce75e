from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.islands import to_html
from data.address import Address
from layouts.theme import DIVERGING
from layouts.wall.key import draw_key
from layouts.wall.map import draw_map, fill_of
from layouts.wall.marks import marks_of
from layouts.wall.names import names_of
from layouts.wall.plane import LONGEST, Plane
from tests.layouts.made import areas, classed, parts, place, sheet, words
from tests.layouts.made_wall import MAP, square, view

PLANE = Plane.around(MAP.frame)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_areas_have_the_colours_of_the_pages(theme):
    drawn = sheet(Address(period="2026-11", theme=theme))
    low, middle, high, few, _ = (fill_of(drawn, row) for row in areas())
    assert (low, middle, high) == tuple(DIVERGING[theme][i] for i in (0, 2, 4))
    assert few == "url(#wall-hatch)"


def test_the_counts_of_the_key_add_up_to_the_areas():
    key = draw_key(sheet(target=0.95), areas())
    assert sum(int(words(count)) for count in classed(key, "wall-key-count")) == 4
    assert words(key) == "按期办结率≥98%195–98%0目标 95%90–95%185–90%0<85%1不足 10 件1"


def test_every_area_with_a_shape_is_drawn_once():
    drawn = draw_map(view(), MAP)
    (layer,) = classed(drawn, "wall-areas")
    assert len(parts(layer)) == 1 + 4


def test_names_of_areas_are_escaped():
    assert "<b>南塘</b>" not in to_html(draw_map(view(), MAP))


def test_few_areas_bear_their_names_and_what_is_marked_its_mark():
    marks = marks_of(["a"], MAP, PLANE)
    names, more = names_of(place(), MAP, PLANE, marks)
    assert {*names, *more} == {"b", "c", "d"}


def test_no_name_lies_on_another():
    near = {key: (114.05 + 0.001 * i, 22.55) for i, key in enumerate("abcd")}
    names, more = names_of(place(), replace(MAP, points=near), PLANE, {})
    assert [*names, *more] == ["a"]


def test_many_areas_are_named_by_those_above():
    here, ids = place(), [f"a{i}" for i in range(40)]
    grids = {key: replace(here.areas["a1"], area_id=key) for key in ids}
    at = (114.2, 22.55)
    drawn = replace(MAP, points=dict.fromkeys(ids, at), above_points={"a": at})
    names, more = names_of(replace(here, areas=here.areas | grids), drawn, PLANE, {})
    assert ([*names], more) == (["a"], {})


def test_a_large_area_bears_its_mark_and_a_small_one_has_it_beside():
    tiny = replace(MAP, shapes=MAP.shapes | {"b": square(114.149, 22.549, 0.002)})
    marks = marks_of(["a", "b"], tiny, PLANE)
    assert marks["a"] == pytest.approx(PLANE.at(MAP.points["a"]))
    assert marks["b"] != pytest.approx(PLANE.at(MAP.points["b"]), abs=20)


def test_the_plane_keeps_the_proportions_of_the_ground():
    square_on_the_ground = Plane.around((0.0, 59.99, 0.04, 60.01))
    assert square_on_the_ground.width == pytest.approx(square_on_the_ground.height, rel=0.01)
    assert max(PLANE.width, PLANE.height) == LONGEST


def test_units_turn_back_into_degrees():
    assert PLANE.degrees(PLANE.at((114.2, 22.53))) == pytest.approx((114.2, 22.53))


def test_a_path_is_written_in_whole_steps_from_point_to_point():
    assert Plane(0, 10, 1, 1, 10, 10).path(square(1, 1, 2)) == "M1 9l0-2 2 0 0 2 -2 0 z"


def test_points_that_fall_together_are_written_once():
    assert Plane(0, 10, 1, 1, 10, 10).path(square(1, 1, 0.1)) == "M1 9z"
