from __future__ import annotations

import pytest

from data.attention.limits import natural_limits


def limits(*values, **more):
    return natural_limits(dict(enumerate(values)), len(values), **{"least": 0, **more})


def test_the_limits_are_those_of_the_median_moving_range():
    assert limits(*[100, 110] * 4) == pytest.approx((105 - 31.45, 105 + 31.45))


def test_one_wild_value_does_not_widen_them():
    assert limits(100, 110, 100, 110, 900, 110, 100, 110)[1] < 150


def test_slow_growth_is_no_change():
    low, high = limits(*range(100, 112))
    assert low < 112 < high


def test_what_the_season_explains_is_usual():
    assert limits(*[100, 102] * 6)[0] > 60
    assert limits(*[100, 102] * 6, alike=[60])[0] < 60


def test_values_without_any_movement_leave_room_for_trifles():
    assert limits(*[0.97] * 12, least=0.005) == pytest.approx((0.965, 0.975))


def test_a_share_of_the_limits_stands_as_far_inside():
    low, high = limits(*[100, 110] * 4, share=2 / 3)
    assert high - low == pytest.approx(2 / 3 * 62.9)
