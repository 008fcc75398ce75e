"""Days and instants: what lies in a period, and when a state is judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import pandas as pd

from data.periods import between
from data.scope import Scope

TIME_KEYS: Final = {"day": "%Y-%m-%d", "month": "%Y-%m"}


def in_period(when: pd.Series, scope: Scope) -> pd.Series:
    inside = before_end(when, scope)
    if scope.period.start is not None:
        inside &= when >= pd.Timestamp(scope.period.start)
    return inside


def before_end(when: pd.Series, scope: Scope) -> pd.Series:
    if scope.period.end is None:
        return when.notna()
    return when < pd.Timestamp(scope.period.end)


def state_at(scope: Scope) -> pd.Timestamp:
    """S: the end of the period or T, whichever is earlier."""
    ends = [scope.as_of] if scope.period.end is None else [scope.as_of, scope.period.end]
    return min(pd.Timestamp(end) for end in ends)


def last_day(at: pd.Timestamp) -> pd.Timestamp:
    """The day that an instant has reached: at midnight it has seen nothing of the next."""
    return (at - pd.Timedelta(microseconds=1)).normalize()


def end_of_day(day: pd.Series) -> pd.Series:
    """Its last second."""
    return day + pd.Timedelta(days=1, seconds=-1)


def is_in_force(first: pd.Series, last: pd.Series, day: pd.Timestamp) -> pd.Series:
    """Both days included; an unstated one leaves that side open."""
    return ~(first > day) & ~(last < day)


def stretches(scope: Scope, grain: str, first: date) -> Iterator[tuple[str, Scope]]:
    """The part of the period in each day or month that the period and T have reached.

    ``first`` is where a period without a beginning begins.
    """
    begin, end = scope.period.start or first, scope.as_of.date()
    if scope.period.end is not None:
        end = min(end, scope.period.end - timedelta(days=1))
    days: dict[str, list[date]] = {}
    for day in pd.date_range(begin, end):
        days.setdefault(day.strftime(TIME_KEYS[grain]), []).append(day.date())
    for key, each in days.items():
        yield key, scope.during(between(each[0], each[-1]))
