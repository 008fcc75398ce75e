"""Working hours and deadlines of all cases and whistles, by the clocks and limits of the profile.

data/clocks/clock.py says the same one case at a time; docs/decisions/clocks.md says why so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import duckdb

from data.clocks.clock import Unit
from data.intake.deadlines import DEADLINES, write_deadline
from data.intake.ticks import HOUR_US, Ticks, clocks, write_workdays
from data.profile import Profile

CLOCKED: Final = frozenset({"cases", "case_pauses", "whistle_calls"})
"""The records of which clocks are read."""

_SPAN: Final = """
SELECT coalesce(min(first), DATE '1970-01-01'), coalesce(max(last), DATE '1970-01-01') FROM (
    SELECT min(least(reported_at, accepted_at, dispatched_at, closed_at))::DATE AS first,
           max(greatest(reported_at, accepted_at, dispatched_at, closed_at))::DATE AS last
    FROM cases
    UNION ALL SELECT min(paused_at)::DATE, max(greatest(paused_at, resumed_at))::DATE
    FROM case_pauses
    UNION ALL SELECT min(blown_at)::DATE, max(blown_at)::DATE FROM whistle_calls)
"""
# Pauses that overlap are one.
_PAUSED: Final = """
CREATE OR REPLACE TEMP TABLE paused AS
WITH stated AS (
    SELECT cases.rowid AS row_id, paused_at AS since,
           coalesce(resumed_at, TIMESTAMP 'infinity') AS until
    FROM case_pauses JOIN cases USING (case_id)),
marked AS (
    SELECT *, coalesce(since > max(until) OVER (
        PARTITION BY row_id ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), true) AS is_apart FROM stated WHERE since < until),
numbered AS (
    SELECT *, count(*) FILTER (is_apart) OVER (PARTITION BY row_id ORDER BY since, until) AS number
    FROM marked)
SELECT row_id, min(since) AS since, nullif(max(until), TIMESTAMP 'infinity') AS until
FROM numbered GROUP BY row_id, number
"""
_STOPS: Final = """
SELECT row_id, '{unit}' AS unit, {since} AS since, {until} AS until
FROM paused {read_since} {read_until}
"""
_WORKING_HOURS: Final = """
UPDATE cases SET working_hours = found.hours
FROM (WITH worked AS NOT MATERIALIZED (
          SELECT cases.rowid AS row_id, working_hours AS written, {opened} AS opened,
                 {closed} AS closed
          FROM cases {read_opened} {read_closed}),
      stood AS (
          SELECT row_id, sum(greatest(least(coalesce(until, closed), closed), opened)
                             - greatest(least(since, closed), opened)) AS stood
          FROM worked JOIN stops USING (row_id) WHERE unit = 'working_hours' GROUP BY row_id)
      SELECT row_id, written, (closed - opened - coalesce(stood, 0)) / {hour_us} AS hours
      FROM worked LEFT JOIN stood USING (row_id)) found
WHERE found.row_id = cases.rowid AND found.hours IS DISTINCT FROM found.written
"""


def derive_clocks(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Set working hours and deadlines of cases and whistles anew, where they change.

    Hours need a calendar, deadlines a limit for their step. A deadline for a step without a limit
    stays empty, even where a source states one: ``due_at`` and ``handling_due_at`` say it as well,
    and a place without calendar and limits pays for nothing.
    """
    running = clocks(profile.working_time)
    if profile.working_time:
        first, last = connection.execute(_SPAN).fetchall()[0]
        write_workdays(connection, profile.working_time, first, last, profile.limits)
    if profile.calendar or profile.limits:
        _write_stops(connection, running)
    _write_working_hours(connection, running.get("working_hours"))
    for deadline in DEADLINES:
        limits = [limit for limit in profile.limits if limit.step == deadline.step]
        write_deadline(connection, deadline, limits, running)


def _write_stops(connection: duckdb.DuckDBPyConnection, running: Mapping[Unit, Ticks]) -> None:
    """What every clock shows at both ends of each pause of a case."""
    connection.execute(_PAUSED)
    parts = [
        _STOPS.format(
            unit=unit,
            since=clock.shown("since", "first"),
            until=clock.shown("until", "last"),
            read_since=clock.read("since", "first"),
            read_until=clock.read("until", "last"),
        )
        for unit, clock in running.items()
    ]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE stops AS {' UNION ALL '.join(parts)}")


def _write_working_hours(connection: duckdb.DuckDBPyConnection, clock: Ticks | None) -> None:
    if clock is None:
        connection.execute("UPDATE cases SET working_hours = NULL WHERE working_hours IS NOT NULL")
        return
    connection.execute(
        _WORKING_HOURS.format(
            opened=clock.shown("reported_at", "first"),
            closed=clock.shown("closed_at", "last"),
            read_opened=clock.read("reported_at", "first"),
            read_closed=clock.read("closed_at", "last"),
            hour_us=HOUR_US,
        )
    )
