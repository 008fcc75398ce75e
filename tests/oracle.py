"""Every metric computed a second time, with pandas, from the rows of a generation alone.

Written from the definitions (docs/metrics.md), not from the statements of the reader: where
the two differ, one of them is wrong. Slow and plain on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import sqrt
from typing import Final

import numpy as np
import pandas as pd

from data.periods import between
from data.scope import By, Scope

Key = str | None
OPEN_SHARE_FOR_KAPLAN_MEIER: Final = 0.2
AGE_CLASSES: Final = ((3, "0-3"), (7, "4-7"), (15, "8-15"), (30, "16-30"), (10**6, "31+"))
TIME_KEYS: Final = {"day": "%Y-%m-%d", "month": "%Y-%m"}
DIMENSION_COLUMNS: Final = {
    "channel": "channel",
    "category": "category_large",
    "department": "department",
}
# A source must tell one column of every group, or nothing can be said of its cases.
NEEDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "resolution_rate": (("closed_at", "outcome"),),
    "on_time_closure_rate": (("due_at", "outcome"), ("closed_at", "outcome")),
    "overdue_open": (("due_at",), ("closed_at", "outcome")),
    "median_hours_to_close": (("closed_at",),),
    "p90_hours_to_close": (("closed_at",),),
    "repeat_rate": (("reporter_hash", "longitude"),),
    "backlog_ageing": (("closed_at",),),
}
# An empty closing time says “open”, where the source has closing times at all.
TOLD_BY_MAPPING: Final = ("due_at", "closed_at", "outcome")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a figure must be. ``value`` None: nothing to divide by, or not recorded."""

    numerator: float | None
    denominator: float | None
    value: float | None
    n: int
    method: str = "observed"
    is_recorded: bool = True


NOT_REACHED: Final = Expected(None, None, None, 0)
NOT_RECORDED: Final = Expected(None, None, None, 0, is_recorded=False)


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its rows on the metric's base, its opened cohort, the persons living in it."""

    rows: pd.DataFrame
    opened: pd.DataFrame
    persons: int


def expect(
    metric: str,
    cases: pd.DataFrame,
    areas: pd.DataFrame,
    mapped: Mapping[str, frozenset[str]],
    scope: Scope,
    by: By | None = None,
) -> dict[Key, Expected]:
    """The figures of ``metric`` for each group; the total stands under None.

    ``cases`` and ``areas`` are the tables of the generation, ``mapped`` the fields that the
    profile maps for each source. Every area of an asked level under
    the scope's area has an entry, other groups only where they have rows on the metric's base.
    Cases of a source that does not tell what the metric needs cannot be judged by it.
    """
    able = [
        source for source, rows in cases.groupby("source") if _tells(metric, rows, mapped[source])
    ]
    groups = _groups(metric, cases[cases.source.isin(able)], areas, scope, by)
    if not able or (metric == "cases_per_10k" and areas.persons.isna().all()):
        return dict.fromkeys((key for key, _ in groups), NOT_RECORDED)
    if scope.period.start is not None and scope.period.start > scope.as_of.date():
        return dict.fromkeys((key for key, _ in groups), NOT_REACHED)
    return {key: MEASURES[metric](group, scope.as_of) for key, group in groups}


def wilson(
    numerator: float, denominator: float, z: float = 1.959963984540054
) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    share, z2_n = numerator / denominator, z * z / denominator
    middle = share + z2_n / 2
    reach = z * sqrt(share * (1 - share) / denominator + z2_n / (4 * denominator))
    return (middle - reach) / (1 + z2_n), (middle + reach) / (1 + z2_n)


def _tells(metric: str, rows: pd.DataFrame, mapped: frozenset[str]) -> bool:
    def is_told(column: str) -> bool:
        if column in TOLD_BY_MAPPING:
            return column in mapped
        return bool(rows[column].notna().any())

    return all(any(map(is_told, ways)) for ways in NEEDS.get(metric, ()))


