"""Areas in square metres and distances in metres on the WGS 84 ellipsoid."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Proj

from geo.shapes import Shapes

_WGS84: Final = Geod(ellps="WGS84")


def area_m2(shapes: Shapes) -> NDArray[np.float64]:
    """Geodesic area of polygons in OGC:CRS84, one m² figure for each shape.

    Edges are geodesics; holes are subtracted. Method: C. F. F. Karney, Algorithms for
    geodesics, J. Geodesy 87 (2013) 43-55, as implemented in PROJ.
    """
    # Karney's sum is signed, so holes must turn the other way than their shell.
    turned = shapely.orient_polygons(np.asarray(shapes, dtype=object))
    areas = [abs(_WGS84.geometry_area_perimeter(shape)[0]) for shape in turned]
    return np.array(areas, dtype=np.float64)


def local_metres(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Project degrees (OGC:CRS84) to metres east and north of the median point.

    Azimuthal equidistant on WGS 84. Distances between two points that lie r from the median
    point are too long by at most (r / 6371 km)² / 6: 2 parts per million at 20 km, 10 at 50 km,
    so 50 m stay within 1 mm. NaN in either coordinate gives NaN in both.
    """
    is_known = np.isfinite(longitude) & np.isfinite(latitude)
    x = np.full(len(longitude), np.nan)
    y = np.full(len(latitude), np.nan)
    if is_known.any():
        known = longitude[is_known], latitude[is_known]
        # The median, unlike the mean, is not drawn away by points at (0, 0).
        lon_0, lat_0 = (float(np.median(each)) for each in known)
        plane = Proj(proj="aeqd", lon_0=lon_0, lat_0=lat_0, ellps="WGS84")
        x[is_known], y[is_known] = plane(*known)
    return x, y
