"""片区, 大网格, 社区 and 网格: who lies in what, with names, codes and polygons.

A 大网格 joins communities that touch; a community is one grid or two. The new town is a grid
directly under its 大网格, and so are special grids: parks, a market, offices and a tidal flat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.random import Generator
from shapely.geometry.base import BaseGeometry

from data.demo import names
from data.demo.borders import Shapes, drawn, united
from data.demo.cutting import TIDAL, Cut, cut_up
from data.demo.flaws import miswritten
from data.demo.ground import Ground, lay_ground
from data.demo.plan import CityPlan

ALL_PURPOSE: Final = "全科"
SPECIAL: Final = "专属"
NEW_TOWN: Final = f"{names.COAST}新城"

# CJ/T 349-2010: object 6 digits, county 6, sub-district 3, community 3, grid 2. The county is
# invented; communities that were merged are numbered from 601.
COUNTY: Final = "990301"
_OBJECTS: Final = {ALL_PURPOSE: "010000", SPECIAL: "020000"}
_FIRST_MERGED: Final = 601


@dataclass(frozen=True, slots=True)
class Territory:
    """The areas of every level; zone, big_grid and community are rows of the level above.

    zones: code, name · big_grids: code, name, zone · communities: code, name, big_grid ·
    grids: code, name, kind, is_tidal, from_town (0 in the town, 1 at the rim), zone, big_grid,
    community (-1 where there is none). Shapes are in OGC:CRS84; the grids cover the boundary
    without gap or overlap.
    """

    boundary: BaseGeometry
    zones: pd.DataFrame
    zone_shapes: Shapes
    big_grids: pd.DataFrame
    communities: pd.DataFrame
    grids: pd.DataFrame
    grid_shapes: Shapes


def survey(plan: CityPlan, rng: Generator) -> Territory:
    """Lay the ground, divide it and name what has come about."""
    ground = lay_ground(plan.cells, rng)
    cut = cut_up(ground, plan, rng)
    drawings = drawn(ground, cut.grid, plan.area_km2, rng)
    table = _in_order(ground, cut)
    shapes = drawings[table.index.to_numpy()]
    table = table.reset_index(drop=True)
    zones = _zones(table)
    big_grids = _big_grids(table, zones)
    communities = _communities(table, zones, rng)
    zone_shapes = united(table["zone"].to_numpy(), shapes)
    boundary = united(np.zeros(len(zone_shapes), np.int64), zone_shapes)[0]
    assert isinstance(boundary, shapely.Polygon)
    return Territory(
        boundary,
        zones,
        zone_shapes,
        big_grids,
        communities,
        _grids(table, zones, communities),
        shapes,
    )


def _in_order(ground: Ground, cut: Cut) -> pd.DataFrame:
    """One row for each grid of the cut, zone by zone from north to south, then west to east.

    The numbers of the levels above run in the same order.
    """
    cells = pd.DataFrame({
        "grid": cut.grid, "x": ground.centres[:, 0], "y": ground.centres[:, 1],
        "from_town": ground.from_town / ground.radius,
    })  # fmt: skip
    table = cells.groupby("grid", sort=True).mean()
    table["community"], table["big_grid"] = cut.community_of, cut.big_grid_of
    table["zone"] = cut.zone_of[cut.big_grid_of]
    table["special"] = [cut.special.get(int(number), "") for number in table.index]
    for level, axis, sign in (("zone", "y", -1), ("big_grid", "x", 1), ("community", "x", 1)):
        table[f"{level}_at"] = sign * table.groupby(level)[axis].transform("mean")
    table["is_special"] = table["special"] != ""
    table = table.sort_values(["zone_at", "is_special", "big_grid_at", "community_at", "x"])
    for level in ("zone", "big_grid", "community"):
        table[level], _ = pd.factorize(table[level].where(table[level] >= 0))
    return table


def _zones(table: pd.DataFrame) -> pd.DataFrame:
    coast = int(table.loc[table["special"] == TIDAL, "zone"].iloc[0])
    inland = iter(names.ZONES)
    bare = [
        names.COAST if zone == coast else next(inland) for zone in range(table["zone"].max() + 1)
    ]
    return pd.DataFrame({
        "code": [f"{COUNTY}{zone + 1:03}" for zone in range(len(bare))],
        "name": [f"{name}片区" for name in bare],
        "bare": bare,
    })  # fmt: skip


def _big_grids(table: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    made = table.groupby("big_grid", as_index=False).agg(zone=("zone", "first"))
    place = made.groupby("zone").cumcount()
    made["code"] = [f"{zones.code[z]}{n + 1:02}" for z, n in zip(made["zone"], place, strict=True)]
    made["name"] = [
        f"{zones.bare[z]}第{names.COUNTING[n]}大网格"
        for z, n in zip(made["zone"], place, strict=True)
    ]
    return made[["code", "name", "zone"]]


def _communities(table: pd.DataFrame, zones: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    made = table[table["community"] >= 0].groupby("community", as_index=False)
    firsts = made.agg(zone=("zone", "first"), big_grid=("big_grid", "first"))
    place = firsts.groupby("zone").cumcount() + _FIRST_MERGED
    firsts["code"] = [f"{zones.code[z]}{n:03}" for z, n in zip(firsts["zone"], place, strict=True)]
    firsts["name"] = names.communities(len(firsts), rng)
    return firsts[["code", "name", "big_grid"]]


def _grids(table: pd.DataFrame, zones: pd.DataFrame, communities: pd.DataFrame) -> pd.DataFrame:
    grids = table[["zone", "big_grid", "community", "from_town"]].copy()
    is_special = table["is_special"].to_numpy()
    grids["kind"] = np.where(is_special, SPECIAL, ALL_PURPOSE)
    grids["is_tidal"] = (table["special"] == TIDAL).to_numpy()
    has_community = grids["community"] >= 0
    above = [
        communities.code[community] if community >= 0 else f"{zones.code[zone]}000"
        for community, zone in zip(grids["community"], grids["zone"], strict=True)
    ]
    place = pd.Series(above).groupby(above).cumcount() + 1
    sound = [
        f"{_OBJECTS[kind]}{code}{number:02}"
        for kind, code, number in zip(grids["kind"], above, place, strict=True)
    ]
    grids["code"] = miswritten(sound)
    number = grids.groupby(["zone", "kind"]).cumcount() + 1
    grids["name"] = [
        f"{zones.bare[zone]}{special}" if special else f"{zones.bare[zone]}-{n:02}"
        for zone, special, n in zip(grids["zone"], table["special"], number, strict=True)
    ]
    grids.loc[~has_community & ~is_special, "name"] = NEW_TOWN
    return grids
