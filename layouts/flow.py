"""流转与环节用时: the funnel of what began in the period, and between its rows the stage clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact
from data.metrics.steps import OF_A_CASE, Lifecycle
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.clocks import (
    Clock,
    clock_key,
    clocks_of,
    describe_clock,
    draw_clocks,
    step_name,
)
from layouts.definition import explain
from layouts.funnel import (
    Stage,
    cohort_caption,
    cohort_lines,
    funnel_rows,
    stages_of,
    table_rows,
    words_of,
)
from layouts.numbers import MISSING
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAMES: Final[Mapping[Fact, str]] = MappingProxyType({"cases": "flow", "whistles": "response"})
"""The panel of each lifecycle."""


def draw_flow(
    sheet: Sheet, readings: Mapping[str, Reading], cycle: Lifecycle = OF_A_CASE
) -> list[Component]:
    """The children of the panel.

    ``readings`` holds, by metric, the volume, shares and clocks of the lifecycle: how many began in
    the period, how many of them went on to each stage, and the quantiles of the steps between.
    """
    stages, name = stages_of(readings, cycle), NAMES[cycle.fact]
    clocks = clocks_of(sheet, [stage.key for stage in stages[1:]], readings)
    title = sheet.say("flow.title")
    if not stages or not stages[0].count:
        head = panel_head(sheet, name, title, name)
        return [html.Div(head, className="panel-head"), *_nothing(sheet, readings, cycle)]
    text = f"{sheet.say(words_of(cycle, 'text'))}{sheet.say(f'flow.text.{cycle.fact}')}"
    card = explain(sheet, title, text, cohort_lines(sheet, readings, stages, cycle))
    heading = html.Div([html.H2(title, className="panel-title"), card], className="map-title")
    caption = f"{cohort_caption(sheet, readings, cycle)}{sheet.say('flow.hours')}"
    head = panel_head(sheet, name, heading, name, caption, clock_key(sheet))
    return [
        html.Div(head, className="panel-head"),
        html.Div(
            [
                html.Div(funnel_rows(sheet, stages), className="funnel"),
                draw_clocks(sheet, clocks),
            ],
            className="flow panel-body",
            role="group",
            **attributes(aria_label=_finding(sheet, caption, clocks)),
        ),
        *_footnote(sheet, clocks),
        panel_rows(name, *_table(sheet, stages, clocks, readings)),
        panel_stamp(sheet, title),
    ]


def _nothing(sheet: Sheet, readings: Mapping[str, Reading], cycle: Lifecycle) -> list[Component]:
    start, metric = readings.get(cycle.volume), metric_of(cycle.volume)
    if start is None:
        return []
    return [note(*explain_absence(sheet, metric, start, sheet.name(sheet.area)))]


def _finding(sheet: Sheet, caption: str, clocks: Sequence[Clock]) -> str:
    """What a picture of the panel would show first: the steps that take too long."""
    over = [describe_clock(sheet, clock) for clock in clocks if clock.is_over]
    found = sheet.say("join.parts").join(over) or sheet.say("flow.none_over")
    return sheet.say("trend.label", title=caption, caption=found)


def _footnote(sheet: Sheet, clocks: Sequence[Clock]) -> list[Component]:
    """Estimates say what they are, and limits from where they count."""
    of_all = [clock for clock in clocks if clock.allowance and clock.allowance.is_of_all]
    notes = [_limits(sheet, of_all)] if of_all else []
    if "kaplan_meier" in {clock.median.figure.method for clock in clocks}:
        notes.append(sheet.say("flow.estimate"))
    return [html.P(words, className="flow-note") for words in notes]


def _limits(sheet: Sheet, clocks: Sequence[Clock]) -> str:
    limits = [
        f"{step_name(sheet, clock)} {clock.allowance.words}" for clock in clocks if clock.allowance
    ]
    return sheet.say("flow.of_all", limits=sheet.say("join.clauses").join(limits))


def _table(
    sheet: Sheet,
    stages: Sequence[Stage],
    clocks: Sequence[Clock],
    readings: Mapping[str, Reading],
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows."""
    rows = [[*row, MISSING] for row in table_rows(sheet, stages, readings)]
    rows += [
        [
            *table_row(sheet, metric_of(reading.metric), reading),
            clock.allowance.words if clock.allowance else MISSING,
        ]
        for clock in clocks
        for reading in (clock.median, clock.p90)
    ]
    return [sheet.say(key) for key in (*HEADINGS, "table.limit")], rows
