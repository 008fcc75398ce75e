"""When things happen: legal holidays, working days, seasons and hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.random import Generator

from data.demo.chances import Numbers, by_weight

# Notices of the General Office of the State Council on the arrangement of holidays for 2024
# (25 October 2023), 2025 (12 November 2024) and 2026 (4 November 2025): first and last day off.
HOLIDAYS: Final[Sequence[tuple[str, date, date]]] = (
    ("元旦", date(2023, 12, 30), date(2024, 1, 1)),
    ("春节", date(2024, 2, 10), date(2024, 2, 17)),
    ("清明节", date(2024, 4, 4), date(2024, 4, 6)),
    ("劳动节", date(2024, 5, 1), date(2024, 5, 5)),
    ("端午节", date(2024, 6, 8), date(2024, 6, 10)),
    ("中秋节", date(2024, 9, 15), date(2024, 9, 17)),
    ("国庆节", date(2024, 10, 1), date(2024, 10, 7)),
    ("元旦", date(2025, 1, 1), date(2025, 1, 1)),
    ("春节", date(2025, 1, 28), date(2025, 2, 4)),
    ("清明节", date(2025, 4, 4), date(2025, 4, 6)),
    ("劳动节", date(2025, 5, 1), date(2025, 5, 5)),
    ("端午节", date(2025, 5, 31), date(2025, 6, 2)),
    ("国庆节、中秋节", date(2025, 10, 1), date(2025, 10, 8)),
    ("元旦", date(2026, 1, 1), date(2026, 1, 3)),
    ("春节", date(2026, 2, 15), date(2026, 2, 23)),
    ("清明节", date(2026, 4, 4), date(2026, 4, 6)),
    ("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
    ("端午节", date(2026, 6, 19), date(2026, 6, 21)),
    ("中秋节", date(2026, 9, 25), date(2026, 9, 27)),
    ("国庆节", date(2026, 10, 1), date(2026, 10, 7)),
)
# Weekends on which the same notices have people work.
WORKED_WEEKENDS: Final = frozenset({
    *(date(2024, 2, 4), date(2024, 2, 18), date(2024, 4, 7), date(2024, 4, 28)),
    *(date(2024, 5, 11), date(2024, 9, 14), date(2024, 9, 29), date(2024, 10, 12)),
    *(date(2025, 1, 26), date(2025, 2, 8), date(2025, 4, 27), date(2025, 9, 28)),
    *(date(2025, 10, 11), date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)),
    *(date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)),
})  # fmt: skip
_SPRING_FESTIVAL: Final = "春节"

WORKDAY, WEEKEND, HOLIDAY, SPRING_FESTIVAL = range(4)
HOUR_SECONDS: Final = 3600
DAY_SECONDS: Final = 24 * HOUR_SECONDS
# Nothing but the urgent is done at night: it is in the next morning.
_NIGHT: Final = 22 * HOUR_SECONDS
_MORNING: Final = int(7.5 * HOUR_SECONDS)
_NIGHT_LASTS: Final = DAY_SECONDS - _NIGHT + _MORNING
_MORNING_LASTS: Final = int(1.5 * HOUR_SECONDS)

# Weight of each hour of the day.
HOURS: Final[Mapping[str, tuple[float, ...]]] = {
    "office": (0, 0, 0, 0, 0, 0, 1, 4, 13, 15, 13, 9, 4, 7, 13, 14, 11, 7, 3, 2, 1, 1, 0, 0),
    "patrol": (0, 0, 0, 0, 0, 1, 4, 9, 12, 13, 11, 7, 3, 6, 11, 11, 9, 6, 4, 3, 2, 1, 0, 0),
    "street": (1, 1, 0, 0, 1, 2, 4, 8, 9, 9, 8, 6, 5, 5, 7, 8, 8, 9, 8, 6, 5, 4, 3, 2),
    "night": (6, 4, 2, 1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 3, 3, 3, 4, 5, 8, 12, 15, 17, 14, 10),
}
# Weight of each month, January first.
SEASONS: Final[Mapping[str, tuple[float, ...]]] = {
    "even": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "summer": (0.6, 0.6, 0.7, 0.85, 1.05, 1.3, 1.55, 1.5, 1.2, 0.95, 0.75, 0.65),
    "winter": (1.7, 1.55, 1.1, 0.8, 0.7, 0.65, 0.65, 0.65, 0.75, 0.9, 1.2, 1.5),
    "rain": (0.6, 0.7, 0.9, 1.0, 1.25, 1.5, 1.3, 1.45, 1.25, 0.8, 0.7, 0.6),
    "year_end": (1.35, 1.2, 0.9, 0.9, 0.9, 0.95, 0.95, 0.95, 1.0, 0.95, 1.0, 1.2),
}


def kinds_of_days(first: date, count: int) -> Numbers:
    """Workday, weekend, holiday or Spring Festival, for ``count`` days."""
    off = {
        start + timedelta(days=number): SPRING_FESTIVAL if name == _SPRING_FESTIVAL else HOLIDAY
        for name, start, end in HOLIDAYS
        for number in range((end - start).days + 1)
    }
    days = [first + timedelta(days=number) for number in range(count)]
    return np.array([off.get(day, _plain_kind(day)) for day in days])


def months_of_days(first: date, count: int) -> Numbers:
    """The month of each day, 0 is January."""
    days = np.datetime64(first, "D") + np.arange(count)
    return days.astype("datetime64[M]").astype(np.int64) % 12


def _plain_kind(day: date) -> int:
    return WEEKEND if day.weekday() >= 5 and day not in WORKED_WEEKENDS else WORKDAY


def seconds_of_day(profiles: Sequence[str], chosen: Numbers, rng: Generator) -> Numbers:
    """A second of the day for each row, by the hours of the profile it has chosen."""
    drawn = rng.random(len(chosen))
    hour = np.empty(len(chosen), np.int64)
    for number, profile in enumerate(profiles):
        rows = chosen == number
        hour[rows] = by_weight(np.array(HOURS[profile]), drawn[rows])
    return hour * HOUR_SECONDS + rng.integers(0, HOUR_SECONDS, len(chosen))


def workdays_later(days: Numbers, counts: Numbers, kinds: Numbers) -> Numbers:
    """The day that is ``counts`` working days after each of ``days``; kinds[0] is day 0."""
    working = np.flatnonzero(kinds == WORKDAY)
    place = np.searchsorted(working, days, side="right") - 1
    return np.asarray(working[place + counts])


def in_daylight(at: Numbers) -> Numbers:
    """Move what falls into the night into the next morning, in the same order."""
    since_night = (at - _NIGHT) % DAY_SECONDS
    morning = at - since_night + DAY_SECONDS - _NIGHT + _MORNING
    moved = morning + since_night * _MORNING_LASTS // _NIGHT_LASTS
    return np.where(since_night >= _NIGHT_LASTS, at, moved)
