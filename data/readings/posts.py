"""The posts of an area on a day, held against those of like areas and against the norms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import duckdb

from data.aims import Normed
from data.place import Area
from data.profile import Profile
from data.roster import Post, Roster, Shortage

_WORKERS: Final[tuple[Normed, ...]] = ("full_time_workers", "part_time_workers")
_IN_FORCE: Final = (
    "coalesce(started_on <= $day, true) AND coalesce(ended_on >= $day, true) AND tier IS NOT NULL"
)
# A kind that most like areas have is missing where there is none: of the 1 and the X; of the N
# each area has what it finds.
_HELD: Final = f"""
WITH alike AS (SELECT area_id FROM areas WHERE level = $level AND kind IS NOT DISTINCT FROM $kind)
SELECT tier, coalesce(kind, role) AS named, count(*) FILTER (WHERE l.ancestor_id = $area) AS held,
       any_value(is_full_time)
FROM posts JOIN area_at_level l ON l.area_id = posts.area_id AND l.level = $level
JOIN alike ON alike.area_id = l.ancestor_id
WHERE {_IN_FORCE} AND named IS NOT NULL GROUP BY ALL
HAVING held > 0
    OR tier IN ('1', 'X')
    AND count(DISTINCT l.ancestor_id) * 2 > (SELECT count(*) FROM alike)
ORDER BY tier, held DESC, named
"""
_LACKING: Final = f"""
SELECT sum(greatest($full_time_workers - full_time, 0)), sum(greatest($part_time_workers - part_time, 0))
FROM (
    SELECT count(*) FILTER (WHERE is_full_time) AS full_time,
           count(*) FILTER (WHERE NOT is_full_time) AS part_time
    FROM area_closure c JOIN areas a ON a.area_id = c.area_id
        AND a.level = $grid_level AND coalesce(a.valid_from <= $day, true)
        AND coalesce(a.valid_to >= $day, true)
    LEFT JOIN (SELECT area_id, is_full_time FROM posts WHERE {_IN_FORCE}) p ON p.area_id = a.area_id
    WHERE c.ancestor_id = $area GROUP BY a.area_id
)
"""


def roster_of(
    connection: duckdb.DuckDBPyConnection, area: Area, profile: Profile, day: date
) -> Roster:
    """The posts in force on ``day`` in an area and all below it; none are recorded: no posts."""
    alike = {"area": area.area_id, "level": area.level, "kind": area.kind, "day": day}
    rows = connection.execute(_HELD, alike).fetchall()
    posts = tuple(Post(*row) for row in rows)
    shortages = tuple(_shortages(connection, area, profile, day)) if posts else ()
    return Roster(day, posts, shortages)


def _shortages(
    connection: duckdb.DuckDBPyConnection, area: Area, profile: Profile, day: date
) -> Iterator[Shortage]:
    norms = {what: profile.norm_of(what, day) for what in _WORKERS}
    lows = {what: norm.low if norm and norm.low else 0.0 for what, norm in norms.items()}
    asked: dict[str, object] = {
        "area": area.area_id,
        "grid_level": profile.grid_level,
        "day": day,
        **{str(what): low for what, low in lows.items()},
    }
    (found,) = connection.execute(_LACKING, asked).fetchall()
    for (what, low), lacking in zip(lows.items(), found, strict=True):
        if low and lacking is not None:
            yield Shortage(what, low, int(lacking))
