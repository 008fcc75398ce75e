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
    tolerance_deg = _FIRST_TOLERANCE_DEG
    # Each pass works on what the last one left, so all passes cost little more than the first.
    while _vertices(current) > vertex_budget and tolerance_deg <= coarsest_deg:
        current = _simplified_once(current, tolerance_deg)
        tolerance_deg *= 2
    return list(current)


def _vertices(shapes: NDArray[np.object_]) -> int:
    return int(shapely.get_num_coordinates(shapes).sum())


def _simplified_once(shapes: NDArray[np.object_], tolerance_deg: float) -> NDArray[np.object_]:
    together = shapely.coverage_simplify(shapes, tolerance_deg)
    is_spoilt = shapely.is_empty(together) | ~shapely.is_valid(together)
    alone = shapely.simplify(shapes[is_spoilt], tolerance_deg, preserve_topology=True)
    is_kept = shapely.is_empty(alone) | ~shapely.is_valid(alone)
    together[is_spoilt] = np.where(is_kept, shapes[is_spoilt], alone)
    return together
