"""The page of whistles by the leanest statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

import duckdb

from data.metrics.groups import join_pair
from tests.bench.direct.asking import Row, Rows, rows_of
from tests.bench.direct.days import summed
from tests.bench.panels import CURRENT, Covered, Numbers, Panels
from tests.bench.statements import whistles as sql

_STAGES: Final = ("signed", "contacted", "arrived", "fed_back", "resolved")
_SHARES: Final = tuple(f"{stage}_share" for stage in _STAGES)
_CLOCKS: Final = tuple(
    (f"median_hours_to_{span}", f"p90_hours_to_{span}")
    for span in ("sign", "contact", "arrive", "feed_back", "resolve")
)
_CALLS, _POINTS = "whistle_call_volume", "whistle_points"
_ARRIVAL, _PER_CALL = "on_time_arrival_rate", "points_per_due_call"
COVERED: Final = Covered(
    frozenset(
        {
            *("totals", "months", "stages", "arrivals", "cells", "departments", "items"),
            *("points", "recent", "areas"),
        }
    ),
    frozenset(
        {
            *("whistle_volume", "whistle_rate", "three_day_feedback_rate"),
            *("whistle_resolution_rate", _CALLS, _POINTS, _ARRIVAL, _PER_CALL, *_SHARES),
            *(key for pair in _CLOCKS for key in pair),
        }
    ),
)


def read_directly(connection: duckdb.DuckDBPyConnection, panels: Panels) -> Numbers:
    """The numbers of the panels."""
    rows = rows_of(connection, panels)
    return {
        **_blown(rows, panels),
        **_arrivals(rows(sql.ARRIVAL)),
        **_stages(rows(sql.STAGES)[0]),
        **_cells(rows(sql.CELLS)),
        **_recent(rows, panels),
        **_rates(rows(sql.RATES), panels),
    }


def _blown(rows: Rows, panels: Panels) -> Numbers:
    """What is counted by day: whistles, their rate, resolution and feedback."""
    reported = summed({day: counts for day, *counts in rows(sql.REPORTED)}, panels)
    numbers: Numbers = {}
    blown = summed({day: counts for day, *counts in rows(sql.BLOWN)}, panels)
    for period, by, key in blown.keys() | reported.keys():
        whistles, calls, resolved, judged, points = blown.get((period, by, key), (0,) * 5)
        cases = reported.get((period, by, key), (0,))[0]
        numbers |= {
            ("whistle_volume", period, by, key): (whistles, None),
            ("whistle_rate", period, by, key): (whistles, cases),
            ("whistle_resolution_rate", period, by, key): (resolved, judged),
            (_CALLS, period, by, key): (calls, None),
            (_POINTS, period, by, key): (points, None),
        }
    feedback = summed({day: counts for day, *counts in rows(sql.FEEDBACK)}, panels)
    for (period, by, key), (in_time, due) in feedback.items():
        numbers["three_day_feedback_rate", period, by, key] = (in_time, due)
    return numbers


def _arrivals(rows: Iterable[Row]) -> Numbers:
    numbers: Numbers = {}
    for is_whole, win, department, on_time, due, points in rows:
        group = (win, "" if is_whole else "department", department)
        numbers[_ARRIVAL, *group] = (on_time, due)
        numbers[_PER_CALL, *group] = (points, due)
    return numbers


def _stages(row: Row) -> Numbers:
    counts, quantiles = row[: len(_STAGES) + 1], row[len(_STAGES) + 1 :]
    numbers: Numbers = {}
    for share, clock, before, reached, values in zip(
        _SHARES, _CLOCKS, counts, counts[1:], quantiles, strict=False
    ):
        numbers[share, CURRENT, "", None] = (reached, before)
        for metric, value in zip(clock, values or (0.0, 0.0), strict=True):
            numbers[metric, CURRENT, "", None] = (value, reached)
    return numbers


def _cells(rows: Iterable[Row]) -> Numbers:
    """Calls of each department and item, and what they add up to."""
    numbers: Numbers = {}
    departments, items, points = Counter[str](), Counter[str](), Counter[str]()
    for department, item, calls, given in rows:
        key = join_pair(department, item)
        numbers[_CALLS, CURRENT, "department_item", key] = (calls, None)
        departments[department] += calls
        items[item] += calls
        points[department] += given or 0
    for metric, by, found in (
        (_CALLS, "department", departments),
        (_CALLS, "item", items),
        (_POINTS, "department", points),
    ):
        numbers |= {(metric, CURRENT, by, key): (sums, None) for key, sums in found.items()}
    return numbers


def _recent(rows: Rows, panels: Panels) -> Numbers:
    """Whistles in each of the last months about the items of the latest."""
    names = {period.start: name for name, period in panels.others.items()}
    first = min(period.start or date.max for period in panels.others.values())
    last = max(period.end or date.min for period in panels.others.values())
    found = rows(sql.RECENT, first=first, last=last)
    items = {item for month, item, _ in found if names[month] == "recent"}
    return {
        ("whistle_volume", names[month], "item", item): (whistles, None)
        for month, item, whistles in found
        if item in items
    }


def _rates(rows: Iterable[Row], panels: Panels) -> Numbers:
    return {
        ("whistle_rate", CURRENT, f"area:{panels.level}", area): (blown, reported)
        for area, blown, reported in rows
    }
