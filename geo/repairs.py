"""Rings that enclose their area in no lawful way, and what repairing them changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.measures import area_m2
from geo.parts import polygons

_RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Self-intersection": "ring_crosses_itself",
        "Ring Self-intersection": "ring_touches_itself",
        "Hole lies outside shell": "hole_outside_its_ring",
        "Holes are nested": "hole_within_a_hole",
        "Nested shells": "part_within_a_part",
        "Duplicate Rings": "ring_stated_twice",
        "Interior is disconnected": "holes_cut_the_area_apart",
        "Too few points in geometry component": "ring_without_area",
    }
)
_OTHER: Final = "invalid_ring"


@dataclass(frozen=True, slots=True)
class Repair:
    """One feature (counted from 1) whose rings were made valid, and the rule that they broke.

    Areas in m²: ``before_m2`` as the rings were written, where what is circled the other way
    round counts against the rest, and ``after_m2`` of the valid shape. ``changed_m2`` is the
    ground that changed hands against counting a point in when an odd number of rings encloses
    it, or the difference of the two areas, whichever is more.
    """

    feature: int
    rule: str
    before_m2: float
    after_m2: float
    changed_m2: float


def repaired(shapes: NDArray[np.object_]) -> tuple[NDArray[np.object_], tuple[Repair, ...]]:
    """Make polygons (OGC:CRS84) valid as their structure says, and tell of each that was not.

    Parts without area go; a shape without any area is empty and not told of.
    """
    invalid = np.flatnonzero(~shapely.is_valid(shapes))
    made = shapely.make_valid(shapes[invalid], method="structure", keep_collapsed=False)
    whole = shapes.copy()
    whole[invalid] = made
    repairs = (
        _repair(int(index) + 1, shapes[index], after)
        for index, after in zip(invalid, made, strict=True)
        if not after.is_empty
    )
    return whole, tuple(repairs)


def _repair(feature: int, before: BaseGeometry, after: BaseGeometry) -> Repair:
    before_m2, after_m2 = (float(each) for each in area_m2([before, after]))
    moved, _ = polygons([shapely.symmetric_difference(shapely.make_valid(before), after)])
    reason = str(shapely.is_valid_reason(before)).partition("[")[0]
    changed_m2 = max(float(area_m2(moved).sum()), abs(after_m2 - before_m2))
    return Repair(feature, _RULES.get(reason, _OTHER), before_m2, after_m2, changed_m2)