# --- which rows belong to the question ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tree:
    """The level and the parent of each area."""

    levels: dict[str, str]
    parents: dict[str, Key]

    @classmethod
    def of(cls, areas: pd.DataFrame) -> Tree:
        parents = areas.parent_id.where(areas.parent_id.notna(), None)
        return cls(
            dict(zip(areas.area_id, areas.level, strict=True)),
            dict(zip(areas.area_id, parents, strict=True)),
        )

    def line(self, area: Key) -> tuple[str, ...]:
        """The area with all above it, smallest first; nothing where a row is not placed."""
        return (area, *self.line(self.parents[area])) if isinstance(area, str) else ()

    def at_level(self, area: Key, level: Key) -> Key:
        return next((above for above in self.line(area) if self.levels[above] == level), None)


def _rows_in_scope(cases: pd.DataFrame, tree: Tree, scope: Scope) -> pd.DataFrame:
    """Not void, reported by T, inside the area, passing the filters; closings after T undone."""
    rows = cases[~cases.is_void & (cases.reported_at <= scope.as_of)].copy()
    if scope.area is not None:
        inside = {area for area in tree.levels if scope.area in tree.line(area)}
        rows = rows[rows.area_id.isin(inside)]
    for dimension, value in scope.filters:
        rows = rows[rows[DIMENSION_COLUMNS[dimension]] == value]
    rows["is_flag_only"] = rows.closed_at.isna() & rows.outcome.notna()
    rows["closed_at"] = rows.closed_at.where(rows.closed_at <= scope.as_of)
    rows["is_closed"] = rows.is_flag_only | rows.closed_at.notna()
    rows["hours"] = (rows.closed_at - rows.reported_at) / pd.Timedelta(hours=1)
    return rows.assign(age=_ages(rows, pd.Timestamp(scope.as_of)))


def _ages(rows: pd.DataFrame, at: pd.Timestamp) -> list[str]:
    """Cohorts are as old as they are at T, states as at S."""
    return [_age_class(days) for days in (at - rows.reported_at).dt.days]


def _state_at(scope: Scope) -> pd.Timestamp:
    """S: the end of the period or T, whichever is earlier."""
    ends = [scope.as_of] if scope.period.end is None else [scope.as_of, scope.period.end]
    return min(pd.Timestamp(end) for end in ends)


def _age_class(days: int) -> str:
    return next(name for last, name in AGE_CLASSES if days <= last)


def _in_period(when: pd.Series, scope: Scope) -> pd.Series:
    inside = _before_end(when, scope)
    if scope.period.start is not None:
        inside &= when >= pd.Timestamp(scope.period.start)
    return inside


def _before_end(when: pd.Series, scope: Scope) -> pd.Series:
    if scope.period.end is None:
        return when.notna()
    return when < pd.Timestamp(scope.period.end)


