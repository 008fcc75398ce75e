from __future__ import annotations

from datetime import datetime

import pytest

from data.attention.asking import targets
from data.attention.months import Telling
from data.attention.stocks import short_stocks
from tests.data.attention.made import FED, place, rates, scope, series

STAFFED, COVERED, ACTIVE = "staffing_norm_rate", "grid_area_coverage", "active_volunteer_rate"
AIMS = targets(place({STAFFED: 0.95, COVERED: 1.0, ACTIVE: 0.30}))


def short(whole, months=(), grids=()):
    return list(short_stocks([whole], Telling(FED, whole.as_of).by_metric(months), grids, AIMS))


def grid(key, *met):
    return rates(STAFFED, *((each, 1) for each in met), by="area:grid", key=key)


def test_the_grid_that_has_just_lost_its_staff_is_named_first():
    grids = [grid("g1", 0, 0, 0, 0), grid("g2", 1, 0, 0, 0), grid("g3", 0, 0, 1, 1)]
    (item,) = short(rates(STAFFED, (90, 103)), grids=grids)
    assert [reading.key for reading in item.readings] == ["g3", "g1"]
    assert (item.by, str(item.since)) == ("area:grid", "2026-09-01")


def test_a_stock_is_raised_beyond_half_a_point_and_stays_until_it_is_met():
    nearly, far = (0.997, 1), (0.99, 1)
    assert not short(rates(COVERED, nearly), series(COVERED, nearly, nearly))
    (item,) = short(rates(COVERED, nearly), series(COVERED, (1, 1), far, nearly, nearly))
    assert (item.by, str(item.since)) == ("", "2026-08-01")
    assert not short(rates(COVERED, (1, 1)), series(COVERED, far, far))


def test_the_history_of_a_stock_ends_before_the_month_that_is_judged():
    later = series(COVERED, (1, 1), (0.9, 1), (0.9, 1))
    (item,) = short(rates(COVERED, (0.9, 1), asked=scope("2026-09")), later)
    assert str(item.since) == "2026-09-01"


def test_without_a_norm_in_force_nothing_is_short():
    assert not short(rates(STAFFED, (0, 0)), grids=[rates(STAFFED, (0, 0), key="g1")])


@pytest.mark.parametrize(("token", "is_said"), [("2026-10", True), ("2026-Q4", False)])
def test_active_volunteers_are_held_to_their_target_by_whole_months_alone(token, is_said):
    whole = rates(ACTIVE, (900, 4000), asked=scope(token))
    assert bool(short(whole)) is is_said


def test_a_month_that_is_not_over_has_not_missed_its_volunteers():
    early = datetime(2026, 10, 12, 9)
    assert not short(rates(ACTIVE, (900, 4000), asked=scope(as_of=early)))
