"""The page of cases by the leanest statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import duckdb

from data.metrics.groups import DURATIONS
from tests.bench.direct.asking import Row, Rows, rows_of
from tests.bench.direct.quality import METRICS, quality
from tests.bench.panels import CURRENT, Covered, Numbers, Panels
from tests.bench.statements import cases as sql
from tests.bench.statements.overview import CLOSED

_SHARES: Final = (
    *("accepted_share", "dispatched_share", "handled_share"),
    *("finished_share", "called_back_share"),
)
_SPANS: Final = ("accept", "dispatch", "handle", "finish", "call_back")
_CLOCKS: Final = tuple(
    (f"median_hours_to_{span}", f"p90_hours_to_{span}") for span in (*_SPANS, "close")
)
_COUNTS: Final = ("case_volume", "cases_closed", "backlog_ageing", "overdue_open")
COVERED: Final = Covered(
    frozenset(
        {
            *("due", "closed", "repeats", "stock", "stages"),
            *("durations", "departments", "gaps", "ages", "quality"),
            *(f"why.{by}" for by in ("area", "category", "channel", "department")),
        }
    ),
    frozenset(
        {
            *("on_time_closure_rate", "repeat_rate", *_COUNTS, *_SHARES),
            *("overdue_open_share", *METRICS),
            *(key for pair in _CLOCKS for key in pair),
        }
    ),
)


def read_directly(connection: duckdb.DuckDBPyConnection, panels: Panels) -> Numbers:
    """The numbers of the panels."""
    rows = rows_of(connection, panels)
    return {
        **_opened(rows(sql.OPENED)),
        **_stages(rows(sql.STAGES)[0]),
        **_due(rows(sql.DUE), panels),
        **_closed(rows(CLOSED)),
        **_durations(rows(sql.DURATIONS)),
        **_ages(rows, panels),
        **quality(rows),
    }


def _opened(rows: Iterable[Row]) -> Numbers:
    numbers: Numbers = {}
    for is_whole, win, gap, every, repeats, known in rows:
        if is_whole:
            numbers["case_volume", win, "", None] = (every, None)
            numbers["repeat_rate", win, "", None] = (repeats, known)
        else:
            key = None if gap is None else str(gap)
            numbers["repeat_rate", win, "repeat_gap", key] = (repeats, known)
    return numbers


def _stages(row: Row) -> Numbers:
    counts, quantiles = row[: len(_SHARES) + 1], row[len(_SHARES) + 1 :]
    numbers: Numbers = {}
    for share, clock, before, reached, values in zip(
        _SHARES, _CLOCKS, counts, counts[1:], quantiles, strict=False
    ):
        numbers[share, CURRENT, "", None] = (reached, before)
        numbers |= _quantiles(clock, CURRENT, values, reached)
    return numbers


def _due(rows: Iterable[Row], panels: Panels) -> Numbers:
    # What is marked is what the row is broken down by.
    breakdowns = {
        0b111: ("", None),
        0b011: ("department", 0),
        0b101: ("category", 1),
        0b110: (f"area:{panels.level}", 2),
    }
    numbers: Numbers = {}
    for mark, win, *keys, on_time, every in rows:
        by, place = breakdowns[mark]
        key = None if place is None else keys[place]
        numbers["on_time_closure_rate", win, by, key] = (on_time, every)
    return numbers


def _closed(rows: Iterable[Row]) -> Numbers:
    numbers: Numbers = {}
    for win, count, values in rows:
        numbers["cases_closed", win, "", None] = (count, None)
        numbers |= _quantiles(_CLOCKS[-1], win, values, count)
    return numbers


def _quantiles(
    metrics: tuple[str, str], win: str, values: Sequence[float] | None, count: int
) -> Numbers:
    found = values or (0.0, 0.0)
    return {
        (metric, win, "", None): (value, count)
        for metric, value in zip(metrics, found, strict=True)
    }


def _durations(rows: Iterable[Row]) -> Numbers:
    return {
        ("cases_closed", win, "duration", DURATIONS[half_days]): (count, None)
        for win, half_days, count in rows
    }


def _ages(rows: Rows, panels: Panels) -> Numbers:
    """The backlog at the end of each period, by age and altogether."""
    numbers: Numbers = {}
    for name, period in panels.periods.items():
        found = rows(sql.AGES, instant=panels.instant(period.end or date.max))
        for metric, column in (("backlog_ageing", 1), ("overdue_open", 2)):
            numbers |= {(metric, name, "age", row[0]): (row[column], None) for row in found}
            numbers[metric, name, "", None] = (sum(row[column] for row in found), None)
        open_count, overdue = (sum(row[column] for row in found) for column in (1, 2))
        numbers["overdue_open_share", name, "", None] = (overdue, open_count)
    return numbers
