from __future__ import annotations

from datetime import date, datetime

import pytest

from data.attention.changes import changed_parts, changed_wholes, last_whole_month
from data.attention.months import Telling, number_of
from data.periods import parse_period
from tests.data.attention.made import FED, T, fed, figure, reading, scope, series

VOLUME, HOURS, ON_TIME = "case_volume", "volunteer_hours", "on_time_closure_rate"
CALM = (150, 155, 149, 154, 150, 147, 152, 150, 155, 150, 154, 150)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def daily(metric, *levels, last=10):
    """A series of months with so many a day, the last in that month of 2026."""
    counts = [
        level * LENGTHS[(last - len(levels) + step) % 12] for step, level in enumerate(levels)
    ]
    return series(metric, *counts, last=f"2026-{last:02}")


def found(readings, asked=None, feeds=FED):
    asked = asked or scope()
    return list(changed_wholes(readings, Telling(feeds, asked.as_of), asked, "示范市"))


def test_a_flood_month_is_raised_with_the_range_it_left():
    (item,) = found(daily(VOLUME, *CALM, 190))
    assert (item.kind, item.metric, item.tone, item.by) == ("changed", VOLUME, "worse", "")
    (october,) = item.readings
    assert (october.by, october.key, october.name) == ("", None, "示范市")
    assert october.period == parse_period("2026-10", T)
    low, high = item.usual
    assert 4000 < low < 4650 < high < 31 * 190
    assert item.since == date(2026, 10, 1)


def test_a_campaign_is_good_news():
    (item,) = found(daily(HOURS, *CALM, 230))
    assert item.tone == "better"


def test_fewer_cases_are_neither_good_nor_bad():
    assert not found(daily(VOLUME, *CALM, 94))
    assert found(daily(HOURS, *CALM, 94))[0].tone == "worse"


def test_a_shorter_month_is_no_change():
    assert not found(daily(VOLUME, *[150] * 13, last=2), scope("2026-02"))


def test_a_month_outside_the_limits_by_its_own_chance_alone_is_not_raised():
    few = [(98, 100)] * 12
    assert not found(series(ON_TIME, *few, (94, 100)))
    many = [(9800, 10_000)] * 12
    assert found(series(ON_TIME, *many, (9400, 10_000)))


def test_a_change_that_was_raised_stays_while_outside_two_thirds_of_the_limits():
    *_, high = found(daily(VOLUME, *CALM, 190, 190))[0].usual
    top = 155 * 31
    between = (top + 0.75 * (high - top)) / 31
    assert not found(daily(VOLUME, *CALM, 150, between))
    (item,) = found(daily(VOLUME, *CALM, 190, between))
    assert item.since == date(2026, 9, 1)
    assert item.usual[1] < between * 31 < high


def test_less_than_half_a_year_of_history_says_nothing():
    assert not found(daily(VOLUME, *CALM[:5], 290))
    assert found(daily(VOLUME, *CALM[:6], 290))


def test_months_that_were_hardly_reported_are_left_out():
    silent = {**FED, "shifts": fed(without={date(2026, 10, day) for day in range(5, 16)})}
    assert not found(daily(HOURS, *CALM, 94), feeds=silent)
    assert found(daily(HOURS, *CALM, 94))


def test_a_festival_month_is_held_against_that_of_the_year_before():
    usual = [100, *[150, 155] * 6]
    assert not found(daily(HOURS, *usual, 104, last=2), scope("2026-02"))
    assert found(daily(HOURS, 150, *usual[1:], 104, last=2), scope("2026-02"))


def test_a_metric_without_values_says_nothing():
    assert not found(series(VOLUME, *[4650] * 12, None))
    assert not found(series(ON_TIME, *[(0, 0)] * 13))


def part(key, *levels):
    """Volunteer hours of an area in October 2026 and the months before it, oldest first."""
    lengths = LENGTHS[10 - len(levels) :] + LENGTHS[:10]
    hours = [level * length for level, length in zip(levels, lengths[-len(levels) :], strict=True)]
    figures = [figure(HOURS, each, n=int(each)) for each in reversed(hours)]
    return reading(HOURS, *figures, by="area:zone", key=key)


def test_the_area_of_a_campaign_is_named_where_the_whole_hides_it():
    areas = [
        part("z1", *[30, 32] * 6, 31),
        part("z2", *[30, 32] * 6, 46),
        part(None, *[9] * 12, 99),
    ]
    (item,) = changed_parts(areas, Telling(FED, T))
    assert (item.tone, item.by) == ("better", "area:zone")
    assert [reading.key for reading in item.readings] == ["z2"]
    assert item.usual[1] < 46 * 31


def test_areas_for_worse_and_for_better_make_two_items():
    areas = [
        part("z1", *[30, 32] * 6, 10),
        part("z2", *[30, 32] * 6, 60),
        part("z3", *[30, 32] * 6, 70),
    ]
    found = {item.tone: item for item in changed_parts(areas, Telling(FED, T))}
    assert [reading.key for reading in found["better"].readings] == ["z3", "z2"]
    assert [reading.key for reading in found["worse"].readings] == ["z1"]


@pytest.mark.parametrize(
    ("token", "month"),
    [
        ("2026-10", "2026-10"),
        ("2026-Q3", "2026-09"),
        ("2025", "2025-12"),
        ("2026", "2026-10"),
        ("all", "2026-10"),
        ("2026-08-15..2026-10-20", "2026-09"),
        ("2026-10-02..2026-10-31", None),
        ("2026-10-01..2026-10-07", None),
        ("2026-W44", None),
        ("2026-10-31", None),
    ],
)
def test_the_last_month_that_lies_whole_in_the_period_is_judged(token, month):
    assert last_whole_month(scope(token)) == (month and number_of(parse_period(month, T)))


def test_a_month_that_t_cuts_short_gives_way_to_the_one_before():
    inside = datetime(2026, 10, 20, 9)
    september = number_of(parse_period("2026-09", T))
    assert last_whole_month(scope(as_of=inside)) is None
    assert last_whole_month(scope("2026", as_of=inside)) == september
    assert last_whole_month(scope("all", as_of=T.replace(hour=12))) == september
