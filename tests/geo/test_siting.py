from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.covering import best_choices
from geo.demand import grouped
from geo.siting import best_sites
from tests.geo.places import scattered

RADIUS_M = 500.0


def demand_of(reach, households):
    """Demand from a table: for each place the candidates that reach it."""
    places, candidates = np.nonzero(np.array(reach, np.bool_))
    return grouped(places, candidates, np.array(households, np.int64), np.shape(reach)[1])


def best_by_trying_all(reach, households, number):
    """The most that this many candidates reach, and all sets that do, smallest sum first."""
    table, counts = np.array(reach, np.bool_), np.array(households)
    reached = {
        chosen: int(counts[table[:, chosen].any(axis=1)].sum())
        for chosen in combinations(range(table.shape[1]), number)
    }
    most = max(reached.values())
    return most, min(sum(each) for each, total in reached.items() if total == most)


@st.composite
def tables(draw):
    places, candidates = draw(st.integers(1, 12)), draw(st.integers(3, 10))
    row = st.lists(st.booleans(), min_size=candidates, max_size=candidates)
    reach = draw(st.lists(row, min_size=places, max_size=places))
    return reach, draw(st.lists(st.integers(0, 6), min_size=places, max_size=places))


@given(tables())
def test_every_choice_is_the_best_of_all_there_are(table):
    demand = demand_of(*table)
    for number, choice in enumerate(best_choices(demand, 3), 1):
        most, smallest_sum = best_by_trying_all(*table, number)
        assert (choice.reached_households, choice.most_households) == (most, most)
        assert demand.reached(choice.candidates) == most
        assert (len(choice.candidates), sum(choice.candidates)) == (number, smallest_sum)


@given(tables())
def test_choices_end_when_all_that_can_be_reached_is(table):
    reach, households = table
    reachable = sum(count for row, count in zip(reach, households, strict=True) if any(row))
    reached = [each.reached_households for each in best_choices(demand_of(reach, households), 10)]
    assert reached == sorted(set(reached))
    assert (reached[-1] if reached else 0) == reachable


def test_the_best_two_need_not_hold_the_best_one():
    # The middle reaches most alone; left and right together reach everything.
    reach = [[1, 0, 0], [1, 1, 0], [0, 1, 1], [0, 0, 1]]
    choices = [each.candidates for each in best_choices(demand_of(reach, [2, 3, 3, 2]), 2)]
    assert choices == [(1,), (0, 2)]


def test_a_relaxation_that_halves_its_candidates_is_decided():
    # Each place is reached by two of three: half of each would reach all with 1.5 candidates.
    reach = [[1, 1, 0], [0, 1, 1], [1, 0, 1]]
    first, second = best_choices(demand_of(reach, [1, 1, 1]), 2)
    assert (first.candidates, first.reached_households, first.most_households) == ((0,), 2, 2)
    assert second.candidates == (0, 1)


def test_where_too_much_is_open_the_answer_says_how_far_it_may_be(monkeypatch):
    monkeypatch.setattr("geo.covering._DECIDABLE", 0)
    random = np.random.default_rng(11)
    reach, households = random.random((60, 30)) < 0.12, random.integers(1, 9, 60)
    for number, choice in enumerate(best_choices(demand_of(reach, households), 3), 1):
        most, _ = best_by_trying_all(reach, households, number)
        assert 0.95 * most <= choice.reached_households <= most <= choice.most_households


def street(metres):
    """Points on a line to the east."""
    return np.array(metres) / 102_900 + 114, np.full(len(metres), 22.5)


def test_sites_are_in_the_order_of_what_they_bring():
    places, households = street([0, 2000, 2100]), np.array([5, 4, 3])
    none = np.zeros(3, np.bool_)
    one, two = best_sites(street([0, 2050]), places, households, none, RADIUS_M, 5)
    assert [(site.candidate, site.gain_households) for site in two.sites] == [(1, 7), (0, 5)]
    assert [site.covered_households for site in two.sites] == [7, 12]
    assert (one.gain_households, two.gain_households) == (7, 5)
    assert (two.covered_households, two.most_households) == (12, 12)


def test_households_within_reach_already_bring_no_gain():
    places, households = street([0, 3000]), np.array([90, 4])
    (plan,) = best_sites(street([0, 3000]), places, households, np.array([True, False]), 500, 3)
    assert [site.candidate for site in plan.sites] == [1]
    assert (plan.gain_households, plan.covered_households) == (4, 94)


@pytest.mark.parametrize("households", [[0, 0], [5, 5]])
def test_without_anything_to_gain_there_is_no_plan(households):
    far = street([50_000])
    none = np.zeros(2, np.bool_)
    assert best_sites(far, street([0, 9]), np.array(households), none, 500, 3) == ()


def test_of_candidates_that_bring_the_same_the_smallest_number_wins():
    places = street([0, 100, 5000])
    candidates = street([9000, 60, 50, 40])
    none = np.zeros(3, np.bool_)
    (plan,) = best_sites(candidates, places, np.array([3, 3, 1]), none, 500, 1)
    assert [site.candidate for site in plan.sites] == [1]


@pytest.mark.parametrize(
    ("seed", "theirs"),
    [
        (0, [171, 323, 420, 509, 595]),
        (1, [185, 359, 508, 649, 777]),
        (2, [118, 235, 330, 416, 499]),
    ],
)
def test_plans_cover_what_those_of_pysal_do(seed, theirs):
    """What MCLP of spopt 0.7 covers with 1 to 5 sites, solved by CBC."""
    homes, candidates = scattered(seed, 120), scattered(seed + 9, 25)
    households = np.random.default_rng(seed).integers(1, 50, 120)
    plans = best_sites(candidates, homes, households, np.zeros(120, np.bool_), RADIUS_M, 5)
    assert [plan.covered_households for plan in plans] == theirs


def test_each_plan_for_a_city_is_proven_and_the_next_site_brings_less():
    random = np.random.default_rng(5)
    homes = 114 + random.uniform(0, 0.05, 400), 22.5 + random.uniform(0, 0.04, 400)
    households, none = random.integers(1, 60, 400), np.zeros(400, np.bool_)
    plans = best_sites(homes, homes, households, none, RADIUS_M, 6)
    gains = [plan.gain_households for plan in plans]
    assert len(plans) == 6 and gains == sorted(gains, reverse=True)
    assert all(plan.covered_households == plan.most_households for plan in plans)
