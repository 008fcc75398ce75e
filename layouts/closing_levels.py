"""Closed at which level: the bands of a bar, and the areas in their order with how each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data.analysis.ranking import SIDES, Ranking, Side
from data.metrics.catalogue import metric_of
from data.readings.reading import Figure, Reading
from layouts.group_names import name_level
from layouts.sheet import Sheet

IN_GRID: Final = metric_of("closed_in_grid_rate")
IN_ZONE: Final = metric_of("closed_in_zone_rate")


@dataclass(frozen=True, slots=True)
class Band:
    """One part of a bar: so many of ``whole`` were closed ``at`` grid, between, or at the place itself;
    ``name`` is that of the level where it is one alone.
    """

    at: str
    count: float
    whole: float
    name: str = ""

    @property
    def share(self) -> float:
        return self.count / self.whole


@dataclass(frozen=True, slots=True)
class Line:
    """Both rates of an area, and how each stands to the whole."""

    in_grid: Reading
    in_zone: Reading
    grid_side: Side
    zone_side: Side


def lines_of(areas: Sequence[Reading], rankings: Mapping[str, Ranking]) -> list[Line]:
    """The areas with a dispute, the lowest in the grid first, small numbers last."""
    in_zone = {row.key: row for row in areas if row.metric == IN_ZONE.key}
    lines = [
        Line(row, in_zone[row.key], *(_side(row.key, rankings[m.key]) for m in (IN_GRID, IN_ZONE)))
        for row in areas
        if row.metric == IN_GRID.key and row.figure.denominator
    ]
    return sorted(lines, key=_rank)


def _rank(line: Line) -> tuple[bool, bool, float]:
    figure = line.in_grid.figure
    return line.in_grid.key is None, figure.status != "ok", figure.value or 0.0


def _side(key: str | None, ranking: Ranking) -> Side:
    """In which group of the ranking an area stands."""
    return next(
        (side for side in SIDES if any(row.reading.key == key for row in ranking.of(side))), "same"
    )


def bands_of_levels(sheet: Sheet, levels: Sequence[Reading], whole: float) -> list[Band]:
    """Every level at which anything was closed, from the smallest up."""
    profile, root = sheet.place.profile, sheet.place.root.level
    counts = {row.key: row.figure.denominator or 0 for row in levels}
    order = [*(level.key for level in reversed(profile.levels)), root]
    ends = {profile.grid_level: "grid", root: "place"}
    return [
        Band(ends.get(key, "between"), counts[key], whole, name_level(sheet, key))
        for key in order
        if counts.get(key)
    ]


def bands_of(in_grid: Figure, in_zone: Figure) -> list[Band]:
    whole = in_grid.denominator or 1
    at_grid, below = in_grid.numerator or 0, in_zone.numerator or 0
    bands = {"grid": at_grid, "between": below - at_grid, "place": whole - below}
    return [Band(at, count, whole) for at, count in bands.items() if count]
