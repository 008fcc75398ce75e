"""Where areas lie outside the boundary they belong to."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.measures import area_m2
from geo.parts import Pieces, polygons
from geo.slivers import ROUNDING_M, width_m


def outside(
    parts: NDArray[np.object_], boundary: BaseGeometry, sliver_m: float
) -> NDArray[np.bool_]:
    """Which polygons hold no ground inside a boundary but slivers thinner than ``sliver_m``."""
    shapely.prepare(boundary)
    is_out = ~shapely.covers(boundary, parts)
    doubtful = np.flatnonzero(is_out)
    inside, part = polygons(shapely.intersection(parts[doubtful], boundary))
    is_ground = width_m(inside, area_m2(inside)) >= max(sliver_m, ROUNDING_M)
    is_out[doubtful[part[is_ground]]] = False
    return is_out


def beyond(shapes: NDArray[np.object_], boundary: BaseGeometry | None, sliver_m: float) -> Pieces:
    """The polygons that areas hold outside a boundary, and the position of the area of each.

    OGC:CRS84 in and out. Parts that lie outside as a whole are strays and not among them; without
    a boundary there are none.
    """
    if boundary is None:
        return np.array([], dtype=object), []
    parts, area = polygons(shapes)
    shapely.prepare(boundary)
    crosses = np.flatnonzero(~shapely.covers(boundary, parts))
    crosses = crosses[~outside(parts[crosses], boundary, sliver_m)]
    found, part = polygons(shapely.difference(parts[crosses], boundary))
    return found, [(int(each),) for each in area[crosses[part]]]
