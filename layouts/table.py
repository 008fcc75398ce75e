"""Readings as the rows of a table: the same for every panel."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.numbers import MISSING, format_interval, format_value, unit_word
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
        _full(figure.numerator),
        _full(figure.denominator),
        format_interval(figure.low, figure.high),
        _shown(sheet, metric, before.value if before else None),
    ]


def _shown(sheet: Sheet, metric: Metric, value: float | None) -> str:
    if value is None:
        return MISSING
    # Tables give counts in full, never in 万.
    text = format_value(value, metric.unit, "en" if metric.unit == "cases" else sheet.language)
    return f"{text} {unit_word(metric.unit, sheet.language)}".strip()


def _full(value: float | None) -> str:
    return MISSING if value is None else format_value(value, "cases", "en")
