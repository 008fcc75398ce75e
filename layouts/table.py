"""Readings as the rows of a table: the same for every panel."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Counted, Metric, Residents
from data.readings.reading import Reading
from layouts.numbers import MISSING, format_count, format_interval, format_value, unit_word
from layouts.quantities import counted_below
from layouts.sheet import Sheet

HEADINGS: Final = (
    "table.name",
    "table.value",
    "table.numerator",
    "table.denominator",
    "table.interval",
    "table.previous",
)


def table_row(sheet: Sheet, metric: Metric, reading: Reading, name: str = "") -> list[str]:
    """One reading, in the order of HEADINGS; counts in full."""
    figure, before = reading.figure, reading.previous
    return [
        name or metric.name(sheet.language),
        _shown(sheet, metric, figure.value),
        _full(figure.numerator, metric.counted),
        _full(figure.denominator, counted_below(metric)),
        format_interval(figure.low, figure.high),
        _shown(sheet, metric, before.value if before else None),
    ]


def _shown(sheet: Sheet, metric: Metric, value: float | None) -> str:
    if value is None:
        return MISSING
    target = sheet.target(metric)
    # Tables give counts in full, never in 万.
    number = format_value(
        value,
        metric.unit,
        "en",
        target.value if target else None,
        target.side if target else metric.direction,
    )
    return f"{number} {unit_word(metric.unit, sheet.language, number)}".strip()


def _full(value: float | None, counted: Counted | Residents) -> str:
    if value is None:
        return MISSING
    return f"{format_count(value, 'en')}{' m²' if counted == 'm2' else ''}"
