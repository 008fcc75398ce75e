from __future__ import annotations

from dataclasses import dataclass

import pytest
import shapely

from data.briefings.ground import ground_of
from data.place import Area, Place
from data.profile import load_profile

STEP = 0.01
GRIDS = {f"g{i}": shapely.box(114 + i * STEP, 22, 114 + (i + 1) * STEP, 22.01) for i in range(4)}


@dataclass(frozen=True)
class Drawn:
    """An atlas of these shapes."""

    def shapes(self, level):
        return GRIDS if level == "grid" else {}


@pytest.fixture(scope="module")
def place():
    areas = [Area("place", "区", "place", None), Area("s", "街", "street", "place")]
    areas += [Area(key, key, "grid", "s" if key < "g3" else "place") for key in (*GRIDS, "bare")]
    return Place("1", load_profile("sample"), None, {area.area_id: area for area in areas})


def drawn(place, *area_ids, above="street"):
    return ground_of(Drawn(), place, "grid", area_ids, above)


def extent_m(rings):
    xs, ys = zip(*rings[0], strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def test_shapes_are_in_metres_on_one_plane(place):
    ground = drawn(place, "g0", "g1")
    width, height = extent_m(ground.shapes["g0"][0])
    assert width == pytest.approx(1_032, abs=2)
    assert height == pytest.approx(1_107, abs=2)
    assert ground.points["g0"][0] < ground.points["g1"][0]


def test_the_areas_above_are_put_together_from_those_that_lie_in_them(place):
    ground = drawn(place, *GRIDS)
    assert list(ground.above) == ["s"]
    assert extent_m(ground.above["s"][0])[0] == pytest.approx(3 * 1_032, abs=4)


def test_without_a_level_above_there_are_no_areas_above(place):
    ground = drawn(place, *GRIDS, above=None)
    assert (ground.above, ground.above_points) == ({}, {})


def test_an_area_without_a_shape_is_left_out(place):
    assert list(drawn(place, "bare", "g0").shapes) == ["g0"]
    assert drawn(place, "bare") is None
