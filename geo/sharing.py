"""Which shares of each other two layers of areas have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo.measures import area_m2
from geo.overlaps import INTERIORS_MEET
from geo.shapes import Shapes

_WGS84: Final = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of a shape of one layer and a shape of the other, by position, that share ground.

    Pairs come by the first layer, then by m², largest first; of two that are equal to 0.001 m²,
    the one that lies further west, or else south, whatever the order of the input.
    """

    ones: NDArray[np.intp]
    others: NDArray[np.intp]
    areas_m2: NDArray[np.float64]
    of_ones: NDArray[np.float64]
    of_others: NDArray[np.float64]


def shared(ones: Shapes, others: Shapes, least_m2: float) -> Shared:
    """The ground that each shape of one layer shares with each of the other, from so many m² on.

    Valid polygons in OGC:CRS84; areas are geodesic, shares between 0 and 1.
    """
    these, those = np.asarray(ones, dtype=object), np.asarray(others, dtype=object)
    one, other, common = _common(these, those)
    of_one = np.minimum(common / _comparable(these)[one], 1)
    of_other = np.minimum(common / _comparable(those)[other], 1)
    areas_m2 = of_one * area_m2(these)[one]
    south_last = shapely.bounds(those)[other].T[::-1]
    order = np.lexsort((*south_last, -np.round(areas_m2, 3), one))
    kept = order[areas_m2[order] >= least_m2]
    return Shared(one[kept], other[kept], areas_m2[kept], of_one[kept], of_other[kept])


def _common(
    ones: NDArray[np.object_], others: NDArray[np.object_]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Positions of what meets, and the comparable area in common."""
    one, other = shapely.STRtree(others).query(ones, predicate="intersects")
    common = _comparable(others)[other]
    # Overlaying is dear: what lies inside is known, and what only touches has nothing.
    shapely.prepare(ones)
    cut = np.flatnonzero(~shapely.covers(ones[one], others[other]))
    these, those = ones[one[cut]], others[other[cut]]
    meets = shapely.relate_pattern(these, those, INTERIORS_MEET)
    common[cut] = 0
    common[cut[meets]] = _comparable(shapely.intersection(these[meets], those[meets]))
    return one, other, common


def _comparable(shapes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Areas in the plane of the map, made comparable over latitudes: a share is their quotient.

    Unlike m² within geodesics, they add up exactly when a shape is cut. The scale is that of
    the ellipsoid at the centroid: for shapes up to 100 km long right to 2 parts in 100,000.
    """
    sine = np.sin(np.radians(shapely.get_y(shapely.centroid(shapes))))
    scale = np.sqrt(1 - sine**2) / (1 - _WGS84.es * sine**2) ** 2
    return np.asarray(np.nan_to_num(shapely.area(shapes) * scale), np.float64)
