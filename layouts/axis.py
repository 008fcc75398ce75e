"""The common axis of a list of values: its bounds and a few round ticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

_STEPS: Final = (1, 2, 2.5, 5, 10)


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


def axis_of(values: Sequence[float], *, is_from_zero: bool, top: float | None = None) -> Axis:
    """An axis around ``values`` with about three steps; ``top`` is where it must end at most."""
    low = 0.0 if is_from_zero else min(values)
    high = max(values)
    step = round_step((high - low) / 3 or abs(high) or 1.0)
    first, last = floor(low / step), ceil(high / step)
    end = last * step if top is None else min(last * step, top)
    ticks = (round(i * step, 10) for i in range(first, last + 1))
    return Axis(first * step, end, tuple(tick for tick in ticks if tick <= end))


def round_step(raw: float) -> float:
    """The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below ``raw``."""
    size = 10.0 ** floor(log10(raw))
    return next(step * size for step in _STEPS if step * size >= raw * (1 - 1e-9))
