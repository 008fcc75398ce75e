"""Until when each case is due, and how likely it is to be closed by then."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Numbers, Points
from data.demo.flood import is_of_flood
from data.demo.matters import MATTERS
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOUR_SECONDS, kinds_of_days, workdays_later
from data.demo.territory import Territory

_DUE_AT: Final = 18 * HOUR_SECONDS
_LONGEST_TERM_DAYS: Final = 60
_GRID_SPREAD: Final = 0.35
_WEAK_GRIDS: Final = 4
_WEAK: Final = -1.15
_STRONG: Final = 5.0


def deadlines(cases: pd.DataFrame, plan: CityPlan) -> Numbers:
    """Seconds since the first midnight: after hours by the clock, or at the end of a working day."""
    matter = cases["matter"].to_numpy()
    hours = np.array([each.hours for each in MATTERS])[matter]
    workdays = np.array([each.workdays for each in MATTERS])[matter]
    kinds = kinds_of_days(plan.first_day, plan.day_count + _LONGEST_TERM_DAYS)
    day = workdays_later(cases["day"].to_numpy(), np.maximum(workdays, 1), kinds)
    return np.where(hours > 0, cases["at"] + hours * HOUR_SECONDS, day * DAY_SECONDS + _DUE_AT)


def chances_to_keep(
    cases: pd.DataFrame, territory: Territory, plan: CityPlan, busy: Numbers, rng: Generator
) -> Points:
    """The chance of each case to be closed in time. The grids ``busy`` work better than others."""
    grid = cases["grid"].to_numpy()
    effect = rng.normal(0, _GRID_SPREAD, len(territory.grids))
    effect[_weak(territory, busy, rng)] = _WEAK
    effect[busy] = _STRONG
    odds = 1 / _of_matters(cases, plan) - 1
    chance = 1 / (1 + odds * np.exp(-plan.unevenness * effect[grid]))
    if leaving := plan.leaving_staff:
        is_theirs = (territory.grids["name"] == leaving.grid).to_numpy()[grid]
        for left, last in enumerate(leaving.last_days, start=1):
            share = left / len(leaving.last_days)
            is_hit = is_theirs & (cases["day"].to_numpy() > plan.day_number(last))
            chance[is_hit] = (1 - share) * chance[is_hit] + share * leaving.on_time
    return np.asarray(chance)


def _of_matters(cases: pd.DataFrame, plan: CityPlan) -> Points:
    """The chance that each case has by its matter, its department and the weather."""
    matter, day = cases["matter"].to_numpy(), cases["day"].to_numpy()
    chance = np.array([each.on_time for each in MATTERS])[matter]
    if slow := plan.slow_department:
        is_slow = np.array([each.department == slow.department for each in MATTERS])[matter]
        chance[is_slow & (day >= plan.day_number(slow.since))] = slow.on_time
    if flood := plan.flood:
        chance[is_of_flood(cases, flood, plan.day_number(flood.first_day))] = flood.on_time
    return np.asarray(chance)


def _weak(territory: Territory, busy: Numbers, rng: Generator) -> Numbers:
    """A few grids that are slow for no reason that the data tell."""
    others = np.setdiff1d(np.arange(len(territory.grids)), busy)
    return rng.permutation(others)[:_WEAK_GRIDS]
