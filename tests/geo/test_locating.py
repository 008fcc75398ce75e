from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.locating import locate
from tests.geo.coverages import coverages, lattices

inside = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20)
WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def located(points, area_ids, shapes):
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    return list(locate(x, y, area_ids, shapes))


def ids(shapes):
    return [f"grid:{number}" for number in range(len(shapes))]


@given(lattices, inside)
def test_a_point_in_a_coverage_has_one_area_and_that_covers_it(shapes, points):
    names = ids(shapes)
    for point, name in zip(points, located(points, names, shapes), strict=True):
        assert shapes[names.index(name)].covers(shapely.Point(point))


@given(coverages, inside)
def test_the_smallest_id_of_the_touching_areas_wins(shapes, points):
    names = ids(shapes)
    for point, name in zip(points, located(points, names, shapes), strict=True):
        pairs = zip(names, shapes, strict=True)
        touching = [each for each, shape in pairs if shape.covers(shapely.Point(point))]
        assert name == min(touching, default=None)


@given(coverages, st.data())
def test_a_corner_belongs_to_the_smallest_id(shapes, data):
    corner = data.draw(st.sampled_from(shapely.get_coordinates(shapes).tolist()))
    names = ids(shapes)
    pairs = zip(names, shapes, strict=True)
    touching = [name for name, shape in pairs if shape.covers(shapely.Point(corner))]
    assert located([corner], names, shapes) == [min(touching)]


@given(coverages, inside, st.randoms(use_true_random=False))
def test_the_order_of_areas_does_not_matter(shapes, points, random):
    pairs = list(zip(ids(shapes), shapes, strict=True))
    straight = located(points, *zip(*pairs, strict=True))
    random.shuffle(pairs)
    assert located(points, *zip(*pairs, strict=True)) == straight


def test_a_shared_border_belongs_to_the_smaller_id_in_text_order():
    assert located([(1, 0.5)], ["9", "10"], [WEST, EAST]) == ["10"]


def test_an_overlap_belongs_to_the_smaller_id():
    wide = shapely.box(0, 0, 2, 1)
    assert located([(0.5, 0.5), (1.5, 0.5)], ["a", "b"], [WEST, wide]) == ["a", "b"]


@pytest.mark.parametrize("point", [(3, 3), (np.nan, 0.5), (0.5, np.nan), (np.inf, 0.5)])
def test_a_point_outside_or_unknown_has_no_area(point):
    assert located([point], ["w", "e"], [WEST, EAST]) == [None]


def test_without_areas_or_points_nothing_is_found():
    assert located([(0.5, 0.5)], [], []) == [None]
    assert located([], ["w"], [WEST]) == []
