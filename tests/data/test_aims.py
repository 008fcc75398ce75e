"""Targets, goals and norms say what they mean, and refuse what cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from data.aims import Goal, Norm, Target

PLAN = {"zh": "工作要点", "en": "Work plan"}


def target(**stated):
    return Target.model_validate({"source": PLAN, **stated})


def goal(**stated):
    return Goal.model_validate(
        {"source": PLAN, "metric": "volunteer_hours", "period": "2026", **stated}
    )


def norm(**stated):
    return Norm.model_validate({"source": PLAN, "what": "grid_households", **stated})


def test_a_target_is_met_from_the_side_its_metric_calls_better():
    assert target(metric="resolution_rate", value=0.9).is_met(0.9)
    assert not target(metric="resolution_rate", value=0.9).is_met(0.899)
    assert target(metric="median_hours_to_close", value=48).is_met(47)
    assert not target(metric="median_hours_to_close", value=48).is_met(48.1)


def test_a_target_may_say_its_side_itself():
    assert target(metric="case_volume", value=5000, direction="down").is_met(4000)
    with pytest.raises(ValidationError, match="state direction"):
        target(metric="case_volume", value=5000)


def test_what_is_dated_holds_from_its_first_day_to_its_last():
    dated = norm(low=300, valid_from="2025-01-01", valid_to="2025-12-31")
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [dated.is_in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("make", "stated", "said"),
    [
        (norm, {}, "low, high or both"),
        (norm, {"low": 500, "high": 300}, "less than low"),
        (norm, {"low": 1, "valid_from": "2026-01-02", "valid_to": "2026-01-01"}, "lies before"),
        (goal, {}, "either growth"),
        (goal, {"growth": 0.2, "total": 9}, "either growth"),
        (goal, {"growth": 0.2, "period": "all"}, "with an end"),
        (goal, {"growth": 0.2, "period": "soon"}, "cannot be read"),
        (goal, {"growth": 0.2, "metric": "resolution_rate"}, "only counts of a flow"),
        (goal, {"growth": 0.2, "metric": "overdue_open"}, "only counts of a flow"),
        (goal, {"growth": 0.2, "metric": "happiness"}, "no metric"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(make, stated, said):
    with pytest.raises(ValidationError, match=said):
        make(**stated)
