"""One row of the ranking: mark, name, value, fraction and interval, as one link to the area."""

from __future__ import annotations

from dash import dcc, html

from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import Axis
from layouts.groups import Side
from layouts.numbers import format_fraction, format_interval, format_value
from layouts.sheet import Sheet


def rank_row(sheet: Sheet, row: Reading, axis: Axis, side: Side, mark: str) -> dcc.Link:
    """The row leads to its area and carries the mark that the map shows."""
    metric, figure = sheet.metric, row.figure
    value = format_value(row.value, metric.unit, sheet.language, is_aligned=True)
    fraction = format_fraction(figure.numerator, figure.denominator, metric.unit, sheet.language)
    is_here = row.key == sheet.scope.area
    return dcc.Link(
        [
            html.Span(mark, className=f"mark {side}" if mark else "mark is-blank"),
            html.Span(row.name, className="rank-name", title=row.name),
            html.Span(value, className="rank-value"),
            html.Span(without_unit(fraction) if metric.is_rate else "", className="rank-fraction"),
            html.Span(_picture(row, axis), className="rank-axis", title=_title(row)),
        ],
        href=sheet.href_of_area(row.key or ""),
        className="rank-row is-here" if is_here else "rank-row",
    )


def without_unit(fraction: str) -> str:
    """A fraction for a column whose head names the unit."""
    return fraction.rsplit(" ", 1)[0]


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


def _picture(row: Reading, axis: Axis) -> list[html.Span]:
    figure = row.figure
    if figure.value is None:
        return []
    if figure.low is None or figure.high is None:
        return [html.Span(className="rank-bar", style={"width": axis.at(figure.value)})]
    left, right = axis.at(figure.low), axis.at(figure.high)
    width = f"{float(right[:-1]) - float(left[:-1]):.2f}%"
    return [
        html.Span(className="whisker", style={"left": left, "width": width}),
        html.Span(className="whisker-dot", style={"left": axis.at(figure.value)}),
    ]


def _title(row: Reading) -> str | None:
    if row.figure.low is None:
        return None
    return format_interval(row.figure.low, row.figure.high)
