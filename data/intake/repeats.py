"""Repeat complaints by the rule of the profile (indicator C17).

A case repeats the latest earlier one of the same small category that comes from the same person
or lies within ``distance_m``, provided it was reported while that one was open or at most
``days`` after its closing. Void cases neither repeat nor are repeated.

Cases of one category at one exact point are a group, so are those of one person: who counts in a
group is known before cases meet, and ten thousand cases at one point are no more work than ten
thousand apart.
"""

from __future__ import annotations

import math
from typing import Final

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intake.lasting import Numbers, changes
from data.profile import RepeatRule

_METRES_PER_DEGREE: Final = 111_320.0

_CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
SELECT row_number() OVER (ORDER BY reported_at, case_id) - 1 AS position, case_id, reported_at,
       longitude, latitude, category,
       CASE WHEN ended_at < TIMESTAMP 'infinity' THEN ended_at + to_days($days) END AS window_end,
       CASE WHEN longitude IS NOT NULL THEN
            dense_rank() OVER (ORDER BY category, longitude, latitude) ELSE -1 END AS spot,
       CASE WHEN reporter_hash IS NOT NULL THEN
            dense_rank() OVER (ORDER BY category, reporter_hash) ELSE -1 END AS person
FROM (SELECT *, coalesce(category_small, category_medium, category_large) AS category,
             -- A flag without times says closed, not when: the window then runs from the report.
             coalesce(closed_at, CASE WHEN outcome IS NOT NULL THEN reported_at
                                 ELSE TIMESTAMP 'infinity' END) AS ended_at
      FROM cases WHERE NOT is_void AND reported_at IS NOT NULL)
WHERE category IS NOT NULL AND (reporter_hash IS NOT NULL OR longitude IS NOT NULL)
"""

# Metres on the WGS 84 ellipsoid from degrees at the pair's mean latitude (series of the meridian
# and parallel arc; below 0.01 % off at distances of a street corner).
_DISTANCE_M: Final = """sqrt(
    pow((a.latitude - b.latitude) * (111132.954 - 559.822 * cos(radians(a.latitude + b.latitude))
        + 1.175 * cos(2 * radians(a.latitude + b.latitude))), 2)
  + pow((a.longitude - b.longitude) * (111412.84 * cos(radians(a.latitude + b.latitude) / 2)
        - 93.5 * cos(3 * radians(a.latitude + b.latitude) / 2)), 2))"""

_NEAR: Final = f"""
CREATE OR REPLACE TEMP TABLE near AS
WITH spots AS (
    SELECT DISTINCT spot, category, longitude, latitude,
           floor(longitude / $cell_longitude)::INTEGER AS cell_x,
           floor(latitude / $cell_latitude)::INTEGER AS cell_y
    FROM candidates WHERE spot >= 0)
SELECT b.spot, a.spot AS other
FROM (SELECT spots.*, cell_x + dx.x AS near_x, cell_y + dy.y AS near_y FROM spots,
      (VALUES (-1), (0), (1)) dx(x), (VALUES (-1), (0), (1)) dy(y)) a
JOIN spots b ON a.category = b.category AND a.near_x = b.cell_x AND a.near_y = b.cell_y
WHERE {_DISTANCE_M} <= $distance_m
"""

_WRITE: Final = """
UPDATE cases SET repeat_of = found.earlier_id
FROM (SELECT c.case_id, a.case_id AS earlier_id FROM cases c
      LEFT JOIN candidates b ON b.case_id = c.case_id
      LEFT JOIN (SELECT position, nullif(max(earlier), -1) AS earlier FROM (
            SELECT b.position, w.earlier FROM candidates b
            ASOF JOIN of_persons w ON w.grouped = b.person AND w.after < b.position
            UNION ALL
            SELECT b.position, w.earlier FROM (
                SELECT position, other FROM candidates JOIN near USING (spot)) b
            ASOF JOIN of_spots w ON w.grouped = b.other AND w.after < b.position)
          GROUP BY position) p ON p.position = b.position
      LEFT JOIN candidates a ON a.position = p.earlier
      WHERE a.case_id IS DISTINCT FROM c.repeat_of) found
WHERE found.case_id = cases.case_id
"""


def derive_repeats(connection: duckdb.DuckDBPyConnection, rule: RepeatRule) -> None:
    """Set ``repeat_of`` of every case anew."""
    highest = connection.execute("SELECT max(abs(latitude)) FROM cases").fetchall()[0][0]
    narrowest = max(math.cos(math.radians(highest or 0.0)), 0.01)
    # Cells at least distance_m wide everywhere, so that neighbours hold every pair.
    cell = 1.01 * rule.distance_m / _METRES_PER_DEGREE
    connection.execute(_CANDIDATES, {"days": rule.days})
    connection.execute(_NEAR, {
        "cell_longitude": cell / narrowest, "cell_latitude": cell * 1.01,
        "distance_m": rule.distance_m,
    })  # fmt: skip
    rows = connection.execute(
        "SELECT reported_at, window_end, spot, person FROM candidates ORDER BY position"
    ).fetchnumpy()
    last = _last_positions(np.ma.asarray(rows["reported_at"]), np.ma.asarray(rows["window_end"]))
    for table, groups in (("of_spots", rows["spot"]), ("of_persons", rows["person"])):
        _store_changes(connection, table, np.asarray(groups, np.int64), last)
    connection.execute(_WRITE)
    for table in ("of_spots", "of_persons"):
        connection.unregister(table)


def _last_positions(
    reported_at: NDArray[np.datetime64], window_end: NDArray[np.datetime64]
) -> Numbers:
    """The last position in time that a case's window reaches; an open case's reaches the end."""
    ends = np.ma.filled(window_end, np.datetime64("NaT"))
    reached = np.searchsorted(np.asarray(reported_at), ends, side="right") - 1
    return np.where(np.isnat(ends), len(ends), reached)


def _store_changes(
    connection: duckdb.DuckDBPyConnection, table: str, groups: Numbers, last: Numbers
) -> None:
    grouped, after, earlier = changes(groups, last)
    connection.register(
        table, pd.DataFrame({"grouped": grouped, "after": after, "earlier": earlier})
    )
