"""Where marks stand on a small map: alike ones that lie on each other are counted, others step aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from statistics import fmean
from typing import Final

from data.outlines import Mark, Point

SIZE: Final = 15
_DIGIT: Final = 6
_GAP: Final = 1
_RINGS: Final = 4
_DIRECTIONS: Final = 12

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its number where it stands for several, and the middle of what it stands for."""

    words: str
    box: Box
    point: Point

    @property
    def is_aside(self) -> bool:
        """Whether it stands off its point."""
        left, top, right, bottom = self.box
        return not (left <= self.point[0] <= right and top <= self.point[1] <= bottom)


def place_marks(marks: Sequence[Mark], taken: Sequence[Box], within: Box) -> list[Placed]:
    """Each mark as near to its point (in pixels) as there is room, beside what is ``taken``.

    In their order; one without room for a long way around is left out.
    """
    boxes = list(taken)
    placed = []
    for mark, points in _counted(marks):
        words = mark if len(points) == 1 else f"{mark}{len(points)}"
        at = fmean(x for x, _ in points), fmean(y for _, y in points)
        spots = (box_around(spot, width_of(words)) for spot in _around(at))
        free = (box for box in spots if _is_inside(box, within) and not _is_hit(box, boxes))
        box = next(free, None)
        if box is not None:
            boxes.append(box)
            placed.append(Placed(words, box, at))
    return placed


def width_of(words: str) -> float:
    """A square for a character, and room for each digit behind it."""
    return SIZE + _DIGIT * (len(words) - 1)


def box_around(at: Point, width: float) -> Box:
    """The box of a mark, or of a name, around its middle."""
    x, y = at
    return x - width / 2, y - SIZE / 2, x + width / 2, y + SIZE / 2


def _counted(marks: Sequence[Mark]) -> list[tuple[str, list[Point]]]:
    """Marks of a kind less than a mark's width apart, together."""
    groups: list[tuple[str, list[Point]]] = []
    for mark, at in marks:
        near = next((of for kind, of in groups if kind == mark and _is_near(of[0], at)), None)
        if near is None:
            groups.append((mark, [at]))
        else:
            near.append(at)
    return groups


def _is_near(one: Point, other: Point) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < SIZE


def _around(at: Point) -> Iterator[Point]:
    """The point itself, then others in rings around it."""
    yield at
    for ring in range(1, _RINGS + 1):
        for step in range(_DIRECTIONS):
            turn = 2 * pi * step / _DIRECTIONS
            reach = ring * (SIZE + 2 * _GAP)
            yield at[0] + cos(turn) * reach, at[1] + sin(turn) * reach


def _is_inside(box: Box, within: Box) -> bool:
    return (
        box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]
    )


def _is_hit(box: Box, others: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return any(
        left < other[2] + _GAP
        and other[0] < right + _GAP
        and top < other[3] + _GAP
        and other[1] < bottom + _GAP
        for other in others
    )
