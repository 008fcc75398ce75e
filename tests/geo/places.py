"""Made-up places: squares side by side, and points scattered over a district."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
SIDE = 0.005


def squares(count=103, columns=11, gap=0.0):
    """Squares of some 500 m in rows of eleven, apart by a gap in degrees."""
    rows, places = np.divmod(np.arange(count), columns)
    west, south = 114 + places * SIDE, 22.5 + rows * SIDE
    return shapely.box(west, south, west + SIDE - gap, south + SIDE - gap)


def scattered(seed, count):
    random = np.random.default_rng(seed)
    return 114 + random.uniform(0, 0.06, count), 22.5 + random.uniform(0, 0.05, count)


def all_distances_m(places, others):
    """A table of the geodesics between all places and all others."""
    shape = (len(places[0]), len(others[0]))
    pairs = [np.broadcast_to(each[:, None], shape).ravel() for each in places]
    pairs += [np.broadcast_to(each, shape).ravel() for each in others]
    return WGS84.inv(*pairs)[2].reshape(shape)
