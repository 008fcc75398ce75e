"""The flood: which cases are its own, and the low ground where its water gathers."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.random import Generator

from data.demo.borders import METRES_PER_DEG
from data.demo.chances import Flags, Numbers
from data.demo.matters import DRAINAGE, MATTERS
from data.demo.people import People
from data.demo.plan import Flood
from data.demo.reports import place
from data.demo.territory import Territory

_PLACE: Final = ("grid", "longitude", "latitude", "reporter")


def is_of_flood(cases: pd.DataFrame, flood: Flood, first_day: int) -> Flags:
    """Which cases are about water and from the days of rain, the first of which has that number."""
    is_drainage = np.array([matter.large == DRAINAGE for matter in MATTERS])[cases["matter"]]
    since = cases["day"].to_numpy() - first_day
    return np.asarray(is_drainage & (since >= 0) & (since < len(flood.factors)))


def gather_water(
    cases: pd.DataFrame,
    is_wet: Flags,
    territory: Territory,
    people: People,
    flood: Flood,
    rng: Generator,
) -> None:
    """Have part of the cases ``is_wet`` happen on low ground instead, to those who live there.

    What is reported again from one place goes with it. Nothing else about ``cases`` changes, so
    the whole city has the same ones on every day, and as many in time.
    """
    rows = np.flatnonzero(is_wet)
    points = cases.loc[rows, ["longitude", "latitude"]].to_numpy()
    _, firsts, spots = np.unique(points, axis=0, return_index=True, return_inverse=True)
    grids = _low_ground(territory, people, flood)
    weights = people.households[grids] / people.households[grids].sum()
    moved = cases.loc[rows[firsts]].assign(grid=rng.choice(grids, len(firsts), p=weights))
    place(moved, people, rng)
    is_moved = (rng.random(len(moved)) < flood.share_on_low_ground)[spots]
    for name in _PLACE:
        cases.loc[rows[is_moved], name] = moved[name].to_numpy()[spots[is_moved]]


def _low_ground(territory: Territory, people: People, flood: Flood) -> Numbers:
    """The lowest grid and those nearest to it, as far as anybody lives there."""
    centres = shapely.get_coordinates(shapely.centroid(territory.grid_shapes)) * METRES_PER_DEG
    lowest = centres[(territory.grids["name"] == flood.lowest_grid).to_numpy()]
    away_m = np.hypot(*(centres - lowest).T)
    away_m[people.households == 0] = np.inf
    return np.argsort(away_m)[: flood.low_grids]
