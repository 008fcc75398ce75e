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


def test_a_single_grid_meets_its_norm_or_does_not():
    metric = metric_of("staffing_norm_rate")
    assert format_figure(census(0, 1), metric, "zh") == "未达标"
    assert format_figure(census(1, 1), metric, "en") == "met"
    assert format_figure(census(3, 4), metric, "zh") == "75.0%"


def test_a_quantity_bears_its_unit():
    assert format_quantity(123_456, "households", "zh") == "12.35 万户"
    assert format_quantity(123_456, "households", "en") == "123,456 households"
    assert format_n(7, metric_of("hours_per_1000_households"), "zh") == "7 个班次"
