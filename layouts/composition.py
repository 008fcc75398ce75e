"""The composition: bars of count and share by channel or category; a row filters the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.change import format_change
from layouts.numbers import format_count, format_share
from layouts.panel import panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

Part = Literal["channel", "category"]
_PANELS: dict[Part, tuple[str, int]] = {"channel": ("channels", 6), "category": ("categories", 8)}


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: ``width`` is the share of the largest row, from 0 to 1."""

    name: str
    count: float
    share: str
    width: float
    change: str | None


def draw_composition(
    sheet: Sheet, part: Part, readings: Sequence[Reading], total: float | None
) -> list[Component]:
    """Largest first; what exceeds the space is summed up in one row, so that all rows add up."""
    name, most = _PANELS[part]
    title = sheet.say(f"composition.{name}")
    rows = sorted((row for row in readings if row.value), key=lambda row: -(row.value or 0.0))
    shown, rest = (rows, []) if len(rows) <= most + 1 else (rows[:most], rows[most:])
    peak = max([row.value or 0.0 for row in shown] or [1.0])
    lines: list[Component] = [_line(sheet, part, row, total, peak) for row in shown]
    if rest:
        lines.append(_rest(sheet, rest, total, peak))
    if all(row.key is None for row in rows):
        reason = sheet.say("composition.unrecorded" if rows else "composition.none")
        lines = [html.P(reason, className="rank-note")]
    metric = metric_of("case_volume")
    table = [table_row(sheet, metric, row, _name(sheet, row)) for row in rows]
    return [
        html.Div(panel_head(sheet, name, title, name), className="panel-head"),
        html.Div(lines, className="bars panel-body"),
        panel_rows(name, [sheet.say(key) for key in HEADINGS], table),
        panel_stamp(sheet, title),
    ]


def _line(sheet: Sheet, part: Part, row: Reading, total: float | None, peak: float) -> Component:
    value = row.value or 0.0
    change = format_change(row, metric_of("case_volume"), sheet.language)
    cells = _cells(
        sheet,
        Bar(
            _name(sheet, row),
            value,
            format_share(value, total),
            value / peak,
            f"{change.arrow} {change.text}" if change else None,
        ),
    )
    if row.key is None:
        return html.Div(cells, className="bar-row")
    is_chosen = dict(sheet.address.filters).get(part) == row.key
    return dcc.Link(
        cells,
        href=sheet.href(**{part: None if is_chosen else row.key}),
        className="bar-row is-chosen" if is_chosen else "bar-row",
        title=_name(sheet, row),
    )


def _rest(sheet: Sheet, rest: Sequence[Reading], total: float | None, peak: float) -> html.Div:
    count = sum(row.value or 0.0 for row in rest)
    name = sheet.say("composition.rest", count=len(rest))
    bar = Bar(name, count, format_share(count, total), min(count / peak, 1.0), _blank(rest))
    return html.Div(_cells(sheet, bar), className="bar-row is-rest")


def _cells(sheet: Sheet, bar: Bar) -> list[Component]:
    fill = html.Span(className="bar-fill", style={"width": f"{bar.width:.2%}"})
    cells: list[Component] = [
        html.Span(bar.name, className="bar-name"),
        html.Span(fill, className="bar-track", **attributes(aria_hidden="true")),
        html.Span(format_count(bar.count, sheet.language), className="bar-count"),
        html.Span(bar.share, className="bar-share"),
    ]
    if bar.change is not None:
        cells.append(html.Span(bar.change, className="bar-change"))
    return cells


def _blank(rest: Sequence[Reading]) -> str | None:
    """The sum of the folded rows claims no change, but keeps the column where others have one."""
    return "" if any(row.previous is not None for row in rest) else None


def _name(sheet: Sheet, row: Reading) -> str:
    return sheet.say("composition.unstated") if row.key is None else row.name
