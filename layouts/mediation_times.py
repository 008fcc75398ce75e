"""调解用时: how long disputes take from report to closing, in all and on each path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.clocks import Clock, clock_head, clock_key, clock_lines, clock_marks
from layouts.definition import define
from layouts.lengths import LogAxis, format_length, log_axis
from layouts.numbers import MISSING
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_n
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "times"
TIMES: Final = ("median_hours_to_close", "p90_hours_to_close")
_MEDIAN: Final = metric_of(TIMES[0])


def draw_times(
    sheet: Sheet, totals: Mapping[str, Reading], by_path: Sequence[Reading]
) -> list[Component]:
    """The children of the panel: both quantiles of ``totals`` and, in ``by_path``, of each path."""
    title, whole = sheet.say("times.title"), totals[TIMES[0]]
    clocks = [_clock(totals, sheet.say("times.all")), *_paths(by_path)]
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, _MEDIAN, whole)],
        className="map-title",
    )
    caption = sheet.say("times.caption")
    head = panel_head(sheet, NAME, heading, NAME, caption, clock_key(sheet, has_limits=False))
    rows = [
        table_row(sheet, metric_of(one.metric), one, f"{clock.span} {sheet.say(f'clock.{part}')}")
        for clock in clocks
        for part, one in (("median", clock.median), ("p90", clock.p90))
    ]
    return [
        html.Div(head, className="panel-head"),
        html.Div(
            _body(sheet, clocks, whole),
            className="panel-body times",
            role="group",
            **attributes(aria_label=_sentence(sheet, title, clocks[0])),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _paths(by_path: Sequence[Reading]) -> list[Clock]:
    """The paths that are stated, the quickest first; those with too few closed come last."""
    found: dict[str, dict[str, Reading]] = {}
    for row in by_path:
        if row.key is not None:
            found.setdefault(row.key, {})[row.metric] = row
    clocks = [_clock(rows, rows[TIMES[0]].name) for rows in found.values()]
    return sorted(clocks, key=lambda one: (_is_absent(one), one.median.value or 0.0))


def _clock(rows: Mapping[str, Reading], name: str) -> Clock:
    return Clock(name, rows[TIMES[0]], rows[TIMES[1]])


def _is_absent(clock: Clock) -> bool:
    return clock.median.figure.status != "ok"


def _body(sheet: Sheet, clocks: Sequence[Clock], whole: Reading) -> list[Component]:
    if whole.value is None:
        return [note(*explain_absence(sheet, _MEDIAN, whole, sheet.name(sheet.area)))]
    shown = [clock for clock in clocks if not _is_absent(clock)]
    axis = log_axis([hours for clock in shown for hours in _lengths(clock)])
    rows = [_row(sheet, clock, axis, is_whole=clock is clocks[0]) for clock in clocks]
    return [html.Div([clock_lines(axis), clock_head(sheet, axis), *rows], className="time-rows")]


def _lengths(clock: Clock) -> list[float]:
    return [value for value in (clock.median.value, clock.p90.value) if value is not None]


def _row(sheet: Sheet, clock: Clock, axis: LogAxis, *, is_whole: bool) -> Component:
    if _is_absent(clock):
        few = format_n(clock.median.figure.n, _MEDIAN, sheet.language)
        reason = sheet.say("times.few", n=few)
        cells = [html.Span(clock.span), html.Span(reason, className="time-none")]
        return html.Div(cells, className="time-row")
    marks = html.Span(
        clock_marks(clock, axis), className="clock-axis", **attributes(aria_hidden="true")
    )
    lengths = [format_length(one.value, sheet.language) for one in (clock.median, clock.p90)]
    cells = [
        html.Span(clock.span),
        marks,
        html.Span([html.Strong(lengths[0]), html.Small(lengths[1])], className="time-value"),
    ]
    by = None if is_whole else "path"
    return dcc.Link(
        cells,
        href=sheet.href_of_rows(TIMES[0], by=by, key=clock.median.key),
        className="time-row is-whole" if is_whole else "time-row",
    )


def _sentence(sheet: Sheet, title: str, whole: Clock) -> str:
    median, p90 = (
        format_length(one.value, sheet.language) if one.value is not None else MISSING
        for one in (whole.median, whole.p90)
    )
    words = sheet.say("times.sentence", median=median, p90=p90)
    return sheet.say("trend.label", title=title, caption=words)
