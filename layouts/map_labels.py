"""Which names find room on a map: none lies on another."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians
from typing import Final

from data.readings.reading import Reading
from layouts.map_frame import MapFrame, MapShape

# The map's size on a screen of 1440 px, and that of its letters.
_WIDTH_PX: Final = 440
_HEIGHT_PX: Final = 400
_LINE_PX: Final = 17
_HAN_PX: Final = 13
_LATIN_PX: Final = 7
_MARGIN_PX: Final = 8

Box = tuple[float, float, float, float]


def with_room(
    rows: Iterable[Reading], shapes: dict[str, MapShape], frame: MapFrame
) -> list[Reading]:
    """The rows whose names do not lie on that of an earlier one; the list bears the others."""
    taken: list[Box] = []
    named = []
    for row in rows:
        box = _box(row.name, shapes[row.key or ""], frame)
        if _is_inside(box, frame) and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            named.append(row)
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


def _box(name: str, shape: MapShape, frame: MapFrame) -> Box:
    west, south, _, _ = frame.bounds
    px_per_degree = _scale(frame)
    x = (shape.label_lon - west) * px_per_degree
    y = (shape.label_lat - south) * px_per_degree / _narrowing(frame)
    half = sum(_LATIN_PX if letter.isascii() else _HAN_PX for letter in name) / 2
    return x - half, y - _LINE_PX / 2, x + half, y + _LINE_PX / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
