"""An area on the ground with what lies around it, from the shapes of the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.atlas import Atlas
from data.outlines import Bounds, Mark, Point, Rings, Surroundings
from data.place import Area, Place
from data.readings.facilities import Sited
from geo.drawing import label_points, polygon_rings
from geo.measures import local_metres

_SHARE: Final = 0.62
"""So much of the map's width or height an area takes among its neighbours."""
_SHARE_ALONE: Final = 0.9
_DECIMALS_M: Final = 1
_LEAST_LABELLED: Final = 0.05
"""A neighbour bears its name where it takes so much of the map."""
_MOST_MARKS: Final = 60


def surroundings(
    atlas: Atlas, place: Place, area: Area, ratio: float, sited: Sequence[Sited] = ()
) -> Surroundings | None:
    """The map of an area, ``ratio`` times as wide as high, with what is ``sited`` in it; None where
    it has no shape.
    """
    alike = atlas.shapes(area.level)
    if area.area_id not in alike:
        return None
    below = _parts(atlas, place, area)
    around = {key: shape for key, shape in alike.items() if key != area.area_id}
    points = [shapely.Point(longitude, latitude) for _, longitude, latitude in sited]
    flat = flattened([alike[area.area_id], *below, *around.values(), *points])
    own, parts = flat[0], flat[1 : len(below) + 1]
    others, spots = np.split(flat[len(below) + 1 :], [len(around)])
    bounds = _frame(shapely.bounds(own), ratio, _SHARE if around else _SHARE_ALONE)
    beside = dict(zip(around, shapely.clip_by_rect(others, *bounds), strict=True))
    seen = {key: shape for key, shape in beside.items() if shape.area > 0}
    whole, inside = _inset(atlas, place, area, alike[area.area_id])
    return Surroundings(
        bounds,
        _rings_m(own),
        tuple(_rings_m(part) for part in parts),
        tuple(_rings_m(shape) for shape in seen.values()),
        _labels(seen, bounds),
        whole,
        inside,
        _marks([mark for mark, *_ in sited], spots, bounds),
    )


def _parts(atlas: Atlas, place: Place, area: Area) -> list[BaseGeometry]:
    """The shapes below of the largest level that has any; none below a smallest area."""
    below = [each.area_id for each in place.below(area.area_id)]
    for level in place.levels_below(area.area_id):
        shapes = atlas.shapes(level.key)
        found = [shapes[area_id] for area_id in below if area_id in shapes]
        if found:
            return found
    return []


def _inset(atlas: Atlas, place: Place, area: Area, shape: BaseGeometry) -> tuple[Rings, Rings]:
    whole = atlas.shapes(place.root.level).get(place.root.area_id)
    if whole is None or area is place.root:
        return (), ()
    tolerance = np.sqrt(whole.area) / 100
    flat = flattened([shapely.simplify(whole, tolerance), shape])
    return _rings_m(flat[0]), _rings_m(flat[1])


def flattened(shapes: Iterable[BaseGeometry]) -> NDArray[np.object_]:
    """Degrees (OGC:CRS84) to metres on one plane."""
    array = np.array(list(shapes), dtype=object)
    flat: NDArray[np.object_] = shapely.transform(
        array, lambda at: np.column_stack(local_metres(at[:, 0], at[:, 1]))
    )
    return flat


def _frame(box: NDArray[np.float64], ratio: float, share: float) -> Bounds:
    west, south, east, north = (float(edge) for edge in box)
    width = max(east - west, (north - south) * ratio) / share
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - width / ratio / 2, x + width / 2, y + width / ratio / 2


def _labels(shapes: Mapping[str, BaseGeometry], bounds: Bounds) -> dict[str, Point]:
    least_m2 = shapely.box(*bounds).area * _LEAST_LABELLED
    large = {key: shape for key, shape in shapes.items() if shape.area > least_m2}
    return dict(zip(large, label_points(list(large.values())), strict=True)) if large else {}


def _marks(marks: Sequence[str], spots: NDArray[np.object_], bounds: Bounds) -> tuple[Mark, ...]:
    """What lies on the map; nothing where so much does that it would hide the map."""
    seen = [
        (mark, (round(spot.x, 1), round(spot.y, 1)))
        for mark, spot in zip(marks, spots, strict=True)
        if shapely.box(*bounds).contains(spot)
    ]
    return tuple(seen) if len(seen) <= _MOST_MARKS else ()


def _rings_m(shape: BaseGeometry) -> Rings:
    """Outer and inner rings alike: an even-odd fill tells holes by itself."""
    return tuple(ring for rings in polygon_rings(shape, _DECIMALS_M) for ring in rings)
