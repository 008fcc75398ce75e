"""The page of whistles.

The statements know more of the city than the product may: a whistle's calls have its place and time
and stand under their numbers in order, every stage comes after the one before, nothing is recorded
after the as-of time, and few calls wait in each step.
"""

from __future__ import annotations

from typing import Final

from tests.bench.statements.overview import WINDOW

BLOWN: Final = """
SELECT blown_at::DATE AS day, count(DISTINCT whistle), count(*), count(resolved_at),
       count(*) FILTER (WHERE resolved_at IS NOT NULL OR resolve_due_at <= $as_of),
       coalesce(sum(points), 0)
FROM whistle_calls WHERE blown_at >= $earliest AND blown_at < $latest GROUP BY day
"""
FEEDBACK: Final = """
SELECT feedback_due_at::DATE AS day, count(*) FILTER (WHERE fed_back_at <= feedback_due_at), count(*)
FROM whistle_calls WHERE feedback_due_at >= $earliest AND feedback_due_at < $latest
      AND (feedback_due_at <= $as_of OR fed_back_at IS NOT NULL) GROUP BY day
"""
ARRIVAL: Final = f"""
SELECT grouping(department), win, department,
       count(*) FILTER (WHERE arrived_at <= arrive_due_at), count(*), sum(points)
FROM (SELECT *, {WINDOW.format(on="arrive_due_at")} FROM whistle_calls
      WHERE arrive_due_at >= $earliest AND arrive_due_at < $latest)
WHERE win IS NOT NULL AND (arrive_due_at <= $as_of OR arrived_at IS NOT NULL)
GROUP BY GROUPING SETS ((win), (win, department))
"""

_STEPS: Final = ("blown_at", "signed_at", "contacted_at", "arrived_at", "fed_back_at")
_ENDS: Final = (*_STEPS[1:], "resolved_at")
STAGES: Final = f"""
SELECT count(*), {", ".join(f"count({ended})" for ended in _ENDS)}, {
    ", ".join(
        f"quantile_cont((epoch_us({ended}) - epoch_us({begun})) / 3.6e9, [0.5, 0.9])"
        for begun, ended in zip(_STEPS, _ENDS, strict=True)
    )
}
FROM whistle_calls WHERE blown_at >= $start AND blown_at < $end
"""
CELLS: Final = """
SELECT department, item, count(*), sum(points) FROM whistle_calls
WHERE blown_at >= $start AND blown_at < $end GROUP BY ALL
"""
RECENT: Final = """
SELECT date_trunc('month', blown_at)::DATE AS month, item, count(DISTINCT whistle)
FROM whistle_calls WHERE blown_at >= $first AND blown_at < $last GROUP BY ALL
"""

REPORTED: Final = """
SELECT reported_at::DATE AS day, count(*) FROM cases
WHERE NOT is_void AND reported_at >= $earliest AND reported_at < $latest GROUP BY day
"""
RATES: Final = """
SELECT ancestor_id, sum(blown), sum(reported) FROM (
    SELECT area_id, count(DISTINCT whistle) AS blown, 0 AS reported FROM whistle_calls
    WHERE blown_at >= $start AND blown_at < $end GROUP BY area_id
    UNION ALL
    SELECT area_id, 0, count(*) FROM cases
    WHERE NOT is_void AND reported_at >= $start AND reported_at < $end GROUP BY area_id) found
LEFT JOIN area_at_level placed ON placed.area_id = found.area_id AND placed.level = $level
GROUP BY ancestor_id
"""
