"""The headline of the whistles: how many, how departments answered, and who was late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.case_headline import name_some
from layouts.headline import nothing, period_words, sentence
from layouts.numbers import format_count, format_value
from layouts.sheet import Sheet
from layouts.shortfalls import Clause

_RATES: Final = ("on_time_arrival_rate", "three_day_feedback_rate", "whistle_resolution_rate")


def draw_whistle_headline(
    sheet: Sheet, totals: Mapping[str, Reading], late: Sequence[Reading]
) -> list[Component]:
    """The sentence. ``late`` are the departments significantly below the whole in arriving on time,
    worst first. A clause whose reading is missing is left out.
    """
    calls = totals["whistle_call_volume"]
    if not calls.value:
        return [html.H1(nothing(sheet, "whistles.none"), id="headline-text")]
    rates = [_rate(sheet, totals[key]) for key in _RATES if totals[key].value is not None]
    return sentence(sheet, [_opening(sheet, totals, calls), *rates], _flags(sheet, late))


def _opening(sheet: Sheet, totals: Mapping[str, Reading], calls: Reading) -> str:
    """Of one department only its calls are named: a whistle is one of the first that it calls."""
    period, area = period_words(sheet, calls.period), sheet.name(sheet.area)
    key = "whistles.headline" if sheet.scope.area is None else "whistles.headline_area"
    return sheet.say(
        "whistles.headline_calls" if sheet.address.department else key,
        area=area,
        period=period,
        whistles=format_count(totals["whistle_volume"].value or 0.0, sheet.language),
        calls=format_count(calls.value or 0.0, sheet.language),
    )


def _rate(sheet: Sheet, reading: Reading) -> str:
    metric = metric_of(reading.metric)
    target = sheet.target(metric)
    goal, side = (target.value, target.side) if target else (None, metric.direction)
    value = format_value(reading.value, metric.unit, sheet.language, goal, side)
    return sheet.say(f"whistles.{reading.metric}", value=value)


def _flags(sheet: Sheet, late: Sequence[Reading]) -> list[Clause]:
    if not late:
        return []
    names = name_some(sheet, [row.name for row in late])
    words = sheet.say("whistles.late", names=names, area=sheet.name(sheet.area))
    return [html.Span(words, className="worse")]
