"""The overview by the leanest statements; days are added up to periods and months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import duckdb

from tests.bench.direct.asking import Row, rows_of
from tests.bench.direct.days import Counts, Group, in_periods, summed
from tests.bench.panels import MONTHS, Cell, Covered, Numbers, Pair, Panels
from tests.bench.statements.overview import (
    CLOSED,
    CLOSED_BY_MONTH,
    COMPOSED,
    DUE,
    OPENED,
    STATE,
    STATE_BY_MONTH,
)

COVERED: Final = Covered(
    frozenset(
        ("totals", "trend", "ghost", "channels", "categories", "areas", "reference", "months")
    ),
    frozenset(
        {
            *("case_volume", "cases_per_10k", "resolution_rate", "cases_without_deadline"),
            *("repeat_rate", "on_time_closure_rate", "median_hours_to_close"),
            *("p90_hours_to_close", "overdue_open", "backlog_ageing"),
        }
    ),
)
_QUANTILES: Final = ("median_hours_to_close", "p90_hours_to_close")
_STATES: Final = ("backlog_ageing", "overdue_open")


def read_directly(connection: duckdb.DuckDBPyConnection, panels: Panels) -> Numbers:
    """The numbers of the case panels."""
    rows = rows_of(connection, panels)
    instants = _instants(panels)
    months = sorted({at for at, (name, _, _) in instants if name == MONTHS})
    states = rows(STATE_BY_MONTH, instants=months)
    for instant in {at for at, _ in instants}.difference(months):
        states += rows(STATE, instant=instant)
    return {
        **_opened(rows(OPENED), panels),
        **_composed(rows(COMPOSED)),
        **_due(rows(DUE), panels),
        **_closed(rows(CLOSED), rows(CLOSED_BY_MONTH)),
        **_states(states, instants),
    }


def _opened(rows: Iterable[Row], panels: Panels) -> Numbers:
    days: dict[date, Counts] = {day: counts for day, *counts in rows}
    numbers = _trend(days, panels)
    for (period, by, key), sums in summed(days, panels).items():
        every, placed, closed, timeless, repeats, known = sums
        numbers |= {
            ("case_volume", period, by, key): (every, None),
            ("cases_per_10k", period, by, key): (placed, None),
            ("resolution_rate", period, by, key): (closed, every),
            ("cases_without_deadline", period, by, key): (timeless, None),
            ("repeat_rate", period, by, key): (repeats, known),
        }
    return numbers


def _composed(rows: Iterable[Row]) -> Numbers:
    return {
        ("case_volume", win, *(("category", category) if is_category else ("channel", channel))): (
            count,
            None,
        )
        for is_category, win, channel, category, count in rows
    }


def _due(rows: Iterable[Row], panels: Panels) -> Numbers:
    numbers: Numbers = {}
    days: dict[date, Counts] = {}
    for mark, day, win, area, *counts in rows:
        if mark == 0:
            days[day] = counts
        elif win:
            numbers["on_time_closure_rate", win, f"area:{panels.level}", area] = _pair(counts)
    for (period, by, key), sums in summed(days, panels).items():
        numbers["on_time_closure_rate", period, by, key] = _pair(sums)
    return numbers


def _closed(windows: Iterable[Row], months: Iterable[Row]) -> Numbers:
    groups: list[tuple[Group, int, Sequence[float]]] = [
        *(((win, "", None), n, values) for win, n, values in windows),
        *(((MONTHS, "month", f"{month:%Y-%m}"), n, values) for month, n, values in months),
    ]
    return {
        (metric, *group): (value, n)
        for group, n, values in groups
        for metric, value in zip(_QUANTILES, values, strict=True)
    }


def _states(rows: Iterable[Row], instants: Iterable[tuple[datetime, Group]]) -> Numbers:
    found = {state_at: counts for state_at, *counts in rows}
    return {
        (metric, *group): (count, None)
        for state_at, group in instants
        for metric, count in zip(_STATES, found.get(state_at, (0, 0)), strict=True)
    }


def _instants(panels: Panels) -> list[tuple[datetime, Group]]:
    """When each period and each month is over, or T; with the group it stands for."""
    found: list[tuple[datetime, Group]] = []
    for name, period in panels.periods.items():
        assert period.start is not None and period.end is not None
        if name != MONTHS:
            found.append((panels.instant(period.end), (name, "", None)))
            continue
        month = period.start
        while month < period.end:
            following = (month + timedelta(days=31)).replace(day=1)
            found.append((panels.instant(following), (name, "month", f"{month:%Y-%m}")))
            month = following
    return found


def _trend(days: Mapping[date, Counts], panels: Panels) -> Numbers:
    """The case volume by day or month of the period and of its comparison."""
    length = len("2026-10-31" if panels.grain == "day" else "2026-10")
    volumes: Counter[Cell] = Counter()
    for name, day, counts in in_periods(days, panels):
        if name != MONTHS:
            volumes["case_volume", name, panels.grain or "", day.isoformat()[:length]] += counts[0]
    return {cell: (count, None) for cell, count in volumes.items()}


def _pair(counts: Counts) -> Pair:
    return counts[0], counts[1]
