"""Where further sites bring most households within reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from geo.covering import Choice, best_choices
from geo.demand import Demand, by_gain, grouped
from geo.reach import pairs_within

LonLat: TypeAlias = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Site:
    """A candidate of a plan, what it brings beyond the sites before it, and all reached then."""

    candidate: int
    gain_households: int
    covered_households: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The best sites for their number, those that bring most first.

    ``gain_households`` is what this number of sites reaches beyond the best plan with one site
    fewer. Those of one plan after another are the curve of gains; a plan need not keep the
    sites of the one before. No plan with so many sites covers more than ``most_households``;
    where that is what this one covers, it is proven the best.
    """

    sites: tuple[Site, ...]
    gain_households: int
    covered_households: int
    most_households: int


def best_sites(
    candidates: LonLat,
    places: LonLat,
    households: NDArray[np.int64],
    is_covered: NDArray[np.bool_],
    radius_m: float,
    most: int,
) -> tuple[Plan, ...]:
    """The best plans with 1, 2, … ``most`` further sites among the candidates.

    ``households`` live at ``places``; of those not ``is_covered`` yet, a site reaches all within
    ``radius_m`` geodesic metres, the edge included. ``covered_households`` counts those covered
    already, too. There are fewer plans where fewer sites reach all that can be reached. How
    they are found, and what decides between equals: ``best_choices``.
    """
    needy = np.flatnonzero(~is_covered & (households > 0))
    place, candidate, _ = pairs_within(
        places[0][needy], places[1][needy], candidates[0], candidates[1], radius_m
    )
    demand = grouped(place, candidate, households[needy], len(candidates[0]))
    return tuple(_plans(demand, int(households[is_covered].sum()), most))


def _plans(demand: Demand, covered_before: int, most: int) -> Iterator[Plan]:
    covered = covered_before
    for choice in best_choices(demand, most):
        reached = covered_before + choice.reached_households
        yield Plan(
            tuple(_sites(demand, choice, covered_before)),
            reached - covered,
            reached,
            covered_before + choice.most_households,
        )
        covered = reached


def _sites(demand: Demand, choice: Choice, covered: int) -> Iterator[Site]:
    for candidate, gain in by_gain(demand, choice.candidates):
        covered += gain
        yield Site(candidate, gain, covered)
