"""Whether a layer lies beside its neighbours by the shift of a web map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.coverage import dissolved
from geo.datums import Degrees, Points, from_bd09, from_gcj02, to_bd09, to_gcj02
from geo.shapes import Shapes

_Move: TypeAlias = Callable[[Degrees, Degrees], Points]

_WAYS: Final[Mapping[str, tuple[_Move, _Move]]] = MappingProxyType(
    {
        "WGS 84": (lambda lon, lat: (lon, lat), lambda lon, lat: (lon, lat)),
        "GCJ-02": (from_gcj02, to_gcj02),
        "BD-09": (from_bd09, to_bd09),
    }
)
_SAMPLES: Final = 500
_MEETS_M: Final = 25.0
_DEGREE_M: Final = 111_320.0
# Borders of small grids lie within 25 m of any third point; a wrong shift is never twice as good.
_LEAST_SHARE: Final = 0.2
_TIMES_BETTER: Final = 2.0


@dataclass(frozen=True, slots=True)
class Misplacement:
    """A layer that lies ``offset_m`` off, since it is taken for another system than its own.

    ``met_share`` of its outer border lies within 25 m of a neighbour's border, but
    ``met_share_moved`` once it is moved from ``lies_as`` to ``neighbours_lie_as``.
    """

    offset_m: float
    lies_as: str
    neighbours_lie_as: str
    met_share: float
    met_share_moved: float


def misplacement(layer: Shapes, neighbours: Shapes) -> Misplacement | None:
    """How far a layer lies off its neighbours by a shift between WGS 84, GCJ-02 and BD-09.

    Polygons in OGC:CRS84; neighbours are areas beside, above or below the layer, whose borders
    its outer border follows at least in part. None where no such shift makes the borders meet
    much better: not misplaced, or in another way. Outside China there are no such shifts.
    """
    if not len(layer) or not len(neighbours):
        return None
    border = _samples(layer)
    scale = _metres_per_degree(border)
    tree = shapely.STRtree(shapely.transform(shapely.boundary(neighbours), lambda at: at * scale))
    here = _met_share(border * scale, tree)
    best: Misplacement | None = None
    for lies_as, meant in permutations(_WAYS, 2):
        moved = _moved(border, lies_as, meant)
        share = _met_share(moved * scale, tree)
        offset_m = float(np.median(np.hypot(*((moved - border) * scale).T)))
        if share > (best.met_share_moved if best else here):
            best = Misplacement(offset_m, lies_as, meant, here, share)
    is_clear = best and best.met_share_moved >= max(_LEAST_SHARE, _TIMES_BETTER * here)
    return best if is_clear else None


def _samples(layer: Shapes) -> NDArray[np.float64]:
    """Points spread evenly along the outer border, as an array of (longitude, latitude)."""
    united = dissolved([""] * len(layer), layer)[""]
    rings = shapely.get_parts(shapely.boundary(united))
    lengths = shapely.length(rings)
    ends = np.cumsum(lengths)
    along = (np.arange(_SAMPLES) + 0.5) / _SAMPLES * ends[-1]
    ring = np.searchsorted(ends, along)
    from_start = along - (ends - lengths)[ring]
    return shapely.get_coordinates(shapely.line_interpolate_point(rings[ring], from_start))


def _metres_per_degree(points: NDArray[np.float64]) -> NDArray[np.float64]:
    latitude = np.radians(np.median(points[:, 1]))
    return np.array([_DEGREE_M * np.cos(latitude), _DEGREE_M])


def _moved(points: NDArray[np.float64], lies_as: str, meant: str) -> NDArray[np.float64]:
    to_wgs84, from_wgs84 = _WAYS[lies_as][0], _WAYS[meant][1]
    return np.column_stack(from_wgs84(*to_wgs84(*points.T)))


def _met_share(points_m: NDArray[np.float64], tree: shapely.STRtree) -> float:
    met, _ = tree.query(shapely.points(points_m), predicate="dwithin", distance=_MEETS_M)
    return len(np.unique(met)) / len(points_m)
