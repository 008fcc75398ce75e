"""How cases end: the level at which they are closed, and what is said at the call-back."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, Points, by_weight
from data.demo.matters import ALERT, APPEAL, CITY, DISPUTE, GRID_EVENT, HAZARD, MATTERS
from data.demo.stages import UNREACHED
from data.demo.territory import Territory

LEVELS: Final = ("网格", "社区", "大网格", "片区", "市级")
SATISFACTION: Final = ("满意", "基本满意", "不满意")

# Weights of the levels by the kind of case.
_LEVEL_MIX: Final = {
    APPEAL: (22, 18, 4, 34, 22),
    GRID_EVENT: (70, 15, 3, 9, 3),
    CITY: (30, 8, 2, 44, 16),
    DISPUTE: (52, 24, 5, 14, 5),
    HAZARD: (62, 16, 4, 14, 4),
    ALERT: (60, 10, 5, 20, 5),
}
_KINDS: Final = tuple(_LEVEL_MIX)
_SOLVED, _SOLVED_WHEN_LATE = 0.93, 0.74
_ANSWERED: Final = 0.60
_SAYS_NO_MORE: Final = 0.06
_SATISFACTION_MIX: Final = {True: (66, 29, 5), False: (4, 26, 70)}


def end(cases: pd.DataFrame, territory: Territory, rng: Generator) -> pd.DataFrame:
    """The endings of ``cases`` (reports and stages), row by row.

    Columns: level_closed (a number of LEVELS), is_solved, satisfaction (a number of
    SATISFACTION); -1 where it is not closed, or nobody answered.
    """
    level = _levels(cases, territory, rng.random(len(cases)))
    drawn = rng.random((4, len(cases)))
    is_late = (cases["closed_at"] > cases["due_at"]).to_numpy()
    is_solved = drawn[0] < np.where(is_late, _SOLVED_WHEN_LATE, _SOLVED)
    answers = _is_asked(cases) & (drawn[1] < _ANSWERED)
    says_more = answers & (drawn[2] >= _SAYS_NO_MORE)
    satisfaction = _satisfaction(is_solved, drawn[3])
    return pd.DataFrame({
        "level_closed": np.where(cases["closed_at"] != UNREACHED, level, -1),
        "is_solved": np.where(answers, is_solved, -1),
        "satisfaction": np.where(says_more, satisfaction, -1),
    })  # fmt: skip


def _is_asked(cases: pd.DataFrame) -> Flags:
    """What the city's own people found has nobody to be asked."""
    is_called_back = cases["called_back_at"] != UNREACHED
    return (is_called_back & (cases["reporter"] >= 0)).to_numpy()


def _levels(cases: pd.DataFrame, territory: Territory, drawn: Points) -> Numbers:
    kind = np.array([_KINDS.index(matter.kind) for matter in MATTERS])[cases["matter"]]
    level = np.empty(len(cases), np.int64)
    for number, mix in enumerate(_LEVEL_MIX.values()):
        level[kind == number] = by_weight(mix, drawn[kind == number])
    # Some grids lie directly under a 大网格: there is no community that could close a case.
    community = territory.grids["community"].to_numpy()[cases["grid"]]
    is_community = level == LEVELS.index("社区")
    return np.where(is_community & (community < 0), LEVELS.index("大网格"), level)


def _satisfaction(is_solved: Flags, drawn: Points) -> Numbers:
    of_solved, of_unsolved = (by_weight(_SATISFACTION_MIX[key], drawn) for key in (True, False))
    return np.where(is_solved, of_solved, of_unsolved)
