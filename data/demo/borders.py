"""Regions of cells as polygons on the earth that share their borders to the last digit.

Every step moves vertices, never edges: a vertex that two polygons share is moved once, and both
follow. So a coverage stays one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chances import Numbers, Points
from data.demo.ground import TOWN, Ground
from geo.coverage import dissolved
from geo.measures import area_m2

Shapes = NDArray[np.object_]

# An invented coast; no place of these coordinates is meant.
MIDDLE_DEG: Final = (120.58, 27.56)
METRES_PER_DEG: Final = (98_720.0, 110_810.0)
_DECIMALS: Final = 6
_SMOOTHINGS: Final = 4
# Length and height of the waves that bend straight borders, in cells.
_BENDS: Final = ((70.0, 3.2), (27.0, 1.8), (11.0, 0.75), (5.0, 0.28))
_INNER_SCALE: Final = 0.5
_ACROSS: Final = ((0.92, 0.14), (-0.2, 1.06))


def drawn(ground: Ground, regions: Numbers, area_km2: float, rng: Generator) -> Shapes:
    """One polygon for each region, in the order of their numbers (OGC:CRS84).

    They cover the land without gap or overlap, small in the town and large at the rim;
    together ``area_km2``.
    """
    shapes = _smoothed(united(regions, ground.cells))
    plane = shapely.transform(shapes, lambda points: _spread(_bent(points, rng), ground.radius))
    metres = np.sqrt(area_km2 * 1e6 / shapely.area(plane).sum())
    # The earth is no plane: what the first drawing lacks, the second has.
    first = _on_earth(plane, metres)
    return _on_earth(plane, metres * np.sqrt(area_km2 * 1e6 / area_m2(first).sum()))


def united(regions: Numbers, shapes: Shapes) -> Shapes:
    """The union of the shapes of each region, in the order of their numbers."""
    together = dissolved([f"{region:04}" for region in regions], shapes)
    return np.array([together[key] for key in sorted(together)], dtype=object)


def _smoothed(shapes: Shapes) -> Shapes:
    """Take the zigzag of cells out of the borders: vertices move between their neighbours."""
    rings, of_ring = shapely.get_coordinates(shapely.get_rings(shapes), return_index=True)
    points, place = np.unique(rings, axis=0, return_inverse=True)
    place = place.ravel()
    same = of_ring[:-1] == of_ring[1:]
    edges = np.unique(np.sort(np.column_stack([place[:-1], place[1:]])[same], axis=1), axis=0)
    degree = np.bincount(edges.ravel(), minlength=len(points))
    for _ in range(_SMOOTHINGS):
        beside = np.column_stack([_sums(edges, points[:, axis]) for axis in (0, 1)])
        points = 0.5 * points + 0.5 * beside / degree[:, None]
    return np.asarray(shapely.transform(shapes, lambda _: points[place]), dtype=object)


def _sums(edges: Numbers, values: Points) -> Points:
    ends, others = edges.T
    ahead = np.bincount(ends, values[others], len(values))
    return np.asarray(ahead + np.bincount(others, values[ends], len(values)))


def _bent(points: Points, rng: Generator) -> Points:
    """Bend the plane by shears one after the other: none can fold it."""
    for length, height in _BENDS:
        for direction in rng.uniform(0, np.pi) + np.array([0.0, np.pi / 2]):
            along, across = np.array(
                [[np.cos(direction), np.sin(direction)], [-np.sin(direction), np.cos(direction)]]
            )
            phase = points @ along * (2 * np.pi / length) + rng.uniform(0, 2 * np.pi)
            points = points + height * np.sin(phase)[:, None] * across
    return points


def _spread(points: Points, radius: float) -> Points:
    """Draw the town together, and the whole a little obliquely."""
    from_town = points / radius - TOWN
    share = np.hypot(from_town[:, 0], from_town[:, 1])
    scale = _INNER_SCALE + (1 - _INNER_SCALE) * share**1.5
    return np.asarray(from_town * scale[:, None] @ np.array(_ACROSS))


def _on_earth(plane: Shapes, metres: float) -> Shapes:
    def placed(points: Points) -> Points:
        degrees = points * metres / METRES_PER_DEG + MIDDLE_DEG
        return np.asarray(np.round(degrees, _DECIMALS))

    return np.asarray(shapely.transform(plane, placed), dtype=object)
