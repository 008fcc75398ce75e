from __future__ import annotations

from dataclasses import replace

import pytest

from data.attention.asking import questions
from data.readings.planning import Plan
from data.readings.question import Question
from data.scope import By
from tests.data.attention.made import TARGETS, T, place, scope

CASES = {
    ("cases", column): frozenset({"cases"})
    for column in ("case_id", "reported_at", "due_at", "closed_at", "reporter_hash")
}
EVERYTHING = CASES | {
    (table, column): frozenset({table})
    for table, columns in {
        "areas": ("area_id", "households"),
        "posts": ("post_id", "is_full_time"),
        "service_records": ("service_id", "finished_at", "is_online"),
        "volunteers": ("volunteer_id", "volunteer_hash"),
        "volunteer_shifts": ("shift_id", "volunteer_hash", "served_on", "hours"),
        "norms": ("full_time_workers", "part_time_workers"),
        "area_cover": ("covered_m2",),
    }.items()
    for column in columns
}
EVERY_TARGET = TARGETS | {
    "staffing_norm_rate": 0.95,
    "covered_household_rate": 0.9,
    "grid_area_coverage": 1.0,
    "active_volunteer_rate": 0.3,
}


def page(asked):
    """What a page with tiles, sparklines and a trend asks anyway at the same scope."""
    rules = questions(asked, place(EVERY_TARGET))
    every = tuple(dict.fromkeys(key for each in rules.values() for key in each.metrics))
    plain = replace(asked, compare=None)
    return [
        Question(every, asked),
        Question(("case_volume",), plain),
        Question(every, rules["months"].scope, By("month")),
    ]


def extra(asked, targets, recorded):
    """How many statements the rules add to those of the page."""
    shown, rules = page(asked), questions(asked, place(targets)).values()
    return len(Plan.of([*shown, *rules], recorded).batches) - len(Plan.of(shown, recorded).batches)


@pytest.mark.parametrize(
    ("token", "targets", "recorded", "statements"),
    [
        ("2026-10", EVERY_TARGET, EVERYTHING, 4),
        ("2026-10", TARGETS, CASES, 2),
        ("2026-10", {}, CASES, 1),
        ("2026-Q3", EVERY_TARGET, EVERYTHING, 2),
        ("2026", TARGETS, CASES, 1),
    ],
)
def test_beside_a_page_the_rules_cost_few_statements(token, targets, recorded, statements):
    assert extra(scope(token, compare="prev"), targets, recorded) == statements


def test_what_a_page_does_not_count_is_not_watched_there():
    shown = ("on_time_closure_rate", "resolution_rate", "hours_per_1000_households")
    watched = questions(scope(), place({}), shown)["months"].metrics
    assert watched == ("on_time_closure_rate", "case_volume", "repeat_rate", "volunteer_hours")


def test_nothing_is_asked_of_a_period_ahead():
    assert not questions(scope("2026-12"), place())


def test_a_grid_of_its_own_has_no_grids_to_name():
    whole, grid = (questions(scope(area=area), place(EVERY_TARGET)) for area in (None, "g001"))
    assert {"grids", "areas"} <= set(whole)
    assert not {"grids", "areas"} & set(grid)


@pytest.mark.parametrize(
    ("token", "week"),
    [("2026-10", "2026-W43"), ("2026-11", None), ("2026-W43", "2026-W43"), ("2026-Q3", None)],
)
def test_surges_are_looked_for_up_to_the_last_week_that_ends_in_the_period(token, week):
    asked = questions(scope(token), place()).get("weeks")
    assert (asked and asked.scope.period.token) == week


def test_the_months_end_with_the_last_one_reached():
    months = questions(scope("2026"), place())["months"].scope.period
    assert months.token == "2025-08-01..2026-10-31"


def test_a_target_that_is_no_longer_in_force_is_not_held_against_anybody():
    aims = place().profile.targets
    past = tuple(
        target.model_copy(update={"valid_to": T.date().replace(month=9, day=30)}) for target in aims
    )
    city = place()
    old = replace(city, profile=city.profile.model_copy(update={"targets": past}))
    assert {"rates:due:whole", "rates:opened:whole"} <= set(questions(scope(), city))
    assert not [name for name in questions(scope(), old) if name.startswith("rates")]
