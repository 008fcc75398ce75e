"""Repeat complaints by the rule of the profile (indicator C17).

A case repeats the latest earlier one of the same small category that comes from the same person
or lies within ``distance_m``, provided it was reported while that one was open or at most
``days`` after its closing. Void cases neither repeat nor are repeated.
"""

from __future__ import annotations

import math
from typing import Final

import duckdb

from data.profile import RepeatRule

_METRES_PER_DEGREE: Final = 111_320.0

_CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
SELECT case_id, reported_at, reporter_hash, longitude, latitude,
       coalesce(category_small, category_medium, category_large) AS category,
       -- A flag without times says closed, not when: the window then runs from the report.
       coalesce(closed_at, CASE WHEN outcome IS NOT NULL THEN reported_at
                           ELSE TIMESTAMP 'infinity' END) AS ended_at,
       floor(longitude / $cell_longitude)::INTEGER AS cell_x,
       floor(latitude / $cell_latitude)::INTEGER AS cell_y
FROM cases
WHERE NOT is_void AND reported_at IS NOT NULL
  AND (reporter_hash IS NOT NULL OR longitude IS NOT NULL)
"""

_EARLIER: Final = """
    AND (a.reported_at, a.case_id) < (b.reported_at, b.case_id)
    AND (a.ended_at = TIMESTAMP 'infinity' OR b.reported_at <= a.ended_at + to_days($days))
"""

# Metres on the WGS 84 ellipsoid from degrees at the pair's mean latitude (series of the meridian
# and parallel arc; below 0.01 % off at distances of a street corner).
_DISTANCE_M: Final = """sqrt(
    pow((a.latitude - b.latitude) * (111132.954 - 559.822 * cos(radians(a.latitude + b.latitude))
        + 1.175 * cos(2 * radians(a.latitude + b.latitude))), 2)
  + pow((a.longitude - b.longitude) * (111412.84 * cos(radians(a.latitude + b.latitude) / 2)
        - 93.5 * cos(3 * radians(a.latitude + b.latitude) / 2)), 2))"""

_PAIRS: Final = f"""
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT b.case_id, a.case_id AS earlier_id, a.reported_at
FROM candidates a JOIN candidates b
  ON a.category = b.category AND a.reporter_hash = b.reporter_hash {_EARLIER}
UNION ALL
SELECT b.case_id, a.case_id, a.reported_at
FROM (SELECT c.*, cell_x + dx.x AS near_x, cell_y + dy.y AS near_y FROM candidates c,
      (VALUES (-1), (0), (1)) dx(x), (VALUES (-1), (0), (1)) dy(y)
      WHERE longitude IS NOT NULL) a
JOIN candidates b
  ON a.category = b.category AND a.near_x = b.cell_x AND a.near_y = b.cell_y {_EARLIER}
WHERE {_DISTANCE_M} <= $distance_m
"""

_WRITE: Final = """
UPDATE cases SET repeat_of = found.earlier_id
FROM (SELECT c.case_id, p.earlier_id FROM cases c LEFT JOIN (
        SELECT case_id, arg_max(earlier_id, (reported_at, earlier_id)) AS earlier_id
        FROM pairs GROUP BY case_id) p USING (case_id)
      WHERE p.earlier_id IS DISTINCT FROM c.repeat_of) found
WHERE found.case_id = cases.case_id
"""


def derive_repeats(connection: duckdb.DuckDBPyConnection, rule: RepeatRule) -> None:
    """Set ``repeat_of`` of every case anew."""
    highest = connection.execute("SELECT max(abs(latitude)) FROM cases").fetchall()[0][0]
    narrowest = max(math.cos(math.radians(highest or 0.0)), 0.01)
    # Cells at least distance_m wide everywhere, so that neighbours hold every pair.
    cell = 1.01 * rule.distance_m / _METRES_PER_DEGREE
    connection.execute(
        _CANDIDATES, {"cell_longitude": cell / narrowest, "cell_latitude": cell * 1.01}
    )
    connection.execute(_PAIRS, {"days": rule.days, "distance_m": rule.distance_m})
    connection.execute(_WRITE)
