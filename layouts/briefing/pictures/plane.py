"""From metres on the ground to points of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import dist
from typing import Final

from layouts.briefing.document import Point, Rings
from layouts.briefing.pictures.svg import trace

_APART_PT: Final = 0.4
"""Points of an outline that no eye tells apart are left out."""


@dataclass(frozen=True, slots=True)
class Plane:
    """``left`` and ``top`` are what lies in the corner of the picture, in metres."""

    left: float
    top: float
    pt_per_m: float
    width: float
    height: float

    def at(self, point: Point) -> Point:
        return (point[0] - self.left) * self.pt_per_m, (self.top - point[1]) * self.pt_per_m

    def outline(self, polygons: Iterable[Rings]) -> str:
        """Polygons as path data; holes are rings of their own (evenodd)."""
        return "".join(f"{trace(self._thinned(ring))}Z" for rings in polygons for ring in rings)

    def _thinned(self, ring: Iterable[Point]) -> Iterator[Point]:
        last: Point | None = None
        for point in ring:
            at = self.at(point)
            if last is None or dist(last, at) >= _APART_PT:
                yield at
                last = at


def fit(polygons: Iterable[Rings], width: float, most_height: float, pad: float) -> Plane:
    """The plane on which all polygons just find room, in the middle, with a margin around them."""
    points = [point for rings in polygons for point in rings[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across, up = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    scale = min((width - 2 * pad) / across, (most_height - 2 * pad) / up)
    height = up * scale + 2 * pad
    left = min(xs) - (width / scale - across) / 2
    return Plane(left, max(ys) + pad / scale, scale, width, height)
