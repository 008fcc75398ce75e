"""Whether two figures differ by more than chance."""

from __future__ import annotations

import pytest

from data.metrics.catalogue import metric_of
from data.readings.figures import quantile, quotient
from data.readings.noise import is_chance


@pytest.mark.parametrize(
    ("metric", "now", "before", "is_noise"),
    [
        ("on_time_closure_rate", (372, 434), (380, 434), True),
        ("on_time_closure_rate", (330, 434), (380, 434), False),
        ("case_volume", (4812, None), (4655, None), True),
        ("case_volume", (5200, None), (4655, None), False),
        ("overdue_open", (3, None), (0, None), True),
        ("volunteer_hours", (1000, None, 400), (1100, None, 440), True),
        ("volunteer_hours", (1000, None, 400), (1400, None, 560), False),
        ("staffing_norm_rate", (90, 103), (91, 103), False),
        ("reworks_per_due_case", (149, 4623, 4623), (133, 4610, 4610), True),
        ("reworks_per_due_case", (190, 4623, 4623), (133, 4610, 4610), False),
    ],
)
def test_a_difference_is_held_against_chance(metric, now, before, is_noise):
    defined = metric_of(metric)
    figures = (quotient(defined, *now), quotient(defined, *before))
    assert is_chance(*figures, defined) is is_noise


def test_nothing_says_how_far_medians_differ_by_chance():
    defined = metric_of("median_hours_to_close")
    short, long = (quantile(defined, hours, 200, "observed") for hours in (30.0, 30.1))
    assert not is_chance(short, long, defined)


def test_where_there_is_no_value_nothing_is_chance():
    defined = metric_of("on_time_closure_rate")
    assert not is_chance(quotient(defined, 0, 0), quotient(defined, 9, 10), defined)
