"""Areas that share borders: uniting them, and drawing them with fewer vertices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.shapes import Shapes

_FIRST_TOLERANCE_DEG: Final = 1e-5
_COARSEST_SHARE: Final = 0.1
_SAMPLED: Final = 2000
"""Among more shapes so many tell how much has to be left out: a pass over 25,000 takes a second."""


def dissolved(keys: Sequence[str], shapes: Shapes) -> dict[str, BaseGeometry]:
    """Unite the shapes of each key; keys come in text order.

    The result does not depend on the order of the input. Gaps between shapes stay gaps.
    """
    groups: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for key, shape in zip(keys, shapes, strict=True):
        groups[key].append(shape)
    return {key: _united(groups[key]) for key in sorted(groups)}


def _united(shapes: list[BaseGeometry]) -> BaseGeometry:
    if len(shapes) == 1:
        return shapes[0]
    # Rounding in a union depends on its order, so the order is made one.
    group = np.array(sorted(shapes, key=shapely.to_wkb), dtype=object)
    # Uniting by shared edges is many times faster, but only right without overlaps.
    is_coverage = bool(shapely.coverage_is_valid(group))
    return shapely.coverage_union_all(group) if is_coverage else shapely.union_all(group)


def simplified(shapes: Shapes, vertex_budget: int) -> list[BaseGeometry]:
    """Leave out vertices until at most ``vertex_budget`` are left, in all shapes together.

    Degrees (OGC:CRS84) in and out, in the order of the input; nothing becomes empty or
    invalid. Borders that shapes share stay shared, and shapes that form a valid coverage
    still form one. Where shapes overlap, those that would become invalid are simplified on
    their own. Detail larger than a tenth of the median shape stays, whatever the budget.
    """
    current = np.array(shapes, dtype=object)
    if _vertices(current) <= vertex_budget:
        return list(current)
    coarsest_deg = _COARSEST_SHARE * float(np.sqrt(np.median(shapely.area(current))))
    first_deg = _FIRST_TOLERANCE_DEG
    if len(current) > _SAMPLED:
        sample = current[:: -(-len(current) // _SAMPLED)]
        share = vertex_budget * len(sample) / len(current)
        _, first_deg = _passed(sample, share, first_deg, coarsest_deg)
    return list(_passed(current, vertex_budget, first_deg, coarsest_deg)[0])


def _passed(
    shapes: NDArray[np.object_], vertex_budget: float, first_deg: float, coarsest_deg: float
) -> tuple[NDArray[np.object_], float]:
    """Shapes within the budget, or as coarse as they may be, and the tolerance of the last pass."""
    last_deg, next_deg = first_deg, first_deg
    # Each pass works on what the last one left, which is less.
    while _vertices(shapes) > vertex_budget and next_deg <= coarsest_deg:
        shapes, last_deg = simplified_to(next_deg, shapes), next_deg
        next_deg *= 2
    return shapes, last_deg


def _vertices(shapes: NDArray[np.object_]) -> int:
    return int(shapely.get_num_coordinates(shapes).sum())


def simplified_to(tolerance_deg: float, shapes: Shapes) -> NDArray[np.object_]:
    """Leave out detail whose area is smaller than that of a square of such a side.

    In all else as ``simplified``.
    """
    shapes = np.array(shapes, dtype=object)
    together = shapely.coverage_simplify(shapes, tolerance_deg)
    is_spoilt = shapely.is_empty(together) | ~shapely.is_valid(together)
    alone = shapely.simplify(shapes[is_spoilt], tolerance_deg, preserve_topology=True)
    is_kept = shapely.is_empty(alone) | ~shapely.is_valid(alone)
    together[is_spoilt] = np.where(is_kept, shapes[is_spoilt], alone)
    return together
