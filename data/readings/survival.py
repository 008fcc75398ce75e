"""Durations where many cases are still open: Kaplan–Meier quantiles of the opened cohort."""

from __future__ import annotations

from typing import Final

import duckdb

from data.readings.counting import QUANTILES, written
from data.readings.statements import Asked, keyed_rows
from data.scope import By

# Kaplan & Meier 1958, JASA 53:457. Ties: deaths before censorings at the same time. The floor
# under the logarithm stands for ln 0 where the last case at risk closes.
_SQL: Final = """
WITH times AS (
    SELECT win, {key} AS key, NOT {waiting} AS is_closed, {hours} AS hours
    FROM ({rows}) WHERE {known}
), steps AS (
    SELECT win, key, hours, count(*) FILTER (WHERE is_closed) AS closed, count(*) AS leaving
    FROM times GROUP BY ALL
), risks AS (
    SELECT *, sum(leaving) OVER (PARTITION BY win, key ORDER BY hours DESC) AS at_risk FROM steps
), curves AS (
    SELECT *, exp(sum(ln(greatest(1 - closed / at_risk, 1e-300)))
                  OVER (PARTITION BY win, key ORDER BY hours)) AS open_share FROM risks
)
SELECT win, key, sum(leaving), {quantiles} FROM curves GROUP BY win, key
"""

Curve = dict[tuple[str, str | None], tuple[int, dict[float, float | None]]]
"""Cohort size and quantiles, by window and key."""


def kaplan_meier(
    connection: duckdb.DuckDBPyConnection,
    asked: Asked,
    by: By | None,
    span: str,
) -> Curve:
    """Hours until the given shares of a cohort are through a step; None where never reached."""
    step = _step(span)
    rows = keyed_rows(asked, [by] if by else [], outer=list(step.values()))
    columns = ", ".join(
        f"min(hours) FILTER (WHERE open_share <= {1 - q} + 1e-12)" for q in QUANTILES
    )
    sql = _SQL.format(key="key_0" if by else "NULL", rows=rows.sql, quantiles=columns, **step)
    found = connection.execute(sql, rows.parameters).fetchall()
    windows = [window.name for window in asked.extent.windows]
    return {
        (windows[win], written(key, by)): (int(n), dict(zip(QUANTILES, values, strict=True)))
        for win, key, n, *values in found
    }


def _step(span: str) -> dict[str, str]:
    """Which rows have begun a step, for how many hours, and which are still in it."""
    if span == "close":
        return {
            "known": "reported_at IS NOT NULL AND (closed_at IS NOT NULL OR outcome IS NULL)",
            "waiting": "is_open",
            "hours": "(epoch_us(CASE WHEN is_closed THEN closed_at ELSE judged_at END) "
            "- epoch_us(reported_at)) / 3.6e9",
        }
    hours = f"waited_{span}_hours"
    return {"known": f"{hours} IS NOT NULL", "waiting": f"is_waiting_{span}", "hours": hours}
