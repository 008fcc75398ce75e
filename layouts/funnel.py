"""The funnel: how far what began in the period has come, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.steps import OF_A_CASE, Lifecycle
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.dates import format_as_of, format_day, format_short
from layouts.definition import Lines, explain, version_line
from layouts.numbers import format_count, format_value
from layouts.panel import panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: how many came so far, and the share of those at the row above."""

    key: str
    count: float
    share: float | None


def stages_of(readings: Mapping[str, Reading], cycle: Lifecycle = OF_A_CASE) -> tuple[Stage, ...]:
    """The recorded stages in order. After one that is not recorded no share is claimed."""
    start = readings.get(cycle.volume)
    if start is None or start.value is None:
        return ()
    stages, is_joined = [Stage(cycle.volume, start.value, None)], True
    for key in cycle.shares:
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
        [
            html.H2(title, className="panel-title"),
            explain(
                sheet,
                title,
                sheet.say(words_of(OF_A_CASE, "text")),
                cohort_lines(sheet, readings, stages),
            ),
        ],
        className="map-title",
    )
    caption = cohort_caption(sheet, readings)
    return [
        html.Div(panel_head(sheet, "stages", heading, "stages", caption), className="panel-head"),
        html.Div(funnel_rows(sheet, stages), className="funnel panel-body"),
        panel_rows(
            "stages", [sheet.say(key) for key in HEADINGS], table_rows(sheet, stages, readings)
        ),
        panel_stamp(sheet, title),
    ]


def funnel_rows(sheet: Sheet, stages: Sequence[Stage]) -> list[Component]:
    """One row for each stage."""
    lowest, later = _lowest(stages), (*stages[1:], None)
    return [
        _row(sheet, stages[0], stage, after, lowest)
        for stage, after in zip(stages, later, strict=True)
    ]


def words_of(cycle: Lifecycle, key: str) -> str:
    """The key of words that speak of what goes through a lifecycle."""
    return f"stages.{key}.{cycle.fact}"


def table_rows(
    sheet: Sheet, stages: Sequence[Stage], readings: Mapping[str, Reading]
) -> list[list[str]]:
    """The stages in the order of HEADINGS."""
    return [
        table_row(sheet, metric_of(stage.key), readings[stage.key], _name(sheet, stage))
        for stage in stages
    ]


def cohort_caption(
    sheet: Sheet, readings: Mapping[str, Reading], cycle: Lifecycle = OF_A_CASE
) -> str:
    """Whose stages are shown: those that began in the period, and as of when."""
    start = readings[cycle.volume]
    return sheet.say(
        words_of(cycle, "caption"),
        period=format_short(start.period, sheet.language),
        count=format_quantity(start.value or 0.0, metric_of(cycle.volume).counted, sheet.language),
        as_of=format_day(sheet.scope.as_of.date(), sheet.language),
    )


def _lowest(stages: Sequence[Stage]) -> Stage | None:
    """The step at which most stay behind; none where all go on."""
    steps = [stage for stage in stages if stage.share is not None and stage.share < 1]
    return min(steps, key=lambda stage: stage.share or 0.0, default=None)


def _row(
    sheet: Sheet, first: Stage, stage: Stage, after: Stage | None, lowest: Stage | None
) -> Component:
    """The row leads to what waits in its stage: what has not reached ``after``."""
    width = stage.count / first.count if first.count else 0.0
    fill = html.Span(className="bar-fill", style={"width": f"{width:.2%}"})
    cells = [
        html.Span(_name(sheet, stage), className="funnel-name"),
        html.Span(fill, className="bar-track", **attributes(aria_hidden="true")),
        html.Span(format_count(stage.count, sheet.language), className="funnel-count"),
        html.Span(_step(sheet, first, stage, lowest), className="funnel-step"),
    ]
    if after is None or after.share is None:
        return html.Div(cells, className="funnel-row")
    counted = metric_of(stage.key).counted
    waiting = format_quantity(stage.count - after.count, counted, sheet.language)
    return dcc.Link(
        cells,
        href=sheet.href_of_rows(after.key, "out"),
        className="funnel-row",
        title=sheet.say("stages.waiting", stage=_name(sheet, stage), count=waiting),
    )


def _step(sheet: Sheet, first: Stage, stage: Stage, lowest: Stage | None) -> Component | str:
    if stage is first:
        return sheet.say("stages.step")
    share = format_value(stage.share, "ratio", sheet.language, is_aligned=True)
    if stage is not lowest:
        return share
    return html.Strong([html.Small(sheet.say("stages.lowest")), f" {share}"], className="worse")


def cohort_lines(
    sheet: Sheet,
    readings: Mapping[str, Reading],
    stages: Sequence[Stage],
    cycle: Lifecycle = OF_A_CASE,
) -> Lines:
    """What the definition card says of those whose stages are shown."""
    start = metric_of(cycle.volume)
    quantity = format_quantity(stages[0].count, start.counted, sheet.language)
    last = metric_of(cycle.shares[-1])
    return [
        ("base", sheet.say(words_of(cycle, "cohort"), quantity=quantity)),
        ("exclusions", start.meaning.exclusions.of(sheet.language)),
        ("as_of", format_as_of(readings[cycle.volume].as_of)),
        ("source", last.meaning.source.of(sheet.language)),
        ("version", version_line(sheet, last)),
    ]


def _name(sheet: Sheet, stage: Stage) -> str:
    return sheet.say(f"stages.{stage.key}")
