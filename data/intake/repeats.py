"""Repeat complaints by the rule of the profile (indicator C17).

A case repeats the latest earlier one of the same small category that comes from the same person
or lies within ``distance_m``, provided it was reported while that one was open or at most
``days`` after its closing. Void cases neither repeat nor are repeated.

How many days lay between, ``repeat_gap_days``, is known up to twice the days of the rule: so a
reader can see what another window would say.

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

LONGEST: Final = 2
"""So many times the days of the rule are looked back."""
_METRES_PER_DEGREE: Final = 111_320.0

_ELIGIBLE: Final = """
CREATE OR REPLACE TEMP TABLE kinds AS SELECT category, row_number() OVER () AS kind FROM (
    SELECT DISTINCT coalesce(category_small, category_medium, category_large) AS category
    FROM cases) WHERE category IS NOT NULL;
CREATE OR REPLACE TEMP VIEW eligible AS
SELECT cases.rowid AS row_id, case_id, kind, reporter_hash, longitude, latitude, reported_at,
       -- A flag without times says closed, not when: the window then runs from the report.
       coalesce(closed_at, CASE WHEN outcome IS NOT NULL THEN reported_at END) AS ended_at,
       ended_at + to_days({days}) AS window_end
FROM cases JOIN kinds ON category = coalesce(category_small, category_medium, category_large)
WHERE NOT is_void AND reported_at IS NOT NULL
"""
# A hash of 8 bytes sorts out nearly all who reported once; the text itself decides on the others.
_PERSONS: Final = """
CREATE OR REPLACE TEMP TABLE persons AS SELECT *, row_number() OVER () AS person FROM (
    SELECT kind, reporter_hash FROM eligible WHERE hash(kind, reporter_hash) IN (
        SELECT hash(kind, reporter_hash) AS hashed FROM eligible WHERE reporter_hash IS NOT NULL
        GROUP BY hashed HAVING count(*) > 1)
    GROUP BY ALL HAVING count(*) > 1)
"""
_SPOTS: Final = """
CREATE OR REPLACE TEMP TABLE spots AS SELECT *, row_number() OVER () AS spot,
       floor(longitude / $cell_longitude)::INTEGER AS cell_x,
       floor(latitude / $cell_latitude)::INTEGER AS cell_y
FROM (SELECT kind, longitude, latitude, count(*) AS case_count, min(reported_at) AS first_at,
             max(coalesce(ended_at + to_days($longest_days), TIMESTAMP 'infinity')) AS until
      FROM eligible WHERE longitude IS NOT NULL GROUP BY ALL)
"""
# Only who shares a person or a corner with another case can repeat or be repeated.
_CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
WITH cornered AS (
    SELECT row_id, spot FROM eligible
    JOIN (FROM spots WHERE spot IN (SELECT spot FROM near)) USING (kind, longitude, latitude)),
known AS (SELECT row_id, person FROM eligible JOIN persons USING (kind, reporter_hash)),
grouped AS (FROM cornered FULL JOIN known USING (row_id))
SELECT row_number() OVER (ORDER BY reported_at, case_id) - 1 AS position, row_id, case_id,
       reported_at, ended_at, window_end, coalesce(spot, -1) AS spot, coalesce(person, -1) AS person
FROM grouped JOIN eligible USING (row_id)
"""

# Metres on the WGS 84 ellipsoid from degrees at the pair's mean latitude (series of the meridian
# and parallel arc; below 0.01 % off at distances of a street corner).
_DISTANCE_M: Final = """sqrt(
    pow((a.latitude - b.latitude) * (111132.954 - 559.822 * cos(radians(a.latitude + b.latitude))
        + 1.175 * cos(2 * radians(a.latitude + b.latitude))), 2)
  + pow((a.longitude - b.longitude) * (111412.84 * cos(radians(a.latitude + b.latitude) / 2)
        - 93.5 * cos(3 * radians(a.latitude + b.latitude) / 2)), 2))"""

