from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.axis import axis_around, axis_from_zero, round_step

VALUES = st.lists(st.just(0.0) | st.floats(1e-6, 1e6), min_size=1, max_size=20)


@given(VALUES)
def test_every_value_lies_on_its_axis(values):
    for axis in (axis_around(values), axis_from_zero(values, is_whole=False)):
        assert all(axis.low <= value <= axis.high * (1 + 1e-9) for value in values)
        assert 2 <= len(axis.ticks) <= 6


def test_an_axis_from_zero_ends_on_a_tick():
    assert axis_from_zero([5, 268], is_whole=True).ticks == (0, 100, 200, 300)
    assert axis_from_zero([0], is_whole=True).high == 1


@pytest.mark.parametrize(
    ("raw", "step"), [(0.05, 0.05), (0.06, 0.1), (67, 100), (1.8, 2), (21, 50)]
)
def test_steps_are_round(raw, step):
    assert round_step(raw) == pytest.approx(step)


@given(st.integers(0, 5000))
def test_counts_have_whole_ticks(peak):
    assert all(tick == int(tick) for tick in axis_from_zero([peak], is_whole=True).ticks)
