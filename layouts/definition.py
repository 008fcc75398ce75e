"""The definition card: what a number counts, with the counts of this very number."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.counted import denominator_of, has_rows
from data.metrics.metric import Counted, Metric, Residents
from data.readings.progress import Progress
from data.readings.reading import Method, Reading
from layouts.attributes import attributes
from layouts.dates import format_as_of
from layouts.goal import describe
from layouts.icon import icon
from layouts.norms import norm_lines, sourced
from layouts.numbers import format_break, format_interval, unit_word
from layouts.popover import popover
from layouts.quantities import counted_below, format_quantity
from layouts.sheet import Sheet

Lines = list[tuple[str, str]]


def define(
    sheet: Sheet, metric: Metric, reading: Reading | None, progress: Progress | None = None
) -> dmc.Popover:
    """The ⓘ of a metric and the card behind it."""
    name, text = metric.name(sheet.language), metric.meaning.definition.of(sheet.language)
    lines = definition(sheet, metric, reading, progress)
    return explain(sheet, name, text, lines, rows_link(sheet, metric, reading))


def explain(
    sheet: Sheet, name: str, text: str, lines: Lines, foot: Component | None = None
) -> dmc.Popover:
    """The ⓘ of anything named; each line has the key of its heading under ``define.``."""
    rows = [[html.Dt(sheet.say(f"define.{key}")), html.Dd(words)] for key, words in lines]
    card = html.Div(
        [html.H3(name), html.P(text), html.Dl([cell for row in rows for cell in row]), foot],
        className="definition",
        tabIndex=-1,
        **attributes(data_autofocus="true"),
    )
    return popover([icon("info")], card, sheet.say("define.open", name=name), "info")


def definition(
    sheet: Sheet, metric: Metric, reading: Reading | None, progress: Progress | None = None
) -> Lines:
    """Numerator, denominator, exclusions, base, aims, interval, as-of, source and version."""
    say, language, meaning = sheet.say, sheet.language, metric.meaning
    return [
        ("numerator", _numerator(sheet, metric, reading)),
        ("denominator", _denominator(sheet, metric, reading)),
        ("exclusions", meaning.exclusions.of(language)),
        *_outside_line(sheet, metric, reading),
        ("base", say(f"base.{metric.base}")),
        *norm_lines(sheet, metric),
        ("target", _target_line(sheet, metric)),
        *([("goal", describe(sheet, metric, progress))] if progress else []),
        *_interval_line(sheet, metric, reading),
        ("as_of", format_as_of(sheet.scope.as_of)),
        ("source", meaning.source.of(language)),
        ("version", version_line(sheet, metric)),
    ]


def rows_link(sheet: Sheet, metric: Metric, reading: Reading | None) -> Component | None:
    """The way to the cases behind a number; None where there are none, or they have no list."""
    if reading is None or not reading.figure.n or not has_rows(metric):
        return None
    figure = reading.figure
    number = figure.numerator if figure.denominator is None else figure.denominator
    words = sheet.say("define.rows")
    if number is not None and _are_rows(metric, figure.method):
        quantity = format_quantity(number, counted_below(metric), sheet.language)
        words = sheet.say("define.rows_counted", quantity=quantity)
    return dcc.Link(words, href=sheet.href_of_rows(metric.key), className="definition-rows")


def _are_rows(metric: Metric, method: Method) -> bool:
    """Whether the figure's denominator is the number of its rows."""
    is_estimate = method == "kaplan_meier"
    return not is_estimate and not metric.residents and denominator_of(metric).amount == "1"


def _outside_line(sheet: Sheet, metric: Metric, reading: Reading | None) -> Lines:
    if metric.outside is None or reading is None or not reading.outside:
        return []
    outside = metric_of(metric.outside)
    name = outside.name(sheet.language)
    return [("outside", _counted(sheet, name, reading.outside, outside.counted))]


def _interval_line(sheet: Sheet, metric: Metric, reading: Reading | None) -> Lines:
    if metric.is_census:
        return [("interval", sheet.say("define.census"))]
    if reading is None or reading.figure.low is None:
        return []
    interval = format_interval(reading.figure.low, reading.figure.high)
    return [("interval", sheet.say("define.interval_text", interval=interval))]


def _numerator(sheet: Sheet, metric: Metric, reading: Reading | None) -> str:
    number = reading.figure.numerator if reading else None
    return _counted(sheet, metric.meaning.numerator.of(sheet.language), number, metric.counted)


def _denominator(sheet: Sheet, metric: Metric, reading: Reading | None) -> str:
    number = reading.figure.denominator if reading else None
    text = metric.meaning.denominator.of(sheet.language)
    return _counted(sheet, text, number, counted_below(metric))


def _counted(sheet: Sheet, text: str, number: float | None, what: Counted | Residents) -> str:
    if number is None:
        return text
    quantity = format_quantity(number, what, sheet.language)
    return sheet.say("define.counted", text=text, quantity=quantity)


def _target_line(sheet: Sheet, metric: Metric) -> str:
    target = sheet.target(metric)
    if target is None:
        return sheet.say("tile.no_target")
    value = format_break(target.value, metric.unit, sheet.language)
    unit = unit_word(metric.unit, sheet.language, value)
    return sheet.say(
        "define.target_text",
        sign="≥" if target.side == "up" else "≤",
        target=f"{value} {unit}".strip(),
        source=sourced(sheet, target),
    )


def version_line(sheet: Sheet, metric: Metric) -> str:
    """Which data, and when the definition was last looked at."""
    return sheet.say(
        "define.version_text",
        generation=sheet.place.generation_id,
        reviewed_on=metric.reviewed_on.isoformat(),
    )
