from __future__ import annotations

import pytest

from data.metrics.catalogue import metric_of
from data.readings.reading import Figure
from layouts.quantities import format_figure, format_fraction, format_n, format_quantity
from tests.layouts.made import NOT_RECORDED, census, count, rate

RATE = metric_of("resolution_rate")


def test_a_fraction_never_mixes_groupings():
    assert format_fraction(rate(4321, 4487), RATE, "zh") == "4,321 / 4,487 件"
    assert format_fraction(rate(52700, 123400), RATE, "zh") == "5.27 / 12.34 万件"
    assert format_fraction(rate(52700, 123400), RATE, "en") == "52,700 / 123,400 cases"


def test_a_column_whose_head_names_the_unit_keeps_the_size():
    assert format_fraction(rate(52700, 123400), RATE, "zh", is_bare=True) == "5.27 / 12.34 万"
    assert format_fraction(rate(52, 123), RATE, "zh", is_bare=True) == "52 / 123"


def test_counts_and_quantiles_have_no_fraction_and_what_is_missing_is_a_dash():
    assert format_fraction(count(5), metric_of("case_volume"), "zh") == ""
    hours = Figure(None, 50, 50, 48.0, "ok")
    assert format_fraction(hours, metric_of("median_hours_to_close"), "zh") == ""
    assert format_fraction(NOT_RECORDED, RATE, "zh") == "—"


@pytest.mark.parametrize(
    ("covered_m2", "boundary_m2", "shown"),
    [
        (164_900_000, 164_900_000, "164.9 / 164.9 km²"),
        (150_000_000, 164_900_000, "150.0 / 164.9 km²"),
        (164_899_999, 164_900_000, "164.899999 / 164.900000 km²"),
        (1_250_000, 1_500_000, "1.25 / 1.50 km²"),
    ],
)
def test_areas_have_as_many_decimals_as_tell_them_apart(covered_m2, boundary_m2, shown):
    metric = metric_of("grid_area_coverage")
    assert format_fraction(census(covered_m2, boundary_m2), metric, "zh") == shown


@pytest.mark.parametrize(
    ("metric", "shown"),
    [
        ("whistle_rate", "93 哨 / 4,718 件"),
        ("reworks_per_due_case", "93 次 / 4,718 件"),
        ("points_per_due_call", "93 分 / 4,718 部门次"),
        ("bounce_rate", "93 / 4,718 次"),
        ("clearance_ratio", "93 / 4,718 件"),
    ],
)
def test_what_is_above_and_what_is_below_the_line_each_have_their_word(metric, shown):
    assert format_fraction(rate(93, 4718), metric_of(metric), "zh") == shown


def test_a_score_has_no_fraction():
    score = Figure(None, None, 981, 93.6, "ok")
    assert format_fraction(score, metric_of("three_rate_score"), "zh") == ""


def test_a_single_grid_meets_its_norm_or_does_not():
    metric = metric_of("staffing_norm_rate")
    assert format_figure(census(0, 1), metric, "zh") == "未达标"
    assert format_figure(census(1, 1), metric, "en") == "met"
    assert format_figure(census(3, 4), metric, "zh") == "75.0%"


def test_a_quantity_bears_its_unit():
    assert format_quantity(123_456, "households", "zh") == "12.35 万户"
    assert format_quantity(123_456, "households", "en") == "123,456 households"
    assert format_n(7, metric_of("hours_per_1000_households"), "zh") == "7 个班次"
    assert format_n(7, metric_of("cases_per_10k"), "zh") == "7 件"
    assert format_n(7, metric_of("whistle_points"), "zh") == "7 部门次"
    assert format_n(7, metric_of("reworks_per_due_case"), "en") == "7 cases"
