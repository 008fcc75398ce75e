"""What a fact is: records that questions are asked of, and how they belong to a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from data.metrics.groups import PAIR_MARK, PAIRS
from data.metrics.metric import Base
from data.profile import Profile
from data.readings.facts.columns import Names
from data.readings.windows import Window
from data.scope import Dimension, Grain

IN_TIME: Final[dict[Grain, str]] = {
    "day": "falls_on::DATE",
    "month": "date_trunc('month', falls_on)::DATE",
}
_PAIRED: Final = "coalesce({}, '') || '" + PAIR_MARK + "' || coalesce({}, '')"
_NO_FILTERS: Final[Mapping[Dimension, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters."""

    sql: str
    parameters: dict[str, Any]


Recorded = Mapping[tuple[str, str], frozenset[str]]
"""The sources that fill a column, by (table, column)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Which rows are judged, and when: those of a base that meet a condition on the table's own
    columns, in each window, as of T, by the norms of the profile and what its sources record.

    ``used`` are the names in the SQL over the rows: other columns may be left out.
    """

    base: Base
    windows: tuple[Window, ...]
    condition: str
    as_of: datetime
    profile: Profile
    recorded: Recorded
    used: Names = None


Rows = Callable[[Extent], Statement]
"""The judged rows: one for each record and window, with the columns ``win`` (the place of
the window among those of the extent), ``falls_on``, ``area_id`` and what the metrics of the fact count.
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of record that metrics count.

    ``table`` holds it; where ``key`` is given, the rows come from sources, and a source that does
    not record what a metric needs is left out. ``grains`` give the SQL of each breakdown other
    than by area, ``filters`` the columns that a page can be filtered by. ``fed_on`` is the SQL of
    the day on which a row came in; without it, the records are known at all times. ``is_nested``
    marks a fact whose rows stand for areas that contain each other, so that none is "not placed".
    """

    table: str
    rows: Rows
    key: str | None = None
    grains: Mapping[Grain, str] = field(default_factory=lambda: IN_TIME)
    filters: Mapping[Dimension, str] = field(default_factory=lambda: _NO_FILTERS)
    fed_on: str | None = None
    is_nested: bool = False


def with_pairs(grains: Mapping[Grain, str]) -> dict[Grain, str]:
    """The grains and every pair of two of them; the key of a pair joins those of its parts."""
    return dict(grains) | {
        pair: _PAIRED.format(grains[first], grains[second])
        for pair, (first, second) in PAIRS.items()
        if first in grains and second in grains
    }


def bound_windows(
    windows: tuple[Window, ...], columns: Mapping[str, Callable[[Window], object]]
) -> Statement:
    """The windows as a table ``w`` with their place as ``win`` and further typed columns.

    ``columns`` are keyed by name and SQL type, as in ``"day DATE"``.
    """
    parameters: dict[str, object] = {}
    rows = []
    for index, item in enumerate(windows):
        cells = [_place(index)]
        for column, value_of in columns.items():
            name, sql_type = column.split()
            parameters[f"{name}_{index}"] = value_of(item)
            cells.append(f"${name}_{index}::{sql_type}")
        rows.append(f"({', '.join(cells)})")
    names = ", ".join(["win", *(column.split()[0] for column in columns)])
    return Statement(f"(VALUES {', '.join(rows)}) w({names})", parameters)


def in_force(first: str, last: str) -> str:
    """SQL of whether something with a first and a last day, either of them open, is there on
    ``w.day``.
    """
    return f"coalesce({first} <= w.day, true) AND coalesce({last} >= w.day, true)"


def dated_windows(table: str, falls_on: str, windows: tuple[Window, ...]) -> Statement:
    """The rows of a table with ``falls_on`` and, as ``win``, the place of its window.

    Windows do not overlap; rows outside all of them are left out.
    """
    bounds = {index: item for index, item in enumerate(windows) if item.start is not None}
    parameters: dict[str, object] = {}
    told = f"SELECT *, {falls_on} AS falls_on FROM {table}"
    if len(bounds) == len(windows):
        # Stated for the whole, the database skips the blocks outside.
        told = f"SELECT * FROM ({told}) WHERE falls_on >= $first_start AND falls_on < $last_end"
        parameters["first_start"] = min(item.start for item in bounds.values() if item.start)
        parameters["last_end"] = max(item.end for item in bounds.values() if item.end)
    if len(windows) == 1:
        return Statement(f"SELECT *, {_place(0)} AS win FROM ({told})", parameters)
    branches = []
    for index, item in bounds.items():
        parameters |= {f"start_{index}": item.start, f"end_{index}": item.end}
        branches.append(
            f"WHEN falls_on >= $start_{index} AND falls_on < $end_{index} THEN {_place(index)}"
        )
    branches += [f"ELSE {_place(index)}" for index in range(len(windows)) if index not in bounds]
    sql = f"SELECT *, CASE {' '.join(branches)} END AS win FROM ({told})"
    # Where nothing lies between the windows, every row has one.
    is_whole = not _has_gaps(windows)
    return Statement(
        sql if is_whole else f"SELECT * FROM ({sql}) WHERE win IS NOT NULL", parameters
    )


def window_of(day: date | None, windows: tuple[Window, ...]) -> Window:
    """The window in which ``dated_windows`` puts a day, or what has none."""
    bounded = (
        item for item in windows if day and item.start and item.end and item.start <= day < item.end
    )
    return next(bounded, None) or next(item for item in windows if item.start is None)


def _has_gaps(windows: tuple[Window, ...]) -> bool:
    bounds = sorted((item.start, item.end) for item in windows if item.start and item.end)
    is_bounded = len(bounds) == len(windows)
    return is_bounded and any(end != start for (_, end), (start, _) in pairwise(bounds))


def _place(index: int) -> str:
    # Rows are grouped by their window: a number is compared in a third of the time of a word.
    return f"{index}::USMALLINT"
