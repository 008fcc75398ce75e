from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE
from data.metrics.counted import counted, denominator_of, has_rows, numerator_of


@pytest.mark.parametrize(
    ("aggregate", "where", "amount"),
    [
        ("count(*)", "true", "1"),
        ("count_if(is_closed)", "(is_closed)", "1"),
        ("count(hours)", "((hours) IS NOT NULL)", "1"),
        ("sum(points)", "((points) IS NOT NULL)", "points"),
        (
            "coalesce(sum(1 + bounce_count) FILTER (WHERE (a OR b) AND c), 0)",
            "((a OR b) AND c) AND ((1 + bounce_count) IS NOT NULL)",
            "1 + bounce_count",
        ),
    ],
)
def test_an_aggregate_is_read_as_a_condition_on_one_row(aggregate, where, amount):
    found = counted(aggregate)
    assert (found.where, found.amount) == (where, amount)


@pytest.mark.parametrize(
    "aggregate", ["count(DISTINCT person)", "avg(hours)", "arg_min(a, b)", "count(*) * 2"]
)
def test_what_does_not_count_rows_one_by_one_is_refused(aggregate):
    with pytest.raises(ValueError, match="one by one"):
        counted(aggregate)


@pytest.mark.parametrize("metric", [each for each in CATALOGUE.values() if has_rows(each)])
def test_every_listed_metric_of_the_catalogue_can_be_read(metric):
    assert denominator_of(metric).where
    assert (numerator_of(metric) is None) == (metric.quantile is not None)
