"""Expected times from what was closed: one statement over the judged cases."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import duckdb

from data.analysis.expectation import SMALLEST_N, Calibration, Expectations, Expected
from data.periods import Period
from data.readings.context import Context
from data.readings.facts.cases import CASES
from data.readings.facts.fact import Extent
from data.readings.statements import Asked, keyed_rows, restrict
from data.readings.windows import CURRENT, window
from data.scope import By, Scope

RECENT_DAYS: Final = 180
HELD_DAYS: Final = 30
PROMISED_SHARE: Final = 0.8

_SQL: Final = """
WITH closed AS (
    SELECT key_0 AS category, key_1 AS department, hours_to_close AS hours,
           falls_on >= $held_from AS is_held
    FROM ({rows}) WHERE hours_to_close IS NOT NULL
), pairs AS (
    SELECT category, department, count(*) AS n, quantile_cont(hours, [0.5, $share]) AS expected,
           count(*) FILTER (WHERE NOT is_held) >= $smallest AS is_promised,
           quantile_cont(hours, $share) FILTER (WHERE NOT is_held) AS promised,
           list(hours) FILTER (WHERE is_held) AS held
    FROM closed GROUP BY ALL
)
SELECT category, department, n, expected[1], expected[2],
       CASE WHEN is_promised THEN len(list_filter(held, lambda taken: taken <= promised)) END,
       CASE WHEN is_promised THEN len(held) END
FROM pairs ORDER BY n DESC, category NULLS LAST, department NULLS LAST
"""


def expected_times(
    connection: duckdb.DuckDBPyConnection, scope: Scope, context: Context
) -> Expectations:
    """P50 and P80 of the hours from report to closing, over cases closed in the 180 days to T.

    Area and filters of the scope apply, its period does not. The hours are those of cases that are
    closed: what has long been open is not in them, and shows in the backlog.
    """
    end = scope.as_of.date() + timedelta(days=1)
    period = Period("custom", end - timedelta(days=RECENT_DAYS), end)
    pairs = By("category"), By("department")
    rows = keyed_rows(_asked(scope, period, context), pairs, outer=(_SQL,))
    found = connection.execute(
        _SQL.format(rows=rows.sql),
        rows.parameters
        | {
            "held_from": end - timedelta(days=HELD_DAYS),
            "share": PROMISED_SHARE,
            "smallest": SMALLEST_N,
        },
    ).fetchall()
    return Expectations(period, tuple(_pair(*row) for row in found))


def _asked(scope: Scope, period: Period, context: Context) -> Asked:
    restriction = restrict(CASES, scope)
    extent = Extent(
        base="closed",
        windows=(window(CURRENT, period, scope.as_of),),
        condition=restriction.sql,
        as_of=scope.as_of,
        profile=context.place.profile,
        recorded=context.recorded,
    )
    return Asked(CASES, extent, restriction.parameters)


def _pair(
    category: str | None,
    department: str | None,
    n: int,
    p50_hours: float,
    p80_hours: float,
    kept: int | None,
    closed: int | None,
) -> Expected:
    is_told = n >= SMALLEST_N
    return Expected(
        category,
        department,
        n,
        p50_hours if is_told else None,
        p80_hours if is_told else None,
        Calibration(kept or 0, closed or 0),
    )
