from __future__ import annotations

import pytest

from layouts.lengths import format_length, format_limit, log_axis


@pytest.mark.parametrize(
    ("hours", "words"),
    [(None, "—"), (0.04, "0.0 小时"), (38.45, "38.5 小时"), (47.9, "47.9 小时"), (48, "2.0 天")],
)
def test_two_days_and_more_are_told_in_days(hours, words):
    assert format_length(hours, "zh") == words


def test_a_short_length_has_a_short_word():
    assert format_length(26.4, "zh", is_short=True) == "26.4 时"


def test_a_limit_keeps_the_unit_it_is_stated_in():
    assert format_limit(3.0, "working_days", "zh") == "3 个工作日"
    assert format_limit(1.5, "hours", "en") == "1.5 h"


def test_equal_factors_lie_equally_far_apart():
    axis = log_axis([1.0, 100.0])
    at = [float(axis.at(hours)[:-1]) for hours in (1, 10, 100)]
    assert at[1] - at[0] == pytest.approx(at[2] - at[1], abs=0.02)


def test_nothing_lies_off_the_axis():
    axis = log_axis([])
    assert (axis.at(0.0), axis.at(1e6)) == ("0.00%", "100.00%")
