"""The page of disputes and legacy cases by the leanest statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import duckdb

from data.metrics.groups import join_pair
from tests.bench.direct.asking import Row, rows_of
from tests.bench.direct.days import Counts, Group, summed
from tests.bench.panels import CURRENT, PREVIOUS, Covered, Numbers, Panels
from tests.bench.statements import disputes as sql

_CLOSED, _SUCCESS, _PERFORMED = (
    "cases_closed", "mediation_success_rate", "agreement_performance_rate"
)  # fmt: skip
_IN_GRID, _IN_ZONE = "closed_in_grid_rate", "closed_in_zone_rate"
_CLEARED, _REBOUNDED = "legacy_cleared_rate", "legacy_rebound_rate"
_TIMES: Final = ("median_hours_to_close", "p90_hours_to_close")
COVERED: Final = Covered(
    frozenset(
        {
            *("totals", "agreements", "legacy", "flows", "paths", "times", "levels", "months"),
            *("areas", "earlier"),
        }
    ),
    frozenset({_CLOSED, _SUCCESS, _PERFORMED, _IN_GRID, _IN_ZONE, _CLEARED, _REBOUNDED, *_TIMES}),
)


def read_directly(connection: duckdb.DuckDBPyConnection, panels: Panels) -> Numbers:
    """The numbers of the panels."""
    rows = rows_of(connection, panels)
    return {
        **_closed(rows(sql.CLOSED), panels),
        **_groups(rows(sql.GROUPS), panels),
        **_times(rows(sql.TIMES)),
        **_agreed(rows(sql.AGREED), panels),
        **_legacy(rows(sql.LEGACY), panels),
    }


def _closed(rows: Iterable[Row], panels: Panels) -> Numbers:
    numbers: Numbers = {}
    days: dict[date, Counts] = {day: counts for day, *counts in rows}
    for group, counts in summed(days, panels).items():
        every, succeeded, mediated, in_grid, in_zone, levels = counts
        numbers[_CLOSED, *group] = (every, None)
        numbers[_SUCCESS, *group] = (succeeded, mediated)
        numbers[_IN_GRID, *group] = (in_grid, levels)
        numbers[_IN_ZONE, *group] = (in_zone, levels)
    return numbers


def _groups(rows: Iterable[Row], panels: Panels) -> Numbers:
    """Paths with their outcomes, and levels at which was closed, by area."""
    sums: defaultdict[tuple[str, Group], list[int]] = defaultdict(lambda: [0, 0])
    for win, path, outcome, level, area, count in rows:
        in_grid, below = count * (level == "grid"), count * (level not in (None, "place"))
        levelled = count * (level is not None)
        place = (win, f"area:{panels.level}", area)
        for metric, group, numerator, denominator in (
            (_CLOSED, (win, "path_outcome", join_pair(path, outcome)), count, 0),
            (_SUCCESS, (win, "path", path), count * (outcome == "succeeded"),
             count * (outcome is not None)),
            (_IN_GRID, (win, "level_closed", level), in_grid, levelled),
            (_IN_GRID, place, in_grid, levelled),
            (_IN_ZONE, place, below, levelled),
        ):  # fmt: skip
            pair = sums[metric, group]
            pair[0] += numerator
            pair[1] += denominator
    return {(metric, *group): (one, other) for (metric, group), (one, other) in sums.items()}


def _times(rows: Iterable[Row]) -> Numbers:
    numbers: Numbers = {}
    for is_whole, win, path, count, values in rows:
        numbers |= _quantiles((win, "" if is_whole else "path", path), count, values)
    return numbers


def _quantiles(group: Group, count: int, values: Sequence[float]) -> Numbers:
    return {(metric, *group): (value, count) for metric, value in zip(_TIMES, values, strict=True)}


def _agreed(rows: Iterable[Row], panels: Panels) -> Numbers:
    days: dict[date, Counts] = {day: counts for day, *counts in rows}
    return {
        (_PERFORMED, *group): (performed, due)
        for group, (performed, due) in summed(days, panels).items()
    }


def _legacy(rows: Iterable[Row], panels: Panels) -> Numbers:
    """Old matters by the year in which they were handed over, or by the period where it is longer."""
    days = list(rows)
    named = {**panels.periods, **panels.others}
    year = ("legacy", "legacy back 1") if "legacy" in panels.others else (CURRENT, PREVIOUS)
    numbers: Numbers = {}
    for name in (*year, "earlier"):
        if name not in named:
            continue
        start, end = named[name].start or date.min, named[name].end or date.max
        inside = [counts for day, *counts in days if start <= day < end]
        cleared, rebounded, every = (sum(day[place] for day in inside) for place in range(3))
        numbers[_CLEARED, name, "", None] = (cleared, every)
        if name != "earlier":
            numbers[_REBOUNDED, name, "", None] = (rebounded, cleared)
    return numbers
