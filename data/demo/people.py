"""Households, persons and where they live: points inside the grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import shapely
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo import names
from data.demo.borders import METRES_PER_DEG, Shapes
from data.demo.chances import Numbers, Points
from data.demo.dividing import apportioned
from data.demo.plan import CityPlan
from data.demo.territory import ALL_PURPOSE, Territory

_FEWEST_HOUSEHOLDS: Final = 180
# The shape of the gamma distribution of what a grid has beyond the fewest.
_EVENNESS: Final = 5.5
_EVENNESS_OF_HOMES: Final = 2.0
_FEWEST_HOMES: Final = 6
_PERSONS_PER_HOUSEHOLD: Final = (3.55, 4.25)
_SPOTS_WITHOUT_HOUSEHOLDS: Final = 8
_ESTATE_TYPES: Final = ("商业", "单位", "棚改", "三无")
# Shares in the town and at the rim.
_TYPES_IN_TOWN: Final = np.array([0.46, 0.24, 0.17, 0.13])
_TYPES_AT_RIM: Final = np.array([0.28, 0.08, 0.20, 0.44])
_FROM_BORDER_M: Final = 12.0


@dataclass(frozen=True, slots=True)
class People:
    """Who lives where.

    ``households`` and ``persons`` of each grid, 0 in special ones. Spots are the points where
    people are met: homes, in special grids workplaces. ``spots``: grid, longitude, latitude,
    free_m (metres to the border of the grid), households, persons, name, estate_type.
    """

    households: Numbers
    persons: Numbers
    spots: pd.DataFrame

    @property
    def first_spot(self) -> Numbers:
        """Where the spots of each grid begin, and at last their number."""
        counts = np.bincount(self.spots["grid"])
        return np.concatenate([[0], np.cumsum(counts)])


def settle(territory: Territory, plan: CityPlan, rng: Generator) -> People:
    """Let the planned number of households settle in the all-purpose grids."""
    is_lived_in = (territory.grids["kind"] == ALL_PURPOSE).to_numpy()
    households = np.zeros(len(is_lived_in), np.int64)
    beyond = rng.gamma(_EVENNESS, size=int(is_lived_in.sum()))
    households[is_lived_in] = apportioned(beyond, plan.households, _FEWEST_HOUSEHOLDS)
    per_household = rng.uniform(*_PERSONS_PER_HOUSEHOLD, len(households))
    persons = np.round(households * per_household).astype(np.int64)
    counts = np.full(len(households), _SPOTS_WITHOUT_HOUSEHOLDS)
    counts[is_lived_in] = apportioned(
        households[is_lived_in].astype(float), plan.residences, _FEWEST_HOMES
    )
    spots = _spots(territory.grid_shapes, counts, rng)
    sizes = rng.gamma(_EVENNESS_OF_HOMES, size=len(spots))
    spots["households"] = _dealt(households, sizes, counts)
    spots["persons"] = _dealt(persons, spots["households"].to_numpy(), counts)
    spots["name"] = names.estates(len(spots), rng)
    from_town = np.minimum(territory.grids["from_town"].to_numpy(), 1)
    spots["estate_type"] = _estate_types(from_town[spots["grid"].to_numpy()], rng)
    return People(households, persons, spots)


def _spots(shapes: Shapes, counts: Numbers, rng: Generator) -> pd.DataFrame:
    found = [_points(shape, int(count), rng) for shape, count in zip(shapes, counts, strict=True)]
    return pd.DataFrame(np.vstack(found), columns=["longitude", "latitude", "free_m"]).assign(
        grid=np.repeat(np.arange(len(counts)), counts)
    )


def _points(shape: shapely.Polygon, count: int, rng: Generator) -> Points:
    """Points inside a polygon with their distance from its border: longitude, latitude, metres."""
    west, south, east, north = shape.bounds
    plane = shapely.transform(shape, lambda points: points * METRES_PER_DEG)
    border = shapely.boundary(plane)
    shapely.prepare(plane)
    kept = np.empty((0, 3))
    while len(kept) < count:
        tried = np.round(rng.uniform((west, south), (east, north), (6 * count, 2)), 6)
        x, y = (tried * METRES_PER_DEG).T
        inside = shapely.contains_xy(plane, x, y)
        free_m = shapely.distance(border, shapely.points(x[inside], y[inside]))
        row = np.column_stack([tried[inside], free_m])
        kept = np.vstack([kept, row[free_m > _FROM_BORDER_M]])
    return kept[:count]


def _dealt(totals: Numbers, weights: Numbers | Points, counts: Numbers) -> Numbers:
    """Each total dealt out to its parts by weight, at least one to each; nothing of nothing."""
    parts = np.split(weights, np.cumsum(counts)[:-1])
    dealt = [
        apportioned(part.astype(float), int(total)) if total else np.zeros(len(part), np.int64)
        for total, part in zip(totals, parts, strict=True)
    ]
    return np.concatenate(dealt)


def _estate_types(from_town: Points, rng: Generator) -> NDArray[np.str_]:
    mix = (1 - from_town[:, None]) * _TYPES_IN_TOWN + from_town[:, None] * _TYPES_AT_RIM
    drawn = rng.random(len(from_town))
    number = (drawn[:, None] > np.cumsum(mix, axis=1)[:, :-1]).sum(axis=1)
    return np.asarray(np.array(_ESTATE_TYPES)[number])
