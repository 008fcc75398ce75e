"""What lies within reach: pairs of places, the nearest place, service circles.

Places are points in OGC:CRS84; distances are geodesics on WGS 84 (C. F. F. Karney, Algorithms for
geodesics, J. Geodesy 87 (2013) 43-55, as implemented in PROJ). A place whose longitude or latitude
is not a finite number reaches nothing. No place lies within a radius of a pole or of the
antimeridian.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo.measures import local_metres

_WGS84: Final = Geod(ellps="WGS84")
_SHORTEST_DEGREE_M: Final = 110_574.0
_CORNERS: Final = 64
_FLATTENING: Final = 1e-4
"""By how much the plane of ``local_metres`` may mistake a distance, up to 100 km from its middle."""


def pairs_within(
    longitude: NDArray[np.float64],
    latitude: NDArray[np.float64],
    other_longitude: NDArray[np.float64],
    other_latitude: NDArray[np.float64],
    radius_m: float,
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Every place with every other place that is at most ``radius_m`` away.

    Three arrays of one length: number of the place, number of the other place, geodesic metres
    between them; in the order of the first two. The edge of the circle belongs to it.
    """
    is_known = np.isfinite(longitude) & np.isfinite(latitude)
    known = np.flatnonzero(is_known)
    others = np.flatnonzero(np.isfinite(other_longitude) & np.isfinite(other_latitude))
    tree = shapely.STRtree(_points(other_longitude[others], other_latitude[others]))
    box, point = tree.query(_boxes(longitude[known], latitude[known], radius_m))
    one, other = known[box], others[point]
    _, _, distance_m = _WGS84.inv(
        longitude[one], latitude[one], other_longitude[other], other_latitude[other]
    )
    is_within = distance_m <= radius_m
    one, other, distance_m = one[is_within], other[is_within], distance_m[is_within]
    order = np.lexsort((other, one))
    return one[order], other[order], distance_m[order]


def nearest(
    longitude: NDArray[np.float64],
    latitude: NDArray[np.float64],
    other_longitude: NDArray[np.float64],
    other_latitude: NDArray[np.float64],
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """For each place the number of the nearest other place, and the geodesic metres to it.

    Of others that are equally near, the smallest number. Where nothing is known, -1 and infinity.
    Right as long as all places lie within 100 km of their median point.
    """
    number = np.full(len(longitude), -1, np.intp)
    distance_m = np.full(len(longitude), np.inf)
    x, y = local_metres(
        np.concatenate([longitude, other_longitude]), np.concatenate([latitude, other_latitude])
    )
    points = _points(x, y)
    is_known = np.isfinite(x)
    ours = np.flatnonzero(is_known[: len(longitude)])
    others = np.flatnonzero(is_known[len(longitude) :])
    if len(ours) and len(others):
        place, other = _near(points[ours], points[len(longitude) + others])
        place, other = ours[place], others[other]
        _, _, metres = _WGS84.inv(
            longitude[place], latitude[place], other_longitude[other], other_latitude[other]
        )
        order = np.lexsort((other, metres, place))
        _, first = np.unique(place[order], return_index=True)
        number[ours], distance_m[ours] = other[order][first], metres[order][first]
    return number, distance_m


def circles(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64], radius_m: float
) -> NDArray[np.object_]:
    """A polygon of 64 corners around each point; each corner lies ``radius_m`` from it.

    The polygon lies within the true circle and has 0.2 % less area.
    """
    azimuths = np.linspace(360.0, 0.0, _CORNERS, endpoint=False)
    shape = (len(longitude), _CORNERS)
    around, up, _ = _WGS84.fwd(
        np.broadcast_to(np.asarray(longitude)[:, None], shape).ravel(),
        np.broadcast_to(np.asarray(latitude)[:, None], shape).ravel(),
        np.broadcast_to(azimuths, shape).ravel(),
        np.full(len(longitude) * _CORNERS, radius_m),
    )
    corners = np.stack([around, up], axis=1).reshape(*shape, 2)
    return np.asarray(shapely.polygons(corners), dtype=object)


def _points(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.object_]:
    return np.asarray(shapely.points(x, y), dtype=object)


def _boxes(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64], radius_m: float
) -> NDArray[np.object_]:
    """Boxes in degrees that hold the circles of a radius."""
    up = radius_m / _SHORTEST_DEGREE_M * 1.01
    # A degree of longitude is shortest at the side that faces the pole.
    aside = up / np.cos(np.radians(np.minimum(np.abs(latitude) + up, 89.0)))
    boxes = shapely.box(longitude - aside, latitude - up, longitude + aside, latitude + up)
    return np.asarray(boxes, dtype=object)


def _near(
    points: NDArray[np.object_], others: NDArray[np.object_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each point with all others that might be its nearest on the ellipsoid."""
    tree = shapely.STRtree(others)
    (point, _), flat_m = tree.query_nearest(points, return_distance=True, all_matches=False)
    limit_m = np.empty(len(points))
    limit_m[point] = flat_m * (1 + 2 * _FLATTENING) + 0.001
    place, other = tree.query(points, predicate="dwithin", distance=limit_m)
    return place, other
