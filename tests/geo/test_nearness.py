from __future__ import annotations

import numpy as np

from geo.nearness import neighbours
from tests.geo.places import squares


def test_a_street_between_two_areas_does_not_part_them():
    parted_by_20_m, parted_by_50_m = (squares(4, 2, gap) for gap in (20 / 111_000, 50 / 102_000))
    assert len(neighbours(parted_by_20_m).ones) == 16
    assert len(neighbours(parted_by_50_m).ones) == 4


def test_corners_make_neighbours_and_everyone_is_its_own():
    assert neighbours(squares(9, 3)).sums(np.ones(9)).tolist() == [4, 6, 4, 6, 9, 6, 4, 6, 4]


def test_those_left_alone_are_counted_anew():
    left = neighbours(squares(4, 2)).of(np.array([True, False, False, True]))
    assert sorted(zip(left.ones.tolist(), left.others.tolist(), strict=True)) == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]
