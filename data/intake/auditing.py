"""What is wrong with the grids that are in force at T, on the map and by rule, and who lives there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.findings import LISTED_FROM_M2, SLIVER_BELOW_M
from data.intake.rule_breaking import Breach, Grids, breaches
from data.intake.validity import shapes_in_force
from data.locality import ROOT_LEVEL
from data.profile import Profile
from geo.audit import Finding, Tolerance, Unlisted, audit
from geo.measures import area_m2
from geo.slivers import width_m

_BOUNDARY: Final = """
SELECT shape FROM areas JOIN area_shapes USING (area_id) WHERE NOT is_derived AND level = $level
"""
_RESIDENCES: Final = """
SELECT longitude, latitude, households FROM residences
WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND households IS NOT NULL
"""
_COLUMNS: Final = {
    "kind": "VARCHAR",
    "found": "BIGINT",
    "area_m2": "DOUBLE",
    "width_m": "DOUBLE",
    "shape": "BLOB",
    "area_ids": "VARCHAR[]",
    "holders": "INTEGER",
    "shares": "DOUBLE[]",
    "households": "BIGINT",
}
Row = tuple[object, ...]


def derive_findings(connection: duckdb.DuckDBPyConnection, profile: Profile, on: date) -> None:
    """Fill ``map_findings`` anew for the grids in force on a day.

    They are held against the boundary of the place where a source states one; else a gap is
    ground that they enclose, and none lies beyond.
    """
    connection.execute("DELETE FROM map_findings")
    grids = Grids(*shapes_in_force(connection, profile.grid_level, on))
    if not grids.ids:
        return
    stated = connection.execute(_BOUNDARY, {"level": ROOT_LEVEL}).fetchone()
    boundary = shapely.from_wkb(bytes(stated[0])) if stated else None
    drawn = audit(grids.shapes, grids.ids, boundary, Tolerance(LISTED_FROM_M2, SLIVER_BELOW_M))
    broken = list(breaches(connection, profile, grids, on))
    found = [*map(_of_map, drawn.findings), *_of_rules(broken)]
    grounds = [*(each.shape for each in drawn.findings), *(each.shape for each in broken)]
    living = _households(connection, grounds)
    listed = [(*row, households) for row, households in zip(found, living, strict=True)]
    _write(connection, [*listed, *map(_of_small, drawn.unlisted)])


def _households(
    connection: duckdb.DuckDBPyConnection, shapes: Sequence[BaseGeometry]
) -> Sequence[int | None]:
    """Of the residences in each shape, its border included; None where none are known."""
    lon, lat, counted = connection.execute(_RESIDENCES).fetchnumpy().values()
    if not len(lon):
        return [None] * len(shapes)
    homes = np.atleast_1d(np.asarray(shapely.points(lon, lat)))
    grounds: NDArray[np.object_] = np.array(shapes, dtype=object)
    ground, home = shapely.STRtree(homes).query(grounds, predicate="intersects")
    # Whole numbers below 2⁵³ stay exact as floats.
    sums = np.bincount(ground, np.asarray(counted)[home], minlength=len(shapes))
    return [int(each) for each in sums]


def _of_map(found: Finding) -> Row:
    told = (found.kind, 1, found.area_m2, found.width_m, shapely.to_wkb(found.shape))
    return (*told, list(found.ids), found.holders, None)


def _of_rules(broken: Sequence[Breach]) -> Iterator[Row]:
    shapes = [each.shape for each in broken]
    areas_m2 = area_m2(shapes)
    for each, m2, metres in zip(broken, areas_m2, width_m(shapes, areas_m2), strict=True):
        told = (each.kind, 1, float(m2), float(metres), shapely.to_wkb(each.shape))
        yield (*told, list(each.area_ids), 1, list(each.shares))


def _of_small(unlisted: Unlisted) -> Row:
    return (unlisted.kind, unlisted.count, unlisted.area_m2, *[None] * 6)


def _write(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    connection.register("findings", pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object))
    cells = ", ".join(f"{name}::{sql_type}" for name, sql_type in _COLUMNS.items())
    connection.execute(f"INSERT INTO map_findings SELECT {cells} FROM findings")
    connection.unregister("findings")
