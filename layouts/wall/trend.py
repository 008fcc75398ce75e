"""The trend of the wall: a line by day, that of the period before as its ghost, its peak by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import axis_from_zero
from layouts.change import format_change
from layouts.dates import format_against, format_day, format_month, format_short
from layouts.numbers import format_with_unit
from layouts.peak import find_peak
from layouts.sheet import Sheet
from layouts.timeline import Point, spread
from layouts.wall.svg import Path, Svg

_WIDTH: Final = 1_000
_HEIGHT: Final = 300
_ROOM_ABOVE: Final = 1.25
"""The words of the peak stand above the highest point."""


def draw_trend(
    sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading], total: Reading | None
) -> html.Div | None:
    """None where there are fewer than two points."""
    points, before = spread(trend), spread(ghost)
    if len(points) < 2:
        return None
    values = [row.value or 0.0 for _, row in (*points, *before) if row is not None]
    high = axis_from_zero([*values, 1.0], is_whole=True).high * _ROOM_ABOVE
    count = max(len(points), len(before))
    lines = [
        Path(d=_path(before, count, high), className="wall-ghost"),
        Path(d=_path(points, count, high), className="wall-line"),
    ]
    picture = Svg(
        lines,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        **attributes(aria_hidden="true"),
    )
    peak = find_peak(points, before)
    over = [] if peak is None else _peak(sheet, points, peak, count, high)
    plot = html.Div([picture, *over], className="wall-plot")
    head = [*_key(sheet, trend, ghost), _said(sheet, trend, total)]
    return html.Div(
        [
            html.H3(_title(sheet, trend)),
            html.Div(head, className="wall-figure-head"),
            plot,
            _ends(sheet, points),
        ],
        className="wall-figure is-trend",
    )


def _title(sheet: Sheet, trend: Sequence[Reading]) -> str:
    by = sheet.say(f"wall.trend.{'month' if trend[0].by == 'month' else 'day'}")
    return sheet.say("wall.trend", metric=metric_of(trend[0].metric).name(sheet.language), by=by)


def _said(sheet: Sheet, trend: Sequence[Reading], total: Reading | None) -> html.Span:
    """How much it was in all, and the change, where these are not among the numbers."""
    if total is None or total.value is None:
        return html.Span()
    metric = metric_of(trend[0].metric)
    parts: list[Component | str] = [format_with_unit(total.value, metric.unit, sheet.language)]
    change = format_change(total, metric, sheet.language)
    if change is not None:
        words = html.Span(f"{change.arrow} {change.text}", className=change.tone)
        parts += [sheet.say("join.clauses"), words]
    return html.Span(parts, className="wall-said")


def _key(sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading]) -> list[Component]:
    """The two lines by the names of their periods."""
    own = format_short(trend[0].period, sheet.language)
    parts: list[Component] = [html.Strong([html.Span(className="wall-stroke"), own])]
    if ghost:
        other = format_against(ghost[0].period, trend[0].period, sheet.language)
        parts.append(html.Span([html.Span(className="wall-stroke is-ghost"), other]))
    return [html.Span(parts, className="wall-figure-key")]


def _path(points: Sequence[Point], count: int, high: float) -> str:
    """Lines between neighbouring days only."""
    steps, is_joined = [], False
    for index, (_, row) in enumerate(points):
        if row is not None and row.value is not None:
            x, y = _at(index, row.value, count, high)
            steps.append(f"{'L' if is_joined else 'M'}{x:.0f} {y:.0f}")
        is_joined = row is not None and row.value is not None
    return "".join(steps)


def _at(index: int, value: float, count: int, high: float) -> tuple[float, float]:
    return _WIDTH * index / max(count - 1, 1), _HEIGHT * (1 - value / high)


def _peak(
    sheet: Sheet, points: Sequence[Point], index: int, count: int, high: float
) -> list[Component]:
    """A dot on the highest point and the words beside it, on the side where there is room."""
    _, row = points[index]
    assert row is not None
    x, y = _at(index, row.value or 0.0, count, high)
    when = _day(sheet, points[index])
    shown = format_with_unit(row.value, metric_of(row.metric).unit, sheet.language)
    at = {"left": f"{x / _WIDTH:.2%}", "top": f"{y / _HEIGHT:.2%}"}
    side = "is-right" if index > count * 0.5 else "is-left"
    return [
        html.Span(className="wall-peak-dot", style=at),
        html.Span(f"{when} {shown}", className=f"wall-peak {side}", style=at),
    ]


def _ends(sheet: Sheet, points: Sequence[Point]) -> html.Div:
    """The first and the last day, or month."""
    days = [_day(sheet, points[place]) for place in (0, -1)]
    return html.Div([html.Span(day) for day in days], className="wall-ends")


def _day(sheet: Sheet, point: Point) -> str:
    day, row = point
    is_monthly = row is not None and row.by == "month"
    return (format_month if is_monthly else format_day)(day, sheet.language)
