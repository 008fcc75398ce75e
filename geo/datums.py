"""GCJ-02 and BD-09, the shifted coordinates of Chinese web maps, and WGS 84.

PROJ knows neither. GCJ-02 moves a point of WGS 84 by some 300 to 700 m along a sum of sines,
scaled to degrees on the Krasovsky 1940 ellipsoid; BD-09 stretches and turns GCJ-02 by some
700 m more. Both as publicly described, e.g. Wikipedia, "Restrictions on geographic data in
China", and the open converters that it lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Degrees: TypeAlias = NDArray[np.float64]
Points: TypeAlias = tuple[Degrees, Degrees]
_Move: TypeAlias = Callable[[Degrees, Degrees], Points]

_SEMI_MAJOR_M: Final = 6378245.0
_ECCENTRICITY_SQUARED: Final = 0.00669342162296594323
_ORIGIN: Final = (105.0, 35.0)
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
_BAIDU_TURN: Final = np.pi * 3000 / 180
_BAIDU_LON, _BAIDU_LAT = 0.0065, 0.006

_STEPS: Final = 20
_EXACT_DEG: Final = 1e-13
_LONGEST_SHIFT_DEG: Final = 0.02


def to_gcj02(lon: Degrees, lat: Degrees) -> Points:
    """Move points of WGS 84 to GCJ-02: arrays of degrees in and out.

    Points outside 72.004-137.8347° E, 0.8293-55.8271° N stay as they are, as the published
    rule has it; NaN stays NaN.
    """
    return _within_china(_to_gcj02, lon, lat)


def to_bd09(lon: Degrees, lat: Degrees) -> Points:
    """Move points of WGS 84 to BD-09; otherwise as ``to_gcj02``."""
    return _within_china(_to_bd09, lon, lat)


def from_gcj02(lon: Degrees, lat: Degrees) -> Points:
    """The points of WGS 84 that ``to_gcj02`` moves here, to 1e-9 degrees.

    What no point within the box is moved to stays as it is. Within a kilometre of the box's
    edge two points may be moved to one; the one inside is meant.
    """
    return _inverse(_to_gcj02, lon, lat)


def from_bd09(lon: Degrees, lat: Degrees) -> Points:
    """The points of WGS 84 that ``to_bd09`` moves here; otherwise as ``from_gcj02``."""
    return _inverse(_to_bd09, lon, lat)


def _to_gcj02(lon: Degrees, lat: Degrees) -> Points:
    east_m, north_m = _shift_m(lon - _ORIGIN[0], lat - _ORIGIN[1])
    latitude = np.radians(lat)
    flattening = 1 - _ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    across_m = _SEMI_MAJOR_M / np.sqrt(flattening)
    along_m = across_m * (1 - _ECCENTRICITY_SQUARED) / flattening
    return (
        lon + np.degrees(east_m / (across_m * np.cos(latitude))),
        lat + np.degrees(north_m / along_m),
    )


def _shift_m(x: Degrees, y: Degrees) -> Points:
    """Metres east and north, from degrees east and north of the origin."""
    common = 20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)
    root, mixed = np.sqrt(np.abs(x)), 0.1 * x * y
    east = 300 + x + 2 * y + 0.1 * x * x + mixed + 0.1 * root
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + mixed + 0.2 * root
    waves_east = common + _waves(x, (20, 1), (40, 3), (150, 12), (300, 30))
    waves_north = common + _waves(y, (20, 1), (40, 3), (160, 12), (320, 30))
    return east + waves_east * 2 / 3, north + waves_north * 2 / 3


def _waves(along: Degrees, *waves: tuple[int, int]) -> Degrees:
    """The sum of sines of given amplitudes in metres and half lengths in degrees."""
    swings = [amplitude * np.sin(along * np.pi / half) for amplitude, half in waves]
    total: Degrees = np.sum(swings, axis=0)
    return total


def _to_bd09(lon: Degrees, lat: Degrees) -> Points:
    x, y = _to_gcj02(lon, lat)
    length = np.hypot(x, y) + 2e-5 * np.sin(y * _BAIDU_TURN)
    angle = np.arctan2(y, x) + 3e-6 * np.cos(x * _BAIDU_TURN)
    return length * np.cos(angle) + _BAIDU_LON, length * np.sin(angle) + _BAIDU_LAT


def _within_china(move: _Move, lon: Degrees, lat: Degrees) -> Points:
    x, y = np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64)
    is_moved = _is_in_box(x, y)
    x[is_moved], y[is_moved] = move(x[is_moved], y[is_moved])
    return x, y


def _inverse(move: _Move, lon: Degrees, lat: Degrees) -> Points:
    x, y = np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64)
    is_near = _is_in_box(x, y, _LONGEST_SHIFT_DEG)
    found_lon, found_lat = _solved(move, x[is_near], y[is_near])
    is_found = _is_in_box(found_lon, found_lat)
    x[is_near] = np.where(is_found, found_lon, x[is_near])
    y[is_near] = np.where(is_found, found_lat, y[is_near])
    return x, y


def _solved(move: _Move, lon: Degrees, lat: Degrees) -> Points:
    # A shift changes by less than 3 % of the way, so that each step leaves 3 % of the error.
    x, y = lon, lat
    for _ in range(_STEPS):
        reached_lon, reached_lat = move(x, y)
        miss_lon, miss_lat = lon - reached_lon, lat - reached_lat
        x, y = x + miss_lon, y + miss_lat
        if not (np.hypot(miss_lon, miss_lat) > _EXACT_DEG).any():
            break
    return x, y


def _is_in_box(lon: Degrees, lat: Degrees, margin: float = 0) -> NDArray[np.bool_]:
    return (
        (lon >= _WEST - margin)
        & (lon <= _EAST + margin)
        & (lat >= _SOUTH - margin)
        & (lat <= _NORTH + margin)
    )
