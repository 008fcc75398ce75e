"""Fair ranking: three groups by three rules."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis.chance import chance_of_difference
from data.analysis.ranking import SIDES, rank
from data.metrics.catalogue import metric_of
from data.readings.question import Question
from data.scope import parse_by
from tests.data.analysis.made import broken_down, rate
from tests.test_reconciliation import parts_of, scopes

RULES = ("95", "998", "fdr")
counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
cities = st.lists(counted, min_size=1, max_size=25).map(
    lambda found: {f"p{number:02}": each for number, each in enumerate(found)}
)


def ranked(now, rule="95", **more):
    return rank(*broken_down(now, **more), rule)


def keys(rows):
    return [row.reading.key for row in rows]


def by_intervals(parts, whole):
    """Who lies beside the whole, straight from the 95 % intervals of the readings."""
    found = {side: set() for side in SIDES}
    is_up = metric_of(whole.metric).direction == "up"
    for row in parts:
        figure = row.figure
        if row.key is None or figure.status != "ok":
            continue
        if figure.low is None or whole.value is None or figure.low <= whole.value <= figure.high:
            found["same"].add(row.key)
        else:
            found["worse" if (figure.high < whole.value) == is_up else "better"].add(row.key)
    return found


def groups(ranking):
    return {side: set(keys(ranking.of(side))) for side in SIDES}


@given(cities, st.sampled_from(["on_time_closure_rate", "repeat_rate", "proactive_discovery_rate"]))
def test_at_95_percent_the_groups_are_those_of_the_intervals(now, metric):
    parts, whole = broken_down(now, metric=metric)
    ranking = rank(parts, whole)
    assert groups(ranking) == by_intervals(parts, whole)
    assert {row.key for row in ranking.left_out} == {
        row.key for row in parts if row.figure.status != "ok"
    }


@settings(max_examples=10)
@given(scope=scopes())
def test_at_95_percent_the_groups_of_the_sample_are_those_of_its_intervals(sample_reader, scope):
    metrics = ("on_time_closure_rate", "repeat_rate", "resolution_rate", "staffing_norm_rate")
    for by in parts_of(scope, ("area:grid", "area:street")):
        wholes, parts = sample_reader.read(
            Question(metrics, scope), Question(metrics, scope, parse_by(by))
        )
        for whole in wholes:
            mine = [part for part in parts if part.metric == whole.metric]
            assert groups(rank(mine, whole)) == by_intervals(mine, whole)


@given(cities)
def test_the_stricter_rules_tell_apart_only_what_the_intervals_do(now):
    told = {rule: groups(ranked(now, rule)) for rule in RULES}
    for side in ("worse", "better"):
        assert told["998"][side] <= told["95"][side]
        assert told["fdr"][side] <= told["95"][side]


@given(cities)
def test_false_discoveries_are_bounded_step_by_step(now):
    """Benjamini and Hochberg, as they wrote it: the largest i with p(i) ≤ i/m · q."""
    ranking, (_, whole) = ranked(now, "fdr"), broken_down(now)
    chances = {
        row.reading.key: chance_of_difference(*now[row.reading.key], whole.value)
        for row in ranking.ranked
    }
    ordered = sorted(chances, key=chances.get)
    last = max(
        (i for i, key in enumerate(ordered, 1) if chances[key] <= i * 0.05 / len(ordered)),
        default=0,
    )
    assert set(keys((*ranking.worse, *ranking.better))) == set(ordered[:last])


def test_among_a_hundred_equals_95_percent_names_some_and_the_others_nobody():
    draw = random.Random(7)
    now = {f"g{n:03}": (sum(draw.random() < 0.9 for _ in range(150)), 150) for n in range(100)}
    named = {rule: len(ranked(now, rule).worse + ranked(now, rule).better) for rule in RULES}
    assert named["95"] > 0
    assert named["fdr"] == 0
    assert named["998"] <= 1


def test_worst_stands_first_among_the_worse_and_best_among_the_better():
    now = {
        "a": (70, 100),
        "b": (60, 100),
        "c": (90, 100),
        "d": (1, 3),
        "e": (99, 100),
        "f": (100, 100),
    }
    now |= {"z": (9000, 10000)}
    ranking = ranked(now)
    assert keys(ranking.worse) == ["b", "a"]
    assert keys(ranking.better) == ["f", "e"]
    assert keys(ranking.same) == ["c", "z"]
    assert [row.key for row in ranking.left_out] == ["d"]
    assert keys(ranking.ranked) == ["b", "a", "c", "z", "e", "f"]


def test_where_lower_is_better_the_highest_is_the_worst():
    now = {"a": (40, 100), "b": (30, 100), "c": (1, 100), "z": (1000, 10000)}
    ranking = ranked(now, metric="repeat_rate")
    assert (keys(ranking.worse), keys(ranking.better)) == (["a", "b"], ["c"])


def test_equal_values_share_a_place_and_the_same_have_none():
    now = {"a": (50, 100), "b": (100, 200), "c": (60, 100), "z": (950, 1000), "y": (99, 100)}
    ranking = ranked(now)
    assert [(row.reading.key, row.place) for row in ranking.worse] == [("a", 1), ("b", 1), ("c", 3)]
    assert all(row.place is None for row in ranking.same)
    assert [row.place for row in ranking.better] == [1, 2]


@pytest.mark.parametrize("rule", RULES)
def test_three_cases_are_never_last_nor_first(rule):
    for few in ((0, 3), (3, 3)):
        now = {"few": few, "a": (900, 1000), "b": (700, 1000), "c": (990, 1000)}
        ranking = ranked(now, rule)
        assert [row.key for row in ranking.left_out] == ["few"]
        assert keys(ranking.ranked) == ["b", "a", "c"]


def test_what_has_no_interval_is_told_apart_by_no_rule():
    now = {"a": (1, 20), "b": (20, 20)}
    for rule in RULES:
        assert groups(ranked(now, rule, metric="staffing_norm_rate"))["same"] == {"a", "b"}


def test_what_is_not_placed_is_nobodys_rank():
    parts, whole = broken_down({"a": (90, 100), None: (1, 100)})
    ranking = rank(parts, whole)
    assert keys(ranking.ranked) == ["a"]
    assert ranking.not_placed is parts[1]


@given(cities, st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_the_order_of_the_readings_does_not_matter(now, draw, rule):
    parts, whole = broken_down(now)
    shuffled = draw.sample(parts, len(parts))
    assert [keys(rank(shuffled, whole, rule).of(side)) for side in SIDES] == [
        keys(rank(parts, whole, rule).of(side)) for side in SIDES
    ]


def test_the_interval_is_that_of_the_rule():
    parts, whole = broken_down({"a": (90, 100)})
    (at_95,), (at_998,) = rank(parts, whole).same, rank(parts, whole, "998").same
    assert (at_95.low, at_95.high) == (parts[0].figure.low, parts[0].figure.high)
    assert at_998.low < at_95.low
    assert at_998.high > at_95.high


def test_without_a_value_of_the_whole_nobody_is_told_apart():
    parts, _ = broken_down({"a": (90, 100), "b": (10, 100)})
    assert keys(rank(parts, rate((0, 0), by="")).same) == ["b", "a"]
