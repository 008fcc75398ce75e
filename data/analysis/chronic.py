"""What keeps coming back: groups that occur in every one of several periods in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.readings.reading import Reading


@dataclass(frozen=True, slots=True)
class Chronic:
    """A group with its ``counts`` of a metric, the oldest period first."""

    metric: str
    key: str
    name: str
    counts: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.counts)


def chronic(readings: Iterable[Reading]) -> tuple[Chronic, ...]:
    """The groups that occur in their own period and in each that ``earlier`` looks back to, those
    with the highest total first. What is not stated is no group.
    """
    found = [
        Chronic(row.metric, row.key, row.name, counts)
        for row in readings
        if row.key is not None and all(counts := _counts(row))
    ]
    return tuple(sorted(found, key=lambda each: (-each.total, each.key)))


def _counts(row: Reading) -> tuple[float, ...]:
    figures = (*reversed(row.earlier), row.figure)
    return tuple(figure.value or 0.0 for figure in figures)
