"""What of the ground of grids lies within reach of facilities, where nobody's home is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import duckdb
import numpy as np
import pandas as pd
import shapely

from data.profile import Profile
from geo.ground import Ground, ground_reached

_HOMES: Final = """
SELECT count(*) FROM residences
WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND households IS NOT NULL
"""
_GRIDS: Final = """
SELECT area_id, area_m2, shape FROM areas JOIN area_shapes USING (area_id)
WHERE level = ? ORDER BY area_id
"""
_FACILITIES: Final = """
SELECT kind, opened_on, closed_on, longitude, latitude FROM facilities
WHERE longitude IS NOT NULL AND latitude IS NOT NULL ORDER BY ALL
"""
_SAME: Final = ["kind", "opened_on", "closed_on"]


def derive_ground(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Fill ``ground`` and ``ground_reach`` anew; they stay empty where residences can be counted,
    where no grid has a shape and where no facility has a point.
    """
    connection.execute("DELETE FROM ground; DELETE FROM ground_reach")
    ((homes,),) = connection.execute(_HOMES).fetchall()
    grids = connection.execute(_GRIDS, [profile.grid_level]).fetchall()
    facilities = connection.execute(_FACILITIES).df()
    if homes or not grids or facilities.empty:
        return
    wanted = facilities[facilities["kind"].isin(profile.reach.keys)].reset_index(drop=True)
    # Facilities that are open on the same days are one to whoever asks for their kind.
    group = wanted.groupby(_SAME, dropna=False, sort=True).ngroup()
    found = ground_reached(
        shapely.from_wkb([bytes(shape) for *_, shape in grids]),
        wanted["longitude"].to_numpy(np.float64),
        wanted["latitude"].to_numpy(np.float64),
        group.to_numpy().astype(np.int64),
        profile.reach.radius_m,
    )
    _write_ground(connection, found, [(area_id, m2) for area_id, m2, _ in grids])
    _write_reach(connection, found, wanted[_SAME].assign(number=group).drop_duplicates("number"))


def _write_ground(
    connection: duckdb.DuckDBPyConnection,
    found: Sequence[Ground],
    grids: Sequence[tuple[str, float]],
) -> None:
    pieces = pd.DataFrame(
        [
            (number, grids[each.area][0], each.share * grids[each.area][1])
            for number, each in enumerate(found)
        ],
        columns=["number", "area_id", "area_m2"],
    )
    connection.register("ground_pieces", pieces)
    connection.execute(
        "INSERT INTO ground SELECT number, area_id::VARCHAR, area_m2 FROM ground_pieces"
    )
    connection.unregister("ground_pieces")


def _write_reach(
    connection: duckdb.DuckDBPyConnection, found: Sequence[Ground], groups: pd.DataFrame
) -> None:
    pairs = pd.DataFrame(
        [(number, group) for number, each in enumerate(found) for group in each.groups],
        columns=["ground", "number"],
        dtype=np.int64,
    )
    connection.register("ground_pairs", pairs)
    connection.register("facility_groups", groups)
    connection.execute(
        "INSERT INTO ground_reach SELECT ground, kind::VARCHAR, opened_on::DATE, closed_on::DATE "
        "FROM ground_pairs JOIN facility_groups USING (number)"
    )
    connection.unregister("ground_pairs")
    connection.unregister("facility_groups")
