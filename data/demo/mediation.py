"""Disputes: on which path they are mediated, with which outcome, and whether agreements hold."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, Points, by_weight
from data.demo.matters import DISPUTE, MATTERS
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS
from data.demo.stages import UNREACHED

PATHS: Final = ("人民调解", "行政调解", "司法调解", "网上调解", "信访调解")
OUTCOMES: Final = ("调解成功", "调解未成", "转诉讼", "转信访")

# Weights of the paths by small category; of the outcomes by path.
_PATH_MIX: Final = {
    "邻里纠纷": (72, 8, 4, 10, 6),
    "欠薪讨薪": (38, 34, 10, 8, 10),
    "婚姻家庭": (74, 4, 12, 6, 4),
}
_OUTCOME_MIX: Final = (
    (93, 3, 2.5, 1.5),
    (90, 4, 3.5, 2.5),
    (86, 4, 9, 1),
    (90, 6, 2, 2),
    (82, 9, 9, 0),
)
_AGREED: Final = 0.72
_TERM_DAYS: Final = (5, 45)
_PERFORMED, _PERFORMED_LATE = 0.87, 0.06
_LATEST_DAYS: Final = 25


def mediate(cases: pd.DataFrame, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """The mediation of those of ``cases`` (reports and stages) that are disputes, row by row.

    Columns: mediation_path and mediation_outcome (numbers of PATHS and OUTCOMES),
    agreement_due_on and performed_on (days since the first); -1 where there is none.
    """
    is_dispute = np.array([matter.kind == DISPUTE for matter in MATTERS])[cases["matter"]]
    disputes = cases[is_dispute]
    is_closed = (disputes["closed_at"] != UNREACHED).to_numpy()
    drawn = rng.random((4, len(disputes)))
    path = _paths(disputes["matter"].to_numpy(), drawn[0])
    outcome = _outcomes(path, drawn[1])
    closed_on = disputes["closed_at"].to_numpy() // DAY_SECONDS
    agreed = is_closed & (outcome == OUTCOMES.index("调解成功")) & (drawn[2] < _AGREED)
    due_on = closed_on + rng.integers(*_TERM_DAYS, len(disputes))
    performed = agreed & (drawn[3] < _PERFORMED + _PERFORMED_LATE)
    performed_on = _performances(closed_on, due_on, drawn[3] >= _PERFORMED, rng)
    performed &= performed_on < plan.day_count
    is_accepted = (disputes["accepted_at"] != UNREACHED).to_numpy()
    found = pd.DataFrame({
        "mediation_path": np.where(is_accepted, path, -1),
        "mediation_outcome": np.where(is_closed, outcome, -1),
        "agreement_due_on": np.where(agreed, due_on, -1),
        "performed_on": np.where(performed, performed_on, -1),
    }, index=disputes.index)  # fmt: skip
    return found.reindex(cases.index, fill_value=-1)


def _paths(matter: Numbers, drawn: Points) -> Numbers:
    path = np.empty(len(matter), np.int64)
    for number, each in enumerate(MATTERS):
        if each.kind == DISPUTE:
            rows = matter == number
            path[rows] = by_weight(_PATH_MIX[each.small], drawn[rows])
    return path


def _outcomes(path: Numbers, drawn: Points) -> Numbers:
    of_each = [by_weight(mix, drawn) for mix in _OUTCOME_MIX]
    return np.asarray(np.choose(path, of_each))


def _performances(closed_on: Numbers, due_on: Numbers, is_late: Flags, rng: Generator) -> Numbers:
    """The day on which what was agreed is performed: before it is due, or late."""
    early = closed_on + (rng.random(len(due_on)) ** 0.5 * (due_on - closed_on)).astype(np.int64)
    return np.where(is_late, due_on + rng.integers(1, _LATEST_DAYS, len(due_on)), early)
