"""How departments answer a whistle: they sign, get in touch, report in, feed back, resolve."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, Points
from data.demo.duty_list import DEPARTMENTS
from data.demo.plan import CityPlan
from data.demo.rhythm import (
    DAY_SECONDS,
    HOUR_SECONDS,
    in_daylight,
    kinds_of_days,
    workdays_later,
)
from data.demo.stages import UNREACHED

ANSWERS: Final = ("signed_at", "contacted_at", "arrived_at", "fed_back_at", "resolved_at")

# Share that goes on from each stage to the next.
_GOES_ON: Final = (0.998, 0.992, 0.985, 0.985, 0.94)
_RESOLVED_WHEN_HARD: Final = 0.86
# Within how many hours it is done, and by how many it is not.
_SIGNED: Final = (1.0, 0.06)
_CONTACTED: Final = (22.0, 0.05)
_FED_BACK: Final = (26.0, 0.04)
_LATE_BY: Final = 0.6
_MEAN_DAYS_TO_RESOLVE: Final = 4.0
# Working days within which a routine and a hard one is to be answered on the spot, until when.
_ARRIVAL_WORKDAYS: Final = (3, 5)
_ARRIVAL_BY: Final = int(17.5 * HOUR_SECONDS)
_LONGEST_TERM_DAYS: Final = 30
_ARRIVES_IN_TIME: Final = 0.955
_LATE_DAYS: Final = 1.3
_FEEDBACK_DAYS: Final = 3
_POINTS_IN_TIME, _POINTS_LATE, _POINTS_FED_BACK, _POINTS_RESOLVED = 3, -2, 2, 5
_HARD_COUNTS: Final = 1.5


def answer(calls: pd.DataFrame, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """The answers to ``calls`` (data/demo/whistles.py), row by row.

    Columns: ANSWERS in seconds since the first midnight, UNREACHED where it has not come so far;
    points, null before the feedback.
    """
    count, is_hard = len(calls), calls["is_hard"].to_numpy()
    due = _arrival_due(calls, plan)
    signed = calls["blown_at"].to_numpy() + _waits(*_SIGNED, count, rng)
    contacted = in_daylight(signed + _waits(*_CONTACTED, count, rng))
    arrived = _arrivals(contacted, due, _chances(calls, plan), rng)
    fed_back = in_daylight(arrived + _waits(*_FED_BACK, count, rng))
    days = rng.exponential(_MEAN_DAYS_TO_RESOLVE, count)
    resolved = in_daylight(fed_back + (days * DAY_SECONDS).astype(np.int64))
    at = np.array([signed, contacted, arrived, fed_back, resolved])
    is_there = _goes_on(is_hard, rng) & (at < plan.day_count * DAY_SECONDS)
    times = pd.DataFrame(dict(zip(ANSWERS, np.where(is_there, at, UNREACHED), strict=True)))
    return times.assign(points=_points(times, calls, due))


def _waits(within_hours: float, late: float, count: int, rng: Generator) -> Numbers:
    """Seconds that something takes: within so many hours, but for a share that is late."""
    share = np.where(
        rng.random(count) < late,
        1 + rng.exponential(_LATE_BY, count),
        rng.beta(1.3, 3.0, count),
    )
    return np.asarray((share * within_hours * HOUR_SECONDS).astype(np.int64))


def _arrival_due(calls: pd.DataFrame, plan: CityPlan) -> Numbers:
    day = calls["blown_at"].to_numpy() // DAY_SECONDS
    kinds = kinds_of_days(plan.first_day, plan.day_count + _LONGEST_TERM_DAYS)
    workdays = np.array(_ARRIVAL_WORKDAYS)[calls["is_hard"].astype(int)]
    return workdays_later(day, workdays, kinds) * DAY_SECONDS + _ARRIVAL_BY


def _arrivals(contacted: Numbers, due: Numbers, chance: Points, rng: Generator) -> Numbers:
    """When they arrive after the first contact: in time by ``chance``, unless that came late."""
    count, latest = len(due), np.maximum(due, contacted)
    share = rng.beta(1.2, 7.0, count)
    soon = in_daylight(contacted + (share * (latest - contacted)).astype(np.int64))
    days = rng.exponential(_LATE_DAYS, count)
    late = in_daylight(latest + 1 + (days * DAY_SECONDS).astype(np.int64))
    return np.where(rng.random(count) < chance, np.minimum(soon, latest), late)


def _chances(calls: pd.DataFrame, plan: CityPlan) -> Points:
    """The chance of each call to be answered on the spot in time."""
    chance = np.full(len(calls), _ARRIVES_IN_TIME)
    if story := plan.late_arrivals:
        is_theirs = (calls["department"] == DEPARTMENTS.index(story.department)).to_numpy()
        day = calls["blown_at"].to_numpy() // DAY_SECONDS
        chance[is_theirs & (day >= plan.day_number(story.since))] = story.on_time
    return chance


def _goes_on(is_hard: Flags, rng: Generator) -> Flags:
    """Whether each call (columns) comes to each stage (rows): nothing is left out on the way."""
    chance = np.repeat(np.array(_GOES_ON)[:, None], len(is_hard), axis=1)
    chance[-1, is_hard] = _RESOLVED_WHEN_HARD
    return np.asarray(np.logical_and.accumulate(rng.random(chance.shape) < chance, axis=0))


def _points(times: pd.DataFrame, calls: pd.DataFrame, arrival_due: Numbers) -> Points:
    """What the street gives: for coming and feeding back in time, and most for resolving."""
    day = calls["blown_at"].to_numpy() // DAY_SECONDS
    feedback_due = (day + _FEEDBACK_DAYS + 1) * DAY_SECONDS - 1
    arrived, fed_back = times["arrived_at"].to_numpy(), times["fed_back_at"].to_numpy()
    points = np.where(arrived <= arrival_due, _POINTS_IN_TIME, _POINTS_LATE).astype(float)
    points += np.where(fed_back <= feedback_due, _POINTS_FED_BACK, 0)
    points += np.where(times["resolved_at"] != UNREACHED, _POINTS_RESOLVED, 0)
    points *= np.where(calls["is_hard"], _HARD_COUNTS, 1)
    return np.asarray(np.where(fed_back == UNREACHED, np.nan, points))
