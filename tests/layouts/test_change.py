from __future__ import annotations

from data.metrics.catalogue import metric_of
from data.readings.reading import Figure
from layouts.change import Change, format_change
from tests.layouts.made import EMPTY, NOT_RECORDED, count, rate, reading


def change(metric, now, before, language="zh"):
    return format_change(reading(metric, now, previous=before), metric_of(metric), language)


def hours(value):
    return Figure(None, 50, 50, value, "ok")


def test_rates_differ_by_percentage_points():
    got = change("on_time_closure_rate", rate(9_630, 10_000), rate(9_510, 10_000))
    assert got == Change("▲", "1.2 个百分点", "better")
    got = change("on_time_closure_rate", rate(9_510, 10_000), rate(9_630, 10_000), "en")
    assert got == Change("▼", "1.2 pp", "worse")


def test_counts_change_by_percent_and_judge_nothing():
    assert change("case_volume", count(4812), count(4655)) == Change("▲", "3.4%", "neutral")


def test_lower_is_better_says_so_in_words():
    got = change("overdue_open", count(90), count(60))
    assert got == Change("▲", "50.0%，变差", "worse")
    got = change("overdue_open", count(60), count(120), "en")
    assert got == Change("▼", "50.0%, better", "better")


def test_a_judged_count_within_the_noise_and_a_median_are_not_judged():
    assert change("overdue_open", count(10), count(7)) == Change("▲", "42.9%，误差内", "neutral")
    got = change("median_hours_to_close", hours(50.0), hours(48.5))
    assert got == Change("▲", "1.5 小时", "neutral")


def test_a_difference_within_the_noise_claims_nothing():
    assert change("on_time_closure_rate", rate(95, 100), rate(93, 100)) == Change(
        "▲", "2.0 个百分点，误差内", "neutral"
    )


def test_a_sum_over_few_records_is_judged_by_how_many_they_are():
    few, many = (Figure(900, None, n, 900, "ok") for n in (10, 10_000))
    before = Figure(1_000, None, 10_000, 1_000, "ok")
    assert change("volunteer_hours", few, before) == Change("▼", "10.0%，误差内", "neutral")
    assert change("volunteer_hours", many, before) == Change("▼", "10.0%", "worse")


def test_no_difference_is_no_change():
    assert change("resolution_rate", rate(9, 10), rate(9, 10)) == Change("—", "持平")
    assert change("case_volume", count(0), count(0)) == Change("—", "持平")


def test_nothing_is_compared_with_what_is_missing_too_small_or_no_base():
    for before in (None, EMPTY, NOT_RECORDED, rate(4, 5)):
        assert change("on_time_closure_rate", rate(90, 100), before) is None
    assert change("case_volume", count(12), count(0)) is None
