"""The value of a whole scope as it is printed, wherever it stands."""

from __future__ import annotations

from data.metrics.metric import Metric
from layouts.numbers import format_value, unit_word
from layouts.sheet import Sheet


def format_total(
    sheet: Sheet, metric: Metric, value: float | None, *, is_aligned: bool = False
) -> str:
    """The value without its unit, not rounded past the target that is in force."""
    target = sheet.target(metric)
    goal, side = (target.value, target.side) if target else (None, metric.direction)
    return format_value(value, metric.unit, sheet.language, goal, side, is_aligned=is_aligned)


def total_and_unit(sheet: Sheet, metric: Metric, value: float | None) -> tuple[str, str]:
    """The value, and the word of its unit."""
    shown = format_total(sheet, metric, value)
    # "Per 10,000 persons" stands in the name, and is too long to stand twice.
    return shown, "" if metric.residents else unit_word(metric.unit, sheet.language, shown)
