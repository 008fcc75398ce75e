from __future__ import annotations

import numpy as np
import pytest

from geo.gi_star import deviates, discovery_rates, gi_star, normal_scores
from geo.nearness import Nearness


def test_discovery_rates_are_those_worked_by_hand():
    # 4 chances: each times 4 and divided by its rank, then the smallest of it and all larger ones.
    rates = discovery_rates(np.array([0.03, 0.01, 0.5, 0.02]))
    assert rates == pytest.approx([0.04, 0.04, 0.5, 0.04])


def test_a_single_sum_of_neighbours_has_its_known_moments():
    # Of 1, 2, …, 10, drawn three at a time, sums have mean 16.5 and variance 3 · 8.25 · 7/9.
    near = Nearness(np.array([0, 0, 0, *range(1, 10)]), np.array([0, 1, 2, *range(1, 10)]))
    z = gi_star(np.arange(1.0, 11), near)
    assert z[0] == pytest.approx((6 - 16.5) / np.sqrt(3 * 8.25 * 7 / 9))


def test_gi_star_is_that_of_pysal():
    """The example of esda's G_Local (2.9): six points, neighbours within 15, binary weights."""
    pairs = [(0, 1), (0, 3), (1, 3), (1, 4), (2, 4), (3, 4), (4, 5)]
    both_ways = [*pairs, *((other, one) for one, other in pairs), *((one, one) for one in range(6))]
    z = gi_star(np.array([2, 3, 3.2, 5, 8, 7]), Nearness(*np.array(both_ways).T))
    theirs = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    assert z == pytest.approx(theirs, abs=1e-8)


def test_deviates_of_poisson_counts_are_nearly_standard_normal():
    counts = np.random.default_rng(1).poisson(8.0, 20_000).astype(float)
    found = deviates(counts, np.full(20_000, 8.0))
    assert (found.mean(), found.std()) == pytest.approx((0, 1), abs=0.05)


def test_equal_values_share_a_score_and_scores_keep_the_order():
    low, middle, same, high = normal_scores(np.array([-3.0, 1.0, 1.0, 900.0]))
    assert (middle, low) == pytest.approx((same, -high)) and low < middle < high
