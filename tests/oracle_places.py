"""Areas: what lies in what, and how many live there."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.scope import Scope
from tests.oracle_figures import Key


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

    @property
    def root(self) -> str:
        return next(area for area, parent in self.parents.items() if not isinstance(parent, str))

    def line(self, area: Key) -> tuple[str, ...]:
        """The area with all above it, smallest first; nothing where a row is not placed."""
        return (area, *self.line(self.parents[area])) if isinstance(area, str) else ()

    def at_level(self, area: Key, level: Key) -> Key:
        return next((above for above in self.line(area) if self.levels[above] == level), None)

    def is_inside(self, area: Key, scope: Scope) -> bool:
        """Inside the scope's area; the whole place holds what is not placed as well."""
        return scope.area is None or scope.area in self.line(area)

    def below(self, scope: Scope, level: Key) -> list[str]:
        """The areas of a level inside the scope's area."""
        of_level = [area for area, its in self.levels.items() if its == level]
        return [area for area in of_level if self.is_inside(area, scope)]


def residents(what: str, areas: pd.DataFrame, tree: Tree) -> dict[str, int]:
    """Persons or households, at the smallest areas that know them."""
    known = {row.area_id: int(getattr(row, what)) for row in areas.dropna(subset=what).itertuples()}
    above_another = {above for area in known for above in tree.line(area)[1:]}
    return {area: counted for area, counted in known.items() if area not in above_another}


def lives_in(living: dict[str, int], area: Key, tree: Tree) -> bool:
    """Whether the residents of an area, or of one around it, are known."""
    return not living.keys().isdisjoint(tree.line(area))
