"""Columns that say until when a step is to be done: as stated, else by the limits of the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from data.clocks.clock import Unit
from data.intake.ticks import Ticks
from data.limits import Limit, Step


@dataclass(frozen=True, slots=True)
class Deadline:
    """One column. ``start`` begins the time of its step, ``stated`` is what the source says;
    rows that are not ``is_limited`` are under no limit; pauses stop what ``is_paused``.
    """

    table: str
    column: str
    step: Step
    start: str
    kind: str
    stated: str = "NULL::TIMESTAMP"
    is_limited: str = "true"
    is_paused: bool = True


def _of_case(
    column: str, step: Step, start: str, stated: str = "NULL::TIMESTAMP", is_limited: str = "true"
) -> Deadline:
    return Deadline("cases", column, step, start, "class", stated, is_limited)


def _of_whistle(column: str, step: Step) -> Deadline:
    # What a case waits for keeps no department from reporting in.
    return Deadline("whistle_calls", column, step, "blown_at", "kind", is_paused=False)


DEADLINES: Final = (
    # Where nobody complained there is nobody to contact.
    _of_case(
        "contact_due_at",
        "contacted",
        "reported_at",
        is_limited="discovery IS DISTINCT FROM 'found'",
    ),
    _of_case("file_due_at", "filed", "coalesce(accepted_at, reported_at)"),
    _of_case("handle_due_at", "handled", "dispatched_at", "handling_due_at"),
    _of_case("close_due_at", "closed", "reported_at", "due_at"),
    _of_whistle("arrive_due_at", "whistle_arrived"),
    _of_whistle("feedback_due_at", "whistle_fed_back"),
    _of_whistle("resolve_due_at", "whistle_resolved"),
)

# A pause counts where it begins before time is up: what ran until then is less than the amount.
_PUSHED: Final = """
SELECT row_id, sum(lasted) AS pushed, bool_or(is_standing) AS is_standing
FROM (SELECT row_id, lasted, is_standing, since - begun - coalesce(sum(lasted) OVER (
          PARTITION BY row_id ORDER BY since ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), 0) AS ran
      FROM (SELECT row_id, begun, greatest(stops.since, begun) AS since,
                   stops.until IS NULL AS is_standing,
                   CASE WHEN stops.until IS NULL THEN 0
                        ELSE greatest(stops.until, begun) - greatest(stops.since, begun)
                   END AS lasted
            FROM ({begun}) JOIN stops USING (row_id) WHERE stops.unit = '{unit}' AND {is_paused}))
WHERE ran < {ticks} GROUP BY row_id
"""
_BY_LIMIT: Final = """
SELECT row_id, written, coalesce(stated, CASE WHEN is_standing IS NOT TRUE THEN {ends} END) AS due_at
FROM (SELECT row_id, written, stated, is_standing,
             begun + {ticks} + coalesce(pushed, 0)::BIGINT AS target
      FROM ({begun}) LEFT JOIN ({pushed}) USING (row_id))
{find}
"""


def write_deadline(
    connection: duckdb.DuckDBPyConnection,
    deadline: Deadline,
    limits: Sequence[Limit],
    clocks: Mapping[Unit, Ticks],
) -> None:
    """Set the column of every row whose value changes.

    ``limits`` are those of its step: where there are none, the column is empty. Reads the tables
    ``stops`` and ``workdays``.
    """
    table, column = deadline.table, deadline.column
    if not limits:
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} IS NOT NULL")
        return
    rows = _rows(deadline, limits)
    parts = [f"SELECT row_id, written, stated AS due_at FROM ({rows}) WHERE chosen IS NULL"]
    parts += [
        _by_limit(f"({rows}) WHERE chosen = {position}", limit, clocks[limit.unit], deadline)
        for position, limit in enumerate(limits)
    ]
    connection.execute(
        f"UPDATE {table} SET {column} = found.due_at FROM ({' UNION ALL '.join(parts)}) found "
        f"WHERE found.row_id = {table}.rowid AND found.due_at IS DISTINCT FROM found.written",
        _bound(limits),
    )


def _rows(deadline: Deadline, limits: Sequence[Limit]) -> str:
    """Every row with the first limit that was in force when its time began and is for its kind."""
    fits = " ".join(
        f"WHEN ({deadline.start})::DATE BETWEEN $from_{position} AND $to_{position}"
        f"{f' AND list_contains($kinds_{position}, {deadline.kind})' if limit.kinds else ''} "
        f"THEN {position}"
        for position, limit in enumerate(limits)
    )
    return (
        f"SELECT rowid AS row_id, {deadline.column} AS written, {deadline.stated} AS stated, "
        f"{deadline.start} AS start, CASE WHEN NOT ({deadline.is_limited}) THEN NULL {fits} END "
        f"AS chosen FROM {deadline.table}"
    )


def _by_limit(chosen: str, limit: Limit, clock: Ticks, deadline: Deadline) -> str:
    ticks = round(limit.amount * clock.ticks_of_one)
    begun = (
        f"SELECT row_id, written, stated, {clock.begun('start', 'first')} AS begun "
        f"FROM (SELECT * FROM {chosen}) {clock.read('start', 'first')}"
    )
    pushed = _PUSHED.format(begun=begun, unit=limit.unit, ticks=ticks, is_paused=deadline.is_paused)
    return _BY_LIMIT.format(
        begun=begun,
        pushed=pushed,
        ticks=ticks,
        ends=clock.ended("target"),
        find=clock.find("target"),
    )


def _bound(limits: Sequence[Limit]) -> dict[str, Any]:
    bound: dict[str, Any] = {}
    for position, limit in enumerate(limits):
        bound |= {f"from_{position}": limit.valid_from, f"to_{position}": limit.valid_to}
        bound |= {f"kinds_{position}": list(limit.kinds)} if limit.kinds else {}
    return bound
