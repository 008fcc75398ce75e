from __future__ import annotations

from datetime import date

import pytest

from data.attention.months import Telling
from data.attention.surges import surges
from tests.data.attention.made import FED, T, fed, figure, reading, scope

VOLUME = "case_volume"
USUAL = [44, 51, 47, 40, 52, 45, 49, 43, 50, 46, 48, 44]


def weeks(*counts, key="排水内涝", last="2026-W43"):
    """Cases of a category by week, oldest first."""
    figures = [figure(VOLUME, each) for each in reversed(counts)]
    return reading(VOLUME, *figures, by="category", key=key, asked=scope(last))


def found(*readings, token="2026-10", feeds=FED):
    return list(surges(readings, Telling(feeds, T), scope(token)))


def test_a_flood_week_is_named_though_the_month_hides_it():
    (item,) = found(weeks(*USUAL, 48, 46, 45, 175))
    (week,) = item.readings
    assert (item.tone, item.by, week.key, week.value) == ("worse", "category", "排水内涝", 175)
    assert (week.period.start, item.since) == (date(2026, 10, 19), date(2026, 10, 19))
    assert item.usual[1] < 100


def test_a_week_earlier_in_the_month_is_found_as_well():
    (item,) = found(weeks(*USUAL, 48, 175, 46, 45))
    assert item.since == date(2026, 10, 5)


def test_a_week_belongs_to_the_month_in_which_it_ends():
    last_of_september = weeks(*USUAL, 175, 48, 46, 45)
    assert found(last_of_september, token="2026-10")
    assert not found(last_of_september, token="2026-09")


@pytest.mark.parametrize(("count", "is_raised"), [(60, False), (90, False), (105, True)])
def test_less_than_twice_the_usual_is_no_surge(count, is_raised):
    assert bool(found(weeks(*USUAL, 48, 46, 45, count))) is is_raised


def test_chance_in_a_small_category_is_no_surge():
    assert not found(weeks(*[2, 3, 1, 2] * 3, 2, 1, 3, 9))


def test_growth_from_week_to_week_is_no_surge():
    assert not found(weeks(*range(40, 104, 4)))


def test_a_category_that_is_not_stated_is_left_out():
    assert not found(weeks(*USUAL, 48, 46, 45, 175, key=None))


def test_a_new_feed_says_nothing_before_six_weeks_are_known():
    young = {"cases": {day for day in fed() if day >= date(2026, 9, 14)}}
    assert not found(weeks(*[0] * 10, *USUAL[:5], 175), feeds=young)


def test_the_steepest_of_several_comes_first():
    (item,) = found(weeks(*USUAL, 48, 46, 45, 120), weeks(*USUAL, 48, 300, 45, 44, key="噪声扰民"))
    assert [reading.key for reading in item.readings] == ["噪声扰民", "排水内涝"]


def test_what_never_came_in_before_is_the_steepest_of_all():
    never = weeks(*[0] * 12, 0, 0, 0, 40, key="燃气泄漏")
    (item,) = found(weeks(*USUAL, 48, 46, 45, 175), never)
    assert item.readings[0].key == "燃气泄漏"
