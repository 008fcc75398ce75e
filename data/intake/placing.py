"""Every row finds its area: by code, by name, or by its point.

The ways stand in ``area_ref`` in the order of the profile; the first that leads to an area
counts. A point leads to the smallest area that covers it.
"""

from __future__ import annotations

from typing import Final

import duckdb
import pandas as pd
import shapely

from data.intake.columns import NUMBER_OF_ROW
from data.intake.gazetteer import Gazetteer, gazetteer, parent_of
from data.intake.mapping import Taking
from data.intake.merging import has_column
from data.profile import Profile
from data.records import RECORDS
from geo.locating import locate

LOST_PARENT: Final = "parent not found: the area lies directly under the place"


def note_lost_parents(taking: Taking, profile: Profile) -> None:
    """Record the rows of ``typed`` whose area above is none that is known."""
    if taking.source.parent is None or taking.source.parent.is_made_here:
        return
    known = gazetteer(taking.connection, profile)
    stated = taking.connection.execute(
        "SELECT DISTINCT parent_level, parent_code, parent_name FROM typed "
        "WHERE coalesce(parent_code, parent_name) IS NOT NULL"
    ).fetchall()
    lost = [code or name for level, code, name in stated if not parent_of(known, level, code, name)]
    taking.connection.execute(
        f"INSERT INTO import_refusals SELECT run_id, {NUMBER_OF_ROW}, NULL, "
        "coalesce(parent_code, parent_name), ?, false FROM typed "
        "WHERE list_contains(?::VARCHAR[], coalesce(parent_code, parent_name))",
        [LOST_PARENT, lost],
    )


def place_rows(taking: Taking, profile: Profile) -> None:
    """Place the rows of ``typed``."""
    place(taking.connection, "typed", profile)
    if RECORDS[taking.source.record].is_of_a_case:
        place_by_case(taking.connection, "typed")


def place(connection: duckdb.DuckDBPyConnection, table: str, profile: Profile) -> None:
    """Set ``area_id`` of every row of ``table`` from its ``area_ref`` and point."""
    if not connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall():
        return
    _resolve_references(connection, table, gazetteer(connection, profile))
    connection.execute(
        f"UPDATE {table} SET area_id = r.area_id FROM resolved r WHERE r.area_ref = {table}.area_ref "
        f"AND NOT r.is_point_first AND r.area_id IS DISTINCT FROM {table}.area_id"
    )
    if has_column(connection, table, "longitude"):
        _place_by_point(connection, table, profile)


def place_by_case(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Give rows of ``table`` that say nothing of their own area the area of their case."""
    connection.execute(
        f"UPDATE {table} SET area_id = cases.area_id FROM cases WHERE cases.case_id = "
        f"{table}.case_id AND {table}.area_ref IS NULL "
        f"AND cases.area_id IS DISTINCT FROM {table}.area_id"
    )


def _place_by_point(connection: duckdb.DuckDBPyConnection, table: str, profile: Profile) -> None:
    """Set ``area_id`` where the point is the first way that may lead to an area."""
    _locate_points(connection, table, profile)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE placed AS SELECT t.rowid AS row_id, "
        f"coalesce(p.area_id, r.area_id) AS area_id FROM {table} t "
        "JOIN resolved r ON r.area_ref = t.area_ref AND r.is_point_first "
        "LEFT JOIN located p ON p.longitude = t.longitude AND p.latitude = t.latitude"
    )
    connection.execute(
        f"UPDATE {table} SET area_id = placed.area_id FROM placed "
        f"WHERE placed.row_id = {table}.rowid AND placed.area_id IS DISTINCT FROM {table}.area_id"
    )


def _resolve_references(
    connection: duckdb.DuckDBPyConnection, table: str, known: Gazetteer
) -> None:
    references = [
        row[0]
        for row in connection.execute(
            f"SELECT DISTINCT area_ref FROM {table} WHERE area_ref IS NOT NULL"
        ).fetchall()
    ]
    resolved = [(reference, *known.resolve(reference)) for reference in references]
    frame = pd.DataFrame(resolved, columns=["area_ref", "area_id", "is_point_first"], dtype=object)
    connection.register("resolved_rows", frame)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE resolved AS SELECT area_ref::VARCHAR AS area_ref, "
        "area_id::VARCHAR AS area_id, is_point_first::BOOLEAN AS is_point_first FROM resolved_rows"
    )
    connection.unregister("resolved_rows")


def _locate_points(connection: duckdb.DuckDBPyConnection, table: str, profile: Profile) -> None:
    points = connection.execute(
        f"SELECT DISTINCT longitude, latitude FROM {table} t JOIN resolved r USING (area_ref) "
        "WHERE r.is_point_first AND longitude IS NOT NULL AND latitude IS NOT NULL "
        "ORDER BY longitude, latitude"
    ).df()
    points["area_id"] = pd.Series([None] * len(points), dtype=object)
    for level in reversed(profile.levels):
        missing = points["area_id"].isna()
        shapes = _shapes_of(connection, level.key)
        if not missing.any() or not shapes:
            continue
        longitude, latitude = (points.loc[missing, c].to_numpy() for c in ("longitude", "latitude"))
        found = locate(longitude, latitude, list(shapes), shapely.from_wkb(list(shapes.values())))
        points.loc[missing, "area_id"] = found
    connection.register("points", points)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE located AS "
        "SELECT longitude, latitude, area_id::VARCHAR AS area_id FROM points"
    )
    connection.unregister("points")


def _shapes_of(connection: duckdb.DuckDBPyConnection, level: str) -> dict[str, bytes]:
    rows = connection.execute(
        "SELECT area_id, shape FROM area_shapes JOIN areas USING (area_id) "
        "WHERE level = ? AND NOT is_derived ORDER BY area_id",
        [level],
    ).fetchall()
    return {area_id: bytes(shape) for area_id, shape in rows}
