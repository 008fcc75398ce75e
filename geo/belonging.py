"""In which areas of a level above each area lies by its ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.parts import polygons
from geo.shapes import Shapes
from geo.sharing import shared


@dataclass(frozen=True, slots=True)
class Share:
    """What of an area lies in the area above at position ``above``, between 0 and 1."""

    above: int
    share: float


def belonging(areas: Shapes, above: Shapes, tolerance: float) -> list[tuple[Share, ...]]:
    """For each area the areas above in which it lies, largest share first; none where in none.

    Valid polygons in OGC:CRS84. What is at most the share ``tolerance`` of both does not count:
    borders that two offices drew never fit exactly.
    """
    common = shared(areas, above, 0)
    counts = np.maximum(common.of_ones, common.of_others) > tolerance
    found: list[list[Share]] = [[] for _ in areas]
    for one, other, share in zip(
        *(column[counts].tolist() for column in (common.ones, common.others, common.of_ones)),
        strict=True,
    ):
        found[one].append(Share(other, share))
    return [tuple(shares) for shares in found]


def elsewhere(area: BaseGeometry, others: Shapes) -> BaseGeometry:
    """The ground of an area that lies in any of the others, as a multipolygon."""
    inside = shapely.intersection(area, shapely.union_all(np.asarray(others, dtype=object)))
    return shapely.MultiPolygon(list(polygons([inside])[0]))
