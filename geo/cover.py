"""How much of a boundary grids cover while they come and go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.measures import area_m2
from geo.shapes import Shapes

_INTERIORS_MEET: Final = "T********"
_NOTHING_LEFT_M2: Final = 1.0
_POLYGONAL: Final = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True, slots=True)
class Lasting:
    """Days from the first to the last, both included; date.min and date.max leave it open."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cover:
    """How many m² of a boundary are covered on each of some days, and by how much the grids
    together exceed that.
    """

    days: Lasting
    covered_m2: float
    overlap_m2: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a grid no rival covers, and what they do, for days [start, end) as ordinals."""

    free: BaseGeometry
    lap: BaseGeometry | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Pieces of grids, each for days [starts, ends) as ordinals."""

    shapes: NDArray[np.object_]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    areas_m2: NDArray[np.float64]

    @property
    def changes(self) -> set[int]:
        """The days on which a piece comes, or is gone."""
        return {*self.starts.tolist(), *self.ends.tolist()}

    def on(self, day: int) -> NDArray[np.bool_]:
        """Which pieces are there on a day."""
        return np.asarray((self.starts <= day) & (self.ends > day))


def covers(
    boundaries: Shapes, grids: Shapes, lasting: Sequence[Lasting], tolerance: float = 0.0
) -> list[list[Cover]]:
    """For each boundary, the area of all grids in force together inside it.

    Polygons in OGC:CRS84; ``lasting`` are the days of each grid. The answer has the stretches of
    days of each boundary, in order and without gaps from date.min to date.max, cut where a grid
    inside it comes or goes. Geodesic m² as ``area_m2``; where grids overlap, the ground counts
    once, and what it counts too often is ``overlap_m2``. Where less than 1 m², or no more
    than the share ``tolerance`` of the boundary, is left uncovered, it is exactly its area.
    """
    tiles, laps = _tiles(np.array(grids, dtype=object), lasting)
    trees = [(layer, shapely.STRtree(layer.shapes)) for layer in (tiles, laps)]
    found = []
    for boundary, boundary_m2 in zip(boundaries, area_m2(boundaries), strict=True):
        inside = [_cut(boundary, layer, np.sort(tree.query(boundary))) for layer, tree in trees]
        left_m2 = max(_NOTHING_LEFT_M2, tolerance * float(boundary_m2))
        found.append(_cover(boundary, float(boundary_m2), left_m2, *inside))
    return found


def _cover(
    boundary: BaseGeometry, boundary_m2: float, left_m2: float, inside: _Tiles, laps: _Tiles
) -> list[Cover]:
    # A cut puts corners where two straight lines of the map cross; geodesics cross elsewhere, so
    # that areas in m² of the parts miss some of the whole. In the plane of the map they are exact.
    shares = shapely.area(inside.shapes) / boundary.area
    cuts = {date.min.toordinal(), date.max.toordinal() + 1, *inside.changes, *laps.changes}
    found = []
    for start, end in pairwise(sorted(cuts)):
        there = inside.on(start)
        is_whole = (1 - shares[there].sum()) * boundary_m2 < left_m2
        covered_m2 = boundary_m2 if is_whole else float(inside.areas_m2[there].sum())
        overlap_m2 = float(laps.areas_m2[laps.on(start)].sum())
        found.append(Cover(_days(start, end), min(covered_m2, boundary_m2), overlap_m2))
    return found


def _cut(boundary: BaseGeometry, tiles: _Tiles, near: NDArray[np.intp]) -> _Tiles:
    """What of some tiles lies inside a boundary."""
    shapely.prepare(boundary)
    shapes, areas_m2 = tiles.shapes[near], tiles.areas_m2[near]
    is_cut = ~shapely.covers(boundary, shapes)
    cut = [_polygonal(shape) for shape in shapely.intersection(shapes[is_cut], boundary)]
    shapes[is_cut], areas_m2[is_cut] = cut, area_m2(cut)
    kept = areas_m2 > 0
    return _Tiles(shapes[kept], tiles.starts[near][kept], tiles.ends[near][kept], areas_m2[kept])


def _tiles(grids: NDArray[np.object_], lasting: Sequence[Lasting]) -> tuple[_Tiles, _Tiles]:
    """Pieces that never lie on each other on one day; and what was cut off them, which they had
    in common with earlier grids.
    """
    starts = np.array([days.first.toordinal() for days in lasting], np.int64)
    ends = np.array([days.last.toordinal() + 1 for days in lasting], np.int64)
    pieces = [
        piece
        for number, rivals in enumerate(_rivals(grids, starts, ends))
        for piece in _pieces(number, rivals, grids, starts, ends)
    ]
    lapped = [piece for piece in pieces if piece.lap is not None]
    return (
        _laid([piece.free for piece in pieces], pieces),
        _laid([piece.lap for piece in lapped], lapped),
    )


def _laid(shapes: Sequence[BaseGeometry | None], pieces: Sequence[_Piece]) -> _Tiles:
    laid = np.array(shapes, dtype=object)
    starts, ends = (
        np.array([getattr(piece, side) for piece in pieces], np.int64) for side in ("start", "end")
    )
    return _Tiles(laid, starts, ends, area_m2(laid))


def _rivals(
    grids: NDArray[np.object_], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> list[list[int]]:
    """For each grid the earlier ones that lie on it on some day."""
    grid, rival = shapely.STRtree(grids).query(grids)
    is_at_once = (rival < grid) & (starts[rival] < ends[grid]) & (starts[grid] < ends[rival])
    grid, rival = grid[is_at_once], rival[is_at_once]
    meets = shapely.relate_pattern(grids[grid], grids[rival], _INTERIORS_MEET)
    rivals: list[list[int]] = [[] for _ in grids]
    for one, other in zip(grid[meets].tolist(), rival[meets].tolist(), strict=True):
        rivals[one].append(other)
    return rivals


def _pieces(
    number: int,
    rivals: list[int],
    grids: NDArray[np.object_],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> Iterator[_Piece]:
    """What of a grid no rival covers and what they do, while the same rivals are in force."""
    first, end = int(starts[number]), int(ends[number])
    changes = {*starts[rivals].tolist(), *ends[rivals].tolist()}
    cuts = sorted({first, end, *(day for day in changes if first < day < end)})
    for start, stop in pairwise(cuts):
        there = [rival for rival in rivals if starts[rival] <= start < ends[rival]]
        yield _Piece(*_parted(grids[number], grids[there]), start, stop)


def _parted(
    grid: BaseGeometry, rivals: NDArray[np.object_]
) -> tuple[BaseGeometry, BaseGeometry | None]:
    if not len(rivals):
        return grid, None
    taken = shapely.union_all(rivals)
    free, lap = shapely.difference(grid, taken), shapely.intersection(grid, taken)
    return _polygonal(free), _polygonal(lap)


def _polygonal(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape; an intersection may also touch in lines and points."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    is_polygon = np.isin(shapely.get_type_id(parts), _POLYGONAL)
    return shapely.MultiPolygon(list(parts[is_polygon]))


def _days(start: int, end: int) -> Lasting:
    return Lasting(date.fromordinal(start), date.fromordinal(end - 1))
