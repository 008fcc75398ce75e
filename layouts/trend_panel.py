"""The panel of the trend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.change import format_change
from layouts.dates import format_against, format_short
from layouts.graph import make_graph
from layouts.numbers import format_count
from layouts.panel import panel, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.trend import draw_trend, is_partial

TREND_SLOTS: Final[tuple[tuple[str, str], ...]] = (
    ("trend-head", "children"),
    ("trend", "figure"),
    ("trend-alt", "children"),
    ("trend-foot", "children"),
)


def trend_layout() -> Component:
    graph = html.Div(make_graph("trend", "graph"), className="trend-graph panel-body")
    head = html.Div(id="trend-head", className="panel-head")
    alt = html.P(id="trend-alt", className="unseen")
    return panel("trend", [head, graph, alt, html.Div(id="trend-foot")], "trend")


def draw_trend_panel(
    sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading], total: Reading | None
) -> tuple[Any, ...]:
    """The values of TREND_SLOTS; ``total`` is the case volume of the whole scope."""
    metric = metric_of("case_volume")
    is_monthly = bool(trend) and trend[0].by == "month"
    title = sheet.say("trend.month" if is_monthly else "trend.day")
    partial = sum(is_partial(row) for row in trend)
    caption = _caption(sheet, total)
    if partial:
        caption = sheet.say("trend.some_partial", caption=caption, count=str(partial))
    change = format_change(total, metric, sheet.language) if total else None
    end = html.Span(f"{change.arrow}\u00a0{change.text}", className=change.tone) if change else None
    head = panel_head(sheet, "trend", title, "trend", caption, end)
    rows = [table_row(sheet, metric, row, _named(sheet, row)) for row in trend]
    foot = [
        panel_rows("trend", [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]
    alt = sheet.say("trend.label", title=title, caption=caption)
    return head, draw_trend(sheet, trend, ghost), alt, foot


def _named(sheet: Sheet, row: Reading) -> str:
    key = row.key or ""
    return f"{key} ({sheet.say('trend.partial')})" if row.is_partial else key


def _caption(sheet: Sheet, total: Reading | None) -> str:
    if total is None or total.value is None:
        return sheet.say("state.ahead" if sheet.scope.is_ahead else "trend.none")
    period = format_short(total.period, sheet.language)
    count = format_count(total.value, sheet.language)
    if total.previous is None or not total.previous.value or total.previous_period is None:
        return sheet.say("trend.caption", period=period, count=count)
    return sheet.say(
        "trend.caption_both",
        period=period,
        count=count,
        before=format_against(total.previous_period, total.period, sheet.language),
        count_before=format_count(total.previous.value, sheet.language),
    )
