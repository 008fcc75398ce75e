"""How far each case has come by the last midnight."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers
from data.demo.deadlines import chances_to_keep, deadlines
from data.demo.matters import MATTERS
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOUR_SECONDS, in_daylight
from data.demo.territory import Territory

STAGES: Final = ("accepted_at", "dispatched_at", "handled_at", "closed_at", "called_back_at")
UNREACHED: Final = -1

_URGENT_HOURS: Final = 12
_LATE_BY: Final = 0.45
_VOID: Final = 0.015
_SUSPENDED: Final = 0.01
_SUSPENDED_FOR_DAYS: Final = 60
_STAGES_BEFORE_SUSPENSION: Final = 2
# Share of cases that get lost before each stage, and for how many days.
_LOST: Final = (0.0015, 0.0012, 0.002, 0.0022)
_FOUND_AFTER_DAYS: Final = (20, 150)
_CALLED_BACK: Final = 0.93


def follow(
    cases: pd.DataFrame, territory: Territory, plan: CityPlan, busy: Numbers, rng: Generator
) -> pd.DataFrame:
    """The stages of ``cases`` (data/demo/reports.py), row by row.

    Columns: due_at and STAGES in seconds since the first midnight, UNREACHED where a case has
    not come so far; is_void, is_suspended. The grids ``busy`` work better than others.
    """
    at = cases["at"].to_numpy()
    due = deadlines(cases, plan)
    is_late = rng.random(len(cases)) > chances_to_keep(cases, territory, plan, busy, rng)
    share = np.where(
        is_late, 1 + rng.exponential(_LATE_BY, len(cases)), rng.beta(1.0, 3.4, len(cases))
    )
    closed = at + np.ceil(share * (due - at)).astype(np.int64)
    closed = np.where(_is_urgent(cases), closed, in_daylight(closed))
    closed = np.where(is_late, np.maximum(closed, due + 60), np.minimum(closed, due))
    times = _stages(at, np.maximum(closed, at + 120), rng)
    is_void, is_suspended = (rng.random(len(cases)) < share for share in (_VOID, _SUSPENDED))
    _lose(times, rng)
    end = plan.day_count * DAY_SECONDS
    # Whose suspension is over has gone on like any other.
    is_suspended &= at > end - _SUSPENDED_FOR_DAYS * DAY_SECONDS
    reached = _reached(is_void, is_suspended, rng)
    for number, name in enumerate(STAGES):
        is_there = (number < reached) & (times[name] < end)
        times[name] = np.where(is_there, times[name], UNREACHED)
    return times.assign(due_at=due, is_void=is_void, is_suspended=is_suspended & ~is_void)


def _is_urgent(cases: pd.DataFrame) -> Flags:
    urgent = np.array([0 < each.hours <= _URGENT_HOURS for each in MATTERS])
    return np.asarray(urgent[cases["matter"].to_numpy()])


def _stages(at: Numbers, closed: Numbers, rng: Generator) -> pd.DataFrame:
    """The times of all stages, each at or after the one before."""
    lasts = closed - at
    accepting, passing_on, checking = rng.uniform(
        (0.02, 0.05, 0.02), (0.15, 0.2, 0.12), (len(at), 3)
    ).T
    accepted = at + np.minimum(accepting * lasts, 2 * HOUR_SECONDS).astype(np.int64)
    dispatched = accepted + np.minimum(passing_on * lasts, 4 * HOUR_SECONDS).astype(np.int64)
    handled = closed - np.minimum(checking * lasts, 8 * HOUR_SECONDS).astype(np.int64)
    waited = rng.integers(HOUR_SECONDS // 2, 30 * HOUR_SECONDS, len(at))
    called_back = in_daylight(closed + waited)
    columns = (accepted, dispatched, handled, closed, called_back)
    return pd.DataFrame(dict(zip(STAGES, columns, strict=True)))


def _lose(times: pd.DataFrame, rng: Generator) -> None:
    """Some cases lie about at a stage for weeks before they are found again."""
    stage = np.searchsorted(np.cumsum(_LOST), rng.random(len(times)), side="right")
    found_after = rng.integers(*_FOUND_AFTER_DAYS, len(times)) * DAY_SECONDS
    for number, name in enumerate(STAGES):
        times[name] += np.where((stage < len(_LOST)) & (number >= stage), found_after, 0)


def _reached(is_void: Flags, is_suspended: Flags, rng: Generator) -> Numbers:
    """How many stages each case comes through."""
    is_called_back = rng.random(len(is_void)) < _CALLED_BACK
    reached = np.where(is_suspended, _STAGES_BEFORE_SUSPENSION, len(STAGES) - ~is_called_back)
    return np.where(is_void, 0, reached)
