"""Grids that break the rules of the place: codes no mask fits, several communities or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import duckdb
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.intake.validity import in_force
from data.profile import Profile
from geo.belonging import belonging, elsewhere

_CODES: Final = "SELECT area_id, code FROM areas WHERE level = $level"
_COMMUNITIES: Final = f"""
SELECT area_id, CASE WHEN NOT is_derived THEN shape END
FROM areas LEFT JOIN area_shapes USING (area_id)
WHERE level = $level AND {in_force("$day")} ORDER BY area_id
"""
_STATED: Final = """
SELECT l.area_id, l.ancestor_id FROM area_at_level l JOIN areas a USING (area_id)
WHERE l.level = $level AND a.level = $grid_level
"""


@dataclass(frozen=True, slots=True)
class Breach:
    """A grid that breaks a rule. ``shape`` is the ground it is about; ``area_ids`` are the grid and
    the communities in which it lies, largest share first, ``shares`` theirs of the grid.
    """

    kind: Literal["code", "communities"]
    shape: BaseGeometry
    area_ids: tuple[str, ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Grids:
    """The grids on the map by id, with their shapes (OGC:CRS84)."""

    ids: list[str]
    shapes: NDArray[np.object_]


def breaches(
    connection: duckdb.DuckDBPyConnection, profile: Profile, grids: Grids, on: date
) -> Iterator[Breach]:
    """Every grid on the map with a wrong code, and every one in several communities or in none.

    By ground where a source states the boundary of a community, else as the grid's own source says.
    """
    codes = dict(connection.execute(_CODES, {"level": profile.grid_level}).fetchall())
    for grid, shape in zip(grids.ids, grids.shapes, strict=True):
        if not profile.grids.fits(codes[grid]):
            yield Breach("code", shape, (grid,))
    yield from _misplaced(connection, profile, grids, on)


def _misplaced(
    connection: duckdb.DuckDBPyConnection, profile: Profile, grids: Grids, on: date
) -> Iterator[Breach]:
    level = profile.community_level
    asked = {"level": level, "day": on}
    communities = dict(connection.execute(_COMMUNITIES, asked).fetchall())
    if not communities:
        return
    drawn = {key: shapely.from_wkb(bytes(wkb)) for key, wkb in communities.items() if wkb}
    named = connection.execute(_STATED, {"level": level, "grid_level": profile.grid_level})
    undrawn = communities.keys() - drawn.keys()
    stated = {grid: above for grid, above in named.fetchall() if above in undrawn}
    by_ground = _shares(grids, drawn, profile.matching.tolerance)
    for grid, shape, found in zip(grids.ids, grids.shapes, by_ground, strict=True):
        shares = {stated[grid]: 1.0, **found} if grid in stated else found
        if not profile.grids.is_right(len(shares)):
            others = [drawn[name] for name in list(shares)[1:]]
            ground = elsewhere(shape, others) if others else shape
            yield Breach("communities", ground, (grid, *shares), tuple(shares.values()))


def _shares(
    grids: Grids, drawn: Mapping[str, BaseGeometry], tolerance: float
) -> list[dict[str, float]]:
    """Of each grid by community, largest first."""
    names, shapes = list(drawn), np.array(list(drawn.values()), dtype=object)
    return [
        {names[each.above]: each.share for each in found}
        for found in belonging(grids.shapes, shapes, tolerance)
    ]
