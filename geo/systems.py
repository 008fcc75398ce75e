"""Coordinate systems that a source may declare, and whether a file agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geo.datums import Degrees, Points, from_bd09, from_gcj02

CRS84: Final = "OGC:CRS84"
SHIFTED: Final[Mapping[str, Callable[[Degrees, Degrees], Points]]] = MappingProxyType(
    {"GCJ-02": from_gcj02, "BD-09": from_bd09}
)
"""Systems of web maps by their name in a profile, with the way back to WGS 84."""
EXAMPLES: Final = (
    "a code such as EPSG:4326 (WGS 84), EPSG:4490 (CGCS2000) or EPSG:4547 (zone of it), "
    f"or one of the shifted systems {' and '.join(SHIFTED)}"
)
_AGREE_M: Final = 1.0
_DEGREE_M: Final = 111_320.0
_NOWHERE_DEG: Final = 1e9


def map_system(crs: str) -> CRS | None:
    """The system of a map that a text names, None where it names none.

    A shifted system has the axes of longitude and latitude; ``SHIFTED`` takes its points back.
    """
    if crs in SHIFTED:
        return CRS.from_user_input(CRS84)
    try:
        found = CRS.from_user_input(crs)
    except CRSError:
        return None
    return found if found.is_geographic or found.is_projected else None


def agrees(told: str, crs: str, bounds: NDArray[np.float64]) -> bool:
    """Whether what a file tells of its system (WKT or code) means the declared one.

    ``bounds`` are (west, south, east, north) of its coordinates as written. They agree where the
    ellipsoids and the corners of the bounds are within 1 m. What is no system of a map contradicts
    nothing. No file can name a shifted system: any that counts in degrees agrees with one.
    """
    theirs, ours = map_system(told), map_system(crs)
    if theirs is None or ours is None:
        return True
    if crs in SHIFTED:
        return theirs.is_geographic
    if theirs.equals(ours, ignore_axis_order=True):
        return True
    # PROJ takes datums it cannot connect for the same; those of old maps differ in the ellipsoid.
    if abs(_semi_major_m(theirs) - _semi_major_m(ours)) > _AGREE_M:
        return False
    miss_deg = _corners(theirs, bounds) - _corners(ours, bounds)
    return bool((np.abs(miss_deg) * _DEGREE_M <= _AGREE_M).all())


def _semi_major_m(system: CRS) -> float:
    return system.ellipsoid.semi_major_metre if system.ellipsoid else 0.0


def _corners(system: CRS, bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitudes and latitudes of two corners; far off where they cannot be of the system."""
    to_degrees = Transformer.from_crs(system, CRS84, always_xy=True)
    found = np.array(to_degrees.transform(bounds[[0, 2]], bounds[[1, 3]]), dtype=np.float64)
    return np.where(np.isfinite(found), found, _NOWHERE_DEG)
