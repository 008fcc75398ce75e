"""What a matter may be expected to take: P50 and P80 of recent performance, with their record.

A promise is worth what it has held: what the 150 days before would have promised is held against
the 30 days after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.periods import Period
from data.readings.intervals import wilson

SMALLEST_N: Final = 20


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of ``closed`` cases with a promise, ``kept`` took no longer; eight in ten were promised to."""

    kept: int
    closed: int

    @property
    def share(self) -> float | None:
        """None where too few cases were closed to say."""
        return self.kept / self.closed if self.closed >= SMALLEST_N else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson, 95 %."""
        return wilson(self.kept, self.closed) if self.closed >= SMALLEST_N else None


@dataclass(frozen=True, slots=True)
class Expected:
    """What to expect of one category in one department, from ``n`` closed cases; hours None where
    those are too few. A category or department that is not stated is None.
    """

    category: str | None
    department: str | None
    n: int
    p50_hours: float | None
    p80_hours: float | None
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Expectations:
    """The pairs, most cases first, and how well all their promises together have held."""

    period: Period
    pairs: tuple[Expected, ...]

    @property
    def calibration(self) -> Calibration:
        kept = sum(pair.calibration.kept for pair in self.pairs)
        return Calibration(kept, sum(pair.calibration.closed for pair in self.pairs))
