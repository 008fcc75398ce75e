"""From degrees to the plane of the wall's map: whole units right and down, so that paths are short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from data.outlines import Bounds, Point, Polygons

LONGEST: Final = 2_000
"""Units of the longer side: half a pixel of the largest map."""
_MARGIN: Final = 0.02


@dataclass(frozen=True, slots=True)
class Plane:
    """Degrees (OGC:CRS84) around the middle of a map, on which a degree of latitude is as long
    everywhere and one of longitude as in the middle.
    """

    west: float
    north: float
    units_per_lon: float
    units_per_lat: float
    width: int
    height: int

    @classmethod
    def around(cls, bounds: Bounds) -> Plane:
        west, south, east, north = bounds
        narrowing = cos(radians((south + north) / 2))
        across, down = (east - west) * narrowing or 1e-6, north - south or 1e-6
        units = LONGEST * (1 - 2 * _MARGIN) / max(across, down)
        margin = LONGEST * _MARGIN
        return cls(
            west - margin / (units * narrowing),
            north + margin / units,
            units * narrowing,
            units,
            round(across * units + 2 * margin),
            round(down * units + 2 * margin),
        )

    def at(self, point: Point) -> Point:
        """A point in units."""
        return (
            (point[0] - self.west) * self.units_per_lon,
            (self.north - point[1]) * self.units_per_lat,
        )

    def degrees(self, at: Point) -> Point:
        """A point in units back in degrees."""
        return self.west + at[0] / self.units_per_lon, self.north - at[1] / self.units_per_lat

    def path(self, shape: Polygons) -> str:
        """All rings of a shape; points that fall together are written once."""
        return "".join(self._ring(ring) for polygon in shape for ring in polygon)

    def _ring(self, ring: Iterable[Point]) -> str:
        points = [(round(x), round(y)) for x, y in map(self.at, ring)]
        last = points[0]
        steps = [f"M{last[0]} {last[1]}l"]
        for point in points[1:]:
            if point != last:
                steps.append(_step(point[0] - last[0], point[1] - last[1]))
                last = point
        return "".join(steps).removesuffix("l") + "z"


def _step(x: int, y: int) -> str:
    return f"{x} {y} " if y >= 0 else f"{x}{y} "
