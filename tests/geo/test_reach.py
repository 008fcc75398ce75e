from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures import area_m2
from geo.reach import circles, nearest, pairs_within
from tests.geo.places import WGS84, all_distances_m, scattered

UNKNOWN = np.array([np.nan, np.inf])


def test_pairs_are_those_of_all_distances_between_2000_residences_and_60_facilities():
    homes, facilities = scattered(1, 2000), scattered(2, 60)
    true_m = all_distances_m(homes, facilities)
    home, facility, distance_m = pairs_within(*homes, *facilities, 500)
    assert [home.tolist(), facility.tolist()] == [x.tolist() for x in np.nonzero(true_m <= 500)]
    assert len(home) and distance_m == pytest.approx(true_m[home, facility], abs=1e-6)


def test_the_nearest_is_that_of_all_distances():
    homes, facilities = scattered(3, 2000), scattered(4, 60)
    true_m = all_distances_m(homes, facilities)
    facility, distance_m = nearest(*homes, *facilities)
    assert facility.tolist() == true_m.argmin(axis=1).tolist()
    assert distance_m == pytest.approx(true_m.min(axis=1), abs=1e-6)


@given(st.floats(-70, 70), st.floats(1, 5000), st.floats(0, 360))
def test_the_edge_of_a_circle_belongs_to_it_at_any_latitude(latitude, radius_m, azimuth):
    centre = np.array([10.0]), np.array([latitude])
    edge = WGS84.fwd(*centre, np.array([azimuth]), np.array([radius_m]))[:2]
    exactly_m = float(WGS84.inv(*centre, *edge)[2][0])
    assert len(pairs_within(*centre, *edge, exactly_m)[0]) == 1
    assert len(pairs_within(*centre, *edge, exactly_m - 0.001)[0]) == 0


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_pairs_the_other_way_round_are_the_same(seed):
    ones, others = scattered(seed, 50), scattered(seed + 1, 30)
    one, other, _ = pairs_within(*ones, *others, 1000)
    back, forth, _ = pairs_within(*others, *ones, 1000)
    assert sorted(zip(one, other, strict=True)) == sorted(zip(forth, back, strict=True))


def test_of_two_at_one_place_the_smaller_number_is_the_nearest():
    twice = np.array([114.1, 114.0, 114.0]), np.array([22.5] * 3)
    assert nearest(np.array([114.001]), np.array([22.5]), *twice)[0].tolist() == [1]


def test_unknown_places_reach_nothing_and_keep_their_numbers():
    homes = np.array([np.nan, 114.0]), np.array([22.5, 22.5])
    others = np.array([114.0, np.inf, 114.0]), np.array([np.nan, 22.5, 22.5])
    home, other, distance_m = pairs_within(*homes, *others, 10)
    assert (home.tolist(), other.tolist(), distance_m.tolist()) == ([1], [2], [0])
    facility, distance_m = nearest(*homes, *others)
    assert (facility.tolist(), distance_m.tolist()) == ([-1, 2], [np.inf, 0])


def test_where_there_is_nothing_nothing_is_near():
    none = np.empty(0), np.empty(0)
    assert [len(each) for each in pairs_within(*scattered(1, 5), *none, 500)] == [0, 0, 0]
    assert nearest(*scattered(1, 2), *none)[0].tolist() == [-1, -1]
    assert len(circles(*none, 500)) == 0


def test_each_corner_of_a_circle_lies_on_its_radius():
    (circle,) = circles(np.array([114.0]), np.array([22.5]), 500)
    corners = shapely.get_coordinates(circle)[:-1].T
    distances_m = WGS84.inv(np.full(64, 114.0), np.full(64, 22.5), *corners)[2]
    assert distances_m == pytest.approx([500] * 64, abs=1e-6)
    assert circle.exterior.is_ccw
    assert area_m2([circle])[0] == pytest.approx(np.pi * 500**2, rel=0.002)
