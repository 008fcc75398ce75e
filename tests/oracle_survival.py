"""Quantiles of durations: observed, or estimated where too many are still waiting."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import numpy as np
import pandas as pd

from tests.oracle_figures import Expected

WAITING_SHARE_FOR_KAPLAN_MEIER: Final = 0.2


def quantile(share: Fraction, span: str, rows: pd.DataFrame, cohort: pd.DataFrame) -> Expected:
    """The ``share`` quantile of the hours that a step takes, of the rows or of their cohort."""
    timed = cohort[cohort[f"waited_{span}_hours"].notna()]
    is_waiting = timed[f"is_waiting_{span}"].astype(bool)
    if _share_waiting(span, cohort, timed) > WAITING_SHARE_FOR_KAPLAN_MEIER:
        value = kaplan_meier(timed[f"waited_{span}_hours"], ~is_waiting, share)
        return Expected(None, len(timed), value, len(timed), "kaplan_meier")
    hours = np.sort(rows[f"hours_to_{span}"].dropna().to_numpy())
    value = float(np.quantile(hours, float(share))) if len(hours) else None
    return Expected(None, len(hours), value, len(hours))


def _share_waiting(span: str, cohort: pd.DataFrame, timed: pd.DataFrame) -> float:
    """Of those that began a step, how many are in it; every case reported waits to be closed,
    whether its times are known or not.
    """
    waiting = ~cohort.is_closed if span == "close" else timed[f"is_waiting_{span}"]
    return float(waiting.mean()) if len(waiting) else 0.0


def kaplan_meier(waited: pd.Series, is_event: pd.Series, share: Fraction) -> float | None:
    """Hours until ``share`` of a cohort is through (Kaplan and Meier 1958).

    Exact fractions, so that a survival of precisely 1 − share is met. None: never reached.
    """
    hours, events = waited.to_numpy(), is_event.to_numpy()
    surviving = Fraction(1)
    for time in np.unique(hours[events]):
        through, at_risk = int(((hours == time) & events).sum()), int((hours >= time).sum())
        surviving *= 1 - Fraction(through, at_risk)
        if surviving <= 1 - share:
            return float(time)
    return None
