"""Shapes taken apart into polygons."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.shapes import Shapes

Pieces: TypeAlias = tuple[NDArray[np.object_], list[tuple[int, ...]]]
"""Pieces of ground, and for each the positions of the areas it has to do with."""


def polygons(shapes: Shapes) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """The polygons that shapes consist of, and the position of the shape of each.

    Lines and points, which an intersection may also have, are left out.
    """
    outer, shape = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    # The parts of a collection may have parts themselves.
    parts, of_outer = shapely.get_parts(outer, return_index=True)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return parts[is_polygon], shape[of_outer[is_polygon]]
