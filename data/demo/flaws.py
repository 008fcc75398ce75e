"""What is wrong with the map that the office of surveys hands over: two gaps, one overlap and two
codes.

Only the drawing is wrong: everybody lives, and everything happens, where the ground is sound. The
wrong codes are those that all files use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.demo.borders import METRES_PER_DEG, Shapes
from data.demo.chances import Numbers, Points

# Homes and cases keep further from borders than this (data/demo/people.py).
_DEEPEST_M: Final = 10.0
_DECIMALS: Final = 8


@dataclass(frozen=True, slots=True)
class _Flaw:
    """So many m² that a grid gives up at its border, or takes from the grid beside it."""

    area_m2: float
    is_gap: bool


_FLAWS: Final = (_Flaw(760, is_gap=True), _Flaw(480, is_gap=True), _Flaw(320, is_gap=False))


def miswritten(codes: Sequence[str]) -> list[str]:
    """The codes with two slips: one has lost its leading zero, in one an O stands for a zero."""
    written = list(codes)
    third = len(written) // 3
    short, typed = written[third], written[2 * third]
    written[third], written[2 * third] = short[1:], f"{typed[:2]}O{typed[3:]}"
    return written


@dataclass(frozen=True, slots=True)
class _Corner:
    """A corner of a grid in the border with one other grid, with those before and after it, in
    metres; ``pair`` are the two grids.
    """

    grid: int
    place: int
    points: Points
    pair: frozenset[int]

    @property
    def chord_m(self) -> float:
        return float(np.hypot(*(self.points[2] - self.points[0])))


def flawed(shapes: Shapes, zone: Numbers) -> Shapes:
    """The shapes (OGC:CRS84) with all flaws, each at a border of two zones that has no other."""
    drawn, taken = shapes.copy(), set[int]()
    corners = sorted(_corners(shapes, zone), key=lambda corner: corner.chord_m, reverse=True)
    for flaw in _FLAWS:
        for corner in corners:
            if taken & corner.pair or flaw.area_m2 > corner.chord_m * _DEEPEST_M / 2:
                continue
            moved = _moved(shapes[corner.grid], corner, flaw)
            if moved.is_valid and moved.geom_type == "Polygon":
                drawn[corner.grid] = moved
                taken |= corner.pair
                break
    return drawn


def _corners(shapes: Shapes, zone: Numbers) -> list[_Corner]:
    """Corners whose neighbours on both sides are, like themselves, shared by the same two grids."""
    owners: dict[tuple[float, float], set[int]] = {}
    rings = [shapely.get_coordinates(shapely.get_exterior_ring(shape))[:-1] for shape in shapes]
    for grid, ring in enumerate(rings):
        for point in ring.tolist():
            owners.setdefault((point[0], point[1]), set()).add(grid)
    found = []
    for grid, ring in enumerate(rings):
        shared = [frozenset(owners[x, y]) for x, y in ring.tolist()]
        for place, pair in enumerate(shared):
            around = [(place + step) % len(ring) for step in (-1, 0, 1)]
            if len(pair) != 2 or {shared[each] for each in around} != {pair}:
                continue
            if len({int(zone[each]) for each in pair}) == 2:
                found.append(_Corner(grid, place, ring[around] * METRES_PER_DEG, pair))
    return found


def _moved(shape: BaseGeometry, corner: _Corner, flaw: _Flaw) -> BaseGeometry:
    """The shape with its corner moved at right angles to the chord, by the area of the flaw."""
    before, at, after = corner.points
    chord = after - before
    across = np.array([-chord[1], chord[0]]) / corner.chord_m
    depth_m = 2 * flaw.area_m2 / corner.chord_m
    ring = shapely.get_coordinates(shapely.get_exterior_ring(shape))[:-1]
    inward = 1 if shapely.is_ccw(shapely.linearrings(ring)) else -1
    side = inward if flaw.is_gap else -inward
    ring[corner.place] = np.round((at + side * depth_m * across) / METRES_PER_DEG, _DECIMALS)
    return shapely.Polygon(ring, [hole.coords for hole in getattr(shape, "interiors", ())])
