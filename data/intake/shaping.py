"""Shapes of areas: stored as files state them, and united for the areas above."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.locality import ROOT_LEVEL
from data.profile import Profile
from geo.coverage import dissolved
from geo.measures import area_m2


def drawn_shapes(
    connection: duckdb.DuckDBPyConnection, key: str
) -> tuple[list[str], NDArray[np.object_]]:
    """The keys and the shapes of the rows of ``typed``, as the file brings them."""
    rows = connection.execute(f"SELECT {key}, shape FROM typed ORDER BY rowid").fetchall()
    return [each for each, _ in rows], shapely.from_wkb([bytes(shape) for _, shape in rows])


def unite_shapes(connection: duckdb.DuckDBPyConnection, key: str) -> None:
    """Give all rows of ``typed`` that have the same key the one shape that they make together."""
    shapes = dissolved(*drawn_shapes(connection, key))
    united = pd.DataFrame({"key": list(shapes), "shape": shapely.to_wkb(list(shapes.values()))})
    connection.register("united", united)
    connection.execute(
        "UPDATE typed SET shape = united.shape::BLOB FROM united "
        f"WHERE united.key::VARCHAR = typed.{key}"
    )
    connection.unregister("united")


def write_shapes(
    connection: duckdb.DuckDBPyConnection,
    shapes: Mapping[str, BaseGeometry],
    source_crs: str | None,
) -> None:
    """Store polygons (lon/lat) by area id; ``source_crs`` None marks them as derived."""
    polygons = list(shapes.values())
    drawn = pd.DataFrame(
        {"area_id": list(shapes), "shape": shapely.to_wkb(polygons), "area_m2": area_m2(polygons)}
    )
    connection.register("drawn", drawn)
    connection.execute(
        "INSERT OR REPLACE INTO area_shapes "
        "SELECT area_id::VARCHAR, shape::BLOB, ?, area_m2, ? FROM drawn",
        [source_crs or "OGC:CRS84", source_crs is None],
    )
    connection.unregister("drawn")


def derive_shapes(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Unite the shapes below every area that has none of its own."""
    connection.execute("DELETE FROM area_shapes WHERE is_derived")
    for level in (*reversed([level.key for level in profile.levels]), ROOT_LEVEL):
        rows = connection.execute(
            "SELECT a.parent_id, s.shape FROM areas a JOIN area_shapes s USING (area_id) "
            "JOIN areas p ON p.area_id = a.parent_id LEFT JOIN area_shapes own "
            "ON own.area_id = a.parent_id WHERE p.level = ? AND own.area_id IS NULL "
            "ORDER BY a.parent_id, a.area_id",
            [level],
        ).fetchall()
        if rows:
            shapes = shapely.from_wkb([bytes(shape) for _, shape in rows])
            write_shapes(connection, dissolved([parent for parent, _ in rows], shapes), None)
