"""Bars of the wall: shares step by step, or one metric by a breakdown, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html

from data.analysis.ranking import rank
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.numbers import format_with_unit
from layouts.quantities import format_fraction
from layouts.sheet import Sheet

_MOST: Final = 7


def draw_steps(sheet: Sheet, steps: Sequence[Reading]) -> html.Div | None:
    """One bar for each step from one stage to the next; the lowest is named."""
    known = [row for row in steps if row.value is not None]
    if not known:
        return None
    lowest = min(known, key=lambda row: row.value or 0.0)
    rows = [
        _bar(sheet, row, metric_of(row.metric).name(sheet.language), 1.0, is_low=row is lowest)
        for row in known
    ]
    return _figure("steps", sheet.say("wall.steps"), "", rows)


def draw_bars(
    sheet: Sheet, parts: Sequence[Reading], whole: Reading | None, title: str
) -> html.Div | None:
    """The parts, the worst first; those that are worse than the whole beyond chance bear a sign."""
    if whole is None:
        return None
    ranking = rank(parts, whole)
    shown = [row.reading for row in ranking.ranked[:_MOST]]
    if not shown:
        return None
    worse = {row.reading.key for row in ranking.worse}
    longest = 1.0 if metric_of(whole.metric).is_rate else max(row.value or 0.0 for row in shown)
    rows = [_bar(sheet, row, row.name, longest, is_low=row.key in worse) for row in shown]
    said = sheet.say("wall.bars.count", count=len(ranking.ranked))
    return _figure("bars", title, said, rows)


def _figure(kind: str, title: str, said: str, rows: list[html.Div]) -> html.Div:
    head = [html.H3(title), html.Span(said, className="wall-said")]
    return html.Div(
        [html.Div(head, className="wall-figure-head"), html.Div(rows, className="wall-bars")],
        className=f"wall-figure is-{kind}",
    )


def _bar(sheet: Sheet, row: Reading, name: str, longest: float, *, is_low: bool) -> html.Div:
    metric = metric_of(row.metric)
    share = min((row.value or 0.0) / (longest or 1.0), 1.0)
    value = format_with_unit(row.value, metric.unit, sheet.language)
    return html.Div(
        [
            html.Span(name, className="wall-bar-name"),
            html.Span(
                html.Span(style={"width": f"{share:.2%}"}, className="wall-bar-fill"),
                className="wall-bar-track",
            ),
            html.Span([html.Span("▼ ") if is_low else "", value], className="wall-bar-value"),
            html.Span(format_fraction(row.figure, metric, sheet.language), className="wall-basis"),
        ],
        className="wall-bar is-low" if is_low else "wall-bar",
    )
