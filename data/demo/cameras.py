"""Sites to be watched, and the cameras of the city."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.facilities import beside
from data.demo.people import People
from data.demo.plan import CityPlan

SITE_KINDS: Final = ("学校门口", "农贸市场", "主要路口", "小区出入口", "车站码头")
_SITES: Final = 320
_WATCHED: Final = 0.955
_OTHER_CAMERAS: Final = 900
_NEAR_M: Final = 32.0
_FAR_M: Final = 120.0
_ONLINE: Final = 0.962
_INTACT: Final = 0.984
_NEW: Final = 0.3
_EARLIEST_DAY: Final = -2500


def name_sites(people: People, rng: Generator) -> pd.DataFrame:
    """One row for each site: kind, spot (a row of the people's spots), longitude, latitude."""
    spots = np.sort(rng.choice(len(people.spots), min(_SITES, len(people.spots)), replace=False))
    chosen = people.spots.iloc[spots]
    kinds = rng.integers(0, len(SITE_KINDS), len(spots))
    return chosen[["longitude", "latitude"]].assign(spot=spots, kind=kinds).reset_index(drop=True)


def put_up_cameras(
    people: People, sites: pd.DataFrame, plan: CityPlan, rng: Generator
) -> pd.DataFrame:
    """One row for each: longitude, latitude, is_online, is_intact, opened (days since the first)."""
    watched = sites["spot"].to_numpy()[rng.random(len(sites)) < _WATCHED]
    others = rng.integers(0, len(people.spots), _OTHER_CAMERAS)
    near = pd.DataFrame(beside(people.spots.iloc[watched], _NEAR_M, rng))
    far = pd.DataFrame(beside(people.spots.iloc[others], _FAR_M, rng))
    cameras = pd.concat([near, far], ignore_index=True)
    count = len(cameras)
    is_intact = rng.random(count) < _INTACT
    is_new = rng.random(count) < _NEW * plan.drift
    opened = np.where(
        is_new, rng.integers(0, plan.day_count, count), rng.integers(_EARLIEST_DAY, 0, count)
    )
    # What is broken is seldom online.
    is_online = rng.random(count) < np.where(is_intact, _ONLINE, 0.2)
    return cameras.assign(is_online=is_online, is_intact=is_intact, opened=opened)
