from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.numbers import (
    format_break,
    format_count,
    format_interval,
    format_share,
    format_value,
    round_percent,
)


@pytest.mark.parametrize(
    ("value", "target", "shown"),
    [
        (0.9630, None, "96.3%"),
        (0.9625, None, "96.3%"),
        (0.96249, None, "96.2%"),
        (0.9996, None, "99.9%"),
        (0.99999, None, "99.9%"),
        (1.0, None, "100%"),
        (0.0, None, "0.0%"),
        (0.0004, None, "0.0%"),
        (0.9497, 0.95, "94.9%"),
        (0.94999, 0.95, "94.9%"),
        (0.95, 0.95, "95.0%"),
        (19 / 20, 0.95, "95.0%"),
        (0.9504, 0.95, "95.0%"),
        (0.945, 0.95, "94.5%"),
        (0.8996, 0.9, "89.9%"),
    ],
)
def test_a_rate_is_never_rounded_up_to_its_target_or_to_100(value, target, shown):
    assert format_value(value, "ratio", "zh", target) == shown


def test_a_rate_that_should_be_low_is_never_rounded_down_to_its_target():
    assert format_value(0.0502, "ratio", "zh", 0.05, "down") == "5.1%"
    assert format_value(0.05, "ratio", "zh", 0.05, "down") == "5.0%"
    assert format_value(0.0449, "ratio", "zh", 0.05, "down") == "4.5%"


def test_what_falls_short_of_the_whole_is_never_rounded_up_to_it():
    assert format_value(0.9996, "times", "zh") == "0.99"
    assert format_value(1.0, "times", "zh") == "1.00"
    assert format_value(1.0049, "times", "en") == "1.00"
    assert format_value(99.96, "points", "zh") == "99.9"


def test_what_a_case_or_a_call_has_on_average_keeps_two_decimals():
    assert format_value(0.045, "per_case", "zh") == "0.05"
    assert format_value(9.448, "per_call", "en") == "9.45"


def test_whole_rates_align_in_columns():
    assert format_value(1.0, "ratio", "zh", is_aligned=True) == "100.0%"


@given(st.floats(0, 1), st.floats(0.01, 1))
def test_the_printed_rate_and_the_true_rate_agree_about_the_target(value, target):
    printed = round_percent(value, target)
    goal = Decimal(repr(target)) * 100
    assert (printed >= goal) <= (value >= target)
    assert (printed == 100) <= (value == 1)
    assert abs(printed - Decimal(repr(value)) * 100) < Decimal("0.1")


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (12340, "12,340", "12,340"),
        (99999, "99,999", "99,999"),
        (123400, "12.34 万", "123,400"),
        (100000, "10.00 万", "100,000"),
        (234567890, "2.35 亿", "234,567,890"),
    ],
)
def test_counts_are_grouped_as_the_language_does(value, zh, en):
    assert format_count(value, "zh") == zh
    assert format_count(value, "en") == en


def test_what_is_missing_is_a_dash_and_never_zero():
    assert format_value(None, "cases", "zh") == "—"
    assert format_interval(None, None) == "—"
    assert format_share(3, 0) == "—"


def test_hours_have_one_decimal():
    assert format_value(48, "hours", "zh") == "48.0"
    assert format_value(1234.55, "hours", "en") == "1,234.6"


def test_class_limits_have_no_needless_decimals():
    assert [format_break(b, "ratio", "zh") for b in (0.85, 0.025, 1)] == ["85%", "2.5%", "100%"]
    assert [format_break(b, "cases", "zh") for b in (0.3, 1, 10)] == ["0.3", "1", "10"]
