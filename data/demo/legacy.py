"""Matters of long ago that are handed over to be cleared: some are, some are not, one comes back."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Numbers, by_weight
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOUR_SECONDS, WORKDAY, in_daylight, kinds_of_days
from data.demo.stages import UNREACHED

LARGE: Final = "信访积案"
CHANNEL: Final = "信访交办"
# Small category and department in charge.
OLD_MATTERS: Final = (
    ("征地拆迁补偿", "住房和城乡建设局"),
    ("安置房产权", "住房和城乡建设局"),
    ("拖欠工程款", "人力资源和社会保障局"),
    ("企业改制遗留", "社会事业局"),
    ("宅基地界址", "司法局"),
    ("相邻违建", "综合执法局"),
)
_MIX: Final = (26, 22, 18, 8, 14, 12)
_YEAR_DAYS: Final = 365
# Handed over in the spring of a year that begins in November.
_HANDED_OVER: Final = (70, 230)
_FEWER_OR_MORE: Final = 2
_TERM_DAYS: Final = 180
_CLEARING_DAYS: Final = (30, 240)
_NEVER_CLEARED: Final = 0.12
_YEARS_OLD: Final = (1, 12)
_REBOUNDS_AFTER_DAYS: Final = (40, 120)
_LEVELS_MIX: Final = (0, 0, 0, 35, 65)


def hand_over(people: People, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each legacy case in the order of time.

    Columns: at, due_at, closed_at, rebounded_at (seconds since the first midnight, UNREACHED
    where there is none), matter (a number of OLD_MATTERS), grid, arisen_on (days since the first,
    mostly before it), level_closed (a number of LEVELS, -1 while it is open).
    """
    day = _days(plan, rng)
    count, end = len(day), plan.day_count * DAY_SECONDS
    at = day * DAY_SECONDS + rng.integers(9 * HOUR_SECONDS, 17 * HOUR_SECONDS, count)
    lasts = rng.uniform(*_CLEARING_DAYS, count)
    lasts[rng.random(count) < _NEVER_CLEARED] = np.inf
    lasts = np.minimum(lasts, plan.day_count)
    closed = in_daylight(at + (lasts * DAY_SECONDS).astype(np.int64))
    closed = np.where(closed < end, closed, UNREACHED)
    level = by_weight(_LEVELS_MIX, rng.random(count))
    return pd.DataFrame({
        "at": at,
        "due_at": (day + _TERM_DAYS + 1) * DAY_SECONDS - 1,
        "closed_at": closed,
        "rebounded_at": _rebound(closed, end, rng),
        "matter": by_weight(_MIX, rng.random(count)),
        "grid": by_weight(people.households, rng.random(count)),
        "arisen_on": day - (_YEAR_DAYS * rng.uniform(*_YEARS_OLD, count)).astype(np.int64),
        "level_closed": np.where(closed == UNREACHED, -1, level),
    })  # fmt: skip


def _days(plan: CityPlan, rng: Generator) -> Numbers:
    """The working days on which something is handed over, about as often every year."""
    years = max(round(plan.day_count / _YEAR_DAYS), 1)
    usual = round(plan.legacy_per_year)
    counts = rng.integers(usual - _FEWER_OR_MORE, usual + _FEWER_OR_MORE + 1, years)
    start = np.repeat(np.arange(years) * _YEAR_DAYS, counts)
    working = np.flatnonzero(kinds_of_days(plan.first_day, plan.day_count) == WORKDAY)
    drawn = start + rng.integers(*_HANDED_OVER, len(start))
    return np.sort(working[np.minimum(np.searchsorted(working, drawn), len(working) - 1)])


def _rebound(closed: Numbers, end: int, rng: Generator) -> Numbers:
    """One of the cleared ones comes up again; which one is chance."""
    lasts = int(rng.integers(*_REBOUNDS_AFTER_DAYS)) * DAY_SECONDS
    rebounded = np.full(len(closed), UNREACHED)
    cleared = np.flatnonzero((closed != UNREACHED) & (closed + lasts < end))
    if len(cleared):
        chosen = int(rng.choice(cleared))
        rebounded[chosen] = closed[chosen] + lasts
    return rebounded
