"""How far a value may lie from those before it without anything having happened.

The natural process limits of a chart for individual values and moving ranges, in their robust
form: median ± 3.145 × median moving range (D. J. Wheeler and D. S. Chambers, Understanding
Statistical Process Control, 1992; D. J. Wheeler, Understanding Variation, 1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from statistics import median
from typing import Final

_WIDTH: Final = 3.145

Levels = Mapping[int, float]
"""Comparable values of periods by their number in a row, oldest first."""


def natural_limits(
    before: Levels, number: int, least: float, share: float = 1.0, alike: Iterable[float] = ()
) -> tuple[float, float]:
    """The range in which the value of period ``number`` is usual after those ``before`` it.

    The limits stand around the median, around the course of the values (what grows slowly has
    not changed) and around what is ``alike`` for reasons of season: whatever one of them
    explains is usual. They are never nearer than ``least``; ``share`` narrows them.
    """
    moved = median(abs(after - level) for level, after in pairwise(before.values()))
    reach = share * max(_WIDTH * moved, least)
    expected = [median(before.values()), _course(before, number), *alike]
    return min(expected) - reach, max(expected) + reach


def _course(before: Levels, number: int) -> float:
    """Where the median slope of all pairs leads (Theil 1950; Sen 1968, JASA 63:1379)."""
    slope = median(
        (after - level) / (later - earlier)
        for (earlier, level), (later, after) in combinations(before.items(), 2)
    )
    return median(level + slope * (number - earlier) for earlier, level in before.items())
