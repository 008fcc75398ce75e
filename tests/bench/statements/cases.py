"""The page of cases.

The statements know more of the city than the product may: every stage of a case is timed and comes
after the one before, nothing is recorded after the as-of time, and few enough cases wait in each
step that quantiles need no estimate.
"""

from __future__ import annotations

from typing import Final

from tests.bench.statements.overview import IN_REACH, WINDOW

OPENED: Final = f"""
SELECT grouping(repeat_gap_days) AS is_whole, win, repeat_gap_days, count(*), count(repeat_of),
       count(*) FILTER (WHERE is_repeat_known)
FROM (SELECT *, {WINDOW.format(on="reported_at")}
      FROM cases WHERE {IN_REACH.format(on="reported_at")})
WHERE win IS NOT NULL
GROUP BY GROUPING SETS ((win), (win, repeat_gap_days))
"""

_STEPS: Final = ("reported_at", "accepted_at", "dispatched_at", "handled_at", "closed_at")
_ENDS: Final = (*_STEPS[1:], "called_back_at")
STAGES: Final = f"""
SELECT count(*), {", ".join(f"count({ended})" for ended in _ENDS)}, {
    ", ".join(
        f"quantile_cont((epoch_us({ended}) - epoch_us({begun})) / 3.6e9, [0.5, 0.9])"
        for begun, ended in zip(_STEPS, _ENDS, strict=True)
    )
}
FROM cases WHERE NOT is_void AND reported_at >= $start AND reported_at < $end
"""

DUE: Final = f"""
SELECT grouping(department, category_large, ancestor_id) AS mark, win,
       department, category_large, ancestor_id, count(*) FILTER (WHERE closed_at <= due_at), count(*)
FROM (SELECT *, {WINDOW.format(on="due_at")}
      FROM cases WHERE {IN_REACH.format(on="due_at")} AND NOT is_suspended
      AND (due_at <= $as_of OR closed_at IS NOT NULL)) due
LEFT JOIN area_at_level placed ON placed.area_id = due.area_id AND placed.level = $level
WHERE win IS NOT NULL
GROUP BY GROUPING SETS ((win), (win, department), (win, category_large), (win, ancestor_id))
"""

DURATIONS: Final = f"""
SELECT win, least(floor((epoch_us(closed_at) - epoch_us(reported_at)) / 4.32e10), 20)::INTEGER
       AS half_days, count(*)
FROM (SELECT *, {WINDOW.format(on="closed_at")}
      FROM cases WHERE {IN_REACH.format(on="closed_at")})
WHERE win IS NOT NULL GROUP BY ALL
"""

AGES: Final = """
SELECT CASE WHEN days <= 3 THEN '0-3' WHEN days <= 7 THEN '4-7' WHEN days <= 15 THEN '8-15'
            WHEN days <= 30 THEN '16-30' ELSE '31+' END AS age,
       count(*), count(*) FILTER (WHERE NOT is_suspended AND due_at <= $instant)
FROM (SELECT *, date_diff('second', reported_at, $instant::TIMESTAMP) // 86400 AS days
      FROM cases WHERE NOT is_void AND reported_at <= $instant
      AND (closed_at IS NULL OR closed_at > $instant))
GROUP BY age
"""

# The panel of quality.
VOID: Final = f"""
SELECT win, count(*) FROM (SELECT *, {WINDOW.format(on="reported_at")} FROM cases
      WHERE is_void AND reported_at >= $earliest AND reported_at < $latest)
WHERE win IS NOT NULL GROUP BY win
"""
REPORTED: Final = f"""
SELECT win, count(*), count(*) FILTER (WHERE discovery = 'found'), count(discovery),
       count(*) FILTER (WHERE is_missed AND filed_at IS NOT NULL),
       count(is_missed) FILTER (WHERE filed_at IS NOT NULL),
       count(*) FILTER (WHERE filed_at <= file_due_at),
       count(file_due_at) FILTER (WHERE filed_at IS NOT NULL),
       count(*) FILTER (WHERE bounce_count = 0), count(bounce_count),
       sum(bounce_count), sum(1 + bounce_count),
       count(*) FILTER (WHERE contacted_at <= contact_due_at),
       count(*) FILTER (WHERE contact_due_at IS NOT NULL AND (contacted_at IS NOT NULL
           OR dispatched_at IS NOT NULL AND contact_due_at <= $as_of)),
       count(*) FILTER (WHERE rework_count >= 1 AND checked_at IS NOT NULL),
       count(rework_count) FILTER (WHERE checked_at IS NOT NULL)
FROM (SELECT *, {WINDOW.format(on="reported_at")}
      FROM cases WHERE {IN_REACH.format(on="reported_at")})
WHERE win IS NOT NULL GROUP BY win
"""
ANSWERED: Final = f"""
SELECT win, count(*) FILTER (WHERE is_solved), count(is_solved),
       count(*) FILTER (WHERE satisfaction <> 'dissatisfied'), count(satisfaction),
       count(*) FILTER (WHERE satisfaction = 'satisfied'), count(satisfaction)
FROM (SELECT *, {WINDOW.format(on="called_back_at")}
      FROM cases WHERE {IN_REACH.format(on="called_back_at")})
WHERE win IS NOT NULL GROUP BY win
"""
HANDLING: Final = f"""
SELECT win, count(handled_at), count(*), count(*) FILTER (WHERE handled_at <= handling_due_at), count(*)
FROM (SELECT *, {WINDOW.format(on="handling_due_at")}
      FROM cases WHERE {IN_REACH.format(on="handling_due_at")} AND NOT is_suspended
      AND (handling_due_at <= $as_of OR handled_at IS NOT NULL))
WHERE win IS NOT NULL GROUP BY win
"""
REWORKED: Final = f"""
SELECT win, count(closed_at), count(*), sum(rework_count), count(rework_count)
FROM (SELECT *, {WINDOW.format(on="due_at")}
      FROM cases WHERE {IN_REACH.format(on="due_at")} AND NOT is_suspended
      AND (due_at <= $as_of OR closed_at IS NOT NULL))
WHERE win IS NOT NULL GROUP BY win
"""
WORKED: Final = f"""
SELECT win, count(*), count(satisfaction) FILTER (WHERE called_back_at <= $as_of IS NOT FALSE),
       count(working_hours),
       quantile_cont(working_hours, [0.5, 0.9])
FROM (SELECT *, {WINDOW.format(on="closed_at")}
      FROM cases WHERE {IN_REACH.format(on="closed_at")})
WHERE win IS NOT NULL GROUP BY win
"""
