"""The official calendars say which days are worked, holiday by holiday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.clocks.calendar import countries, work_calendar

CHINA = work_calendar("cn")
SATURDAY = 5


def days_of(year):
    return [date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365)]


@pytest.mark.parametrize(
    ("year", "workdays"),
    # Days of the year, less its weekends, less holidays from Monday to Friday, plus weekends worked.
    [(2023, 365 - 105 - 18 + 7), (2024, 366 - 104 - 19 + 8), (2025, 365 - 104 - 18 + 5),
     (2026, 365 - 104 - 19 + 6)],
)  # fmt: skip
def test_a_year_has_the_working_days_of_its_notice(year, workdays):
    assert sum(map(CHINA.is_workday, days_of(year))) == workdays


@pytest.mark.parametrize(
    ("day", "is_worked", "holiday"),
    [
        ("2022-12-31", False, "元旦"),  # of the notice for 2023
        ("2024-02-09", True, None),  # 除夕 was no day off in 2024
        ("2025-01-28", False, "春节"),  # and was one in 2025
        ("2024-09-29", True, None),  # a Sunday
        ("2024-09-30", True, None),
        ("2024-10-05", False, "国庆节"),  # a Saturday of the holiday
        ("2024-10-12", True, None),  # a Saturday
        ("2024-10-13", False, None),
        ("2026-02-23", False, "春节"),  # the ninth day
        ("2026-02-28", True, None),  # a Saturday
    ],
)
def test_a_day_is_worked_or_not_and_has_its_name(day, is_worked, holiday):
    on = date.fromisoformat(day)
    name = CHINA.holiday_of(on)
    assert (CHINA.is_workday(on), name and name.zh) == (is_worked, holiday)


def test_years_without_a_notice_are_worked_from_monday_to_friday():
    new_year, saturday = date(2031, 1, 1), date(2031, 1, 4)
    assert (CHINA.covers(new_year), CHINA.covers(date(2026, 12, 31))) == (False, True)
    assert CHINA.is_workday(new_year)
    assert not CHINA.is_workday(saturday)


def test_holidays_are_those_that_touch_the_days_asked_for():
    found = CHINA.holidays(date(2025, 10, 8), date(2026, 2, 15))
    assert [holiday.name.en for holiday in found] == [
        "National Day and Mid-Autumn Festival", "New Year", "Spring Festival",
    ]  # fmt: skip


@pytest.mark.parametrize("country", countries())
def test_every_calendar_is_in_order_and_names_its_notices(country):
    for number, year in work_calendar(country).years.items():
        assert str(number) in year.source.zh
        assert str(number) in year.source.en
        assert all(day.weekday() >= SATURDAY for day in year.working_weekends)
        days = [day for holiday in year.holidays for day in holiday.days()]
        assert days == sorted(set(days))
        assert not year.working_weekends & {*days}
