from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.datums import from_bd09, from_gcj02, to_bd09, to_gcj02

# WGS 84 and GCJ-02 as published with two open converters, eviltransform (the first three) and
# coordtransform: longitude, latitude.
PUBLISHED = {
    "Shanghai": ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    "Shenzhen": ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    "Beijing": ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    "Tiananmen": ((116.404, 39.915), (116.41024449916938, 39.91640428150164)),
}
# GCJ-02 and BD-09 as published with coordtransform.
BAIDU = ((116.404, 39.915), (116.41036949371029, 39.92133699351022))
SHIFTS = {"GCJ-02": (to_gcj02, from_gcj02), "BD-09": (to_bd09, from_bd09)}
INSIDE = st.tuples(st.floats(72.01, 137.83), st.floats(0.83, 55.82))


def at(point):
    lon, lat = point
    return np.array([lon]), np.array([lat])


def degrees(points):
    return [float(points[0][0]), float(points[1][0])]


@pytest.mark.parametrize(("wgs84", "gcj02"), PUBLISHED.values(), ids=PUBLISHED)
def test_gcj02_is_as_published(wgs84, gcj02):
    assert degrees(to_gcj02(*at(wgs84))) == pytest.approx(gcj02, abs=1e-11)
    assert degrees(from_gcj02(*at(gcj02))) == pytest.approx(wgs84, abs=1e-9)


def test_bd09_is_as_published():
    gcj02, bd09 = BAIDU
    assert degrees(to_bd09(*from_gcj02(*at(gcj02)))) == pytest.approx(bd09, abs=1e-11)
    assert degrees(to_gcj02(*from_bd09(*at(bd09)))) == pytest.approx(gcj02, abs=1e-9)


@pytest.mark.parametrize(("to", "back"), SHIFTS.values(), ids=SHIFTS)
@given(point=INSIDE)
def test_there_and_back_is_the_same_point(to, back, point):
    assert degrees(back(*to(*at(point)))) == pytest.approx(point, abs=1e-9)


@pytest.mark.parametrize(("to", "back"), SHIFTS.values(), ids=SHIFTS)
@given(lon=st.floats(72.1, 136), lat=st.floats(0.9, 54), step=st.floats(1e-6, 1))
def test_east_stays_east_and_north_stays_north(to, back, lon, lat, step):
    lon, lat = np.array([lon, lon + step, lon]), np.array([lat, lat, lat + step])
    for move in (to, back):
        moved_lon, moved_lat = move(lon, lat)
        assert moved_lon[1] > moved_lon[0]
        assert moved_lat[2] > moved_lat[0]


@pytest.mark.parametrize("move", [to_gcj02, from_gcj02, to_bd09, from_bd09])
@pytest.mark.parametrize(
    "point", [(-74.0, 40.7), (72.0, 30.0), (138.0, 30.0), (110.0, 0.5), (110.0, 56.0), (1e7, -1e7)]
)
def test_outside_china_nothing_moves(move, point):
    assert degrees(move(*at(point))) == list(point)


@pytest.mark.parametrize("move", [to_gcj02, from_gcj02, to_bd09, from_bd09])
def test_what_is_unknown_stays_unknown(move):
    lon, lat = move(np.array([np.nan, 114.0]), np.array([22.0, np.nan]))
    assert np.isnan([lon[0], lat[1]]).all()


def test_arrays_are_left_as_they_were():
    lon, lat = np.array([114.0]), np.array([22.5])
    to_gcj02(lon, lat)
    assert (lon[0], lat[0]) == (114.0, 22.5)


def test_the_shift_in_china_is_of_some_hundred_metres():
    lon, lat = (each.ravel() for each in np.meshgrid(np.arange(100, 122), np.arange(22, 42)))
    moved_lon, moved_lat = to_gcj02(lon.astype(float), lat.astype(float))
    metres = np.hypot((moved_lon - lon) * np.cos(np.radians(lat)), moved_lat - lat) * 111_320
    assert metres.min() > 100
    assert metres.max() < 800
