"""Which names the wall's map bears, and where: none lies on another, nor on a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist
from statistics import fmean
from typing import Final

from data.outlines import Point
from data.place import Place
from layouts.map_frame import MapFrame
from layouts.map_labels import with_room
from layouts.wall.plane import Plane
from layouts.wall.room import LARGE, SMALL
from layouts.wall.view import MapView

_DISC: Final = "一一"
"""Letters as wide as a mark."""
_SPECK: Final = "一"
_MOST_NAMED: Final = 30
"""So many areas bear their own names; of more, those above them are named."""
Named = dict[str, Point]


def names_of(
    place: Place, drawn: MapView, plane: Plane, marks: Mapping[str, Point]
) -> tuple[Named, Named]:
    """The middles of names by area id, in units of the plane: of those that find room on a small
    map, and of those that do on a large one alone.
    """
    spots, frame = _spots(place, drawn, marks), MapFrame((), drawn.frame)
    names = {key: place.areas[key].name for key in spots}
    words, taken = _taken(drawn, plane, marks)
    small = with_room(words | names, spots | taken, frame, SMALL)
    fixed = {key: [at] for key, at in small.items()}
    kept = {key: names[key] for key in small if key in names}
    large = with_room(words | kept | names, spots | taken | fixed, frame, LARGE)
    found = {key: plane.at(at) for key, at in large.items() if key in names}
    return (
        {key: at for key, at in found.items() if key in kept},
        {key: at for key, at in found.items() if key not in kept},
    )


def _taken(
    drawn: MapView, plane: Plane, marks: Mapping[str, Point]
) -> tuple[dict[str, str], dict[str, list[Point]]]:
    """The marks, and what they mark, as words that have their places already."""
    discs = {f"mark of {key}": [plane.degrees(at)] for key, at in marks.items()}
    words = dict.fromkeys(discs, _DISC)
    if len(drawn.points) <= _MOST_NAMED:
        return words, discs
    # The name of a larger area does not hide what is flagged.
    specks = {f"middle of {key}": [drawn.points[key]] for key in marks}
    return words | dict.fromkeys(specks, _SPECK), discs | specks


def _spots(place: Place, drawn: MapView, marks: Mapping[str, Point]) -> dict[str, list[Point]]:
    """Where the name of each area may stand, the best first; large areas before small ones.

    What bears a mark is named beside the map.
    """
    if len(drawn.points) <= _MOST_NAMED:
        return {key: [point] for key, point in drawn.points.items() if key not in marks}
    inside: dict[str, list[Point]] = {key: [] for key in drawn.above_points}
    for key, point in drawn.points.items():
        for above in place.path(key):
            if above.area_id in inside:
                inside[above.area_id].append(point)
    ordered = sorted(inside, key=lambda key: -len(inside[key]))
    return {key: [drawn.above_points[key], *_from_the_middle(inside[key])] for key in ordered}


def _from_the_middle(points: Sequence[Point]) -> list[Point]:
    """The points, the nearest to their middle first."""
    if not points:
        return []
    middle = fmean(x for x, _ in points), fmean(y for _, y in points)
    return sorted(points, key=lambda point: dist(point, middle))
