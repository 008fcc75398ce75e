"""Small maps of single findings, from the exact shapes of the grids they are about."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.findings import RATIO, CloseUp
from data.outlines import Bounds, Point
from geo.drawing import label_points, polygon_rings

_SHARE: Final = 0.64
"""So much of the map's width or height the finding takes."""
_LEAST_M: Final = 60
_M_PER_DEGREE: Final = 111_320
_DECIMALS: Final = 7
_LEAST_LABELLED: Final = 0.06


class Ground:
    """The grids around findings, in degrees (OGC:CRS84).

    ``drawn`` are all of them as maps draw them, ``exact`` those that findings are about, which
    must be shown as they are: a map may smooth a gap of a metre away.
    """

    def __init__(
        self, drawn: Mapping[str, BaseGeometry], exact: Mapping[str, BaseGeometry]
    ) -> None:
        self._shapes = {**drawn, **exact}
        self._ids = list(self._shapes)
        self._tree = shapely.STRtree(list(self._shapes.values()))

    def close_up(self, own: BaseGeometry, border: BaseGeometry | None = None) -> CloseUp:
        """The small map of a finding; ``border`` is the department grid that it is a part of."""
        bounds = _frame(shapely.bounds(own))
        reach = _widened(bounds)
        middle = shapely.point_on_surface(shapely.get_parts(own)[0])
        outline = None if border is None else shapely.clip_by_rect(border, *reach)
        around = self._around(reach)
        return CloseUp(
            bounds,
            reach,
            polygon_rings(own, _DECIMALS),
            tuple(polygon_rings(shape, _DECIMALS) for shape in around.values()),
            _labels(around, bounds),
            (float(middle.x), float(middle.y)),
            () if outline is None else polygon_rings(outline, _DECIMALS),
        )

    def _around(self, reach: Bounds) -> dict[str, BaseGeometry]:
        """The grids in a frame, cut at it, by area id."""
        near = sorted(self._tree.query(shapely.box(*reach)).tolist())
        ids = [self._ids[position] for position in near]
        return {key: shapely.clip_by_rect(self._shapes[key], *reach) for key in ids}


def _labels(around: Mapping[str, BaseGeometry], bounds: Bounds) -> dict[str, Point]:
    """Where the grids bear their names, those of which enough is seen."""
    least = shapely.box(*bounds).area * _LEAST_LABELLED
    seen = {key: shapely.clip_by_rect(shape, *bounds) for key, shape in around.items()}
    large = {key: shape for key, shape in seen.items() if shape.area > least}
    return dict(zip(large, label_points(list(large.values())), strict=True)) if large else {}


def _widened(bounds: Bounds) -> Bounds:
    """So far that a map as high as wide shows nothing beyond."""
    west, south, east, north = bounds
    width, height = east - west, north - south
    return west - width, south - 2 * height, east + width, north + 2 * height


def _frame(box: NDArray[np.float64]) -> Bounds:
    """The bounds around a box, RATIO times as wide as high on the ground."""
    west, south, east, north = (float(edge) for edge in box)
    x, y = (west + east) / 2, (south + north) / 2
    per_lon, per_lat = _M_PER_DEGREE * cos(radians(y)), _M_PER_DEGREE
    width_m = max((east - west) * per_lon, (north - south) * per_lat * RATIO, _LEAST_M) / _SHARE
    half_lon, half_lat = width_m / per_lon / 2, width_m / RATIO / per_lat / 2
    return x - half_lon, y - half_lat, x + half_lon, y + half_lat
