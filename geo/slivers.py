"""How wide a piece of ground is."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.segments import perimeter_m
from geo.shapes import Shapes

ROUNDING_M: Final = 1e-6
"""Thinner than this is arithmetic, not ground: 64-bit degrees are exact to some 1e-9 m."""


def width_m(shapes: Shapes, areas_m2: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean width of polygons in OGC:CRS84: 2 × area ÷ perimeter, in metres.

    A strip much longer than wide has its own width, a square half of its side, a ring that
    runs around something the width of the ring. ``areas_m2`` are the areas of the shapes.
    """
    perimeters_m = perimeter_m(shapes)
    return np.divide(
        2 * areas_m2, perimeters_m, out=np.zeros_like(areas_m2), where=perimeters_m > 0
    )
