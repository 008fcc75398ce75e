"""Facilities near the homes of the city: each kind reaches so many households, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.borders import METRES_PER_DEG
from data.demo.chances import Flags, Numbers, Points
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.territory import Territory
from geo.reach import pairs_within

RADIUS_M: Final = 800.0
"""How far a facility reaches, as the profile of the city states it."""

_POINT: Final = ("longitude", "latitude")
_TRIED: Final = 6
_FROM_BORDER: Final = 0.7
_FARTHEST_M: Final = 80.0
_NEW: Final = 0.2
_EARLIEST_DAY: Final = -4000
_CLOSED: Final = 0.02
_AREA_SPREAD: Final = 0.45
_GRIDS_PER_STATION: Final = 3
_FEWER_STATIONS: Final = 2
STATION: Final = "社区服务站"


@dataclass(frozen=True, slots=True)
class _Kind:
    """The share of households within reach of one, and the mean floor area, where it has rooms."""

    reaches: float
    floor_area_m2: float | None = None


_KINDS: Final[Mapping[str, _Kind]] = MappingProxyType(
    {
        "公交站": _Kind(0.986),
        "党群服务中心": _Kind(0.972, 86),
        "学校": _Kind(0.951, 5200),
        "卫生站": _Kind(0.938, 240),
        "公园": _Kind(0.910),
        "养老驿站": _Kind(0.784, 60),
    }
)
_STATION_M2: Final = 75.0


def open_facilities(
    people: People, territory: Territory, plan: CityPlan, rng: Generator
) -> pd.DataFrame:
    """One row for each: kind, spot (a row of the people's spots), longitude, latitude,
    floor_area_m2, opened and closed (days since the first one, -1: still open).
    """
    homes = people.spots[people.spots["households"] > 0]
    chosen = []
    for name, kind in _KINDS.items():
        sites = _beside(homes, rng)
        standing = sites.iloc[_reaching(homes, _near(sites, homes), kind.reaches, rng)]
        chosen.append(_made(name, standing, kind.floor_area_m2, plan, rng))
    stations = _beside(homes, rng).iloc[_one_in_three(homes, territory, rng)]
    chosen.append(_made(STATION, stations, _STATION_M2, plan, rng))
    return pd.concat(chosen, ignore_index=True)


def _beside(homes: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Where a facility may stand: a site beside each home."""
    return pd.DataFrame({**beside(homes, _FARTHEST_M, rng), "spot": homes.index})


def beside(spots: pd.DataFrame, farthest_m: float, rng: Generator) -> dict[str, Points]:
    """Longitude and latitude of a point near each spot, in the same grid."""
    angle = rng.uniform(0, 2 * np.pi, len(spots))
    free_m = np.minimum(spots["free_m"].to_numpy() * _FROM_BORDER, farthest_m)
    away_m = free_m * np.sqrt(rng.random(len(spots)))
    east, north = away_m * np.cos(angle), away_m * np.sin(angle)
    return {
        "longitude": np.round(spots["longitude"].to_numpy() + east / METRES_PER_DEG[0], 6),
        "latitude": np.round(spots["latitude"].to_numpy() + north / METRES_PER_DEG[1], 6),
    }


def _near(sites: pd.DataFrame, homes: pd.DataFrame) -> list[Numbers]:
    """The homes within reach of a facility at each site."""
    ones, others = (table[[*_POINT]].to_numpy().T for table in (sites, homes))
    site, home, _ = pairs_within(ones[0], ones[1], others[0], others[1], RADIUS_M)
    return np.split(home, np.cumsum(np.bincount(site, minlength=len(sites)))[:-1])


def _reaching(homes: pd.DataFrame, near: list[Numbers], share: float, rng: Generator) -> Numbers:
    """The sites at which facilities stand, until they reach a share of all households."""
    households = homes["households"].to_numpy()
    is_reached: Flags = np.zeros(len(homes), bool)
    chosen: list[int] = []
    while households[is_reached].sum() < share * households.sum():
        left = np.flatnonzero(~is_reached)
        tried = rng.choice(left, min(_TRIED, len(left)), replace=False)
        gains = [households[near[site][~is_reached[near[site]]]].sum() for site in tried]
        best = int(tried[int(np.argmax(gains))])
        is_reached[near[best]] = True
        chosen.append(best)
    return np.array(chosen)


def _one_in_three(homes: pd.DataFrame, territory: Territory, rng: Generator) -> Numbers:
    """Homes in every third grid, but for a few stations that are still missing."""
    grids = homes["grid"].to_numpy()
    every_third = np.arange(1, len(territory.grids), _GRIDS_PER_STATION)
    built = rng.permutation(every_third)[_FEWER_STATIONS:]
    with_homes = np.intersect1d(built, grids)
    return np.array([rng.choice(np.flatnonzero(grids == grid)) for grid in with_homes])


def _made(
    kind: str,
    sites: pd.DataFrame,
    floor_area_m2: float | None,
    plan: CityPlan,
    rng: Generator,
) -> pd.DataFrame:
    count = len(sites)
    is_new = rng.random(count) < _NEW * plan.drift
    made = sites.assign(
        kind=kind,
        floor_area_m2=np.round((floor_area_m2 or np.nan) * rng.lognormal(0, _AREA_SPREAD, count)),
        opened=np.where(
            is_new, rng.integers(0, plan.day_count, count), rng.integers(_EARLIEST_DAY, 0, count)
        ),
        closed=-1,
    )
    return pd.concat([made, _replaced(made, rng)])


def _replaced(made: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """Facilities that stood near new ones and were closed when these opened."""
    is_replacing = (rng.random(len(made)) < _CLOSED / _NEW) & (made["opened"].to_numpy() >= 0)
    old = made[is_replacing]
    return old.assign(closed=old["opened"], opened=_EARLIEST_DAY)
