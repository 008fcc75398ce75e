"""Counts held against a rate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.counts import chance_of_count, count_interval
from data.analysis.ranking import rank
from data.readings.intervals import Z_95
from tests.data.analysis.made import broken_down


@given(st.integers(0, 500), st.integers(1, 500), st.floats(0.01, 3))
def test_the_interval_holds_what_the_test_does_not_reject(count, base, rate):
    low, high = count_interval(count, base, Z_95)
    chance = chance_of_count(count, base, rate)
    assert (low <= rate <= high) == (chance >= 0.05) or chance == pytest.approx(0.05, abs=1e-6)


def test_no_count_still_allows_for_some():
    low, high = count_interval(0, 100, Z_95)
    assert low == 0
    assert high == pytest.approx(0.0384, abs=1e-4)


def test_there_may_be_more_whistles_than_cases():
    low, high = count_interval(30, 20, Z_95)
    assert low < 1.5 < high


def test_nothing_expected_and_nothing_counted_is_no_surprise():
    assert chance_of_count(0, 50, 0.0) == 1.0
    assert chance_of_count(3, 50, 0.0) == 0.0


def test_areas_that_whistle_too_little_or_too_much_are_told_apart():
    whistles = {"few": (2, 400), "usual": (21, 1000), "many": (30, 600)}
    ranking = rank(*broken_down(whistles, metric="whistle_rate"))
    assert [row.reading.key for row in ranking.worse] == ["many"]
    assert [row.reading.key for row in ranking.better] == ["few"]
