"""Which areas are in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Final

import duckdb
import numpy as np
import shapely
from numpy.typing import NDArray


def in_force(day: str) -> str:
    """SQL of whether an area is in force on a day, given as SQL."""
    return f"coalesce(valid_from <= {day}, true) AND coalesce(valid_to >= {day}, true)"


_SHAPES: Final = f"""
SELECT area_id, shape FROM areas JOIN area_shapes USING (area_id)
WHERE level = $level AND {in_force("$day")} ORDER BY area_id
"""
_DIFFER: Final = f"""
SELECT count(*) FROM areas
WHERE ({in_force("$before")}) <> ({in_force("$after")})
"""


def shapes_in_force(
    connection: duckdb.DuckDBPyConnection, level: str, on: date
) -> tuple[list[str], NDArray[np.object_]]:
    """The areas of a level in force on a day, in order of id, and their shapes (OGC:CRS84)."""
    rows = connection.execute(_SHAPES, {"level": level, "day": on}).fetchall()
    shapes = shapely.from_wkb([bytes(shape) for _, shape in rows])
    return [area_id for area_id, _ in rows], np.asarray(shapes, dtype=object)


def differ(connection: duckdb.DuckDBPyConnection, before: date, after: date) -> bool:
    """Whether other areas are in force on one day than on another."""
    days = {"before": before, "after": after}
    return bool(connection.execute(_DIFFER, days).fetchall()[0][0])
