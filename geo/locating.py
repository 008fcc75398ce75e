"""Which area a point lies in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.shapes import Shapes


def locate(
    longitude: NDArray[np.float64],
    latitude: NDArray[np.float64],
    area_ids: Sequence[str],
    shapes: Shapes,
) -> NDArray[np.object_]:
    """Find the area of each point: an array of area ids, None where no area touches it.

    Points and shapes are in OGC:CRS84. An area holds its border: a point on a border or a
    corner, or where areas overlap, belongs to the smallest area id (in text order) of the
    areas that touch it. So each point has one area, whatever the order of the input.
    NaN in either coordinate gives None.
    """
    order = sorted(range(len(area_ids)), key=lambda position: area_ids[position])
    ordered = np.array([shapes[position] for position in order], dtype=object)
    is_known = np.isfinite(longitude) & np.isfinite(latitude)
    found = np.full(len(longitude), len(order))
    found[is_known] = _first_touching(longitude[is_known], latitude[is_known], ordered)
    answers = np.array([*(area_ids[position] for position in order), None], dtype=object)
    located: NDArray[np.object_] = answers[found]
    return located


def _first_touching(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64], shapes: NDArray[np.object_]
) -> NDArray[np.intp]:
    """The position of the first shape that touches each point; len(shapes) where none does."""
    first = np.full(len(longitude), len(shapes))
    if not len(shapes):
        return first
    points = shapely.points(longitude, latitude)
    point, shape = shapely.STRtree(shapes).query(points)
    # Shape by shape: each prepared shape stays in the processor's cache, eight times as fast.
    by_shape = np.argsort(shape, kind="stable")
    point, shape = point[by_shape], shape[by_shape]
    shapely.prepare(shapes)
    touches = shapely.intersects_xy(shapes[shape], longitude[point], latitude[point])
    np.minimum.at(first, point[touches], shape[touches])
    return first
