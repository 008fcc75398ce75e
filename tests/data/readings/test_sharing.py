"""Statements are shared where that is cheaper, and every wish is fulfilled exactly once."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.periods import parse_period
from data.readings.planning import Plan
from data.readings.question import Question
from data.readings.sharing import groups_of
from data.readings.wishes import wishes_of
from data.scope import Scope, parse_by

T = datetime(2026, 10, 31, 23, 59, 59)
YEAR = Scope(T, parse_period("2025-11-01..2026-10-31", T))
DISPUTES = Scope(T, YEAR.period, filters=(("kind", "dispute"),))
CLOSURE = "on_time_closure_rate"
STAGES = ("accepted_share", "dispatched_share", "handled_share", "finished_share")


@pytest.fixture
def shared(sample_reader):
    """The metrics of each statement that some questions need."""

    def ask(*questions: Question) -> list[set[str]]:
        def groups(_cursor, context):
            batches = Plan.of(questions, context.recorded).batches
            wishes = [wish for batch in batches for wish in wishes_of(batch, context)]
            found = groups_of(wishes)
            fulfilled = [wish for group in found for wish in group]
            assert len(fulfilled) == len(wishes)
            assert set(fulfilled) == set(wishes)
            return [{wish.metric.key for wish in group} for group in found]

        return sample_reader.ask(groups)

    return ask


def of(metrics: tuple[str, ...], by: str | None = None, scope: Scope = YEAR) -> Question:
    return Question(metrics, scope, parse_by(by) if by else None)


def test_a_metric_of_a_year_and_its_months_is_counted_once(shared):
    groups = shared(of(("cases_closed",)), of(("cases_closed",), "month"))
    assert groups == [{"cases_closed"}]


def test_many_metrics_are_not_counted_by_a_breakdown_that_wants_one(shared):
    groups = shared(of((*STAGES, "case_volume")), of(("case_volume",), "channel"))
    assert {"case_volume"} in groups
    assert len(groups) == 2


def test_where_few_rows_pass_all_are_counted_at_once(shared):
    levels = ("closed_in_grid_rate", "closed_in_zone_rate", "cases_closed")
    groups = shared(
        of(levels, scope=DISPUTES),
        of(("cases_closed",), "category", DISPUTES),
        of(("closed_in_grid_rate",), "month", DISPUTES),
    )
    assert groups == [set(levels)]


def test_hours_of_two_steps_are_never_held_at_once(shared):
    quantiles = {"median_hours_to_close", "p90_hours_to_close"}
    groups = shared(of((*sorted(quantiles), "median_hours_to_accept")))
    assert quantiles in groups
    assert {"median_hours_to_accept"} in groups


def test_metrics_of_one_period_are_not_counted_in_another(shared):
    compared = Scope(T, YEAR.period, compare="prev")
    groups = shared(of(STAGES), of((CLOSURE, "case_volume"), scope=compared))
    assert set(STAGES) in groups
