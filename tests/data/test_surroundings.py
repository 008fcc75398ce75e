from __future__ import annotations

from dataclasses import dataclass

import pytest
import shapely

from data.place import Area, Place
from data.profile import load_profile
from data.surroundings import surroundings

RATIO = 1.2
# About a kilometre square each, side by side from west to east.
STEP = 0.01
GRIDS = {f"g{i}": shapely.box(114 + i * STEP, 22, 114 + (i + 1) * STEP, 22.01) for i in range(30)}
SHAPES = {"grid": GRIDS, "place": {"place": shapely.union_all(list(GRIDS.values()))}}


@dataclass(frozen=True)
class Drawn:
    """An atlas of these shapes."""

    def shapes(self, level):
        return SHAPES.get(level, {})


@pytest.fixture(scope="module")
def place():
    areas = [Area("place", "区", "place", None), Area("bare", "无", "street", "place")]
    areas += [Area(key, key, "grid", "place") for key in GRIDS]
    return Place("1", load_profile("sample"), None, {area.area_id: area for area in areas})


def around(place, area_id, sited=()):
    return surroundings(Drawn(), place, place.areas[area_id], RATIO, sited)


def extent(rings):
    xs, ys = zip(*(at for ring in rings for at in ring), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def test_the_map_has_the_asked_proportions_and_holds_the_area(place):
    found = around(place, "g3")
    west, south, east, north = found.bounds
    assert (east - west) / (north - south) == pytest.approx(RATIO)
    assert extent(found.own)[0] < east - west


def test_lengths_are_metres(place):
    width_m, height_m = extent(around(place, "g3").own)
    assert width_m == pytest.approx(1032, rel=0.005)
    assert height_m == pytest.approx(1107, rel=0.005)


def test_only_what_lies_in_the_map_is_beside_and_is_cut_at_its_edge(place):
    found = around(place, "g3")
    west, _, east, _ = found.bounds
    xs = [x for rings in found.beside for ring in rings for x, _ in ring]
    assert len(found.beside) == 2
    assert west - 0.1 <= min(xs) <= max(xs) <= east + 0.1
    assert found.labels.keys() == {"g2", "g4"}


def test_a_part_shows_where_it_lies_in_the_whole(place):
    found = around(place, "g0")
    assert extent(found.own_in_whole)[0] * 30 == pytest.approx(extent(found.whole)[0], rel=0.001)


def test_the_place_itself_has_parts_and_no_inset(place):
    found = around(place, "place")
    assert (len(found.parts), found.beside, found.whole) == (30, (), ())


def test_only_what_is_sited_in_the_map_is_marked(place):
    found = around(place, "g3", [("学", 114.035, 22.005), ("园", 114.2, 22.005)])
    ((mark, (x, _)),) = found.marks
    west, _, east, _ = found.bounds
    assert mark == "学"
    assert x == pytest.approx((west + east) / 2, abs=1)


def test_an_area_without_a_shape_has_no_map(place):
    assert around(place, "bare") is None
