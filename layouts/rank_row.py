"""One row of the ranking: mark, name, value, fraction and interval, as one link."""

from __future__ import annotations

from dash import dcc, html

from data.analysis.ranking import Side
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import Axis
from layouts.numbers import format_interval, format_value
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.standings import Standings


def rank_row(sheet: Sheet, standings: Standings, row: Reading, axis: Axis, side: Side) -> dcc.Link:
    """The row leads to what it is about and carries the mark that the map shows."""
    metric, figure, mark = standings.metric, row.figure, standings.marks.of(row.key)
    value = format_value(figure.value, metric.unit, sheet.language, is_aligned=True)
    fraction = format_fraction(figure, metric, sheet.language, is_bare=True)
    is_here = standings.is_here(sheet, row)
    traits = (" is-here" if is_here else "", " is-short" if is_short(sheet, metric, row) else "")
    return dcc.Link(
        [
            html.Span(mark, className=f"mark {side}" if mark else "mark is-blank"),
            html.Span(row.name, className="rank-name", title=row.name),
            html.Span(value, className="rank-value"),
            html.Span(fraction if metric.is_rate else "", className="rank-fraction"),
            html.Span(_picture(metric, row, axis), className="rank-axis", title=_title(row)),
        ],
        href=standings.href(sheet, row),
        className="rank-row" + "".join(traits),
    )


def is_short(sheet: Sheet, metric: Metric, row: Reading) -> bool:
    """True where a rate that is counted in full misses its target: chance has no part in it."""
    target = sheet.target(metric)
    if target is None or row.value is None or not metric.is_census:
        return False
    return not target.is_met(row.value)


def whisker_span() -> html.Span:
    """The key to the whiskers, as small as a letter."""
    return html.Span(
        [
            html.Span(className="whisker", style={"left": "0", "right": "0"}),
            html.Span(className="whisker-dot", style={"left": "50%"}),
        ],
        className="rank-axis is-key",
        **attributes(aria_hidden="true"),
    )


def _picture(metric: Metric, row: Reading, axis: Axis) -> list[html.Span]:
    figure = row.figure
    if figure.value is None:
        return []
    if not metric.is_rate:
        return [html.Span(className="rank-bar", style={"width": axis.at(figure.value)})]
    dot = html.Span(className="whisker-dot", style={"left": axis.at(figure.value)})
    if figure.low is None or figure.high is None:
        return [dot]
    left, right = axis.at(figure.low), axis.at(figure.high)
    width = f"{float(right[:-1]) - float(left[:-1]):.2f}%"
    return [html.Span(className="whisker", style={"left": left, "width": width}), dot]


def _title(row: Reading) -> str | None:
    if row.figure.low is None:
        return None
    return format_interval(row.figure.low, row.figure.high)
