"""The grids of three departments: mostly those of the city, some of several, a few wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.random import Generator
from shapely.geometry.base import BaseGeometry

from data.demo.borders import METRES_PER_DEG, Shapes, united
from data.demo.chances import Numbers
from data.demo.territory import SPECIAL, Territory

_NONE: Final = 9999
_MERGED: Final = 5
_PRECISION_DEG: Final = 1e-6
_TRIES: Final = 30


@dataclass(frozen=True, slots=True)
class _Department:
    """A department, how its codes begin, and the share of a grid beside one of its own into which
    this one reaches without right. Some have none for special grids.
    """

    name: str
    prefix: str
    intrudes: float
    has_special: bool = True


_DEPARTMENTS: Final = (
    _Department("消防救援大队", "XF", 0.37),
    _Department("市场监管局", "SJ", 0.25),
    _Department("综合行政执法局", "CG", 0.20, has_special=False),
)


def lay_out(territory: Territory, rng: Generator) -> tuple[pd.DataFrame, Shapes]:
    """The department grids: department, code, name; and their shapes (OGC:CRS84)."""
    parts = [_of(department, territory, rng) for department in _DEPARTMENTS]
    table = pd.concat([table for table, _ in parts], ignore_index=True)
    return table, np.concatenate([shapes for _, shapes in parts])


def _of(
    department: _Department, territory: Territory, rng: Generator
) -> tuple[pd.DataFrame, Shapes]:
    own = _own_grids(territory, rng)
    if not department.has_special:
        own[(territory.grids["kind"] == SPECIAL).to_numpy()] = _NONE
    numbers, first, counts = np.unique(own, return_index=True, return_counts=True)
    shapes = united(own, territory.grid_shapes)[numbers != _NONE]
    first, counts = first[numbers != _NONE], counts[numbers != _NONE]
    number = int(rng.choice(np.flatnonzero(counts == 1)))
    shapes[number] = _reaching_out(int(first[number]), territory.grid_shapes, department.intrudes)
    codes = [f"{department.prefix}-{place:03}" for place in range(1, len(shapes) + 1)]
    table = pd.DataFrame({
        "department": department.name,
        "code": codes,
        "name": territory.grids["name"].to_numpy()[first],
    })  # fmt: skip
    return table, shapes


def _own_grids(territory: Territory, rng: Generator) -> Numbers:
    """The department grid to which each grid belongs: a few take in two of one community."""
    own = np.arange(len(territory.grids))
    community = territory.grids["community"].to_numpy()
    pairs = [
        (one, one + 1)
        for one in range(0, len(own) - 1, 2)
        if community[one] >= 0 and community[one] == community[one + 1]
        if _share_border(territory.grid_shapes[one], territory.grid_shapes[one + 1])
    ]
    for place in rng.permutation(len(pairs))[:_MERGED]:
        one, other = pairs[place]
        own[other] = own[one]
    return own


def _share_border(one: BaseGeometry, other: BaseGeometry) -> bool:
    return bool(shapely.relate_pattern(one, other, "****1****"))


def _reaching_out(grid: int, shapes: Shapes, share: float) -> BaseGeometry:
    """A grid with a share of the one beside it with which it has the longest border."""
    borders = shapely.length(shapely.intersection(shapes[grid], shapes))
    borders[grid] = 0
    beside = shapes[int(np.argmax(borders))]
    plane, neighbour = (
        shapely.transform(shape, lambda xy: xy * METRES_PER_DEG) for shape in (shapes[grid], beside)
    )
    piece = _strip(plane, neighbour, share)
    reached = shapely.transform(piece, lambda xy: xy / METRES_PER_DEG)
    grown: BaseGeometry = shapely.union(shapes[grid], reached)
    return shapely.set_precision(grown, _PRECISION_DEG)


def _strip(plane: BaseGeometry, neighbour: BaseGeometry, share: float) -> BaseGeometry:
    """What of the neighbour lies so near that it is the share asked for, in metres."""
    near_m, far_m = 0.0, float(np.hypot(*np.ptp(shapely.get_coordinates(neighbour), axis=0)))
    for _ in range(_TRIES):
        middle_m = (near_m + far_m) / 2
        piece = shapely.intersection(neighbour, shapely.buffer(plane, middle_m))
        if shapely.area(piece) < share * shapely.area(neighbour):
            near_m = middle_m
        else:
            far_m = middle_m
    return piece
