"""Whistles: what a grid cannot settle alone calls departments to report in on the spot."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chances import Flags, Numbers, Points, by_weight
from data.demo.duty_list import DEPARTMENTS, ITEMS
from data.demo.matters import MATTERS
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, in_daylight
from data.demo.stages import UNREACHED

_WITHOUT_CASE: Final = 0.07
_OTHERS_CALLED: Final = 0.55
_BLOWN_WITHIN: Final = 2 * DAY_SECONDS


def blow(cases: pd.DataFrame, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each department called, in the order of time.

    Columns: whistle (a running number), case (a row of ``cases``, -1: none), grid, item (a number
    of ITEMS), department (of DEPARTMENTS), is_hard, blown_at (seconds since the first midnight).
    """
    wanted = _wanted(plan.whistles_per_case)
    chance = wanted.sum(axis=0)[cases["matter"].to_numpy()]
    is_out = (cases["dispatched_at"] != UNREACHED).to_numpy()
    chosen = np.flatnonzero((rng.random(len(cases)) < chance) & is_out)
    whistles = pd.DataFrame({
        "case": chosen,
        "grid": cases["grid"].to_numpy()[chosen],
        "item": _items(wanted, cases["matter"].to_numpy()[chosen], rng),
        "blown_at": _blown(cases.iloc[chosen], rng),
    })  # fmt: skip
    whistles.loc[rng.random(len(chosen)) < _WITHOUT_CASE, "case"] = -1
    hard = np.array([item.hard for item in ITEMS])[whistles["item"]]
    whistles["is_hard"] = rng.random(len(chosen)) < hard
    whistles = whistles[whistles["blown_at"] < plan.day_count * DAY_SECONDS]
    whistles = whistles.sort_values("blown_at", kind="stable", ignore_index=True)
    return _calls(whistles.assign(whistle=np.arange(len(whistles))), rng)


def _wanted(per_case: float) -> Points:
    """How many whistles about each item (rows) a case of each matter (columns) brings."""
    smalls = [matter.small for matter in MATTERS]
    share = np.array([matter.share for matter in MATTERS])
    wanted = np.zeros((len(ITEMS), len(MATTERS)))
    for number, item in enumerate(ITEMS):
        columns = [smalls.index(small) for small in item.smalls]
        wanted[number, columns] = item.weight / max(share[columns].sum(), 1)
    return np.asarray(per_case * share.sum() * wanted / sum(item.weight for item in ITEMS))


def _items(wanted: Points, matter: Numbers, rng: Generator) -> Numbers:
    drawn = rng.random(len(matter))
    item = np.empty(len(matter), np.int64)
    for number in np.unique(matter):
        rows = matter == number
        item[rows] = by_weight(wanted[:, number], drawn[rows])
    return item


def _blown(cases: pd.DataFrame, rng: Generator) -> Numbers:
    """Once it is with a department, and by day."""
    dispatched, handled = cases["dispatched_at"].to_numpy(), cases["handled_at"].to_numpy()
    lasts = np.where(handled == UNREACHED, _BLOWN_WITHIN, handled - dispatched)
    lasts = np.minimum(lasts, _BLOWN_WITHIN)
    return in_daylight(dispatched + (rng.random(len(cases)) * lasts).astype(np.int64))


def _calls(whistles: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """The departments that each whistle calls: the first of its item, and maybe others."""
    most = max(len(item.departments) for item in ITEMS)
    listed = np.array([_numbers(item.departments, most) for item in ITEMS])[whistles["item"]]
    is_called: Flags = rng.random(listed.shape) < _OTHERS_CALLED
    is_called[:, 0] = True
    whistle, place = np.nonzero(is_called & (listed >= 0))
    return whistles.iloc[whistle].assign(department=listed[whistle, place]).reset_index(drop=True)


def _numbers(departments: tuple[str, ...], most: int) -> NDArray[np.int64]:
    numbers = [DEPARTMENTS.index(name) for name in departments]
    return np.array(numbers + [-1] * (most - len(numbers)))
