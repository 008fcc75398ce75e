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

_ELIGIBLE: Final = """
CREATE OR REPLACE TEMP VIEW eligible AS
SELECT *, coalesce(category_small, category_medium, category_large) AS category,
       -- A flag without times says closed, not when: the window then runs from the report.
       coalesce(closed_at, CASE WHEN outcome IS NOT NULL THEN reported_at
                           ELSE TIMESTAMP 'infinity' END) AS ended_at
FROM cases WHERE NOT is_void AND reported_at IS NOT NULL AND category IS NOT NULL
"""
_PERSONS: Final = """
CREATE OR REPLACE TEMP TABLE persons AS SELECT *, row_number() OVER () AS person FROM (
    SELECT category, reporter_hash FROM eligible WHERE reporter_hash IS NOT NULL
    GROUP BY ALL HAVING count(*) > 1)
"""
_SPOTS: Final = """
CREATE OR REPLACE TEMP TABLE spots AS SELECT *, row_number() OVER () AS spot,
       floor(longitude / $cell_longitude)::INTEGER AS cell_x,
       floor(latitude / $cell_latitude)::INTEGER AS cell_y
FROM (SELECT category, longitude, latitude, count(*) AS case_count FROM eligible
      WHERE longitude IS NOT NULL GROUP BY ALL)
"""
# Only who shares a person or a corner with another case can repeat or be repeated.
_CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
SELECT row_number() OVER (ORDER BY reported_at, case_id) - 1 AS position, case_id, reported_at,
       CASE WHEN ended_at < TIMESTAMP 'infinity' THEN ended_at + to_days($days) END AS window_end,
       coalesce(spot, -1) AS spot, coalesce(person, -1) AS person
FROM eligible
LEFT JOIN (FROM spots WHERE spot IN (SELECT spot FROM near)) s USING (category, longitude, latitude)
LEFT JOIN persons USING (category, reporter_hash)
WHERE spot IS NOT NULL OR person IS NOT NULL
"""

# Metres on the WGS 84 ellipsoid from degrees at the pair's mean latitude (series of the meridian
# and parallel arc; below 0.01 % off at distances of a street corner).
_DISTANCE_M: Final = """sqrt(
    pow((a.latitude - b.latitude) * (111132.954 - 559.822 * cos(radians(a.latitude + b.latitude))
        + 1.175 * cos(2 * radians(a.latitude + b.latitude))), 2)
  + pow((a.longitude - b.longitude) * (111412.84 * cos(radians(a.latitude + b.latitude) / 2)
        - 93.5 * cos(3 * radians(a.latitude + b.latitude) / 2)), 2))"""

# Half of the cells around a spot: the other half finds it from its own side.
_NEAR: Final = f"""
CREATE OR REPLACE TEMP TABLE near AS
WITH pairs AS (
    SELECT a.spot, b.spot AS other
    FROM (SELECT spots.*, cell_x + dx AS near_x, cell_y + dy AS near_y FROM spots,
          (VALUES (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)) half(dx, dy)) a
    JOIN spots b ON a.category = b.category AND a.near_x = b.cell_x AND a.near_y = b.cell_y
    WHERE (b.cell_x, b.cell_y, b.spot) > (a.cell_x, a.cell_y, a.spot) AND {_DISTANCE_M} <= $distance_m)
FROM pairs UNION ALL SELECT other, spot FROM pairs
UNION ALL SELECT spot, spot FROM spots WHERE case_count > 1
"""

_WRITE: Final = """
UPDATE cases SET repeat_of = found.earlier_id
FROM (WITH latest AS (
          SELECT position, nullif(max(earlier), -1) AS earlier FROM (
              SELECT b.position, w.earlier FROM candidates b
              ASOF JOIN of_persons w ON w.grouped = b.person AND w.after < b.position
              UNION ALL
              SELECT b.position, w.earlier FROM (
                  SELECT position, other FROM candidates JOIN near USING (spot)) b
              ASOF JOIN of_spots w ON w.grouped = b.other AND w.after < b.position)
          GROUP BY position),
      repeating AS (
          SELECT b.case_id, a.case_id AS earlier_id FROM latest p
          JOIN candidates b USING (position) JOIN candidates a ON a.position = p.earlier)
      SELECT case_id, earlier_id FROM cases LEFT JOIN repeating USING (case_id)
      WHERE earlier_id IS DISTINCT FROM repeat_of) found
WHERE found.case_id = cases.case_id
"""


def derive_repeats(connection: duckdb.DuckDBPyConnection, rule: RepeatRule) -> None:
    """Set ``repeat_of`` of every case anew."""
    highest = connection.execute("SELECT max(abs(latitude)) FROM cases").fetchall()[0][0]
    narrowest = max(math.cos(math.radians(highest or 0.0)), 0.01)
    # Cells at least distance_m wide everywhere, so that neighbours hold every pair.
    cell = 1.01 * rule.distance_m / _METRES_PER_DEGREE
    cells = {"cell_longitude": cell / narrowest, "cell_latitude": cell * 1.01}
    connection.execute(_ELIGIBLE)
    connection.execute(_PERSONS)
    connection.execute(_SPOTS, cells)
    connection.execute(_NEAR, {"distance_m": rule.distance_m})
    connection.execute(_CANDIDATES, {"days": rule.days})
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
