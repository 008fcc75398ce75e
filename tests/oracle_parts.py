"""Breaking a question down: each part is the same question of fewer areas, days or rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data.scope import By, Scope
from tests.oracle_figures import Key
from tests.oracle_places import Tree, residents
from tests.oracle_records import Records
from tests.oracle_time import TIME_KEYS, stretches


@dataclass(frozen=True)
class Part:
    """One group of a breakdown: its records, its days, and the areas that belong to it.

    ``area`` is the one area that the group is, if it is one.
    """

    records: Records
    scope: Scope
    tree: Tree
    area: Key
    belongs: Callable[[Key], bool]

    def rows(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[table.area_id.map(self.belongs).astype(bool)]

    def residents(self, what: str) -> int:
        living = residents(what, self.records.areas, self.tree)
        return sum(counted for area, counted in living.items() if self.belongs(area))


def parts(records: Records, scope: Scope, by: By | None) -> Iterator[tuple[Key, Part]]:
    """The groups of a breakdown with their keys; the total stands under None."""
    tree = Tree.of(records.areas)
    whole = Part(
        records, scope, tree, scope.area or tree.root, lambda area: tree.is_inside(area, scope)
    )
    if by is None:
        yield None, whole
    elif by.grain == "area":
        yield from _by_area(whole, by)
    elif by.grain in TIME_KEYS:
        for key, stretch in stretches(scope, by.grain, _first_day(records)):
            yield key, replace(whole, scope=stretch)
    elif by.grain == "facility_kind":
        yield from _by_facility_kind(whole)
    elif by.grain == "department":
        yield from _by_department(whole)
    else:
        yield from _by_channel(whole)


def _by_area(whole: Part, by: By) -> Iterator[tuple[Key, Part]]:
    tree, scope = whole.tree, whole.scope
    below = tree.below(scope, by.level)
    # All that lies in a grid lies in its street, too.
    around = tree.at_level(scope.area, by.level)
    for key in dict.fromkeys((*below, around, None)):

        def belongs(area: Key, key: Key = key) -> bool:
            return whole.belongs(area) and tree.at_level(area, by.level) == key

        yield key, replace(whole, area=key if key in below else None, belongs=belongs)


def _by_facility_kind(whole: Part) -> Iterator[tuple[Key, Part]]:
    """A kind alone is the whole question of a place that wants nothing else."""
    profile = whole.records.profile
    for kind in profile.reach.kinds:
        alone = profile.model_copy(
            update={"reach": profile.reach.model_copy(update={"kinds": (kind,)})}
        )
        yield kind.key, replace(whole, records=replace(whole.records, profile=alone))


def _by_department(whole: Part) -> Iterator[tuple[Key, Part]]:
    grids = whole.records.department_grids
    for department in grids.department.unique():
        is_told = not pd.isna(department)
        own = grids.department == department if is_told else grids.department.isna()
        records = replace(whole.records, department_grids=grids[own])
        yield department if is_told else None, replace(whole, records=records)


def _by_channel(whole: Part) -> Iterator[tuple[Key, Part]]:
    services = whole.records.services
    for channel in services.channel.unique():
        of_channel = services.channel.isna() if pd.isna(channel) else services.channel == channel
        records = replace(whole.records, services=services[of_channel])
        yield None if pd.isna(channel) else channel, replace(whole, records=records)


def _first_day(records: Records) -> date:
    """The first day of which anything is recorded."""
    events = (records.cases.reported_at, records.services.finished_at, records.shifts.served_on)
    return min(when.min() for when in events if when.notna().any()).date()
