"""The metrics of cases, group by group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Final

import pandas as pd

from data.scope import By, Scope
from tests.oracle_case_rows import BASES, DIMENSION_COLUMNS, STAGES, opened, rows_in_scope, state
from tests.oracle_figures import Expected, Key, count, per, share
from tests.oracle_places import Tree, lives_in, residents
from tests.oracle_records import Records
from tests.oracle_survival import quantile
from tests.oracle_time import TIME_KEYS, stretches


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its rows on the metric's base, its opened cohort, the persons living in it."""

    rows: pd.DataFrame
    opened: pd.DataFrame
    persons: int
    as_of: datetime

    def count(self, column: str) -> int:
        return int(self.rows[column].sum())


def case_groups(
    base: str, records: Records, scope: Scope, by: By | None
) -> list[tuple[Key, Group]]:
    """The groups of a breakdown with their keys; the total stands under None.

    Every area of an asked level inside the scope's area has an entry, other groups only where
    they have rows on the base.
    """
    tree = Tree.of(records.areas)
    living = residents("persons", records.areas, tree)
    rows = rows_in_scope(records.cases, tree, scope)
    rows["is_populated"] = [lives_in(living, area, tree) for area in rows.area_id]
    persons = {area: count for area, count in living.items() if tree.is_inside(area, scope)}
    whole = Group(BASES[base](rows, scope), opened(rows, scope), sum(persons.values()), scope.as_of)
    if by is None:
        return [(None, whole)]
    if by.grain in TIME_KEYS and base == "state":
        return _states_in_time(rows, scope, by.grain)
    split, cohorts = _split(whole.rows, by, tree), _split(whole.opened, by, tree)
    # A group may have reported cases and none closed: survival still says something about it.
    listed = [*split, *(cohorts if base == "closed" else ())]
    if by.grain == "area":
        listed = [*tree.below(scope, by.level), *listed]
    return [
        (
            key,
            Group(
                split.get(key, whole.rows.iloc[:0]),
                cohorts.get(key, whole.opened.iloc[:0]),
                _persons_of(key, persons, by, tree),
                scope.as_of,
            ),
        )
        for key in dict.fromkeys(listed)
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


def _keys(base: pd.DataFrame, by: By, tree: Tree) -> list[Key]:
    if by.grain == "area":
        return [tree.at_level(area, by.level) for area in base.area_id]
    if by.grain in TIME_KEYS:
        return base.when.dt.strftime(TIME_KEYS[by.grain]).tolist()
    column = base["age" if by.grain == "age" else DIMENSION_COLUMNS[by.grain]]
    return [value if isinstance(value, str) else None for value in column]


def _states_in_time(rows: pd.DataFrame, scope: Scope, grain: str) -> list[tuple[Key, Group]]:
    """The state at the end of each day or month that the period and T have reached."""
    if rows.empty:
        return []
    whole = Group(rows, rows, 0, scope.as_of)
    return [
        (key, replace(whole, rows=state(rows, stretch)))
        for key, stretch in stretches(scope, grain, rows.reported_at.min().date())
    ]


def _per_10k(group: Group) -> Expected:
    n = group.count("is_populated")
    return per(n, group.persons, 10_000, n)


def _stage_share(number: int) -> Callable[[Group], Expected]:
    def measure(group: Group) -> Expected:
        stages = group.rows.stage
        return share(int((stages >= number).sum()), int((stages >= number - 1).sum()))

    return measure


def _repeats(group: Group) -> Expected:
    is_known = group.rows.reporter_hash.notna() | group.rows.longitude.notna()
    return share(int(group.rows.repeat_of.notna().sum()), int(is_known.sum()))


def _without_deadline(group: Group) -> Expected:
    return count(int((group.rows.due_at.isna() & group.rows.outcome.isna()).sum()))


def _quantile(at: Fraction) -> Callable[[Group], Expected]:
    return lambda group: quantile(at, group.rows, group.opened, group.as_of)


CASE_MEASURES: Final[dict[str, Callable[[Group], Expected]]] = {
    "case_volume": lambda group: count(len(group.rows)),
    "cases_per_10k": _per_10k,
    "resolution_rate": lambda group: share(group.count("is_closed"), len(group.rows)),
    "on_time_closure_rate": lambda group: share(group.count("is_on_time"), len(group.rows)),
    "cases_without_deadline": _without_deadline,
    "overdue_open": lambda group: count(group.count("is_overdue")),
    "median_hours_to_close": _quantile(Fraction(1, 2)),
    "p90_hours_to_close": _quantile(Fraction(9, 10)),
    "repeat_rate": _repeats,
    "backlog_ageing": lambda group: count(group.count("is_open")),
    **{f"{stage}_share": _stage_share(number) for number, stage in enumerate(STAGES[1:], start=1)},
}
