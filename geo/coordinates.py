"""Coordinates of a declared system as longitude and latitude (OGC:CRS84)."""

from __future__ import annotations

from typing import Final

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from data.errors import IntakeError
from geo.systems import CRS84, EXAMPLES, SHIFTED, agrees, map_system

_LARGEST_DEGREES: Final = np.array([180.0, 90.0, 180.0, 90.0])
_REMEDY: Final = "correct crs of this source in the profile; longitude or easting comes first"


def to_crs84(shapes: NDArray[np.object_], crs: str, file_name: str) -> NDArray[np.object_]:
    """Express shapes of a declared coordinate system as longitude and latitude in degrees.

    Raises IntakeError that names the file and the feature, counted from 1, where the system
    is unknown or the coordinates cannot be of that system.
    """
    declared = _known_crs(crs, file_name)
    bounds = shapely.bounds(shapes)
    _check_numbers(bounds, file_name)
    _check_range(bounds, declared, crs, file_name)
    converted = _converted(shapes, declared, crs)
    _refuse(
        ~np.isfinite(shapely.bounds(converted)).all(axis=1),
        file_name,
        f"lies outside the range of the declared {crs}, which is probably wrong",
        "coordinates within the area of the declared coordinate system",
    )
    return converted


def check_told(told: str, crs: str, shapes: NDArray[np.object_], file_name: str) -> None:
    """Raise IntakeError that names both where a file tells of another system than ``crs``."""
    bounds = shapely.total_bounds(shapes)
    if not np.isfinite(bounds).all() or agrees(told, crs, bounds):
        return
    theirs = map_system(told)
    raise IntakeError(
        f"{file_name} says that its coordinates are of {_named(theirs)}, but the profile declares "
        f"{crs}.",
        "a file in the system that the profile declares for its source",
        "correct crs of this source in the profile; where the file is wrong about itself, export "
        "it again",
    )


def _named(system: CRS | None) -> str:
    if system is None:
        return "an unknown system"
    code = system.to_authority()
    return f"{system.name} ({':'.join(code)})" if code else system.name


def _converted(shapes: NDArray[np.object_], declared: CRS, crs: str) -> NDArray[np.object_]:
    if crs in SHIFTED:
        return shapely.transform(shapes, lambda points: np.column_stack(SHIFTED[crs](*points.T)))
    series = geopandas.GeoSeries(shapes, crs=declared).to_crs(CRS84)
    converted: NDArray[np.object_] = series.to_numpy()
    return converted


def _known_crs(crs: str, file_name: str) -> CRS:
    declared = map_system(crs)
    if declared is None:
        raise IntakeError(
            f"{file_name}: the coordinate system {crs!r} is unknown or not one of a map.",
            EXAMPLES,
            "correct crs of this source in the profile",
        )
    return declared


def _check_numbers(bounds: NDArray[np.float64], file_name: str) -> None:
    _refuse(
        ~np.isfinite(bounds).all(axis=1),
        file_name,
        "has a coordinate that is not a finite number",
        "finite coordinates",
    )


def _check_range(bounds: NDArray[np.float64], declared: CRS, crs: str, file_name: str) -> None:
    fits_degrees = (np.abs(bounds) <= _LARGEST_DEGREES).all(axis=1)
    if declared.is_geographic:
        _refuse(
            ~fits_degrees,
            file_name,
            f"lies outside the range of longitude and latitude; the declared {crs} is "
            "probably wrong",
            "longitude within ±180 and latitude within ±90 degrees",
        )
    elif fits_degrees.all():
        # A whole place within 180 m of a false origin does not occur; degrees do.
        raise IntakeError(
            f"{file_name}: all coordinates look like degrees; the declared {crs} is "
            "probably wrong.",
            "eastings and northings of a projected system",
            _REMEDY,
        )


def _refuse(
    is_bad: NDArray[np.bool_] | np.bool_, file_name: str, fault: str, expected: str
) -> None:
    if is_bad.any():
        number = int(np.argmax(is_bad)) + 1
        others = int(is_bad.sum()) - 1
        more = f" (so do {others} more)" if others else ""
        raise IntakeError(f"{file_name}, feature {number}{more}: {fault}.", expected, _REMEDY)