def _opened(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return rows.assign(when=rows.reported_at)[_in_period(rows.reported_at, scope)]


def _closed(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return rows.assign(when=rows.closed_at)[_in_period(rows.closed_at, scope)]


def _due(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Deadline in the period, and passed or met; a bare flag falls due on its report date."""
    deadline = rows.due_at.fillna(rows.reported_at.where(rows.outcome.notna()))
    is_decided = (rows.due_at <= scope.as_of) | rows.is_closed
    chosen = rows.assign(when=deadline)[
        _in_period(deadline, scope) & is_decided & ~rows.is_suspended
    ]
    has_both_times = chosen.closed_at.notna() & chosen.due_at.notna()
    in_time = (chosen.closed_at <= chosen.due_at).where(
        has_both_times, chosen.is_closed & (chosen.outcome == "on_time")
    )
    return chosen.assign(is_on_time=in_time.astype(bool))


def _state(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Rows reported before the end, judged at S."""
    at = _state_at(scope)
    is_open = ~(rows.is_flag_only | (rows.closed_at <= at))
    is_overdue = is_open & ~rows.is_suspended & (rows.due_at <= at)
    judged = rows.assign(
        when=rows.reported_at, is_open=is_open, is_overdue=is_overdue, age=_ages(rows, at)
    )
    return judged[_before_end(rows.reported_at, scope)]


BASES: Final = {"opened": _opened, "due": _due, "closed": _closed, "state": _state}


# --- groups -------------------------------------------------------------------------------------


def _groups(
    metric: str, cases: pd.DataFrame, areas: pd.DataFrame, scope: Scope, by: By | None
) -> list[tuple[Key, Group]]:
    tree = Tree.of(areas)
    persons = _persons(areas, tree, scope)
    rows = _rows_in_scope(cases, tree, scope)
    rows["is_populated"] = [not persons.keys().isdisjoint(tree.line(a)) for a in rows.area_id]
    if by is not None and by.grain in TIME_KEYS and BASE_OF[metric] == "state":
        return _states_in_time(rows, scope, by.grain)
    base, opened = BASES[BASE_OF[metric]](rows, scope), _opened(rows, scope)
    if by is None:
        return [(None, Group(base, opened, sum(persons.values())))]
    split, cohorts = _split(base, by, tree), _split(opened, by, tree)
    # A group may have reported cases and none closed: survival still says something about it.
    listed = dict.fromkeys([*split, *(cohorts if BASE_OF[metric] == "closed" else ())])
    if by.grain == "area":
        listed = dict.fromkeys([*_areas_below(tree, scope, by), *listed])
    return [
        (
            key,
            Group(
                split.get(key, base.iloc[:0]),
                cohorts.get(key, opened.iloc[:0]),
                _persons_of(key, persons, by, tree),
            ),
        )
        for key in listed
    ]


def _persons_of(key: Key, persons: dict[str, int], by: By, tree: Tree) -> int:
    """Persons live in areas: every other group shares those of the whole scope."""
    return sum(
        count
        for area, count in persons.items()
        if by.grain != "area" or tree.at_level(area, by.level) == key
    )


def _split(base: pd.DataFrame, by: By, tree: Tree) -> dict[Key, pd.DataFrame]:
    positions: dict[Key, list[int]] = {}
    for position, key in enumerate(_keys(base, by, tree)):
        positions.setdefault(key, []).append(position)
    return {key: base.iloc[found] for key, found in positions.items()}


def _states_in_time(rows: pd.DataFrame, scope: Scope, grain: str) -> list[tuple[Key, Group]]:
    """The state at the end of each day or month that the period and T have reached."""
    if rows.empty:
        return []
    first = scope.period.start or rows.reported_at.min().date()
    last = scope.as_of.date()
    if scope.period.end is not None:
        last = min(last, scope.period.end - timedelta(days=1))
    last_days = {day.strftime(TIME_KEYS[grain]): day for day in pd.date_range(first, last)}
    states = {
        key: _state(rows, scope.during(between(first, day.date())))
        for key, day in last_days.items()
    }
    return [(key, Group(state, state, 0)) for key, state in states.items()]


def _keys(base: pd.DataFrame, by: By, tree: Tree) -> list[Key]:
    if by.grain == "area":
        return [tree.at_level(area, by.level) for area in base.area_id]
    if by.grain in TIME_KEYS:
        return base.when.dt.strftime(TIME_KEYS[by.grain]).tolist()
    column = base["age" if by.grain == "age" else DIMENSION_COLUMNS[by.grain]]
    return [value if isinstance(value, str) else None for value in column]


def _areas_below(tree: Tree, scope: Scope, by: By) -> list[str]:
    return [
        area
        for area, level in tree.levels.items()
        if level == by.level and (scope.area is None or scope.area in tree.line(area))
    ]


def _persons(areas: pd.DataFrame, tree: Tree, scope: Scope) -> dict[str, int]:
    """Persons of the smallest areas that know them, under the scope's area."""
    known = {row.area_id: int(row.persons) for row in areas.dropna(subset="persons").itertuples()}
    above_another = {above for area in known for above in tree.line(area)[1:]}
    return {
        area: count
        for area, count in known.items()
        if area not in above_another and (scope.area is None or scope.area in tree.line(area))
    }


# --- measures -----------------------------------------------------------------------------------


def _count(n: int) -> Expected:
    return Expected(n, None, n, n)


def _share(part: int, whole: int) -> Expected:
    return Expected(part, whole, part / whole if whole else None, whole)


def _per_10k(group: Group, as_of: datetime) -> Expected:
    n = int(group.rows.is_populated.sum())
    return Expected(n, group.persons, n / group.persons * 10_000 if group.persons else None, n)


def _quantile(share: Fraction) -> Callable[[Group, datetime], Expected]:
    def measure(group: Group, as_of: datetime) -> Expected:
        opened = group.opened
        if len(opened) and (~opened.is_closed).sum() / len(opened) > OPEN_SHARE_FOR_KAPLAN_MEIER:
            # A bare flag says closed, but not after how long.
            timed = opened[~opened.is_flag_only]
            value = kaplan_meier(timed, as_of, share)
            return Expected(None, len(timed), value, len(timed), "kaplan_meier")
        hours = np.sort(group.rows.hours.dropna().to_numpy())
        value = float(np.quantile(hours, float(share))) if len(hours) else None
        return Expected(None, len(hours), value, len(hours))

    return measure


def kaplan_meier(timed: pd.DataFrame, as_of: datetime, share: Fraction) -> float | None:
    """Hours until ``share`` of the reported cases are closed (Kaplan and Meier 1958).

    Exact fractions, so that a survival of precisely 1 − share is met. None: never reached.
    """
    until_now = (pd.Timestamp(as_of) - timed.reported_at) / pd.Timedelta(hours=1)
    hours = timed.hours.fillna(until_now).to_numpy()
    is_event = timed.hours.notna().to_numpy()
    surviving = Fraction(1)
    for time in np.unique(hours[is_event]):
        events, at_risk = int(((hours == time) & is_event).sum()), int((hours >= time).sum())
        surviving *= 1 - Fraction(events, at_risk)
        if surviving <= 1 - share:
            return float(time)
    return None


BASE_OF: Final = {
    "case_volume": "opened",
    "cases_per_10k": "opened",
    "resolution_rate": "opened",
    "on_time_closure_rate": "due",
    "overdue_open": "state",
    "cases_without_deadline": "opened",
    "median_hours_to_close": "closed",
    "p90_hours_to_close": "closed",
    "repeat_rate": "opened",
    "backlog_ageing": "state",
}
MEASURES: Final[dict[str, Callable[[Group, datetime], Expected]]] = {
    "case_volume": lambda group, _: _count(len(group.rows)),
    "cases_per_10k": _per_10k,
    "resolution_rate": lambda group, _: _share(int(group.rows.is_closed.sum()), len(group.rows)),
    "on_time_closure_rate": lambda group, _: _share(
        int(group.rows.is_on_time.sum()), len(group.rows)
    ),
    "cases_without_deadline": lambda group, _: _count(
        int((group.rows.due_at.isna() & group.rows.outcome.isna()).sum())
    ),
    "overdue_open": lambda group, _: _count(int(group.rows.is_overdue.sum())),
    "median_hours_to_close": _quantile(Fraction(1, 2)),
    "p90_hours_to_close": _quantile(Fraction(9, 10)),
    "repeat_rate": lambda group, _: _share(
        int(group.rows.repeat_of.notna().sum()),
        int((group.rows.reporter_hash.notna() | group.rows.longitude.notna()).sum()),
    ),
    "backlog_ageing": lambda group, _: _count(int(group.rows.is_open.sum())),
}
