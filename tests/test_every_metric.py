"""The reader against the oracle: every metric, every breakdown, scopes of every kind."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.metrics.catalogue import CATALOGUE
from data.periods import parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.agreement import assert_agrees
from tests.oracle import BASE_OF, MEASURES

T = datetime(2026, 10, 31, 23, 59, 59)
EARLIER_T = datetime(2026, 6, 18, 15, 20)
STREET = "street-990101003"
GRID = "grid-99010100400101"

SCOPES = {
    "all there is": Scope(T),
    "the month": Scope(T, parse_period("2026-10", T), compare="prev"),
    "the month against last year": Scope(T, parse_period("2026-10", T), compare="year"),
    "a street": Scope(T, parse_period("2026", T), STREET),
    "a grid": Scope(T, parse_period("2026-Q3", T), GRID, compare="prev"),
    "a month cut short by an earlier T": Scope(
        EARLIER_T, parse_period("2026-06", EARLIER_T), compare="prev"
    ),
    "custom days of one channel": Scope(
        T,
        parse_period("2026-03-05..2026-05-20", T),
        compare="prev",
        filters=(("channel", "12345热线"),),
    ),
    "a category within a street": Scope(T, area=STREET, filters=(("category", "市容环境"),)),
    "a department before anything was reported": Scope(
        T, parse_period("2024", T), filters=(("department", "公安分局"),)
    ),
}
BYS = [None, "area:street", "area:grid", "day", "month", "channel", "category", "department", "age"]


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_every_metric_equals_its_independent_recomputation(sample, scope, by):
    breakdown = parse_by(by) if by else None
    for metric in CATALOGUE:
        assert_agrees(sample, Question((metric,), scope, breakdown))


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_asked_together_metrics_answer_as_they_do_alone(sample, scope):
    together = sample.reader.read(Question(tuple(CATALOGUE), scope))[0]
    alone = [sample.reader.read(Question((key,), scope))[0][0] for key in CATALOGUE]
    assert list(together) == alone


def test_every_metric_has_an_oracle():
    assert set(CATALOGUE) == set(MEASURES) == set(BASE_OF)


def test_every_metric_stands_on_the_base_the_oracle_knows():
    assert {key: metric.base for key, metric in CATALOGUE.items()} == BASE_OF


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_every_definition_is_complete_in_both_languages(metric):
    texts = [getattr(metric.meaning, name) for name in type(metric.meaning).__slots__]
    assert all(text.zh.strip() and text.en.strip() for text in texts)
    assert all(text.en.isascii() or "–" in text.en for text in texts)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_the_classes_of_every_map_are_sorted_and_lie_in_its_unit(metric):
    assert list(metric.breaks) == sorted(set(metric.breaks))
    assert metric.breaks
    assert not metric.is_rate or all(0 < limit < 1 for limit in metric.breaks)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_every_count_is_divided_before_it_colours_a_map(metric):
    assert (metric.per is not None) == (metric.denominator is None)
