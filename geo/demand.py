"""Households by the candidate places that would bring them within reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Demand:
    """Groups of households that the same candidates reach; each group has at least one.

    ``households`` has one figure for each group. ``groups`` and ``candidates`` are the pairs of a
    group and a candidate (0 to ``size`` - 1) that reaches it, in this order.
    """

    size: int
    households: NDArray[np.int64]
    groups: NDArray[np.intp]
    candidates: NDArray[np.intp]

    def reached(self, chosen: Collection[int]) -> int:
        """Households within reach of at least one of the chosen candidates."""
        is_chosen = np.zeros(self.size, np.bool_)
        is_chosen[list(chosen)] = True
        is_reached = np.zeros(len(self.households), np.bool_)
        is_reached[self.groups[is_chosen[self.candidates]]] = True
        return int(self.households[is_reached].sum())

    def gains(self, chosen: Collection[int]) -> NDArray[np.int64]:
        """What each candidate would bring beyond the chosen ones."""
        is_chosen = np.zeros(self.size, np.bool_)
        is_chosen[list(chosen)] = True
        left = self.households.copy()
        left[self.groups[is_chosen[self.candidates]]] = 0
        # Sums of whole numbers below 2⁵³ are exact as floats.
        sums = np.bincount(self.candidates, left[self.groups], self.size)
        return sums.astype(np.int64)

    def of(self, candidates: NDArray[np.intp]) -> Demand:
        """As if there were only these candidates, in ascending order; they are counted anew."""
        position = np.full(self.size, -1, np.intp)
        position[candidates] = np.arange(len(candidates))
        renamed = position[self.candidates]
        is_left = renamed >= 0
        return grouped(self.groups[is_left], renamed[is_left], self.households, len(candidates))


def grouped(
    places: NDArray[np.intp],
    candidates: NDArray[np.intp],
    households: NDArray[np.int64],
    size: int,
) -> Demand:
    """Put places that the same candidates reach together.

    ``places`` and ``candidates`` are pairs in this order; ``households`` has a figure for each
    place. Places that no candidate reaches, or without households, play no part.
    """
    sums: defaultdict[bytes, int] = defaultdict(int)
    bounds = np.flatnonzero(np.diff(places, prepend=-1, append=-1))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        sums[candidates[start:end].tobytes()] += int(households[places[start]])
    reaching = [np.frombuffer(key, candidates.dtype) for key, total in sums.items() if total]
    return Demand(
        size,
        np.array([total for total in sums.values() if total], np.int64),
        np.repeat(np.arange(len(reaching)), [len(each) for each in reaching]),
        np.concatenate([np.empty(0, np.intp), *reaching]),
    )


def by_gain(demand: Demand, chosen: Sequence[int]) -> list[tuple[int, int]]:
    """The chosen candidates with what each brings beyond those before it.

    Each time the one that brings most; of equals the smallest.
    """
    ordered: list[tuple[int, int]] = []
    left = sorted(chosen)
    while left:
        gains = demand.gains([candidate for candidate, _ in ordered])
        next_one = max(left, key=lambda candidate: int(gains[candidate]))
        ordered.append((next_one, int(gains[next_one])))
        left.remove(next_one)
    return ordered
