from __future__ import annotations

from dataclasses import replace

import pytest

from data.attention.asking import targets
from data.attention.rates import short_rates
from tests.data.attention.made import place, rates, scope

ON_TIME = "on_time_closure_rate"
AIMS = targets(place())


def short(*readings, by=""):
    return list(short_rates(readings, by, AIMS))


def test_a_slow_department_is_named_with_the_month_since_when():
    usual = rates(ON_TIME, (960, 1000), (958, 1000), by="department", key="住建")
    slow = rates(ON_TIME, (312, 400), (316, 400), (376, 400), by="department", key="市政园林")
    (item,) = short(usual, slow, by="department")
    assert (item.kind, item.tone, item.by, item.target) == (
        "below_target", "worse", "department", 0.95,
    )  # fmt: skip
    assert [reading.key for reading in item.readings] == ["市政园林"]
    assert str(item.since) == "2026-09-01"


def test_a_start_before_what_is_known_is_not_named():
    late = (312, 400)
    assert short(rates(ON_TIME, late, (380, 400)))[0].since is not None
    assert short(rates(ON_TIME, late, late))[0].since is None


def test_a_rate_within_chance_of_its_target_is_not_raised():
    assert not short(rates(ON_TIME, (939, 1000)))
    assert short(rates(ON_TIME, (920, 1000)))


def test_what_was_raised_stays_while_the_95_percent_interval_is_below_target():
    weak, strong = (934, 1000), (920, 1000)
    assert not short(rates(ON_TIME, weak, weak))
    (item,) = short(rates(ON_TIME, weak, weak, strong, (950, 1000)))
    assert str(item.since) == "2026-08-01"
    assert not short(rates(ON_TIME, (945, 1000), weak, strong))


def test_too_small_a_group_is_never_raised():
    assert not short(rates(ON_TIME, (0, 9), by="area:grid", key="g001"), by="area:grid")
    assert short(rates(ON_TIME, (0, 10), by="area:grid", key="g001"), by="area:grid")


def test_several_grids_make_one_item_with_the_surest_first():
    grids = [
        rates(ON_TIME, counted, by="area:grid", key=key)
        for key, counted in {"g1": (10, 20), "g2": (120, 200), "g3": (19, 20)}.items()
    ]
    (item,) = short(*grids, by="area:grid")
    assert [reading.key for reading in item.readings] == ["g2", "g1"]


def test_cases_without_a_department_are_nobodys_to_act_upon():
    assert not short(rates(ON_TIME, (312, 400), by="department"), by="department")


def test_a_feed_that_fell_silent_has_not_shown_anybody_late():
    assert not short(replace(rates(ON_TIME, (312, 400)), is_thin=True))


def test_cases_too_young_to_be_closed_do_not_pull_down_the_resolution_rate():
    opened = rates("resolution_rate", (700, 1000))
    assert not short(replace(opened, is_young=True))
    assert short(opened)


def test_nothing_due_is_not_short():
    assert not short(rates(ON_TIME, (0, 0), (0, 0)))


@pytest.mark.parametrize("token", ["2026-10", "2026-Q3", "2026", "2026-10-01..2026-10-20", "all"])
def test_every_period_can_be_judged(token):
    assert short(rates(ON_TIME, (312, 400), asked=scope(token)))