# Half of the cells around a spot: the other half finds it from its own side. Cells meet by their
# hashes; what else a hash brings together is of another kind or too far away.
_NEAR: Final = f"""
CREATE OR REPLACE TEMP TABLE near AS
WITH pairs AS (
    SELECT a.spot, b.spot AS other
    FROM (SELECT spots.*, unnest([hash(kind, cell_x, cell_y), hash(kind, cell_x, cell_y + 1),
              hash(kind, cell_x + 1, cell_y - 1), hash(kind, cell_x + 1, cell_y),
              hash(kind, cell_x + 1, cell_y + 1)]) AS cell FROM spots) a
    JOIN (SELECT *, hash(kind, cell_x, cell_y) AS cell FROM spots) b USING (cell)
    WHERE (b.cell_x, b.cell_y, b.spot) > (a.cell_x, a.cell_y, a.spot)
      AND a.first_at <= b.until AND b.first_at <= a.until
      AND a.kind = b.kind AND {_DISTANCE_M} <= $distance_m)
FROM pairs UNION ALL SELECT other, spot FROM pairs
UNION ALL SELECT spot, spot FROM spots WHERE case_count > 1
"""

# Of the earlier cases of a group the one that ended last lies nearest; an open one has no end.
_GAPS: Final = """
CREATE OR REPLACE TEMP TABLE gaps AS
WITH ends AS (
    SELECT row_id, position, spot, person, coalesce(ended_at, TIMESTAMP 'infinity') AS ended_at
    FROM candidates),
of_spot AS (
    SELECT spot AS other, position AS after,
           max(ended_at) OVER (PARTITION BY spot ORDER BY position) AS latest
    FROM ends WHERE spot >= 0),
latest AS (
    SELECT position, max(ended_at) OVER (PARTITION BY person ORDER BY position
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended_at
    FROM ends WHERE person >= 0
    UNION ALL
    SELECT b.position, of_spot.latest FROM (
        SELECT position, other FROM candidates JOIN near USING (spot)) b
    ASOF JOIN of_spot ON of_spot.other = b.other AND of_spot.after < b.position),
nearest AS (SELECT position, max(ended_at) AS ended_at FROM latest GROUP BY position)
SELECT row_id, CASE WHEN n.ended_at >= reported_at THEN 0 ELSE
       (epoch_us(reported_at) - epoch_us(n.ended_at) + 86399999999) // 86400000000
       END::INTEGER AS gap_days
FROM nearest n JOIN candidates USING (position)
WHERE n.ended_at >= reported_at - to_days($longest_days)
"""
_WRITE: Final = """
UPDATE cases SET repeat_of = found.earlier_id, repeat_gap_days = found.gap_days
FROM (WITH latest AS (
          SELECT position, max(earlier) AS earlier FROM (
              SELECT b.position, w.earlier FROM candidates b
              ASOF JOIN of_persons w ON w.grouped = b.person AND w.after < b.position
              UNION ALL
              SELECT b.position, w.earlier FROM (
                  SELECT position, other FROM candidates JOIN near USING (spot)) b
              ASOF JOIN of_spots w ON w.grouped = b.other AND w.after < b.position)
          GROUP BY position),
      repeating AS (
          SELECT b.row_id, a.case_id AS earlier_id FROM latest p
          JOIN candidates b USING (position) JOIN candidates a ON a.position = p.earlier),
      before AS (
          SELECT rowid AS row_id, repeat_of, repeat_gap_days FROM cases
          WHERE repeat_of IS NOT NULL OR repeat_gap_days IS NOT NULL)
      SELECT row_id, earlier_id, gap_days
      FROM repeating FULL JOIN gaps USING (row_id) FULL JOIN before USING (row_id)
      WHERE (earlier_id, gap_days) IS DISTINCT FROM (repeat_of, repeat_gap_days)) found
WHERE found.row_id = cases.rowid
"""


def derive_repeats(connection: duckdb.DuckDBPyConnection, rule: RepeatRule) -> None:
    """Set ``repeat_of`` and ``repeat_gap_days`` of every case anew."""
    highest = connection.execute("SELECT max(abs(latitude)) FROM cases").fetchall()[0][0]
    narrowest = max(math.cos(math.radians(highest or 0.0)), 0.01)
    # Cells at least distance_m wide everywhere, so that neighbours hold every pair.
    cell = 1.01 * rule.distance_m / _METRES_PER_DEGREE
    cells = {"cell_longitude": cell / narrowest, "cell_latitude": cell * 1.01}
    connection.execute(_ELIGIBLE.format(days=rule.days))
    connection.execute(_PERSONS)
    longest = {"longest_days": LONGEST * rule.days}
    connection.execute(_SPOTS, cells | longest)
    connection.execute(_NEAR, {"distance_m": rule.distance_m})
    connection.execute(_CANDIDATES)
    connection.execute(_GAPS, longest)
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
