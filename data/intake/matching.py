"""How the grids of departments stand to the grids of the place that are in force at T."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pandas as pd
import shapely

from data.intake.validity import shapes_in_force
from data.profile import Profile
from geo.matching import Match, matches

_DEPARTMENT_GRIDS: Final = """
SELECT department_grid_id, shape FROM department_grids
WHERE shape IS NOT NULL AND department IS NOT DISTINCT FROM $department ORDER BY department_grid_id
"""
# Of the areas that hold all grids for which a department grid stands, the one with most above it.
_PLACES: Final = """
UPDATE department_grids SET area_id = found.area_id
FROM (WITH mapped AS (FROM department_grid_overlaps WHERE is_mapped),
      wanted AS (SELECT department_grid_id, count(*) AS grids FROM mapped GROUP BY ALL),
      shared AS (
          SELECT department_grid_id, c.ancestor_id AS area_id, count(*) AS grids
          FROM mapped JOIN area_closure c USING (area_id) GROUP BY ALL),
      depths AS (SELECT area_id, count(*) AS depth FROM area_closure GROUP BY ALL)
      SELECT department_grid_id, arg_max(area_id, depth) AS area_id
      FROM shared JOIN wanted USING (department_grid_id, grids) JOIN depths USING (area_id)
      GROUP BY ALL) found
WHERE found.department_grid_id = department_grids.department_grid_id
"""


def derive_matches(connection: duckdb.DuckDBPyConnection, profile: Profile, on: date) -> None:
    """Match the grids of each department anew with the grids in force on a day.

    Fills ``department_grid_overlaps``, and of ``department_grids`` what they are matched as and
    where they lie.
    """
    connection.execute("DELETE FROM department_grid_overlaps")
    connection.execute("UPDATE department_grids SET matched_as = NULL, area_id = NULL")
    grids, shapes = shapes_in_force(connection, profile.grid_level, on)
    for (department,) in connection.execute(
        "SELECT DISTINCT department FROM department_grids WHERE shape IS NOT NULL "
        "ORDER BY department"
    ).fetchall():
        own = connection.execute(_DEPARTMENT_GRIDS, {"department": department}).fetchall()
        own_shapes = np.asarray(shapely.from_wkb([bytes(shape) for _, shape in own]), dtype=object)
        found = matches(own_shapes, shapes, profile.matching.tolerance)
        _write(connection, [key for key, _ in own], grids, found)
    connection.execute(_PLACES)


def _write(
    connection: duckdb.DuckDBPyConnection,
    own: Sequence[str],
    grids: Sequence[str],
    found: Sequence[Match],
) -> None:
    connection.executemany(
        "UPDATE department_grids SET matched_as = ? WHERE department_grid_id = ?",
        [(match.kind, own[match.index]) for match in found],
    )
    laps = pd.DataFrame(
        [
            (
                own[match.index],
                grids[lap.grid],
                lap.overlap_m2,
                lap.share_of_department,
                lap.share_of_grid,
                lap.is_mapped,
            )
            for match in found
            for lap in match.overlaps
        ],
        columns=["own", "grid", "overlap_m2", "of_own", "of_grid", "is_mapped"],
    )
    connection.register("laps", laps)
    connection.execute(
        "INSERT INTO department_grid_overlaps SELECT own::VARCHAR, grid::VARCHAR, overlap_m2, "
        "of_own, of_grid, is_mapped::BOOLEAN FROM laps"
    )
    connection.unregister("laps")
