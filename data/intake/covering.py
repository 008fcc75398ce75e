"""How much of every stated boundary the grids cover, from day to day."""

from __future__ import annotations

from datetime import date
from typing import Final

import duckdb
import pandas as pd
import shapely

from data.locality import ROOT_LEVEL
from data.profile import Profile
from geo.cover import Lasting, covers

_GRIDS: Final = """
SELECT shape, coalesce(valid_from, $first), coalesce(valid_to, $last)
FROM areas JOIN area_shapes USING (area_id) WHERE level = $level ORDER BY area_id
"""
_BOUNDARIES: Final = """
SELECT area_id, shape, area_m2 FROM areas JOIN area_shapes USING (area_id)
WHERE NOT is_derived AND list_contains($levels, level) ORDER BY area_id
"""


def derive_cover(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Fill ``area_cover``; where no grid has a shape, nothing is known of it."""
    connection.execute("DELETE FROM area_cover")
    grid_level = profile.grid_level
    days = {"first": date.min, "last": date.max}
    grids = connection.execute(_GRIDS, {"level": grid_level, **days}).fetchall()
    levels = [level.key for level in profile.levels]
    above = [ROOT_LEVEL, *levels[: levels.index(grid_level)]]
    boundaries = connection.execute(_BOUNDARIES, {"levels": above}).fetchall()
    if not (grids and boundaries):
        return
    found = covers(
        shapely.from_wkb([bytes(shape) for _, shape, _ in boundaries]),
        shapely.from_wkb([bytes(shape) for shape, _, _ in grids]),
        [Lasting(first, last) for _, first, last in grids],
        profile.coverage.tolerance,
    )
    rows = [
        (
            *(area_id, str(cover.days.first), str(cover.days.last)),
            *(boundary_m2, cover.covered_m2, cover.overlap_m2),
        )
        for (area_id, _, boundary_m2), stretches in zip(boundaries, found, strict=True)
        for cover in stretches
    ]
    _write(connection, rows)


def _write(
    connection: duckdb.DuckDBPyConnection, rows: list[tuple[str, str, str, float, float, float]]
) -> None:
    names = ["area_id", "valid_from", "valid_to", "boundary_m2", "covered_m2", "overlap_m2"]
    connection.register("stretches", pd.DataFrame(rows, columns=names))
    connection.execute(
        "INSERT INTO area_cover SELECT area_id::VARCHAR, valid_from::DATE, valid_to::DATE, "
        "boundary_m2, covered_m2, overlap_m2 FROM stretches"
    )
    connection.unregister("stretches")
