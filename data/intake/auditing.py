"""What is wrong with the map of the grids that are in force at T, and who lives there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.findings import LISTED_FROM_M2, SLIVER_BELOW_M
from data.locality import ROOT_LEVEL
from data.profile import Profile
from geo.audit import Audit, Finding, Tolerance, audit

_GRIDS: Final = """
SELECT area_id, shape FROM areas JOIN area_shapes USING (area_id)
WHERE level = $level AND coalesce(valid_from <= $day, true) AND coalesce(valid_to >= $day, true)
ORDER BY area_id
"""
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
    "households": "BIGINT",
}
Row = tuple[object, ...]


def derive_findings(connection: duckdb.DuckDBPyConnection, profile: Profile, on: date) -> None:
    """Fill ``map_findings`` anew for the grids in force on a day.

    They are held against the boundary of the place where a source states one; else a gap is
    ground that they enclose.
    """
    connection.execute("DELETE FROM map_findings")
    grids = connection.execute(_GRIDS, {"level": profile.grid_level, "day": on}).fetchall()
    if not grids:
        return
    stated = connection.execute(_BOUNDARY, {"level": ROOT_LEVEL}).fetchone()
    found = audit(
        shapely.from_wkb([bytes(shape) for _, shape in grids]),
        [area_id for area_id, _ in grids],
        shapely.from_wkb(bytes(stated[0])) if stated else None,
        Tolerance(LISTED_FROM_M2, SLIVER_BELOW_M),
    )
    _write(connection, _rows(found, _households(connection, found.findings)))


def _households(
    connection: duckdb.DuckDBPyConnection, findings: Sequence[Finding]
) -> Sequence[int | None]:
    """Of the residences in each finding, its border included; None where none are known."""
    lon, lat, counted = connection.execute(_RESIDENCES).fetchnumpy().values()
    if not len(lon):
        return [None] * len(findings)
    shapes: NDArray[np.object_] = np.array([each.shape for each in findings], dtype=object)
    homes = np.atleast_1d(np.asarray(shapely.points(lon, lat)))
    finding, home = shapely.STRtree(homes).query(shapes, predicate="intersects")
    # Whole numbers below 2⁵³ stay exact as floats.
    sums = np.bincount(finding, np.asarray(counted)[home], minlength=len(findings))
    return [int(each) for each in sums]


def _rows(found: Audit, households: Iterable[int | None]) -> list[Row]:
    listed: list[Row] = [
        (
            *(each.kind, 1, each.area_m2, each.width_m, shapely.to_wkb(each.shape)),
            *(list(each.ids), each.holders, living),
        )
        for each, living in zip(found.findings, households, strict=True)
    ]
    small = [(each.kind, each.count, each.area_m2, *[None] * 5) for each in found.unlisted]
    return [*listed, *small]


def _write(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    connection.register("findings", pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object))
    cells = ", ".join(f"{name}::{sql_type}" for name, sql_type in _COLUMNS.items())
    connection.execute(f"INSERT INTO map_findings SELECT {cells} FROM findings")
    connection.unregister("findings")
