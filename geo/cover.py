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
_POLYGONAL: Final = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True, slots=True)
class Lasting:
    """Days from the first to the last, both included; date.min and date.max leave it open."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cover:
    """How many m² of a boundary are covered on each of some days."""

    days: Lasting
    covered_m2: float


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Pieces that never lie on each other on one day, each for days [starts, ends) as ordinals."""

    shapes: NDArray[np.object_]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    areas_m2: NDArray[np.float64]


def covers(boundaries: Shapes, grids: Shapes, lasting: Sequence[Lasting]) -> list[list[Cover]]:
    """For each boundary, the area of all grids in force together inside it.

    Polygons in OGC:CRS84; ``lasting`` are the days of each grid. The answer has the stretches of
    days of each boundary, in order and without gaps from date.min to date.max, cut where a grid
    inside it comes or goes. Geodesic m² as ``area_m2``; where grids overlap, the ground counts
    once.
    """
    tiles = _tiles(np.array(grids, dtype=object), lasting)
    tree = shapely.STRtree(tiles.shapes)
    return [_cover(boundary, tiles, tree) for boundary in boundaries]


def _cover(boundary: BaseGeometry, tiles: _Tiles, tree: shapely.STRtree) -> list[Cover]:
    near = np.sort(tree.query(boundary))
    areas_m2 = _areas_inside(boundary, tiles, near)
    near, areas_m2 = near[areas_m2 > 0], areas_m2[areas_m2 > 0]
    starts, ends = tiles.starts[near], tiles.ends[near]
    cuts = {date.min.toordinal(), date.max.toordinal() + 1, *starts.tolist(), *ends.tolist()}
    return [
        Cover(_days(start, end), float(areas_m2[(starts <= start) & (ends > start)].sum()))
        for start, end in pairwise(sorted(cuts))
    ]


def _areas_inside(
    boundary: BaseGeometry, tiles: _Tiles, near: NDArray[np.intp]
) -> NDArray[np.float64]:
    shapely.prepare(boundary)
    is_inside = shapely.covers(boundary, tiles.shapes[near])
    areas_m2 = tiles.areas_m2[near]
    cut = shapely.intersection(tiles.shapes[near[~is_inside]], boundary)
    areas_m2[~is_inside] = area_m2([_polygonal(shape) for shape in cut])
    return areas_m2


def _tiles(grids: NDArray[np.object_], lasting: Sequence[Lasting]) -> _Tiles:
    starts = np.array([days.first.toordinal() for days in lasting], np.int64)
    ends = np.array([days.last.toordinal() + 1 for days in lasting], np.int64)
    pieces = [
        piece
        for number, rivals in enumerate(_rivals(grids, starts, ends))
        for piece in _pieces(number, rivals, grids, starts, ends)
    ]
    shapes = np.array([shape for shape, _, _ in pieces], dtype=object)
    bounds = np.array([bound for _, *bound in pieces], np.int64).reshape(-1, 2)
    return _Tiles(shapes, bounds[:, 0], bounds[:, 1], area_m2(shapes))


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
) -> Iterator[tuple[BaseGeometry, int, int]]:
    """What of a grid no rival covers, while the same rivals are in force."""
    first, end = int(starts[number]), int(ends[number])
    changes = {*starts[rivals].tolist(), *ends[rivals].tolist()}
    cuts = sorted({first, end, *(day for day in changes if first < day < end)})
    for start, stop in pairwise(cuts):
        there = [rival for rival in rivals if starts[rival] <= start < ends[rival]]
        yield _without(grids[number], grids[there]), start, stop


def _without(grid: BaseGeometry, rivals: NDArray[np.object_]) -> BaseGeometry:
    if not len(rivals):
        return grid
    return _polygonal(shapely.difference(grid, shapely.union_all(rivals)))


def _polygonal(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape; an intersection may also touch in lines and points."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    is_polygon = np.isin(shapely.get_type_id(parts), _POLYGONAL)
    return shapely.MultiPolygon(list(parts[is_polygon]))


def _days(start: int, end: int) -> Lasting:
    return Lasting(date.fromordinal(start), date.fromordinal(end - 1))
