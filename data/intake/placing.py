"""Every row finds its area: by code, by name, or by its point.

The ways stand in ``area_ref`` in the order of the profile; the first that leads to an area
counts. A point leads to the smallest area that covers it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pandas as pd
import shapely

from data.intake.mapping import REFERENCE_SEPARATOR
from data.profile import Level, Profile
from geo.locating import locate

_AMBIGUOUS = ""


def normalised(name: str, level: Level) -> str:
    """A name without spaces, full-width forms, aliases and the level's suffixes."""
    plain = "".join(unicodedata.normalize("NFKC", level.aliases.get(name, name)).split())
    for suffix in sorted(level.suffixes, key=len, reverse=True):
        if plain.endswith(suffix) and len(plain) > len(suffix):
            return plain.removesuffix(suffix)
    return plain


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Area ids by (level, kind, text); an ambiguous name leads nowhere."""

    entries: dict[tuple[str, str, str], str]
    levels: dict[str, Level]

    @classmethod
    def of(cls, profile: Profile, areas: Iterable[tuple[str, str, str, str]]) -> Gazetteer:
        """From rows of (area_id, level, code, name)."""
        levels = {level.key: level for level in profile.levels}
        entries: dict[tuple[str, str, str], str] = {}
        for area_id, key, code, name in areas:
            if key not in levels:
                continue
            entries[key, "code", code] = area_id
            by_name = (key, "name", normalised(name, levels[key]))
            entries[by_name] = area_id if by_name not in entries else _AMBIGUOUS
        return cls(entries, levels)

    def find(self, level: str, kind: str, text: str) -> str | None:
        key = normalised(text, self.levels[level]) if kind == "name" else text
        return self.entries.get((level, kind, key)) or None

    def resolve(self, reference: str) -> tuple[str | None, bool]:
        """The area of a reference's first way that leads to one, and whether a point comes
        before it.
        """
        is_point_first = False
        for way in reference.split(REFERENCE_SEPARATOR):
            if way == "point":
                is_point_first = True
                continue
            level, kind, text = way.split(":", 2)
            if found := self.find(level, kind, text):
                return found, is_point_first
        return None, is_point_first


def gazetteer(connection: duckdb.DuckDBPyConnection, profile: Profile) -> Gazetteer:
    """The names and codes of all areas in the draft."""
    rows = connection.execute("SELECT area_id, level, code, name FROM areas").fetchall()
    return Gazetteer.of(profile, rows)


def place(connection: duckdb.DuckDBPyConnection, table: str, profile: Profile) -> None:
    """Set ``area_id`` of every row of ``table`` from its ``area_ref`` and point."""
    _resolve_references(connection, table, gazetteer(connection, profile))
    _locate_points(connection, table, profile)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE placed AS SELECT t.rowid AS row_id, CASE "
        "WHEN r.is_point_first THEN coalesce(p.area_id, r.area_id) ELSE r.area_id END AS area_id "
        f"FROM {table} t LEFT JOIN resolved r ON r.area_ref = t.area_ref "
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
