"""Areas in the three groups that 95 % intervals can tell apart, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from data.metrics.metric import Metric
from data.readings.reading import Reading

Side = Literal["worse", "same", "better"]
SIDES: Final[tuple[Side, ...]] = ("worse", "same", "better")
MOST_MARKED: Final[Mapping[Side, int]] = {"worse": 6, "better": 4}


@dataclass(frozen=True, slots=True)
class Groups:
    """``same`` holds every ranked area where the metric has no intervals.

    ``left_out`` are areas without a value or with too few cases; ``not_placed`` is the row of
    the records that lie in no area of the level.
    """

    worse: tuple[Reading, ...]
    same: tuple[Reading, ...]
    better: tuple[Reading, ...]
    left_out: tuple[Reading, ...]
    not_placed: Reading | None

    def of(self, side: Side) -> tuple[Reading, ...]:
        return {"worse": self.worse, "same": self.same, "better": self.better}[side]

    @property
    def ranked(self) -> tuple[Reading, ...]:
        return (*self.worse, *self.same, *self.better)


def group_areas(readings: Iterable[Reading], metric: Metric) -> Groups:
    """Split by standing; the best of ``better`` stands first, all else worst first."""
    rows = tuple(readings)
    placed = [row for row in rows if row.key is not None]
    ranked = [row for row in placed if row.figure.status == "ok" and row.value is not None]
    ordered = tuple(sorted(ranked, key=_value, reverse=metric.direction != "up"))
    low = tuple(row for row in ordered if row.standing == "low")
    high = tuple(row for row in ordered if row.standing == "high")
    worse, better = (low, high) if metric.direction == "up" else (high, low)
    return Groups(
        worse=worse,
        same=tuple(row for row in ordered if row.standing not in ("low", "high")),
        better=better[::-1],
        left_out=tuple(row for row in placed if row not in ranked),
        not_placed=next((row for row in rows if row.key is None), None),
    )


def markers_of(groups: Groups) -> dict[str, str]:
    """The marks that tie list and map: numbers for the worse, letters for the better areas."""
    worse, better = (groups.of(side)[: MOST_MARKED[side]] for side in ("worse", "better"))
    numbers = {row.key or "": str(i + 1) for i, row in enumerate(worse)}
    letters = {row.key or "": chr(ord("A") + i) for i, row in enumerate(better)}
    return numbers | letters


def _value(reading: Reading) -> float:
    return reading.value or 0.0
