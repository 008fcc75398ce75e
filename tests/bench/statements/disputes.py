"""The page of disputes and legacy cases.

The statements know more of the city than the product may: nothing is recorded after the as-of time,
and few enough disputes are open that quantiles need no estimate.
"""

from __future__ import annotations

from typing import Final

from tests.bench.statements.overview import WINDOW

CLOSED: Final = """
SELECT closed_at::DATE AS day, count(*),
       count(*) FILTER (WHERE mediation_outcome = 'succeeded'), count(mediation_outcome),
       count(*) FILTER (WHERE level_closed = 'grid'), count(*) FILTER (WHERE level_closed <> 'place'),
       count(level_closed)
FROM cases WHERE class = 'dispute' AND NOT is_void AND closed_at >= $earliest AND closed_at < $latest
GROUP BY day
"""
GROUPS: Final = f"""
SELECT win, mediation_path, mediation_outcome, level_closed, ancestor_id, count(*)
FROM (SELECT *, {WINDOW.format(on="closed_at")} FROM cases
      WHERE class = 'dispute' AND NOT is_void AND closed_at >= $earliest AND closed_at < $latest) closed
LEFT JOIN area_at_level placed ON placed.area_id = closed.area_id AND placed.level = $level
WHERE win IS NOT NULL GROUP BY ALL
"""
TIMES: Final = f"""
SELECT grouping(mediation_path), win, mediation_path, count(*),
       quantile_cont((epoch_us(closed_at) - epoch_us(reported_at)) / 3.6e9, [0.5, 0.9])
FROM (SELECT *, {WINDOW.format(on="closed_at")} FROM cases
      WHERE class = 'dispute' AND NOT is_void AND closed_at >= $earliest AND closed_at < $latest)
WHERE win IS NOT NULL GROUP BY GROUPING SETS ((win), (win, mediation_path))
"""
AGREED: Final = """
SELECT agreement_due_on AS day, count(performed_on), count(*) FROM cases
WHERE class = 'dispute' AND NOT is_void AND agreement_due_on >= $earliest
      AND agreement_due_on < $latest AND agreement_due_on <= $as_of::DATE
GROUP BY day
"""
LEGACY: Final = """
SELECT reported_at::DATE AS day, count(closed_at), count(rebounded_at), count(*) FROM cases
WHERE class = 'legacy' AND NOT is_void GROUP BY day
"""
