"""The two tests behind a difference, against sums written out."""

from __future__ import annotations

from fractions import Fraction
from math import comb, erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.chance import chance_of_difference
from data.readings.intervals import Z_95, Z_998, wilson


def exactly(part, whole, share):
    """Twice the smaller tail, in whole numbers and fractions."""
    share = Fraction(share)
    chances = [comb(whole, n) * share**n * (1 - share) ** (whole - n) for n in range(whole + 1)]
    is_low = part <= whole * share
    return float(min(1, 2 * sum(chances[: part + 1] if is_low else chances[part:])))


def scored(part, whole, share):
    return erfc(abs(part - whole * share) / sqrt(2 * whole * share * (1 - share)))


@given(
    st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from([0.02, 0.25, 0.5, 0.9, 0.95]),
)
def test_it_is_the_larger_of_the_exact_and_the_score_test(counted, share):
    wanted = max(exactly(*counted, share), scored(*counted, share))
    assert chance_of_difference(*counted, share) == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize(("z", "level"), [(Z_95, 0.05), (Z_998, 0.002)])
@given(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.01, 0.99),
)
def test_what_lies_inside_its_interval_is_never_found_different(z, level, counted, share):
    low, high = wilson(*counted, z)
    if low + 1e-9 < share < high - 1e-9:
        assert chance_of_difference(*counted, share) > level


def test_a_small_group_is_not_found_different_by_the_tail_of_a_bell():
    # 14 of 20 against 95 %: the score test says one in three million, the sum one in 1,500.
    assert scored(14, 20, 0.95) < 1e-6
    assert chance_of_difference(14, 20, 0.95) == pytest.approx(6.58e-4, rel=1e-2)


def test_a_share_of_none_or_all_leaves_nothing_to_differ():
    assert chance_of_difference(0, 20, 0.0) == chance_of_difference(20, 20, 1.0) == 1.0
    assert chance_of_difference(19, 20, 1.0) == 0.0


def test_millions_are_counted_as_well():
    assert chance_of_difference(4_750_000, 5_000_000, 0.95) == pytest.approx(1.0)
    assert chance_of_difference(4_749_000, 5_000_000, 0.95) == pytest.approx(0.0402, rel=0.01)
