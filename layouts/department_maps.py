"""部门网格: whether each department has a grid for every grid of the place, and only legal ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.findings import Findings
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.definition import define
from layouts.numbers import format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.small_table import Cell, draw_small_table
from layouts.table import HEADINGS, table_row

NAME: Final = "mappings"
COMPLETE: Final = metric_of("mapping_completeness")
LEGAL: Final = metric_of("mapping_legality")


def draw_mappings(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    departments: Sequence[Reading],
    findings: Findings,
) -> list[Component]:
    """The children of the panel: both rates of each department, and how many grids offend."""
    title = sheet.say("mappings.title")
    whole = totals[LEGAL.key]
    rows = [
        table_row(
            sheet,
            metric_of(row.metric),
            row,
            f"{row.name} {metric_of(row.metric).name(sheet.language)}",
        )
        for row in departments
    ]
    rows += [table_row(sheet, metric, totals[metric.key]) for metric in (COMPLETE, LEGAL)]
    caption = sheet.say("mappings.caption") if whole.value is not None else None
    return [
        html.Div(panel_head(sheet, NAME, title, NAME, caption), className="panel-head"),
        html.Div(_body(sheet, totals, departments, findings), className="panel-body mappings"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _body(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    departments: Sequence[Reading],
    findings: Findings,
) -> list[Component]:
    whole = totals[LEGAL.key]
    if whole.value is None:
        return [note(*explain_absence(sheet, LEGAL, whole, sheet.name(sheet.area)))]
    by_key = {(row.metric, row.key): row for row in departments}
    names = dict.fromkeys(row.key for row in departments)
    columns = (
        sheet.say("dimension.department"),
        html.Span([sheet.say("mappings.complete"), define(sheet, COMPLETE, totals[COMPLETE.key])]),
        html.Span([sheet.say("mappings.legal"), define(sheet, LEGAL, whole)]),
        sheet.say("mappings.offending"),
    )
    offending = [offender.department for offender in findings.offenders]
    rows: list[list[Cell]] = [
        [
            by_key[LEGAL.key, key].name,
            *(_rate(sheet, by_key[metric.key, key]) for metric in (COMPLETE, LEGAL)),
            _count(sheet, offending.count(key or "")),
        ]
        for key in names
        if (LEGAL.key, key) in by_key and (COMPLETE.key, key) in by_key
    ]
    rows.append(
        [
            sheet.say("mappings.all"),
            *(_rate(sheet, totals[metric.key]) for metric in (COMPLETE, LEGAL)),
            _count(sheet, len(offending)),
        ]
    )
    return [draw_small_table(sheet.say("mappings.title"), columns, rows)]


def _rate(sheet: Sheet, reading: Reading) -> html.Span:
    metric = metric_of(reading.metric)
    value = format_value(reading.value, metric.unit, sheet.language)
    fraction = format_fraction(reading.figure, metric, sheet.language, is_bare=True)
    return html.Span([html.Strong(value), " ", html.Small(fraction)])


def _count(sheet: Sheet, count: int) -> Component:
    words = sheet.say("mappings.count", count=count)
    return html.Strong(words, className="worse") if count else html.Span(sheet.say("mappings.zero"))
