"""Parts that lie apart from the rest of their area, or from the whole map."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.beyond import outside
from geo.gaps import TOUCHING_DEG
from geo.measures import area_m2
from geo.parts import Pieces, polygons


def multiparts(shapes: NDArray[np.object_]) -> Pieces:
    """What each area of several parts has besides its largest one, and the area's position."""
    parts, area = polygons(shapes)
    several = np.flatnonzero(np.bincount(area, minlength=len(shapes)) > 1)
    rests = [shapely.multipolygons(_but_largest(parts[area == each])) for each in several]
    return np.array(rests, dtype=object), [(int(each),) for each in several]


def _but_largest(parts: NDArray[np.object_]) -> NDArray[np.object_]:
    ordered = np.array(sorted(parts, key=shapely.to_wkb), dtype=object)
    rest: NDArray[np.object_] = np.delete(ordered, np.argmax(area_m2(ordered)))
    return rest


def strays(shapes: NDArray[np.object_], boundary: BaseGeometry | None, sliver_m: float) -> Pieces:
    """The parts of areas that have nothing to do with the map, and the position of the area.

    With a boundary, parts that hold no ground inside it but slivers thinner than ``sliver_m``;
    without one, parts that touch no other area. An area alone on the map is no stray.
    """
    parts, area = polygons(shapes)
    is_stray = _are_alone(parts, area) if boundary is None else outside(parts, boundary, sliver_m)
    return parts[is_stray], [(int(each),) for each in area[is_stray]]


def _are_alone(parts: NDArray[np.object_], area: NDArray[np.intp]) -> NDArray[np.bool_]:
    one, other = shapely.STRtree(parts).query(parts, predicate="dwithin", distance=TOUCHING_DEG)
    is_alone = np.full(len(parts), len(np.unique(area)) > 1)
    is_alone[one[area[one] != area[other]]] = False
    return is_alone
