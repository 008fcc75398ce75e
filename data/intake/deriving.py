"""What a generation derives from its records before it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Final

import duckdb
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.intake.gazetteer import gazetteer, parent_of
from data.locality import ROOT_LEVEL
from data.profile import Profile
from data.schema import columns
from data.source import Source
from geo.coverage import dissolved
from geo.measures import area_m2

Connection = duckdb.DuckDBPyConnection

_TELL_STATE: Final = ("due_at", "closed_at", "outcome")
_CLOSURE: Final = """
DELETE FROM area_closure;
INSERT INTO area_closure
WITH RECURSIVE above(ancestor_id, area_id) AS (
    SELECT area_id, area_id FROM areas
    UNION
    SELECT areas.parent_id, above.area_id FROM above JOIN areas ON areas.area_id = above.ancestor_id
    WHERE areas.parent_id IS NOT NULL
) SELECT * FROM above;
DELETE FROM area_at_level;
INSERT INTO area_at_level
SELECT c.area_id, a.level, a.area_id FROM area_closure c JOIN areas a ON a.area_id = c.ancestor_id;
DELETE FROM area_population;
INSERT INTO area_population
WITH counted AS (
    SELECT a.area_id, a.persons FROM areas a
    WHERE a.persons IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM area_closure c JOIN areas b ON b.area_id = c.area_id
        WHERE c.ancestor_id = a.area_id AND b.area_id <> a.area_id AND b.persons IS NOT NULL))
SELECT c.area_id, max(CASE WHEN c.area_id = counted.area_id THEN counted.persons END)
FROM counted JOIN area_closure c ON c.ancestor_id = counted.area_id GROUP BY c.area_id;
"""


def write_root(connection: Connection, profile: Profile) -> None:
    """The place itself as the area above all."""
    names = profile.place.name
    name = names.zh if profile.place.language == "zh" else names.en
    connection.execute("DELETE FROM areas WHERE level = ?", [ROOT_LEVEL])
    connection.execute(
        "INSERT INTO areas (area_id, code, name, level, source, source_id, run_id) "
        "VALUES ($key, $key, $name, $level, 'profile', $key, 0)",
        {"key": profile.place.key, "name": name, "level": ROOT_LEVEL},
    )


def derive_areas(connection: Connection, profile: Profile) -> None:
    """Parents, closure, levels, populations and the shapes of areas above drawn ones."""
    known = gazetteer(connection, profile)
    rows = connection.execute(
        "SELECT area_id, parent_level, parent_code, parent_name FROM areas WHERE level <> ?",
        [ROOT_LEVEL],
    ).fetchall()
    parents = pd.DataFrame(
        [(area_id, parent_of(known, *stated) or profile.place.key) for area_id, *stated in rows],
        columns=["area_id", "parent_id"],
        dtype=object,
    )
    connection.register("parents", parents)
    connection.execute(
        "UPDATE areas SET parent_id = parents.parent_id::VARCHAR FROM parents "
        "WHERE parents.area_id::VARCHAR = areas.area_id"
    )
    connection.unregister("parents")
    connection.execute(_CLOSURE)
    _derive_shapes(connection, profile)


def _derive_shapes(connection: Connection, profile: Profile) -> None:
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


def write_shapes(
    connection: Connection, shapes: Mapping[str, BaseGeometry], source_crs: str | None
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


def note_mapped(connection: Connection, source: Source, fields: Iterable[str]) -> None:
    """Columns that tell how far a case has come are recorded where a file has them, even while
    no row fills them: nothing closed is then a fact.
    """
    mapped = [(source.record, name, source.key) for name in fields if name in _TELL_STATE]
    if source.record == "cases" and mapped:
        connection.executemany(
            "INSERT OR IGNORE INTO recorded_columns VALUES (?, ?, ?, true, 0)", mapped
        )


def derive_recorded(connection: Connection) -> None:
    """Which columns each source records."""
    connection.execute("DELETE FROM recorded_columns WHERE NOT is_mapped")
    for record in ("areas", "cases"):
        names = [column.name for column in columns() if column.table == record]
        counts = ", ".join(f"count({name}) AS {name}" for name in names)
        connection.execute(
            "INSERT INTO recorded_columns SELECT ?, column_name, by_source, false, filled FROM "
            f"(SELECT source AS by_source, {counts} FROM {record} GROUP BY source) "
            f"UNPIVOT (filled FOR column_name IN ({', '.join(names)})) "
            "WHERE filled > 0 OR (column_name, by_source) IN (SELECT (column_name, source) "
            "FROM recorded_columns WHERE record = ?) "
            "ON CONFLICT DO UPDATE SET row_count = excluded.row_count",
            [record, record],
        )


def as_of(connection: Connection, profile: Profile, now: datetime) -> datetime | None:
    """T: what the profile declares, else the latest event that is not after ``now`` (civil time).

    A source that knows days only has seen its last day to the end, or up to ``now``.
    """
    if profile.place.declared_as_of:
        return profile.place.declared_as_of
    latest = [
        min(_end_of_day(found), now) if source.is_date_only else found
        for source in profile.sources
        if source.record == "cases" and (found := _latest(connection, source.key, now))
    ]
    return max(latest, default=None)


def _latest(connection: Connection, source: str, now: datetime) -> datetime | None:
    found: datetime | None = connection.execute(
        "SELECT max(moment) FROM (SELECT unnest([reported_at, closed_at]) AS moment FROM cases "
        "WHERE source = ?) WHERE moment <= ?",
        [source, now],
    ).fetchall()[0][0]
    return found


def _end_of_day(at: datetime) -> datetime:
    return datetime.combine(at.date(), time.min) + timedelta(days=1, seconds=-1)
