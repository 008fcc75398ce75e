"""Ground that no area holds, and the areas around it."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.parts import Pieces, polygons
from geo.segments import segments

TOUCHING_DEG: Final = 1e-9
"""Borders this close (0.1 mm) are one: a corner computed on a line lies some 1e-13 beside it."""


def gaps(shapes: NDArray[np.object_], boundary: BaseGeometry | None) -> Pieces:
    """The polygons inside a boundary that no shape covers, and the shapes around each.

    OGC:CRS84 in and out. Without a boundary, gaps are the holes that the shapes enclose
    together. Neighbours come by the length of the border they share with the gap, longest
    first; lengths equal to the millimetre keep the order of the shapes.
    """
    union = shapely.union_all(shapes)
    whole = _filled(union) if boundary is None else boundary
    found, _ = polygons([shapely.difference(whole, union)])
    return found, _neighbours(found, shapes)


def _filled(shape: BaseGeometry) -> BaseGeometry:
    shells = shapely.get_exterior_ring(polygons([shape])[0])
    return shapely.union_all(shapely.polygons(shells))


def _neighbours(found: NDArray[np.object_], shapes: NDArray[np.object_]) -> list[tuple[int, ...]]:
    gap, shape, length_m = _contacts(found, shapes)
    order = np.lexsort((shape, -length_m, gap))
    around: list[list[int]] = [[] for _ in found]
    for one, other in zip(gap[order].tolist(), shape[order].tolist(), strict=True):
        around[one].append(other)
    return [tuple(each) for each in around]


def _contacts(
    found: NDArray[np.object_], shapes: NDArray[np.object_]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Gap, shape and metres of border they share; each pair once."""
    near = np.unique(shapely.STRtree(shapes).query(found)[1])
    sides, edges = segments(found), segments(shapes[near])
    # Where a side of a gap runs along a border, so does its middle.
    side, edge = shapely.STRtree(edges.lines).query(
        sides.middles, predicate="dwithin", distance=TOUCHING_DEG
    )
    along = np.unique(np.stack((side, near[edges.owners[edge]])), axis=1)
    pairs, pair = np.unique(
        np.stack((sides.owners[along[0]], along[1])), axis=1, return_inverse=True
    )
    lengths_m = np.bincount(pair, sides.lengths_m[along[0]], minlength=pairs.shape[1])
    return pairs[0], pairs[1], np.round(lengths_m, 3)
