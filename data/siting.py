"""Where a kind of facility stands, whom it does not reach, and where the next ones would."""

from __future__ import annotations

from dataclasses import dataclass

from data.outlines import Point, Polygons


@dataclass(frozen=True, slots=True)
class Site:
    """A proposed site, at a residence in the area ``area_id``; its gain is beyond the sites before."""

    at: Point
    area_id: str | None
    gain_households: int
    covered_households: int


@dataclass(frozen=True, slots=True)
class Siting:
    """One kind of facility in one area on one day; points are longitude and latitude.

    ``circles`` is the ground within the radius of any of its ``facilities``, ``beyond`` are the
    residences outside. ``plans`` are the best plans with one, two, three … further sites: how
    many households all together reach, and the sites, those that bring most first.
    """

    kind: str
    facilities: tuple[Point, ...]
    circles: Polygons
    beyond: tuple[Point, ...]
    households: int
    covered_households: int
    plans: tuple[tuple[Site, ...], ...] = ()

    def plan(self, number: int) -> tuple[Site, ...]:
        """The best plan of so many sites, or of as many as reach all that can be reached."""
        return self.plans[min(number, len(self.plans)) - 1] if self.plans else ()

    def covered_by(self, number: int) -> int:
        """The households that so many further sites leave covered."""
        return self.plans[number - 1][-1].covered_households if number else self.covered_households
