"""The case panels of the overview.

A few statements for each date column, split where that is faster. They know more of the city than
the product may: no source leaves out a column, every case with an area lies where persons are known,
and few enough cases are open that quantiles need no estimate.
"""

from __future__ import annotations

from typing import Final

WINDOW: Final = (
    "CASE WHEN {on} >= $start AND {on} < $end THEN 'current' "
    "WHEN {on} >= $start_before AND {on} < $end_before THEN 'previous' END AS win"
)
_QUANTILES_OF_HOURS: Final = (
    "quantile_cont((epoch_us(closed_at) - epoch_us(reported_at)) / 3.6e9, [0.5, 0.9])"
)
IN_REACH: Final = "NOT is_void AND {on} >= $earliest AND {on} < $latest AND reported_at <= $as_of"

OPENED: Final = f"""
SELECT reported_at::DATE AS day, count(*), count(area_id),
       count(*) FILTER (WHERE closed_at <= $as_of), count(*) FILTER (WHERE due_at IS NULL),
       count(repeat_of), count(*) FILTER (WHERE is_repeat_known)
FROM cases WHERE {IN_REACH.format(on="reported_at")} GROUP BY day
"""

# Counting alone by these, and all else by day alone, is faster than all in one statement.
COMPOSED: Final = f"""
SELECT grouping(channel) AS is_category, win, channel, category_large, count(*)
FROM (SELECT *, {WINDOW.format(on="reported_at")}
      FROM cases WHERE {IN_REACH.format(on="reported_at")})
WHERE win IS NOT NULL
GROUP BY GROUPING SETS ((win, channel), (win, category_large))
"""

DUE: Final = f"""
SELECT grouping(day) AS mark, day, win, ancestor_id,
       count(*) FILTER (WHERE closed_at <= due_at AND closed_at <= $as_of), count(*)
FROM (SELECT *, due_at::DATE AS day, {WINDOW.format(on="due_at")}
      FROM cases WHERE {IN_REACH.format(on="due_at")} AND NOT is_suspended
      AND (due_at <= $as_of OR closed_at <= $as_of)) due
LEFT JOIN area_at_level placed ON placed.area_id = due.area_id AND placed.level = $level
GROUP BY GROUPING SETS ((day), (win, ancestor_id))
"""

CLOSED: Final = f"""
SELECT win, count(*), {_QUANTILES_OF_HOURS}
FROM (SELECT *, {WINDOW.format(on="closed_at")}
      FROM cases WHERE {IN_REACH.format(on="closed_at")} AND closed_at <= $as_of)
WHERE win IS NOT NULL GROUP BY win
"""

CLOSED_BY_MONTH: Final = f"""
SELECT date_trunc('month', closed_at) AS month, count(*), {_QUANTILES_OF_HOURS}
FROM cases WHERE NOT is_void AND closed_at >= $start_months AND closed_at < $end_months
      AND closed_at <= $as_of AND reported_at <= $as_of
GROUP BY month
"""

STATE: Final = """
SELECT $instant::TIMESTAMP, count(*), count(*) FILTER (WHERE NOT is_suspended AND due_at <= $instant)
FROM cases
WHERE NOT is_void AND reported_at <= $instant AND (closed_at IS NULL OR closed_at > $instant)
"""

# Few cases live through the end of a month; only these meet the instants.
STATE_BY_MONTH: Final = """
SELECT state_at, count(*), count(*) FILTER (WHERE NOT is_suspended AND due_at <= state_at)
FROM (SELECT * FROM cases
      WHERE NOT is_void AND (closed_at IS NULL OR closed_at > $instants[1])
      AND (closed_at IS NULL
           OR date_trunc('month', reported_at) <> date_trunc('month', closed_at))),
     (SELECT unnest($instants) AS state_at)
WHERE reported_at <= state_at AND (closed_at IS NULL OR closed_at > state_at)
GROUP BY state_at
"""
