"""The tile: one metric of the whole scope, always in the same order from label to target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from data.metrics.metric import Metric
from data.profile import Target
from data.readings.reading import Reading
from layouts.change import format_change
from layouts.dates import format_as_of, format_period
from layouts.definition import define
from layouts.numbers import (
    MISSING,
    format_break,
    format_count,
    format_fraction,
    format_value,
    round_percent,
    unit_word,
)
from layouts.sheet import Sheet
from layouts.sparkline import sparkline


def tile(
    sheet: Sheet, metric: Metric, reading: Reading, months: Sequence[Reading], *, is_hero: bool
) -> html.Div:
    """Label with ⓘ, value, fraction, change, twelve months and target, or why there is no value."""
    start, space, end = metric.name(sheet.language).rpartition(" ")
    # The ⓘ never stands alone on a line.
    last = html.Span([end, define(sheet, metric, reading)], className="tile-label-end")
    label = html.Div([f"{start}{space}", last], className="tile-label")
    has_value = reading.figure.value is not None
    body = (
        _figures(sheet, metric, reading, months) if has_value else _absence(sheet, metric, reading)
    )
    return html.Div([label, *body], className="tile hero" if is_hero else "tile")


def _figures(
    sheet: Sheet, metric: Metric, reading: Reading, months: Sequence[Reading]
) -> list[Component]:
    target = sheet.target(metric)
    goal = target.value if target else None
    value = format_value(reading.value, metric.unit, sheet.language, goal, metric.direction)
    # "Per 10,000 persons" stands in the name, and is too long to stand twice.
    is_named = metric.unit == "per_10k_persons"
    unit = "" if is_named else unit_word(metric.unit, sheet.language)
    parts = (
        html.Div([value, html.Span(unit, className="unit")], className="tile-value"),
        html.Div(_basis(sheet, metric, reading), className="tile-fraction"),
        _change_line(sheet, metric, reading),
        _months_picture(sheet, metric, months, goal),
        _target_line(sheet, metric, reading, target),
    )
    return [part for part in parts if part is not None]


def _absence(sheet: Sheet, metric: Metric, reading: Reading) -> list[Component]:
    say = sheet.say
    if sheet.scope.is_ahead:
        as_of = format_as_of(sheet.scope.as_of)
        reason = html.Strong(say("state.ahead")), say("as_of", as_of=as_of)
    elif reading.figure.status == "not_recorded":
        reason = html.Strong(say("state.not_recorded")), _fields_to_import(sheet, metric)
    elif reading.figure.status == "not_reached":
        reason = html.Strong(say("state.not_reached")), say("state.not_reached_detail")
    else:
        period = format_period(reading.period, sheet.language)
        detail = say("state.empty_detail", area=sheet.name(sheet.area), period=period)
        reason = html.Strong(say("state.empty")), detail
    return [
        html.Div(MISSING, className="tile-value is-missing"),
        html.Div([reason[0], html.Span(reason[1])], className="tile-reason"),
    ]


def _fields_to_import(sheet: Sheet, metric: Metric) -> str:
    """The records without which the metric says nothing; alternatives are joined by or."""
    fields = [
        sheet.say("join.or").join(sheet.say(f"field.{one}") for one in need.split("|"))
        for need in metric.needs
    ]
    return sheet.say("state.import", fields=sheet.say("join.areas").join(fields))


def _basis(sheet: Sheet, metric: Metric, reading: Reading) -> str:
    """What the value rests on; nothing for plain counts, which are their own basis."""
    figure = reading.figure
    if figure.status == "too_small":
        fraction = format_fraction(
            figure.numerator, figure.denominator, metric.unit, sheet.language
        )
        reason = sheet.say("state.too_small", smallest=metric.smallest_n)
        return reason if fraction == MISSING else f"{fraction} · {reason}"
    if not metric.is_additive:
        counted = sheet.say("tile.over", n=format_count(figure.n, sheet.language))
        estimate = sheet.say("tile.estimate")
        return f"{counted} · {estimate}" if figure.method == "kaplan_meier" else counted
    if metric.denominator is None:
        return ""
    return format_fraction(figure.numerator, figure.denominator, metric.unit, sheet.language)


def _change_line(sheet: Sheet, metric: Metric, reading: Reading) -> html.Div | None:
    change = format_change(reading, metric, sheet.language)
    if change is None:
        return None
    return html.Div(f"{change.arrow} {change.text}", className=f"tile-change {change.tone}")


def _months_picture(
    sheet: Sheet, metric: Metric, months: Sequence[Reading], goal: float | None
) -> html.Img | None:
    values = [m.value if m.figure.status == "ok" else None for m in months]
    said = ", ".join(
        f"{m.key} {format_value(v, metric.unit, sheet.language)}"
        for m, v in zip(months, values, strict=True)
    )
    return sparkline(values, goal, sheet.theme, sheet.say("tile.months", points=said))


def _target_line(
    sheet: Sheet, metric: Metric, reading: Reading, target: Target | None
) -> html.Div | None:
    if target is None:
        is_stated = metric.direction != "none"
        return html.Div(sheet.say("tile.no_target"), className="tile-target") if is_stated else None
    value, goal = reading.value or 0.0, target.value
    shown = format_break(goal, metric.unit, sheet.language)
    if reading.figure.status == "too_small":
        return html.Div(sheet.say("tile.target", target=shown), className="tile-target")
    is_met = value >= goal if metric.direction != "down" else value <= goal
    verdict = html.Span(sheet.say("tile.met")) if is_met else _gap(sheet, metric, value, goal)
    return html.Div(
        [sheet.say("tile.target", target=shown), sheet.say("join.clauses"), verdict],
        className="tile-target",
    )


def _gap(sheet: Sheet, metric: Metric, value: float, goal: float) -> html.Strong:
    """The gap between the two numbers as printed."""
    if metric.unit == "ratio":
        gap: Decimal | str = abs(round_percent(goal) - round_percent(value, goal, metric.direction))
    else:
        gap = format_value(abs(goal - value), metric.unit, sheet.language)
    return html.Strong(sheet.say("tile.short", gap=gap), className="worse")
