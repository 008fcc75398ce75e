"""Ground is cut by circles into pieces that have the same within reach."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.ground import ground_reached
from geo.measures import area_m2
from geo.reach import circles
from tests.geo.places import scattered, squares

AREA = shapely.box(114, 22.5, 114.02, 22.52)
CENTRE = np.array([114.01]), np.array([22.51])
NONE = np.empty(0), np.empty(0), np.empty(0, np.int64)


def shares(areas, longitude, latitude, groups, radius_m=400):
    found = ground_reached(areas, longitude, latitude, np.asarray(groups), radius_m)
    return {(each.area, each.groups): each.share for each in found}


def test_an_area_that_nothing_reaches_is_one_piece():
    assert shares([AREA], *NONE) == {(0, ()): 1}


def test_an_area_inside_a_circle_is_one_piece():
    small = shapely.box(114.0095, 22.5095, 114.0105, 22.5105)
    assert shares([small], *CENTRE, [7]) == {(0, (7,)): 1}


def test_a_circle_cuts_out_its_share_of_the_ground():
    found = shares([AREA], *CENTRE, [0])
    circle_m2 = area_m2(circles(*CENTRE, 400))[0]
    assert found[0, (0,)] == pytest.approx(circle_m2 / area_m2([AREA])[0], rel=1e-4)
    assert sum(found.values()) == pytest.approx(1)


def test_ground_that_two_circles_of_a_group_cover_counts_once():
    twice = shares([AREA], *(np.repeat(each, 2) for each in CENTRE), [0, 0])
    assert twice == shares([AREA], *CENTRE, [0])


def test_pieces_know_every_group_that_reaches_them():
    longitude, latitude = np.array([114.008, 114.010, 114.5]), np.repeat(22.51, 3)
    found = shares([AREA], longitude, latitude, [0, 1, 2])
    assert {groups for _, groups in found} == {(), (0,), (1,), (0, 1)}


def test_each_group_covers_what_its_own_circles_cover():
    areas, (longitude, latitude) = squares(20, 5), scattered(3, 40)
    groups = np.arange(40) % 3
    found = shares(areas, longitude, latitude, groups, 600)
    for group in range(3):
        alone = shapely.union_all(
            circles(longitude[groups == group], latitude[groups == group], 600)
        )
        for number, area in enumerate(areas):
            reached = sum(s for (at, held), s in found.items() if at == number and group in held)
            wanted = shapely.intersection(area, alone).area / area.area
            assert reached == pytest.approx(wanted, abs=1e-9)
