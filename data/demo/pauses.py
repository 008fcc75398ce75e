"""Stretches in which the clock of a case stands still, because others have to move first."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import by_weight
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOUR_SECONDS, in_daylight
from data.demo.stages import UNREACHED

REASONS: Final = (
    "等待第三方检测", "等待当事人补充材料", "等待产权单位确认", "等待资金审批", "天气原因无法施工",
    "等待上级答复",
)  # fmt: skip
_REASON_MIX: Final = (30, 26, 18, 9, 11, 6)
_SHARE: Final = 0.025
_WORTH_A_PAUSE: Final = 60 * HOUR_SECONDS
_SHORTEST: Final = HOUR_SECONDS
_LONGEST: Final = 15 * DAY_SECONDS


def pause(cases: pd.DataFrame, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each pause: case (a row of ``cases``), paused_at, resumed_at (seconds since
    the first midnight, UNREACHED where it still stands), reason (a number of REASONS).

    A case stands still between its dispatch and its handling, and only where that takes long.
    """
    end = plan.day_count * DAY_SECONDS
    dispatched, handled = cases["dispatched_at"].to_numpy(), cases["handled_at"].to_numpy()
    until = np.where(handled == UNREACHED, end, handled)
    is_long = (dispatched != UNREACHED) & (until - dispatched > _WORTH_A_PAUSE)
    chance = min(_SHARE * len(cases) / max(is_long.sum(), 1), 1)
    chosen = np.flatnonzero(is_long & (rng.random(len(cases)) < chance))
    lasts = np.minimum((until - dispatched)[chosen], _LONGEST)
    begins, ends = rng.uniform((0.05, 0.5), (0.4, 0.95), (len(chosen), 2)).T
    paused, resumed = (
        in_daylight(dispatched[chosen] + (share * lasts).astype(np.int64))
        for share in (begins, ends)
    )
    # Not all that stands still at the last midnight goes on the next day.
    stands = (handled[chosen] == UNREACHED) & (rng.random(len(chosen)) < 0.5)
    resumed = np.where(stands, UNREACHED, np.minimum(resumed, until[chosen]))
    reason = by_weight(_REASON_MIX, rng.random(len(chosen)))
    is_there = (stands | (resumed - paused >= _SHORTEST)) & (paused < until[chosen])
    columns = {"case": chosen, "paused_at": paused, "resumed_at": resumed, "reason": reason}
    return pd.DataFrame({name: values[is_there] for name, values in columns.items()})
