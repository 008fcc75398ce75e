"""The funnel: how far the cases of the period have come, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.stages import STAGE_METRICS
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.dates import format_as_of, format_day, format_short
from layouts.definition import explain, version_line
from layouts.numbers import format_count, format_value
from layouts.panel import panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

_START: Final = "case_volume"
_ORDER: Final = tuple(metric.key for metric in STAGE_METRICS)


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: how many came so far, and the share of those at the row above."""

    key: str
    count: float
    share: float | None


def stages_of(readings: Mapping[str, Reading]) -> tuple[Stage, ...]:
    """The recorded stages in order. After one that is not recorded no share is claimed."""
    start = readings.get(_START)
    if start is None or start.value is None:
        return ()
    stages, is_joined = [Stage(_START, start.value, None)], True
    for key in _ORDER:
        figure = readings[key].figure if key in readings else None
        if figure is None or figure.numerator is None:
            is_joined = False
            continue
        stages.append(Stage(key, figure.numerator, figure.value if is_joined else None))
        is_joined = True
    return tuple(stages)


def draw_funnel(sheet: Sheet, readings: Mapping[str, Reading]) -> list[Component]:
    """Bars on a pale full-length track, with count and step rate; the lowest step is named."""
    stages, title = stages_of(readings), sheet.say("stages.title")
    if not stages:
        return []
    heading = html.Div(
        [html.H2(title, className="panel-title"), _card(sheet, readings, stages)],
        className="map-title",
    )
    lowest = _lowest(stages)
    rows = [_row(sheet, stage, stages[0].count, lowest) for stage in stages]
    table = [
        table_row(sheet, metric_of(stage.key), readings[stage.key], _name(sheet, stage))
        for stage in stages
    ]
    caption = _caption(sheet, readings[_START])
    return [
        html.Div(panel_head(sheet, "stages", heading, "stages", caption), className="panel-head"),
        html.Div(rows, className="funnel panel-body"),
        panel_rows("stages", [sheet.say(key) for key in HEADINGS], table),
        panel_stamp(sheet, title),
    ]


def _lowest(stages: Sequence[Stage]) -> Stage | None:
    """The step at which most stay behind; none where all go on."""
    steps = [stage for stage in stages if stage.share is not None and stage.share < 1]
    return min(steps, key=lambda stage: stage.share or 0.0, default=None)


def _row(sheet: Sheet, stage: Stage, whole: float, lowest: Stage | None) -> html.Div:
    width = stage.count / whole if whole else 0.0
    fill = html.Span(className="bar-fill", style={"width": f"{width:.2%}"})
    return html.Div(
        [
            html.Span(_name(sheet, stage), className="funnel-name"),
            html.Span(fill, className="bar-track", **attributes(aria_hidden="true")),
            html.Span(format_count(stage.count, sheet.language), className="funnel-count"),
            html.Span(_step(sheet, stage, lowest), className="funnel-step"),
        ],
        className="funnel-row",
    )


def _step(sheet: Sheet, stage: Stage, lowest: Stage | None) -> Component | str:
    if stage.key == _START:
        return sheet.say("stages.step")
    share = format_value(stage.share, "ratio", sheet.language, is_aligned=True)
    if stage is not lowest:
        return share
    return html.Strong([html.Small(sheet.say("stages.lowest")), f" {share}"], className="worse")


def _caption(sheet: Sheet, start: Reading) -> str:
    return sheet.say(
        "stages.caption",
        period=format_short(start.period, sheet.language),
        count=format_count(start.value or 0.0, sheet.language),
        as_of=format_day(sheet.scope.as_of.date(), sheet.language),
    )


def _card(sheet: Sheet, readings: Mapping[str, Reading], stages: Sequence[Stage]) -> dmc.Popover:
    start = metric_of(_START)
    quantity = format_quantity(stages[0].count, start.counted, sheet.language)
    last = metric_of(_ORDER[-1])
    lines = [
        ("base", sheet.say("stages.cohort", quantity=quantity)),
        ("exclusions", start.meaning.exclusions.of(sheet.language)),
        ("as_of", format_as_of(readings[_START].as_of)),
        ("source", last.meaning.source.of(sheet.language)),
        ("version", version_line(sheet, last)),
    ]
    return explain(sheet, sheet.say("stages.title"), sheet.say("stages.text"), lines)


def _name(sheet: Sheet, stage: Stage) -> str:
    return sheet.say(f"stages.{stage.key}")
