from __future__ import annotations

import numpy as np
import pytest

from geo.clusters import hot_spots
from geo.nearness import neighbours
from tests.geo.places import squares

CORE = (36, 37, 38, 47, 48, 49, 58, 59, 60)


@pytest.fixture
def city_of_103(monkeypatch):
    """The same neighbours serve for all maps of one city."""
    shapes = squares()
    near = neighbours(shapes)
    monkeypatch.setattr("geo.clusters.neighbours", lambda given: near)
    return shapes


def made_up(seed, mean, factor=1.0):
    """Households and Poisson cases by them; in the core ``factor`` times as many."""
    random = np.random.default_rng(seed)
    households = random.integers(50, 900, 103).astype(float)
    rates = np.full(103, mean / households.mean())
    rates[list(CORE)] *= factor
    return random.poisson(rates * households).astype(float), households


@pytest.mark.parametrize("mean", [0.75, 5, 50])
def test_of_200_maps_without_clusters_at_most_17_show_a_finding(city_of_103, mean):
    maps = (made_up(seed, mean) for seed in range(200))
    assert sum(bool(hot_spots(city_of_103, *each).clusters) for each in maps) <= 17


def test_a_planted_cluster_is_found_on_every_map(city_of_103):
    for seed in range(20):
        cases, households = made_up(seed, 30, factor=2.0)
        first = hot_spots(city_of_103, cases, households).clusters[0]
        assert first.direction == "high" and first.peak in CORE
        assert len(set(first.members) & set(CORE)) >= len(first.members) / 2
        assert first.observed > first.expected and first.p < first.q <= 0.05


def test_a_planted_gap_is_a_cold_spot(city_of_103):
    cases, households = made_up(4, 60, factor=0.4)
    (found,) = hot_spots(city_of_103, cases, households).clusters
    assert found.direction == "low" and found.z < 0 and found.observed < found.expected
    assert set(found.members) <= set(CORE) < set(found.around)


def test_many_cases_where_many_live_are_no_cluster(city_of_103):
    households = np.full(103, 100.0)
    households[list(CORE)] = 1000
    assert hot_spots(city_of_103, households * 0.3, households).clusters == ()


def test_the_evidence_counts_the_members_and_their_neighbours(city_of_103):
    cases, households = made_up(2, 30, factor=3.0)
    found = hot_spots(city_of_103, cases, households).clusters[0]
    around = list(found.around)
    rate = cases.sum() / households.sum()
    assert found.observed == cases[around].sum()
    assert found.expected == pytest.approx(households[around].sum() * rate)


def test_the_order_of_areas_decides_nothing():
    cases, households = made_up(7, 30, factor=2.0)
    order = np.random.default_rng(1).permutation(103)
    straight = hot_spots(squares(), cases, households).clusters
    shuffled = hot_spots(squares()[order], cases[order], households[order]).clusters
    assert [set(each.members) for each in straight] == [
        set(order[list(each.members)]) for each in shuffled
    ]


def test_areas_without_households_or_figures_are_not_judged():
    cases, households = made_up(2, 30, factor=3.0)
    households[48], cases[37] = 0, np.nan
    found = hot_spots(squares(), cases, households)
    seen = {area for each in found.clusters for area in each.around}
    assert seen and not seen & {48, 37} and set(found.areas) == set(range(103)) - {48, 37}
    assert found.events == np.delete(cases, [48, 37]).sum()


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_map_of_few_areas_shows_nothing(count):
    shapes = squares(count, columns=3)
    assert hot_spots(shapes, np.arange(count) ** 4.0, np.ones(count)).clusters == ()


@pytest.mark.parametrize("figure", [0.0, 3.0])
def test_equal_areas_show_nothing(figure):
    assert hot_spots(squares(), np.full(103, figure), np.full(103, 10.0)).clusters == ()


def test_less_than_a_case_for_two_areas_is_too_little_to_judge():
    few, enough = np.zeros(103), np.zeros(103)
    few[list(CORE)], enough[list(CORE)] = 5, 6
    judged = [hot_spots(squares(), cases, np.full(103, 10.0)) for cases in (few, enough)]
    assert [(each.events, each.fewest_events) for each in judged] == [(45, 52), (54, 52)]
    assert [bool(each.clusters) for each in judged] == [False, True]
