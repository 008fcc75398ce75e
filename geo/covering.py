"""The sets of places that reach most households: the maximal covering location problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.covering_model import NOT_NOTHING, Model, Solution
from geo.demand import Demand

_TIES: Final = 0.25
"""How much of one household all that breaks ties may weigh together."""

_DECIDABLE: Final = 250
"""Among more candidates than these, branch and bound may take minutes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates in ascending order, what they reach, and what no set of so many can exceed."""

    candidates: tuple[int, ...]
    reached_households: int
    most_households: int


def best_choices(demand: Demand, most: int) -> Iterator[Choice]:
    """For 1, 2, … ``most`` candidates the set that reaches most households.

    Ends early where fewer already reach all that can be reached. Of sets that reach as many, one
    whose candidates' numbers have the smallest sum.

    Model: R. Church and C. ReVelle, The maximal covering location problem, Papers of the Regional
    Science Association 32 (1974) 101-118. Its relaxation is solved once and continued from one
    number to the next (HiGHS, one thread). Mostly its answer is whole, and so the optimum.
    Otherwise candidates that cannot be in a best set by their reduced cost are left out. Up to
    250 others are left to branch and bound, so that the answer again is the optimum; with more,
    it is the best found by exchanging candidates, and ``most_households`` says how far at most it
    is from the optimum.
    """
    penalties = np.arange(demand.size, dtype=np.float64)
    penalties *= _TIES / max(1, demand.size * most)
    whole = Model(demand, penalties, is_integral=False)
    everything = int(demand.households.sum())
    found = Choice((), 0, 0)
    for number in range(1, most + 1):
        if found.reached_households == everything:
            return
        found = _choice(demand, penalties, whole.solved(number), found, number)
        yield found


def _choice(
    demand: Demand,
    penalties: NDArray[np.float64],
    relaxed: Solution,
    before: Choice,
    number: int,
) -> Choice:
    chosen = relaxed.largest(number)
    most = int(relaxed.households + 2 * _TIES)
    if not relaxed.is_whole:
        extended = [*before.candidates, int(demand.gains(before.candidates).argmax())]
        chosen = max((_improved(demand, each) for each in (chosen, extended)), key=demand.reached)
        near = _promising(relaxed, demand.reached(chosen))
        if len(near) <= _DECIDABLE:
            model = Model(demand.of(near), penalties[near], is_integral=True)
            chosen = near[model.solved(number).largest(number)].tolist()
            most = demand.reached(chosen)
    return Choice(tuple(sorted(chosen)), demand.reached(chosen), most)


def _improved(demand: Demand, chosen: list[int]) -> list[int]:
    """Exchange one candidate for another as long as that reaches more households.

    After M. B. Teitz and P. Bart, Heuristic methods for estimating the generalized vertex median
    of a weighted graph, Operations Research 16 (1968) 955-961.
    """
    reached, left = demand.reached(chosen), len(chosen)
    while left:
        kept = chosen[1:]
        gains = demand.gains(kept)
        better = demand.reached(kept) + int(gains.max())
        left = len(chosen) if better > reached else left - 1
        # The next in turn goes to the end, and is tried again only when all others were.
        chosen = [*kept, int(gains.argmax()) if better > reached else chosen[0]]
        reached = max(reached, better)
    return chosen


def _promising(relaxed: Solution, surely: int) -> NDArray[np.intp]:
    """Candidates that may be in a set that reaches at least ``surely`` households."""
    to_spare = relaxed.households - surely + 2 * _TIES
    return np.flatnonzero((relaxed.taken > NOT_NOTHING) | (relaxed.costs <= to_spare))
