"""The last 5 %: how many may be named, and who is spared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.bottom import bottom, last_places
from data.analysis.ranking import rank
from tests.data.analysis.made import broken_down

RULES = ("95", "998", "fdr")


def judged(worst, n=40, others=(950, 1000), metric="on_time_closure_rate", rule="95"):
    """``worst`` among n; the others are alike."""
    now = {f"w{number}": each for number, each in enumerate(worst)}
    now |= {f"x{number:02}": others for number in range(n - len(worst))}
    return bottom(rank(*broken_down(now, metric=metric), rule))


def named(found):
    return [row.reading.key for row in found.named]


def spared(found):
    return {each.row.reading.key: each.reason for each in found.spared}


@pytest.mark.parametrize(
    ("n", "places"), [(0, 0), (3, 0), (19, 0), (20, 1), (39, 1), (40, 2), (100, 5), (403, 20)]
)
def test_the_last_places_are_five_percent_rounded_down(n, places):
    assert last_places(n) == places


def test_of_nineteen_nobody_is_last():
    found = judged([(1, 1000)], n=19)
    assert (found.allowed, found.named, found.spared) == (0, (), ())
    assert named(judged([(1, 1000)], n=20)) == ["w0"]


def test_the_clearly_worst_are_named_worst_first():
    assert named(judged([(700, 1000), (600, 1000)])) == ["w1", "w0"]


def test_a_tie_across_the_cut_spares_all_who_tie():
    found = judged([(600, 1000), (700, 1000), (70, 100)])
    assert named(found) == ["w0"]
    assert spared(found) == {"w1": "tied"}
    assert judged([(600, 1000)] * 3).named == ()


def test_an_interval_that_reaches_the_cut_spares():
    found = judged([(600, 1000), (700, 1000), (705, 1000)])
    assert named(found) == ["w0"]
    assert spared(found) == {"w1": "interval"}


def test_who_cannot_be_told_from_the_whole_is_spared():
    found = judged([(940, 1000), (945, 1000)])
    assert found.named == ()
    assert spared(found) == {"w0": "same", "w1": "same"}


def test_two_failures_in_ten_are_spared_though_their_interval_is_short():
    found = judged([(8, 10)], n=20)
    assert found.spared[0].row.high < found.cut
    assert spared(found) == {"w0": "unsure"}


def test_one_failure_in_ten_is_not_last_where_many_looks_are_reckoned_with():
    assert named(judged([(9, 10)], n=20, others=(100, 100))) == ["w0"]
    assert judged([(9, 10)], n=20, others=(100, 100), rule="fdr").named == ()


@pytest.mark.parametrize("rule", RULES)
def test_three_cases_are_never_last(rule):
    found = judged([(0, 3), (600, 1000), (700, 1000)], n=41, rule=rule)
    assert named(found) == ["w1", "w2"]


def test_too_few_cases_do_not_make_room_for_others():
    assert judged([(0, 3), (600, 1000)], n=20).allowed == 0


def test_where_lower_is_better_the_highest_are_last():
    found = judged([(300, 1000), (1, 1000)], others=(50, 1000), metric="repeat_rate")
    assert named(found) == ["w0"]


def test_a_number_without_a_good_side_has_no_last_places():
    ranking = rank(*broken_down({f"p{n:02}": (n, 1000) for n in range(40)}))
    assert bottom(replace(ranking, direction="none")).allowed == 0


counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(counted, min_size=15, max_size=60), st.sampled_from(RULES))
def test_nobody_named_has_an_interval_that_crosses_the_cut(each, rule):
    now = {f"p{number:02}": found for number, found in enumerate(each)}
    ranking = rank(*broken_down(now), rule)
    found = bottom(ranking)
    assert found.allowed == len(ranking.ranked) // 20 == len(found.named) + len(found.spared)
    for row in found.named:
        assert row.high < found.cut
        assert row.reading.figure.n >= 10
        assert sum(other.value <= row.value for other in ranking.ranked) <= found.allowed
