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

Box = tuple[float, float, float, float]


def with_room(
    rows: Iterable[Reading], shapes: dict[str, MapShape], frame: MapFrame
) -> list[Reading]:
    """The rows whose names do not lie on that of an earlier one; the list bears the others."""
    taken: list[Box] = []
    named = []
    for row in rows:
        box = _box(row.name, shapes[row.key or ""], frame)
        if not any(_overlap(box, other) for other in taken):
            taken.append(box)
            named.append(row)
    return named


def _box(name: str, shape: MapShape, frame: MapFrame) -> Box:
    west, south, east, north = frame.bounds
    narrowing = cos(radians((south + north) / 2))
    px_per_degree = min(_WIDTH_PX / (east - west), _HEIGHT_PX * narrowing / (north - south))
    x = (shape.label_lon - west) * px_per_degree
    y = (shape.label_lat - south) * px_per_degree / narrowing
    half = sum(_LATIN_PX if letter.isascii() else _HAN_PX for letter in name) / 2
    return x - half, y - _LINE_PX / 2, x + half, y + _LINE_PX / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
