"""The definition card: what a number counts, with the counts of this very number."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.dates import format_as_of
from layouts.icon import icon
from layouts.numbers import format_break, format_count, format_interval, unit_word
from layouts.popover import popover
from layouts.sheet import Sheet


def define(sheet: Sheet, metric: Metric, reading: Reading | None) -> dmc.Popover:
    """The ⓘ of a metric and the card behind it."""
    name = metric.name(sheet.language)
    return popover(
        [icon("info")],
        definition_card(sheet, metric, reading),
        sheet.say("define.open", name=name),
        "info",
    )


def definition_card(sheet: Sheet, metric: Metric, reading: Reading | None) -> html.Div:
    """Numerator, denominator, exclusions, base, target, interval, as-of, source and version."""
    say, language, meaning = sheet.say, sheet.language, metric.meaning
    lines = [
        ("numerator", _counted(sheet, meaning.numerator.of(language), _part(metric, reading, 0))),
        (
            "denominator",
            _counted(sheet, meaning.denominator.of(language), _part(metric, reading, 1)),
        ),
        ("exclusions", meaning.exclusions.of(language)),
        *_outside_line(sheet, metric, reading),
        ("base", say(f"base.{metric.base}")),
        ("target", _target_line(sheet, metric)),
        *_interval_line(sheet, reading),
        ("as_of", format_as_of(sheet.scope.as_of)),
        ("source", meaning.source.of(language)),
        ("version", _version_line(sheet, metric)),
    ]
    rows = [[html.Dt(say(f"define.{key}")), html.Dd(text)] for key, text in lines]
    return html.Div(
        [
            html.H3(metric.name(language)),
            html.P(meaning.definition.of(language)),
            html.Dl([cell for row in rows for cell in row]),
        ],
        className="definition",
        tabIndex=-1,
        **attributes(data_autofocus="true"),
    )


Lines = list[tuple[str, str]]


def _outside_line(sheet: Sheet, metric: Metric, reading: Reading | None) -> Lines:
    if metric.outside is None or reading is None or not reading.outside:
        return []
    name = metric_of(metric.outside).name(sheet.language)
    return [("outside", _counted(sheet, name, reading.outside))]


def _interval_line(sheet: Sheet, reading: Reading | None) -> Lines:
    if reading is None or reading.figure.low is None:
        return []
    interval = format_interval(reading.figure.low, reading.figure.high)
    return [("interval", sheet.say("define.interval_text", interval=interval))]


def _part(metric: Metric, reading: Reading | None, which: int) -> float | None:
    if reading is None or (which == 0 and not metric.is_additive):
        return None
    return (reading.figure.numerator, reading.figure.denominator)[which]


def _counted(sheet: Sheet, text: str, count: float | None) -> str:
    if count is None:
        return text
    return sheet.say("define.counted", text=text, count=format_count(count, sheet.language))


def _target_line(sheet: Sheet, metric: Metric) -> str:
    target = sheet.target(metric)
    if target is None:
        return sheet.say("tile.no_target")
    value = format_break(target.value, metric.unit, sheet.language)
    unit = unit_word(metric.unit, sheet.language)
    source = target.source.text.of(sheet.language)
    return sheet.say("define.target_text", target=f"{value} {unit}".strip(), source=source)


def _version_line(sheet: Sheet, metric: Metric) -> str:
    return sheet.say(
        "define.version_text",
        generation=sheet.place.generation_id,
        reviewed_on=metric.reviewed_on.isoformat(),
    )
