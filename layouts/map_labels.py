"""Which names find room on a map: none lies on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from layouts.map_frame import MapFrame

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """How large a map is on its screen, and its letters."""

    width_px: float
    height_px: float
    line_px: float
    han_px: float
    latin_px: float
    margin_px: float = 8


PAGE: Final = Room(440, 400, line_px=17, han_px=13, latin_px=7)
"""A page on a screen of 1440 px."""


def with_room(
    names: Mapping[str, str],
    places: Mapping[str, Sequence[Point]],
    frame: MapFrame,
    room: Room = PAGE,
) -> dict[str, Point]:
    """Where the names go that find room beside the earlier ones; the list bears the others.

    ``names`` are by area, in the order in which they are placed; ``places`` are the points, in
    longitude and latitude, that each may take, the best first.
    """
    taken: list[Box] = []
    named: dict[str, Point] = {}
    for key, name in names.items():
        for point in places[key]:
            box = _box(name, point, frame, room)
            if _is_inside(box, frame, room) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                named[key] = point
                break
    return named


def _is_inside(box: Box, frame: MapFrame, room: Room) -> bool:
    west, _, east, _ = frame.bounds
    right = (east - west) * _scale(frame, room)
    return box[0] >= -room.margin_px and box[2] <= right + room.margin_px


def _scale(frame: MapFrame, room: Room) -> float:
    """Pixels of a degree of longitude."""
    west, south, east, north = frame.bounds
    return min(room.width_px / (east - west), room.height_px * _narrowing(frame) / (north - south))


def _narrowing(frame: MapFrame) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    _, south, _, north = frame.bounds
    return cos(radians((south + north) / 2))


def _box(name: str, point: Point, frame: MapFrame, room: Room) -> Box:
    west, south, _, _ = frame.bounds
    px_per_degree = _scale(frame, room)
    x = (point[0] - west) * px_per_degree
    y = (point[1] - south) * px_per_degree / _narrowing(frame)
    half = sum(room.latin_px if letter.isascii() else room.han_px for letter in name) / 2
    return x - half, y - room.line_px / 2, x + half, y + room.line_px / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
