"""The statistic of local clustering, and what its chances need: scores and discovery rates."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from geo.nearness import Nearness


def gi_star(values: NDArray[np.float64], near: Nearness) -> NDArray[np.float64]:
    """The standardised Gi* of each value: of the sum over its neighbours and itself.

    0 where all values are equal, or where all are neighbours.
    """
    count, members = len(values), near.sums(np.ones(len(values)))
    surplus = near.sums(values - values.mean())
    spread = values.std() * np.sqrt((count - members) * members / (count - 1))
    z = np.zeros(count)
    np.divide(surplus, spread, out=z, where=spread > 0)
    return z


def discovery_rates(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of false discoveries if each chance and all smaller ones counted as discoveries."""
    order = np.argsort(chances, kind="stable")
    steps = chances[order] * len(chances) / np.arange(1, len(chances) + 1)
    rates = np.empty(len(chances))
    rates[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return rates


def deviates(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Freeman and Tukey's deviates: nearly standard normal where observed is Poisson."""
    return np.sqrt(observed) + np.sqrt(observed + 1) - np.sqrt(4 * expected + 1)


def normal_scores(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Normal scores by rank (van der Waerden's); equal values share one."""
    # Rounding errors must not part areas that have the same figures.
    _, places, counts = np.unique(values.round(9), return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    quantile = NormalDist().inv_cdf
    return np.array([quantile(rank / (len(values) + 1)) for rank in ranks.tolist()])[places]
