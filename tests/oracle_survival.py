"""Quantiles of durations: observed, or estimated where too many cases are still open."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Final

import numpy as np
import pandas as pd

from tests.oracle_figures import Expected

OPEN_SHARE_FOR_KAPLAN_MEIER: Final = 0.2


def quantile(
    share: Fraction, closed: pd.DataFrame, opened: pd.DataFrame, as_of: datetime
) -> Expected:
    """The ``share`` quantile of the hours to close, from the closed or from the opened cases."""
    if len(opened) and (~opened.is_closed).sum() / len(opened) > OPEN_SHARE_FOR_KAPLAN_MEIER:
        # A bare flag says closed, but not after how long.
        timed = opened[~opened.is_flag_only]
        value = kaplan_meier(timed, as_of, share)
        return Expected(None, len(timed), value, len(timed), "kaplan_meier")
    hours = np.sort(closed.hours.dropna().to_numpy())
    value = float(np.quantile(hours, float(share))) if len(hours) else None
    return Expected(None, len(hours), value, len(hours))


def kaplan_meier(timed: pd.DataFrame, as_of: datetime, share: Fraction) -> float | None:
    """Hours until ``share`` of the reported cases are closed (Kaplan and Meier 1958).

    Exact fractions, so that a survival of precisely 1 − share is met. None: never reached.
    """
    until_now = (pd.Timestamp(as_of) - timed.reported_at) / pd.Timedelta(hours=1)
    hours = timed.hours.fillna(until_now).to_numpy()
    is_event = timed.hours.notna().to_numpy()
    surviving = Fraction(1)
    for time in np.unique(hours[is_event]):
        events, at_risk = int(((hours == time) & is_event).sum()), int((hours >= time).sum())
        surviving *= 1 - Fraction(events, at_risk)
        if surviving <= 1 - share:
            return float(time)
    return None
