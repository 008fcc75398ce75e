"""Where the marks of the flagged areas stand: beside them, and on those that are large enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.outlines import Point, Polygons
from layouts.mark_places import SIZE, Box, place_marks
from layouts.wall.plane import Plane
from layouts.wall.room import LARGE, MARK_PX
from layouts.wall.view import MapView

_SHRUNK: Final = 0.7
"""Marks are placed for a map between the small one and the large one."""
_MARKS_WIDE: Final = 1.4
"""An area so wide and high is not lost under its mark."""


def marks_of(area_ids: Sequence[str], drawn: MapView, plane: Plane) -> dict[str, Point]:
    """The middle of each area's mark, in units of the plane; none for an area without a shape."""
    keys = [key for key in area_ids if key in drawn.points]
    px_per_unit = _SHRUNK * min(LARGE.width_px / plane.width, LARGE.height_px / plane.height)
    scale = px_per_unit * SIZE / MARK_PX
    boxes = [_box(drawn.shapes[key], plane, scale) for key in keys]
    points = {str(number): _at(drawn.points[key], plane, scale) for number, key in enumerate(keys)}
    within = (0.0, 0.0, plane.width * scale, plane.height * scale)
    taken = [box for box in boxes if not _is_large(box)]
    middles = points | {
        placed.words: _middle(placed.box)
        for placed in place_marks(list(points.items()), taken, within)
    }
    return {key: (x / scale, y / scale) for key, (x, y) in zip(keys, middles.values(), strict=True)}


def _at(point: Point, plane: Plane, scale: float) -> Point:
    x, y = plane.at(point)
    return x * scale, y * scale


def _box(shape: Polygons, plane: Plane, scale: float) -> Box:
    points = [_at(point, plane, scale) for polygon in shape for point in polygon[0]]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_large(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) > _MARKS_WIDE * SIZE


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
