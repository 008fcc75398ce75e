"""What the words of a command mean."""

from __future__ import annotations

from datetime import date

import pytest

from callbacks.scopes import asked_period, asked_scope
from data.errors import QuestionError
from data.periods import ALL, between, parse_period


def test_without_words_it_is_all_there_is(sample_reader):
    assert asked_period(sample_reader, None, None, None) == ALL


def test_a_side_that_is_not_stated_reaches_as_far_as_the_data(sample_reader):
    first, last = sample_reader.first_day, sample_reader.place.as_of.date()
    day = date(2026, 10, 5)
    assert asked_period(sample_reader, None, day, None) == between(day, last)
    assert asked_period(sample_reader, None, None, day) == between(first, day)


def test_a_token_and_days_contradict_each_other(sample_reader):
    with pytest.raises(QuestionError, match="either --period or --from and --to"):
        asked_period(sample_reader, "2026-10", date(2026, 10, 5), None)


def test_only_filters_that_are_stated_limit(sample_reader):
    period = parse_period("2026-10", sample_reader.place.as_of)
    stated = {"channel": "网格上报", "department": None}
    scope = asked_scope(sample_reader, period, "西河街道", "year", stated)
    assert scope.filters == (("channel", "网格上报"),)
    assert scope.area == sample_reader.place.area("西河街道").area_id
    assert (scope.period, scope.compare) == (period, "year")
