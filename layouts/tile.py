"""The tile: one metric of the whole scope, always in the same order from label to target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.aims import Target
from data.metrics.metric import Metric
from data.readings.progress import Progress
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.change import format_change
from layouts.definition import define
from layouts.goal import goal_line
from layouts.numbers import (
    MISSING,
    format_break,
    format_count,
    format_value,
    round_percent,
)
from layouts.quantities import counted_below, format_fraction, format_n
from layouts.sheet import Sheet
from layouts.sparkline import sparkline
from layouts.totals import total_and_unit

_MONTHS: Final = 12
_MOST_DIGITS: Final = 6


def tile(
    sheet: Sheet,
    metric: Metric,
    reading: Reading,
    months: Sequence[Reading],
    *,
    progress: Progress | None = None,
    people: Reading | None = None,
    note: str = "",
) -> html.Div:
    """Label with ⓘ, value, fraction, change, twelve months and target, or why there is no value.

    ``progress`` is that of the metric's goal. ``people`` is the share of the registered who made a
    sum of hours, where the tile is to say how many they were. ``note`` stands where a target would.
    """
    start, space, end = metric.name(sheet.language).rpartition(" ")
    # The ⓘ never stands alone on a line.
    last = html.Span([end, define(sheet, metric, reading, progress)], className="tile-label-end")
    label = html.Div([f"{start}{space}", last], className="tile-label")
    if reading.figure.value is None:
        return html.Div([label, *_absence(sheet, metric, reading)], className="tile")
    target = sheet.target(metric)
    parts = (
        label,
        _value(sheet, metric, reading),
        _basis_line(sheet, metric, reading, people),
        _change_line(sheet, metric, reading),
        _months_picture(sheet, metric, months, target),
        html.Div(note or _aims(sheet, metric, reading, target, progress), className="tile-aims"),
    )
    return html.Div([part for part in parts if part is not None], className="tile")


def _value(sheet: Sheet, metric: Metric, reading: Reading) -> html.Div:
    value, unit = total_and_unit(sheet, metric, reading.value)
    is_wide = len(value) > _MOST_DIGITS
    name = "tile-value is-wide" if is_wide else "tile-value"
    return html.Div([value, html.Span(unit, className="unit")], className=name)


def _absence(sheet: Sheet, metric: Metric, reading: Reading) -> list[Component]:
    title, detail = explain_absence(sheet, metric, reading, sheet.name(sheet.area))
    return [
        html.Div(MISSING, className="tile-value is-missing"),
        html.Div([html.Strong(title), html.Span(detail)], className="tile-reason"),
    ]


def _basis_line(sheet: Sheet, metric: Metric, reading: Reading, people: Reading | None) -> html.Div:
    has_two_units = counted_below(metric) != metric.counted
    return html.Div(
        say_basis(sheet, metric, reading, people),
        className="tile-fraction is-long" if has_two_units else "tile-fraction",
    )


def say_basis(sheet: Sheet, metric: Metric, reading: Reading, people: Reading | None = None) -> str:
    """What the value rests on; nothing for plain counts, which are their own basis."""
    figure = reading.figure
    fraction = format_fraction(figure, metric, sheet.language)
    if figure.status == "too_small":
        smallest = format_n(metric.smallest_n, metric, sheet.language)
        reason = sheet.say("state.too_small", smallest=smallest)
        return f"{fraction} · {reason}" if fraction not in ("", MISSING) else reason
    if people is not None and people.figure.numerator:
        count = format_count(people.figure.numerator, sheet.language)
        return sheet.say("tile.attended", n=count)
    if metric.quantile is not None:
        closed = sheet.say("tile.over", n=format_count(figure.n, sheet.language))
        counted = closed if metric.base == "closed" else format_n(figure.n, metric, sheet.language)
        estimate = sheet.say("tile.estimate")
        return f"{counted} · {estimate}" if figure.method == "kaplan_meier" else counted
    return fraction


def _change_line(sheet: Sheet, metric: Metric, reading: Reading) -> html.Div | None:
    change = format_change(reading, metric, sheet.language)
    if change is None:
        return None
    return html.Div(f"{change.arrow} {change.text}", className=f"tile-change {change.tone}")


def _months_picture(
    sheet: Sheet, metric: Metric, months: Sequence[Reading], target: Target | None
) -> html.Img | None:
    months = months[-_MONTHS:]
    # A month of which little is known breaks the line; the last one is the tile's own.
    last = len(months) - 1
    values = [
        m.value if m.figure.status == "ok" and (not m.is_partial or index == last) else None
        for index, m in enumerate(months)
    ]
    said = ", ".join(
        f"{m.key} {format_value(v, metric.unit, sheet.language)}"
        for m, v in zip(months, values, strict=True)
    )
    goal = target.value if target else None
    return sparkline(values, goal, sheet.theme, sheet.say("tile.months", points=said))


def _aims(
    sheet: Sheet,
    metric: Metric,
    reading: Reading,
    target: Target | None,
    progress: Progress | None,
) -> list[Component]:
    """The target, the goal, or that a metric with a good side has neither."""
    lines: list[Component] = []
    if progress is not None:
        lines.append(goal_line(sheet, metric, progress))
    if target is not None:
        lines.append(
            html.Div(draw_verdict(sheet, metric, reading, target), className="tile-target")
        )
    elif progress is None and metric.direction != "none":
        lines.append(html.Div(sheet.say("tile.no_target"), className="tile-target"))
    return lines


def draw_verdict(
    sheet: Sheet, metric: Metric, reading: Reading, target: Target
) -> list[Component | str]:
    """The target, and whether it is met or how much is missing."""
    shown = format_break(target.value, metric.unit, sheet.language)
    words: list[Component | str] = [sheet.say("tile.target", target=shown)]
    if reading.figure.status == "too_small" or reading.value is None:
        return words
    is_met = target.is_met(reading.value)
    met = html.Span(sheet.say("tile.met"))
    return [
        *words,
        sheet.say("join.clauses"),
        met if is_met else _gap(sheet, metric, reading.value, target),
    ]


def _gap(sheet: Sheet, metric: Metric, value: float, target: Target) -> html.Strong:
    """The gap between the two numbers as printed."""
    if metric.unit == "ratio":
        printed = round_percent(value, target.value, target.side)
        gap: Decimal | str = abs(round_percent(target.value) - printed)
    else:
        gap = format_value(abs(target.value - value), metric.unit, sheet.language)
    return html.Strong(sheet.say("tile.short", gap=gap), className="worse")
