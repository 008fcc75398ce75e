"""A square city whose every square metre is known, at any place on Earth.

Drawn in whole metres on a plane that touches the Earth in the city's middle, then told in degrees.
Borders have a vertex every 100 m, so that neighbours bend alike wherever the plane is laid.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from pyproj import Proj, Transformer

SIDE_M, GRID_M, STEP_M = 3000, 500, 100
SHENZHEN = (114.05, 22.55)
PLACES = {
    "in Shenzhen": SHENZHEN,
    "on the equator, west of Greenwich": (-77.0, 0.0),
    "on both sides of Greenwich": (0.0, 51.5),
    "far in the north": (25.8, 71.1),
    "far in the south": (-68.3, -54.8),
}


@dataclass(frozen=True, slots=True)
class City:
    """Grids by name and the boundary around them; metres until ``at`` puts them somewhere."""

    grids: dict[str, shapely.Geometry]
    boundary: shapely.Geometry

    def with_grids(self, **changed):
        return City({**self.grids, **changed}, self.boundary)

    def transformed(self, change):
        """Both through a function of coordinates: an array of n × 2."""
        grids = {name: shapely.transform(each, change) for name, each in self.grids.items()}
        return City(grids, shapely.transform(self.boundary, change))

    def at(self, longitude, latitude):
        plane = Proj(proj="tmerc", lon_0=longitude, lat_0=latitude, ellps="WGS84")
        middle = SIDE_M / 2
        return self.transformed(
            lambda metres: np.column_stack(plane(*(metres - middle).T, inverse=True))
        )

    def by_way_of(self, crs):
        """Into another coordinate system and back."""
        there = Transformer.from_crs("OGC:CRS84", crs, always_xy=True)
        away = self.transformed(lambda degrees: np.column_stack(there.transform(*degrees.T)))
        return away.transformed(
            lambda far: np.column_stack(there.transform(*far.T, direction="INVERSE"))
        )


def box(west, south, east, north):
    """A rectangle with a vertex every 100 m along its sides, counted from the lattice."""
    xs, ys = ([*range(*_lattice(a, b)), b] for a, b in ((west, east), (south, north)))
    xs, ys = [west, *xs], [south, *ys]
    there = [*((x, south) for x in xs), *((east, y) for y in ys)]
    back = [*((x, north) for x in xs[::-1]), *((west, y) for y in ys[::-1])]
    return shapely.remove_repeated_points(shapely.Polygon([*there, *back]))


def _lattice(start, end):
    return (int(start // STEP_M + 1) * STEP_M, int(-(-end // STEP_M)) * STEP_M, STEP_M)


def whole_city():
    """36 grids of 500 m that cover their boundary once."""
    corners = range(0, SIDE_M, GRID_M)
    grids = {
        f"{x // GRID_M}{y // GRID_M}": box(x, y, x + GRID_M, y + GRID_M)
        for x, y in product(corners, corners)
    }
    return City(grids, box(0, 0, SIDE_M, SIDE_M))


def faulty_city():
    """The city with one fault of each kind, each among grids of its own.

    A gap, an overlap, a sliver, ground beyond the boundary, an invalid ring, a multipart grid and a
    stray.
    """
    city = whole_city()
    grid = city.grids
    gap = box(430, 200, 530, 300)
    sliver = box(1000, 1100, 1000.5, 1400)
    given_away = box(2200, 200, 2300, 300)
    return city.with_grids(**{
        "00": grid["00"] - gap,
        "10": grid["10"] - gap,
        "04": grid["04"] | box(500, 2200, 540, 2300),
        "22": grid["22"] - sliver,
        "40": grid["40"] - given_away,
        "30": grid["30"] | box(2200, 200, 2300, 300),
        "53": grid["53"] | box(3000, 1700, 3080, 1800),
        "34": _spiked(grid["34"], (1700, 2500), (1700, 2700)),
        "stray": box(9000, 100, 9200, 200),
    })  # fmt: skip


def _spiked(grid, foot, tip):
    """The grid with a ring that leaves it and comes back on the same line: invalid."""
    ring = list(grid.exterior.coords)
    at = ring.index(foot)
    return shapely.Polygon([*ring[: at + 1], tip, *ring[at:]])
