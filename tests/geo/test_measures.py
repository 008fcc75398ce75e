from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.measures import area_m2, local_metres


def test_a_degree_square_at_the_equator_has_its_known_area():
    assert area_m2([shapely.box(0, 0, 1, 1)])[0] / 1e6 == pytest.approx(12_308.78, abs=0.01)


def test_a_hole_is_subtracted_whichever_way_it_turns():
    hole = [(0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4)]
    shell = shapely.box(0, 0, 1, 1).exterior.coords
    solid, gap = area_m2([shapely.box(0, 0, 1, 1), shapely.Polygon(hole)])
    holed = area_m2([shapely.Polygon(shell, [hole]), shapely.Polygon(shell, [hole[::-1]])])
    assert holed == pytest.approx([solid - gap] * 2)


def test_parts_add_up():
    parts = [shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)]
    assert area_m2([shapely.multipolygons(parts)])[0] == pytest.approx(area_m2(parts).sum())


def test_no_shapes_have_no_areas():
    assert area_m2([]).shape == (0,)


near = st.floats(-0.2, 0.2)


@given(st.lists(st.tuples(near, near), min_size=2, max_size=9), st.floats(-60, 60))
def test_distances_in_a_district_agree_with_the_geodesic(offsets, middle):
    longitude, latitude = np.add(offsets, (114.0, middle)).T
    x, y = local_metres(longitude, latitude)
    flat = np.hypot(x[1] - x[0], y[1] - y[0])
    _, _, true = Geod(ellps="WGS84").inv(longitude[0], latitude[0], longitude[1], latitude[1])
    assert flat == pytest.approx(true, rel=2e-5, abs=1e-4)


def test_wrong_points_do_not_spoil_the_right_ones():
    longitude, latitude = np.array([114.0, 114.001, 114.002, 0.0]), np.array([22.0, 22, 22, 0])
    x, _ = local_metres(longitude, latitude)
    assert x[1] - x[0] == pytest.approx(x[2] - x[1], abs=1e-6)


def test_an_unknown_coordinate_gives_no_place_in_the_plane():
    x, y = local_metres(np.array([114.0, np.nan]), np.array([22.0, 22.0]))
    assert (x[0], y[0]) == pytest.approx((0, 0), abs=1e-6)
    assert np.isnan([x[1], y[1]]).all()


def test_unknown_points_alone_are_no_error():
    x, y = local_metres(np.array([np.nan]), np.array([np.nan]))
    assert np.isnan([*x, *y]).all()
