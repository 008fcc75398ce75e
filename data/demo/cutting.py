"""The ground cut into 片区, these into 大网格, 社区 and 网格, and special grids carved out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator

from data.demo.chances import Numbers, Points
from data.demo.dividing import apportioned, connected, divided
from data.demo.ground import Ground
from data.demo.plan import CityPlan

TIDAL: Final = "滩涂养殖区"
# Name, number of cells, and where its 大网格 lies: 0 is in the town, 1 at the rim.
_CARVED: Final = (
    ("商务楼宇", 9, 0.0),
    ("农贸市场", 9, 0.15),
    ("工业园", 26, 0.6),
    ("科技园", 30, 0.85),
)
_TIDAL_CELLS: Final = 24
_NONE: Final = -1


@dataclass(frozen=True, slots=True)
class Cut:
    """The grid of every cell; of every grid its 社区 (-1: none) and 大网格; of these the 片区.

    ``special`` names the grids that are special.
    """

    grid: Numbers
    community_of: Numbers
    big_grid_of: Numbers
    zone_of: Numbers
    special: dict[int, str]


def cut_up(ground: Ground, plan: CityPlan, rng: Generator) -> Cut:
    """Cut from the largest level to the smallest, each part in one piece."""

    def cut(within: Numbers, counts: Numbers) -> Numbers:
        regions = divided(within, counts, ground.centres, rng)
        return connected(regions, within, ground.links)

    zone = cut(np.zeros(len(ground.centres), np.int64), np.array([plan.zones]))
    big_grid = cut(zone, apportioned(np.bincount(zone).astype(float), plan.big_grids, 2))
    zone_of = _parents(big_grid, zone)
    tidal = _tidal_flat(ground, zone)
    new_town = int(np.bincount(big_grid[tidal]).argmax())
    big_grid[tidal] = new_town
    community = cut(big_grid, _shares(big_grid, plan.communities, new_town))
    single = int(community[big_grid == new_town][0])
    grid = cut(community, _shares(community, plan.grids - 1, single))
    community_of = _parents(grid, community)
    big_grid_of = _parents(grid, big_grid)
    community_of[big_grid_of == new_town] = _NONE
    carved = [*_carved(ground, big_grid, new_town), (TIDAL, tidal)]
    special = {}
    for number, (name, cells) in enumerate(carved, start=len(big_grid_of)):
        grid[cells], special[number] = number, name
    parents = np.array([big_grid[cells[0]] for _, cells in carved])
    big_grid_of = np.concatenate([big_grid_of, parents])
    community_of = np.concatenate([community_of, np.full(len(carved), _NONE)])
    return Cut(connected(grid, big_grid, ground.links), community_of, big_grid_of, zone_of, special)


def _parents(regions: Numbers, above: Numbers) -> Numbers:
    """For each region, in the order of numbers, what it lies in."""
    _, first = np.unique(regions, return_index=True)
    return np.asarray(above[first])


def _shares(within: Numbers, total: int, single: int) -> Numbers:
    """How many parts each region has: ``total`` by size, and one for the region ``single``."""
    sizes = np.bincount(within).astype(float)
    return np.insert(apportioned(np.delete(sizes, single), total), single, 1)


def _tidal_flat(ground: Ground, zone: Numbers) -> Numbers:
    """Cells along the shore in the far east, all of one zone."""
    shore = np.flatnonzero(ground.is_coast)
    east = shore[int(ground.centres[shore, 0].argmax())]
    near = shore[zone[shore] == zone[east]]
    return np.asarray(near[_nearest(ground, near, ground.centres[east])[:_TIDAL_CELLS]])


def _carved(ground: Ground, big_grid: Numbers, new_town: int) -> list[tuple[str, Numbers]]:
    """The cells of each special grid, from a corner of a 大网格."""
    from_town = np.bincount(big_grid, ground.from_town) / np.bincount(big_grid)
    outwards = [int(number) for number in np.argsort(from_town) if number != new_town]
    carved = []
    for name, cells, out in _CARVED:
        members = np.flatnonzero(big_grid == outwards[int(out * len(outwards))])
        middle = ground.centres[members].mean(axis=0)
        corner = members[_nearest(ground, members, middle)[-1]]
        carved.append((name, members[_nearest(ground, members, ground.centres[corner])[:cells]]))
    return carved


def _nearest(ground: Ground, cells: Numbers, point: Points) -> Numbers:
    """Positions in ``cells`` from the nearest to the farthest."""
    east, north = (ground.centres[cells] - point).T
    return np.argsort(np.hypot(east, north), kind="stable")
