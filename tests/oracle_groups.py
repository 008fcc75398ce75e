"""Breaking down what happened: rows of an extent, group by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data.scope import By, Scope
from tests.oracle_figures import Key
from tests.oracle_places import Tree, lives_in, residents
from tests.oracle_records import Records
from tests.oracle_time import TIME_KEYS, stretches

Base = Callable[[pd.DataFrame, Scope], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Events:
    """One kind of what happens: its rows in a scope, which of them a base takes in, the base that
    is the cohort of its durations, and the column of each breakdown.
    """

    rows: Callable[[Records, Tree, Scope], pd.DataFrame]
    bases: Mapping[str, Base]
    cohort: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its rows on the metric's base, its cohort, the persons living in it."""

    rows: pd.DataFrame
    cohort: pd.DataFrame
    persons: int
    records: Records
    scope: Scope

    def count(self, column: str) -> int:
        return int(self.rows[column].sum())


def groups(
    events: Events, base: str, records: Records, scope: Scope, by: By | None
) -> list[tuple[Key, Group]]:
    """The groups of a breakdown with their keys; the total stands under None.

    Every area of an asked level inside the scope's area has an entry, other groups only where
    they have rows on the base.
    """
    return records.once(
        (events.rows, base, scope, by), lambda: _groups(events, base, records, scope, by)
    )


def _groups(
    events: Events, base: str, records: Records, scope: Scope, by: By | None
) -> list[tuple[Key, Group]]:
    tree = Tree.of(records.areas)
    living = residents("persons", records.areas, tree)
    rows = records.once((events.rows, scope), lambda: _rows(events, records, tree, scope))
    persons = {area: count for area, count in living.items() if tree.is_inside(area, scope)}
    whole = Group(
        events.bases[base](rows, scope),
        events.bases[events.cohort](rows, scope),
        sum(persons.values()),
        records,
        scope,
    )
    if by is None:
        return [(None, whole)]
    if by.grain in TIME_KEYS and base == "state":
        return _states_in_time(events, rows, whole, by.grain)
    split, cohorts = (
        records.once(
            ("split", events.rows, each, scope, by),
            lambda rows=rows: _split(events, rows, by, tree),
        )
        for each, rows in ((base, whole.rows), (events.cohort, whole.cohort))
    )
    # A group may have reported cases and none closed: survival still says something about it.
    listed = [*split, *(cohorts if base == "closed" else ())]
    if by.grain == "area":
        listed = [*tree.below(scope, by.level), *listed]
    return [
        (
            key,
            replace(
                whole,
                rows=split.get(key, whole.rows.iloc[:0]),
                cohort=cohorts.get(key, whole.cohort.iloc[:0]),
                persons=_persons_of(key, persons, by, tree),
            ),
        )
        for key in dict.fromkeys(listed)
    ]


def _rows(events: Events, records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    living = residents("persons", records.areas, tree)
    rows = events.rows(records, tree, scope)
    # A copy, because a table put together column by column is slow to take rows from.
    return rows.assign(is_populated=[lives_in(living, x, tree) for x in rows.area_id]).copy()


def _persons_of(key: Key, persons: dict[str, int], by: By, tree: Tree) -> int:
    """Persons live in areas: every other group shares those of the whole scope."""
    return sum(
        count
        for area, count in persons.items()
        if by.grain != "area" or tree.at_level(area, by.level) == key
    )


def _split(events: Events, base: pd.DataFrame, by: By, tree: Tree) -> dict[Key, pd.DataFrame]:
    positions: dict[Key, list[int]] = {}
    for position, key in enumerate(_keys(events, base, by, tree)):
        positions.setdefault(key, []).append(position)
    return {key: base.iloc[found] for key, found in positions.items()}


def _keys(events: Events, base: pd.DataFrame, by: By, tree: Tree) -> list[Key]:
    if by.grain == "area":
        return [tree.at_level(area, by.level) for area in base.area_id]
    if by.grain in TIME_KEYS:
        values = base.when.dt.strftime(TIME_KEYS[by.grain])
    else:
        values = base[events.columns.get(by.grain, by.grain)]
    return [value if isinstance(value, str) else None for value in values]


def _states_in_time(
    events: Events, rows: pd.DataFrame, whole: Group, grain: str
) -> list[tuple[Key, Group]]:
    """The state at the end of each day or month that the period and T have reached."""
    if rows.empty:
        return []
    first = rows.reported_at.min().date()
    return [
        (key, replace(whole, rows=events.bases["state"](rows, stretch)))
        for key, stretch in stretches(whole.scope, grain, first)
    ]
