"""What a generation derives from its areas: who lies above whom, who lives where, shapes, cover."""

from __future__ import annotations

from typing import Final

import duckdb
import pandas as pd

from data.intake.covering import derive_cover
from data.intake.gazetteer import gazetteer, parent_of
from data.intake.shaping import derive_shapes
from data.locality import ROOT_LEVEL
from data.profile import Profile

Connection = duckdb.DuckDBPyConnection

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
"""
_RESIDENTS: Final = """
DELETE FROM area_residents;
INSERT INTO area_residents
WITH known AS (UNPIVOT (SELECT area_id, persons, households FROM areas)
               ON persons, households INTO NAME what VALUE counted),
better_known AS (
    SELECT DISTINCT c.ancestor_id AS area_id, k.what FROM known k
    JOIN area_closure c ON c.area_id = k.area_id AND c.ancestor_id <> k.area_id),
smallest AS (FROM known ANTI JOIN better_known USING (area_id, what))
SELECT c.area_id, s.what, max(CASE WHEN c.area_id = s.area_id THEN s.counted END)
FROM smallest s JOIN area_closure c ON c.ancestor_id = s.area_id GROUP BY c.area_id, s.what;
"""


def write_root(connection: Connection, profile: Profile) -> None:
    """The place itself as the area above all; what files say of it stays."""
    names = profile.place.name
    name = names.zh if profile.place.language == "zh" else names.en
    connection.execute(
        "INSERT INTO areas (area_id, code, name, level, source, source_id, run_id) "
        "VALUES ($key, $key, $name, $level, 'profile', $key, 0) "
        "ON CONFLICT DO UPDATE SET name = excluded.name",
        {"key": profile.place.key, "name": name, "level": ROOT_LEVEL},
    )


def derive_areas(connection: Connection, profile: Profile) -> None:
    """Parents, closure, levels, residents, the shapes of areas above drawn ones, and cover."""
    _find_parents(connection, profile)
    connection.execute(_CLOSURE)
    connection.execute(_RESIDENTS)
    derive_shapes(connection, profile)
    derive_cover(connection, profile)


def _find_parents(connection: Connection, profile: Profile) -> None:
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
