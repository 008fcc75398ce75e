"""Room on a picture: where a mark or a name finds a place that nothing else takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, pi, sin
from typing import Final

from layouts.briefing.document import Point

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_DIRECTIONS: Final = 16
_GAP: Final = 1.0


@dataclass(slots=True)
class Room:
    """A picture of that size and what is taken of it, in points."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, width: float, height: float, spots: Iterator[Point]) -> Point | None:
        """The first of the spots, middles of such a box, where it is free; it is taken then."""
        for x, y in spots:
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if self._holds(box) and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return x, y
        return None

    def outwards(self, at: Point, reaches: Sequence[float]) -> Iterator[Point]:
        """Spots around a point, the near ones first, those away from the middle before others."""
        outwards = atan2(at[1] - self.height / 2, at[0] - self.width / 2)
        for reach in reaches:
            for step in range(_DIRECTIONS):
                # 0, +1, -1, +2, -2 … steps off the direction outwards.
                turn = outwards + (step + 1) // 2 * (-1) ** step * 2 * pi / _DIRECTIONS
                yield at[0] + reach * cos(turn), at[1] + reach * sin(turn)

    def _holds(self, box: Box) -> bool:
        return box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + _GAP
        and other[0] < one[2] + _GAP
        and one[1] < other[3] + _GAP
        and other[1] < one[3] + _GAP
    )
