"""An area lies in every area above of which it has ground, but for what borders miss."""

from __future__ import annotations

import pytest
import shapely

from geo.belonging import Share, belonging, elsewhere

WEST, EAST = shapely.box(114, 22.5, 114.1, 22.6), shapely.box(114.1, 22.5, 114.2, 22.6)
TOLERANCE = 0.02


def lying(area):
    (found,) = belonging([area], [WEST, EAST], TOLERANCE)
    return found


def test_an_area_inside_one_lies_in_it_alone():
    assert lying(shapely.box(114.02, 22.52, 114.1, 22.55)) == (Share(0, 1),)


def test_an_area_across_a_border_lies_in_both_largest_share_first():
    first, second = lying(shapely.box(114.075, 22.52, 114.175, 22.55))
    assert (first.above, second.above) == (1, 0)
    assert (first.share, second.share) == (pytest.approx(0.75), pytest.approx(0.25))


def test_what_borders_miss_does_not_count():
    assert [each.above for each in lying(shapely.box(114.05, 22.52, 114.1005, 22.55))] == [0]


def test_an_area_much_larger_than_those_above_lies_in_them_all():
    small = [shapely.box(114 + x, 22.5, 114.01 + x, 22.51) for x in (0.1, 0.2)]
    (found,) = belonging([shapely.box(113, 22, 115, 23)], small, TOLERANCE)
    assert {each.above for each in found} == {0, 1}


def test_an_area_outside_all_lies_in_none():
    assert lying(shapely.box(115, 22.5, 115.1, 22.6)) == ()
    assert belonging([WEST], [], TOLERANCE) == [()]


def test_ground_elsewhere_is_what_the_others_hold():
    ground = elsewhere(shapely.box(114.05, 22.5, 114.12, 22.6), [EAST])
    assert ground.equals(shapely.box(114.1, 22.5, 114.12, 22.6))
    assert ground.geom_type == "MultiPolygon"
