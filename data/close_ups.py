"""Small maps of single findings, from the exact shapes of the grids around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.findings import RATIO, CloseUp
from data.outlines import Bounds, Point
from geo.coverage import simplified_to
from geo.drawing import label_points, polygon_rings

_SHARE: Final = 0.64
"""So much of the map's width or height the finding takes."""
_LEAST_M: Final = 60
_FINEST_SHARE: Final = 0.001
"""No screen shows a smaller share of the map's width."""
_M_PER_DEGREE: Final = 111_320
_DECIMALS: Final = 7
_LEAST_LABELLED: Final = 0.06


class Ground:
    """The grids around findings by area id, in degrees (OGC:CRS84).

    They are to be as they are: a map of all of them may smooth a gap of a metre away.
    """

    def __init__(self, shapes: Mapping[str, BaseGeometry]) -> None:
        self._shapes = shapes
        self._ids = list(shapes)
        self._tree = shapely.STRtree(list(shapes.values()))

    def close_up(self, own: BaseGeometry, border: BaseGeometry | None = None) -> CloseUp:
        """The small map of a finding; ``border`` is the department grid that it is a part of."""
        bounds = _frame(shapely.bounds(own))
        reach = _widened(bounds)
        middle = shapely.point_on_surface(shapely.get_parts(own)[0])
        outline = None if border is None else shapely.clip_by_rect(border, *reach)
        around = self._around(reach, (bounds[2] - bounds[0]) * _FINEST_SHARE)
        return CloseUp(
            bounds,
            reach,
            polygon_rings(own, _DECIMALS),
            tuple(polygon_rings(shape, _DECIMALS) for shape in around.values()),
            _labels(around, bounds),
            (float(middle.x), float(middle.y)),
            () if outline is None else polygon_rings(outline, _DECIMALS),
        )

    def close_up_of(self, area_ids: Sequence[str]) -> CloseUp:
        """The small map of some of the grids, in the middle of the first."""
        parts = shapely.get_parts([self._shapes[area_id] for area_id in area_ids])
        return self.close_up(shapely.MultiPolygon(parts.tolist()))

    def _around(self, reach: Bounds, finest_deg: float) -> dict[str, BaseGeometry]:
        """The grids in a frame, cut at it, by area id, with no detail that nobody could see."""
        near = sorted(self._tree.query(shapely.box(*reach)).tolist())
        ids = [self._ids[position] for position in near]
        drawn = simplified_to(finest_deg, [self._shapes[key] for key in ids])
        return dict(zip(ids, shapely.clip_by_rect(drawn, *reach), strict=True))


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
