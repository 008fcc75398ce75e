"""The progress of a goal against the time that has gone by."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.aims import Goal
from data.periods import parse_period
from data.readings.progress import progress_of, questions_of
from data.readings.reading import Figure, Reading
from data.scope import Scope

T = datetime(2026, 10, 31, 23, 59, 59)
PLAN = {"zh": "工作要点", "en": "Work plan"}


def goal(**stated):
    return Goal.model_validate(
        {"source": PLAN, "metric": "volunteer_hours", "period": "2026", **stated}
    )


def count(value, n):
    return None if value is None else Figure(value, None, n, value, "ok")


def reading(value, previous=None, token="2026", as_of=T, n=10_000):
    return Reading(
        "volunteer_hours", "", None, "示范市", count(value, n), as_of, parse_period(token, as_of),
        previous=count(previous, n),
    )  # fmt: skip


def progress(of, reached, so_far, whole):
    return progress_of(of, reading(reached, so_far), reading(whole, token="2025"))


def test_a_goal_asks_for_its_period_and_all_of_the_year_before():
    during, before = questions_of(goal(growth=0.2), Scope(T, parse_period("2026-10", T), "grid-1"))
    assert (during.scope.period.token, before.scope.period.token) == ("2026", "2025")
    assert during.scope.comparison == parse_period("2025-01-01..2025-10-31", T)
    assert during.scope.area == before.scope.area == "grid-1"


def test_growth_is_held_against_the_season_of_the_year_before():
    found = progress(goal(growth=0.2), reached=110_000, so_far=90_000, whole=120_000)
    assert found.needed == pytest.approx(144_000)
    assert found.due == pytest.approx(108_000)
    assert found.share == pytest.approx(110 / 144)
    assert found.elapsed == pytest.approx(304 / 365)


@pytest.mark.parametrize(
    ("reached", "pace"),
    [(150_000, "reached"), (120_000, "ahead"), (109_000, "on_pace"), (90_000, "behind")],
)
def test_the_pace_is_judged_beyond_chance(reached, pace):
    assert progress(goal(growth=0.2), reached, 90_000, 120_000).pace == pace


def test_a_total_is_held_against_an_even_pace():
    found = progress(goal(total=100_000), 70_000, None, None)
    assert (found.needed, found.pace) == (100_000, "behind")
    assert found.due == pytest.approx(100_000 * 304 / 365)


def test_a_goal_whose_time_is_over_is_reached_or_missed():
    over = replace(reading(90_000, token="2025"), previous=None)
    assert progress_of(goal(total=100_000, period="2025"), over, reading(None)).pace == "missed"


def test_nothing_is_said_where_there_is_nothing_to_grow_from_or_the_period_is_ahead():
    empty = Figure(0, None, 0, 0, "ok")
    before = replace(reading(1, token="2025"), figure=empty)
    assert progress_of(goal(growth=0.2), reading(5), before) is None
    ahead = reading(5, token="2027")
    assert progress_of(goal(total=9, period="2027"), ahead, reading(1)) is None
