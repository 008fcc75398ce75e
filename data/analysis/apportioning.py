"""Parts rounded so that what is printed of them adds up to what is printed of their sum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def round_half_up(value: Fraction) -> int:
    """The nearest whole number; halves away from zero, as all that is printed."""
    size = floor(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size


def apportion(values: Sequence[Fraction], total: int | None = None) -> list[int]:
    """Whole numbers whose sum is ``total``, or that of the values, rounded: by largest remainder.

    Each lies less than 1 from its value, where the total does. Of equal remainders the first is
    raised.
    """
    lower = [floor(value) for value in values]
    wanted = round_half_up(sum(values, Fraction(0))) if total is None else total
    missing = wanted - sum(lower)
    by_remainder = sorted(range(len(values)), key=lambda index: lower[index] - values[index])
    for index in by_remainder[:missing] if missing > 0 else by_remainder[len(values) + missing :]:
        lower[index] += 1 if missing > 0 else -1
    return lower
