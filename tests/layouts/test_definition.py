from __future__ import annotations

import pytest

from data.metrics.catalogue import metric_of
from data.readings.reading import Figure
from layouts.definition import rows_link
from tests.layouts.made import EMPTY, count, rate, reading, sheet, words


@pytest.mark.parametrize(
    ("key", "figure", "said"),
    [
        ("on_time_closure_rate", rate(442, 515), "看背后的案件（515 件）"),
        ("case_volume", count(515), "看背后的案件（515 件）"),
        ("cases_per_10k", Figure(515, 1000, 515, 5150, "ok"), "看背后的案件"),
        ("bounce_rate", Figure(5, 105, 105, 5 / 105, "ok"), "看背后的案件"),
        (
            "median_hours_to_close",
            Figure(None, 70, 70, 9, "ok", method="kaplan_meier"),
            "看背后的案件",
        ),
    ],
)
def test_a_number_leads_to_its_cases_and_says_how_many_where_it_knows(key, figure, said):
    link = rows_link(sheet(), metric_of(key), reading(key, figure))
    assert words(link) == said
    assert link.href.startswith("/cases?")
    assert f"rows={key}" in link.href


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("on_time_closure_rate", EMPTY),
        ("three_rate_score", Figure(None, None, 9, 88, "ok")),
        ("volunteer_hours", count(900)),
    ],
)
def test_what_has_no_cases_leads_nowhere(key, figure):
    assert rows_link(sheet(), metric_of(key), reading(key, figure)) is None


def test_a_card_without_a_number_has_no_way_to_its_cases():
    assert rows_link(sheet(), metric_of("case_volume"), None) is None
