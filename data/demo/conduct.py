"""How each case was dealt with on its way: contacted, filed, sent back, checked, done again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, Points
from data.demo.matters import CHANNELS, MATTERS
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOUR_SECONDS, in_daylight
from data.demo.stages import UNREACHED

# An inspection finds some of what grid workers have missed.
_INSPECTED_BY: Final = tuple(CHANNELS.index(name) for name in ("数字城管", "视频巡查"))
_MISSED: Final = 0.05
_NOT_CONTACTED: Final = 0.02
_CONTACTED_LATE: Final = 0.04
_CONTACTED_LATEST_HOURS: Final = 70
_FILED_AT_LEISURE: Final = 0.15
_FILED_WITHIN: Final = 100 * 60
_LONGEST_FILING: Final = 4 * HOUR_SECONDS
# Up to so many working days the office states until when a case is to be handled.
_STATED_WORKDAYS: Final = 2
_HANDLED_BY: Final = 0.9
# What several departments share comes back more often.
_BOUNCED: Final = 0.04
_BOUNCED_OFTEN: Final[Mapping[str, float]] = MappingProxyType(
    {"住房和城乡建设局": 0.12, "综合执法局": 0.07, "交通运输局": 0.08}
)
_BOUNCED_AGAIN: Final = 0.15
_REWORKED, _REWORKED_WHEN_LATE = 0.025, 0.13
_REWORKED_AGAIN: Final = 0.12
_MOST: Final = 4


def conduct(cases: pd.DataFrame, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """What became of ``cases`` (reports and stages) on their way, row by row.

    Columns: contacted_at, filed_at, handling_due_at and checked_at in seconds since the first
    midnight, UNREACHED where there is none; bounce_count, rework_count and is_missed, -1 where
    a case has not come so far that it is known.
    """
    end = plan.day_count * DAY_SECONDS
    filed = _filed(cases, rng)
    times = {
        "contacted_at": _contacted(cases, rng),
        "filed_at": filed,
        "handling_due_at": _handling_due(cases),
        "checked_at": _checked(cases, rng),
    }
    times |= {
        name: np.where(at < end, at, UNREACHED)
        for name, at in times.items()
        if name != "handling_due_at"
    }
    return pd.DataFrame({
        **times,
        "bounce_count": _known(_reached(cases, "dispatched_at"), _bounces(cases, rng)),
        "rework_count": _known(_reached(cases, "closed_at"), _reworks(cases, rng)),
        "is_missed": _known(times["filed_at"] != UNREACHED, _missed(cases, rng)),
    })  # fmt: skip


def _contacted(cases: pd.DataFrame, rng: Generator) -> Numbers:
    """Who complained is called before anything else is done, mostly within a day."""
    drawn, share = rng.random(len(cases)), rng.beta(1.2, 4.0, len(cases))
    late_hours = rng.uniform(25, _CONTACTED_LATEST_HOURS, len(cases))
    hours = np.where(drawn < _NOT_CONTACTED + _CONTACTED_LATE, late_hours, 23 * share)
    at, closed = cases["at"].to_numpy(), cases["closed_at"].to_numpy()
    contacted = in_daylight(at + (hours * HOUR_SECONDS).astype(np.int64))
    # What is quickly done is done after the call, not before.
    is_over = (closed != UNREACHED) & (contacted > closed)
    contacted = np.where(is_over, at + (share * (closed - at)).astype(np.int64), contacted)
    is_called = (cases["reporter"] >= 0).to_numpy() & (drawn >= _NOT_CONTACTED)
    return np.where(is_called & _reached(cases, "accepted_at"), contacted, UNREACHED)


def _filed(cases: pd.DataFrame, rng: Generator) -> Numbers:
    """Between the acceptance and the dispatch, mostly soon."""
    accepted, dispatched = cases["accepted_at"].to_numpy(), cases["dispatched_at"].to_numpy()
    lasts = np.where(_reached(cases, "dispatched_at"), dispatched - accepted, _FILED_WITHIN)
    longest = np.where(rng.random(len(cases)) < _FILED_AT_LEISURE, _LONGEST_FILING, _FILED_WITHIN)
    share = rng.uniform(0.3, 1.0, len(cases))
    filed = accepted + (share * np.minimum(lasts, longest)).astype(np.int64)
    return np.where(_reached(cases, "accepted_at"), filed, UNREACHED)


def _handling_due(cases: pd.DataFrame) -> Numbers:
    at, due = cases["at"].to_numpy(), cases["due_at"].to_numpy()
    is_short = np.array([matter.workdays <= _STATED_WORKDAYS for matter in MATTERS])
    is_stated = is_short[cases["matter"]] & _reached(cases, "dispatched_at")
    minutes = (_HANDLED_BY * (due - at)).astype(np.int64) // 60
    return np.where(is_stated, at + 60 * minutes, UNREACHED)


def _checked(cases: pd.DataFrame, rng: Generator) -> Numbers:
    handled, closed = cases["handled_at"].to_numpy(), cases["closed_at"].to_numpy()
    share = rng.uniform(0.3, 1.0, len(cases))
    checked = handled + (share * (closed - handled)).astype(np.int64)
    return np.where(_reached(cases, "closed_at"), checked, UNREACHED)


def _bounces(cases: pd.DataFrame, rng: Generator) -> Numbers:
    chance = np.array([_BOUNCED_OFTEN.get(matter.department, _BOUNCED) for matter in MATTERS])
    return _times(chance[cases["matter"]], _BOUNCED_AGAIN, rng)


def _reworks(cases: pd.DataFrame, rng: Generator) -> Numbers:
    """What was closed late was often not well done at first."""
    is_late = (cases["closed_at"] > cases["due_at"]).to_numpy()
    return _times(np.where(is_late, _REWORKED_WHEN_LATE, _REWORKED), _REWORKED_AGAIN, rng)


def _missed(cases: pd.DataFrame, rng: Generator) -> Flags:
    is_inspected = cases["channel"].isin(_INSPECTED_BY).to_numpy()
    return np.asarray(is_inspected & (rng.random(len(cases)) < _MISSED))


def _times(chance: Points, again: float, rng: Generator) -> Numbers:
    """How often something happens that happens by ``chance``, and then ``again`` and again."""
    drawn = np.maximum(rng.random(len(chance)), 1e-9)
    count = 1 + np.floor(np.log(drawn / chance) / np.log(again))
    return np.asarray(np.clip(count, 0, _MOST).astype(np.int64))


def _reached(cases: pd.DataFrame, stage: str) -> Flags:
    return (cases[stage] != UNREACHED).to_numpy()


def _known(is_known: Flags, values: Numbers | Flags) -> Numbers:
    return np.where(is_known, values, -1)
