"""What a generation says about its place: names, levels, areas, T, targets, what is recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from data.errors import QuestionError
from data.locality import ROOT_LEVEL, Level
from data.metrics.metric import Language
from data.profile import Profile


@dataclass(frozen=True, slots=True)
class Area:
    """One area. ``area_km2`` is None where no shape is known; ``kind`` is as the source writes it:
    all-purpose or special grid …
    """

    area_id: str
    name: str
    level: str
    parent_id: str | None
    persons: int | None = None
    households: int | None = None
    area_km2: float | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Place:
    """The place of one generation; the root area stands for all of it. ``recorded`` are the metrics
    of which its records can say something.
    """

    generation_id: str
    profile: Profile
    as_of: datetime
    areas: Mapping[str, Area]
    recorded: frozenset[str] = frozenset()

    @cached_property
    def root(self) -> Area:
        return next(area for area in self.areas.values() if area.level == ROOT_LEVEL)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the profile that have areas, largest first."""
        present = {area.level for area in self.areas.values()}
        return tuple(level for level in self.profile.levels if level.key in present)

    def name(self, language: Language) -> str:
        return self.profile.place.name.text.of(language)

    def area(self, asked: str) -> Area:
        """An area by its id, or by a name that only one area bears. Raises QuestionError."""
        if asked in self.areas:
            return self.areas[asked]
        named = [area for area in self.areas.values() if area.name == asked]
        if len(named) == 1:
            return named[0]
        found = ", ".join(area.area_id for area in named) or "none"
        raise QuestionError(
            f"There is no single area {asked!r} (found: {found}).",
            "an area id, or a name that only one area bears",
            "look the id up with: python app.py read case_volume --by area:LEVEL --format csv",
            subject="area",
            asked=asked,
        )

    def within(self, asked: str | None) -> str | None:
        """The area that a scope is limited to: None for the whole place, which holds what is
        not placed as well. Raises QuestionError as ``area``.
        """
        area_id = self.area(asked).area_id if asked is not None else None
        return None if area_id == self.root.area_id else area_id

    def level(self, key: str) -> Level:
        """A level that has areas. Raises QuestionError naming those that do."""
        for level in self.levels:
            if level.key == key:
                return level
        known = ", ".join(level.key for level in self.levels) or "none yet"
        raise QuestionError(
            f"There is no level {key!r}.",
            f"one of: {known}",
            "choose one, or import its areas",
            subject="level",
            asked=key,
        )

    def path(self, area_id: str) -> tuple[Area, ...]:
        """From the root down to the area."""
        area = self.areas[area_id]
        above = self.path(area.parent_id) if area.parent_id else ()
        return (*above, area)

    @cached_property
    def _below(self) -> Mapping[str, tuple[Area, ...]]:
        found: defaultdict[str, list[Area]] = defaultdict(list)
        for area in self.areas.values():
            for above in self.path(area.area_id)[:-1]:
                found[above.area_id].append(area)
        return {area_id: tuple(areas) for area_id, areas in found.items()}

    def below(self, area_id: str) -> tuple[Area, ...]:
        """Every area under one, without itself, in order of id."""
        return self._below.get(area_id, ())

    def levels_below(self, area_id: str) -> tuple[Level, ...]:
        """The levels that have areas under one, largest first."""
        present = {area.level for area in self.below(area_id)}
        return tuple(level for level in self.levels if level.key in present)
