"""The common axis of a list of values: its bounds and a few round ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

_STEPS: Final = (1, 2, 5, 10)
_MOST_TICKS: Final = 3


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis; ``ticks`` lie within its bounds."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> str:
        """Where a value lies, in percent of the axis, for CSS."""
        share = (value - self.low) / (self.high - self.low)
        return f"{min(max(share, 0.0), 1.0) * 100:.2f}%"


def axis_around(values: Sequence[float]) -> Axis:
    """An axis that ends just beyond ``values``, with two or three round ticks on it."""
    margin = (max(values) - min(values)) * 0.04 or abs(max(values)) * 0.1 or 1.0
    low, high = min(values) - margin, max(values) + margin
    candidates = (_multiples(round_step((high - low) / parts), low, high) for parts in (3, 5, 9))
    ticks = next(ticks for ticks in candidates if len(ticks) > 1)
    return Axis(low, high, ticks[::2] if len(ticks) > _MOST_TICKS else ticks)


def axis_from_zero(values: Sequence[float], *, is_whole: bool) -> Axis:
    """An axis from zero to the first of about three round ticks that no value exceeds.

    ``is_whole`` keeps to whole numbers, for counts.
    """
    peak = max(values) or 1.0
    step = max(round_step(peak / 3), 1.0 if is_whole else 0.0)
    last = ceil(peak / step - 1e-9)
    return Axis(0.0, last * step, tuple(round(i * step, 10) for i in range(last + 1)))


def round_step(raw: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not below ``raw``."""
    size = 10.0 ** floor(log10(raw))
    return next(step * size for step in _STEPS if step * size >= raw * (1 - 1e-9))


def _multiples(step: float, low: float, high: float) -> tuple[float, ...]:
    return tuple(round(i * step, 10) for i in range(ceil(low / step), floor(high / step) + 1))
