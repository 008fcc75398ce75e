"""Which names find room on a map: none lies on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Final

from layouts.map_frame import MapFrame

# The map's size on a screen of 1440 px, and that of its letters.
_WIDTH_PX: Final = 440
_HEIGHT_PX: Final = 400
_LINE_PX: Final = 17
_HAN_PX: Final = 13
_LATIN_PX: Final = 7
_MARGIN_PX: Final = 8

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def with_room(
    names: Mapping[str, str], places: Mapping[str, Sequence[Point]], frame: MapFrame
) -> dict[str, Point]:
    """Where the names go that find room beside the earlier ones; the list bears the others.

    ``names`` are by area, in the order in which they are placed; ``places`` are the points, in
    longitude and latitude, that each may take, the best first.
    """
    taken: list[Box] = []
    named: dict[str, Point] = {}
    for key, name in names.items():
        for point in places[key]:
            box = _box(name, point, frame)
            if _is_inside(box, frame) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                named[key] = point
                break
    return named


def _is_inside(box: Box, frame: MapFrame) -> bool:
    west, _, east, _ = frame.bounds
    return box[0] >= -_MARGIN_PX and box[2] <= (east - west) * _scale(frame) + _MARGIN_PX


def _scale(frame: MapFrame) -> float:
    """Pixels of a degree of longitude."""
    west, south, east, north = frame.bounds
    return min(_WIDTH_PX / (east - west), _HEIGHT_PX * _narrowing(frame) / (north - south))


def _narrowing(frame: MapFrame) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    _, south, _, north = frame.bounds
    return cos(radians((south + north) / 2))


def _box(name: str, point: Point, frame: MapFrame) -> Box:
    west, south, _, _ = frame.bounds
    px_per_degree = _scale(frame)
    x = (point[0] - west) * px_per_degree
    y = (point[1] - south) * px_per_degree / _narrowing(frame)
    half = sum(_LATIN_PX if letter.isascii() else _HAN_PX for letter in name) / 2
    return x - half, y - _LINE_PX / 2, x + half, y + _LINE_PX / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
