"""The straight pieces of borders, and how long they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo.parts import polygons
from geo.shapes import Shapes

_WGS84: Final = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Segments:
    """n straight pieces from ``starts`` to ``ends`` (n × 2, degrees), each of a shape."""

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    owners: NDArray[np.intp]

    @property
    def middles(self) -> NDArray[np.object_]:
        return np.asarray(shapely.points((self.starts + self.ends) / 2), dtype=object)

    @property
    def lines(self) -> NDArray[np.object_]:
        return np.asarray(shapely.linestrings(np.stack((self.starts, self.ends), axis=1)), object)

    @property
    def lengths_m(self) -> NDArray[np.float64]:
        """Geodesic on WGS 84."""
        _, _, lengths = _WGS84.inv(*self.starts.T, *self.ends.T)
        return np.asarray(lengths, np.float64)


def segments(shapes: Shapes) -> Segments:
    """All pieces of all rings of polygons in OGC:CRS84; owners are positions in the input."""
    parts, shape_of_part = polygons(shapes)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    goes_on = ring_of_point[:-1] == ring_of_point[1:]
    owners = shape_of_part[part_of_ring[ring_of_point[:-1][goes_on]]]
    return Segments(points[:-1][goes_on], points[1:][goes_on], owners)


def perimeter_m(shapes: Shapes) -> NDArray[np.float64]:
    """Geodesic length of all rings of each polygon (OGC:CRS84), holes included, in metres."""
    sides = segments(shapes)
    # bincount counts in whole numbers when there is nothing to count.
    return np.bincount(sides.owners, sides.lengths_m, len(shapes)).astype(np.float64)
