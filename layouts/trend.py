"""The trend: cases per day or month with the compared period as a ghost behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from data.metrics.metric import Language
from data.readings.reading import Reading
from layouts.axis import axis_from_zero
from layouts.dates import format_day, format_month, format_short
from layouts.numbers import format_count
from layouts.sheet import Sheet
from layouts.theme import FONT, TOKENS

_MOST_TICKS: Final = 5
_CLEAR: Final = "rgba(0,0,0,0)"
Point = tuple[date, Reading | None]


def draw_trend(sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading]) -> dict[str, Any]:
    """Both lines share one axis of days (or months) counted from the start of their period."""
    points, before = spread(trend), spread(ghost)
    values = [row.value or 0.0 for _, row in (*points, *before) if row is not None]
    axis = axis_from_zero([*values, 1.0])
    tokens = TOKENS[sheet.theme]
    traces = [
        _line(sheet, before, tokens["ctx"], 1.5),
        _line(sheet, points, tokens["accent"], 2.0),
    ]
    ends = [
        _end_label(sheet, before, ghost, tokens["ink-3"], is_bold=False),
        _end_label(sheet, points, trend, tokens["accent"], is_bold=True),
    ]
    notes = _apart([label for label in ends if label is not None], axis.high)
    return {
        "data": [trace for trace in traces if trace is not None],
        "layout": _layout(sheet, points, axis.ticks, axis.high, notes, len(before)),
    }


def spread(readings: Sequence[Reading]) -> list[Point]:
    """One point per day or month from first to last; what was not read stays a gap."""
    known = {_day(row.key): row for row in readings if row.key is not None}
    if not known:
        return []
    is_monthly = readings[0].by == "month"
    day, last, points = min(known), max(known), list[Point]()
    while day <= last:
        points.append((day, known.get(day)))
        day = _next_month(day) if is_monthly else day + timedelta(days=1)
    return points


def _day(key: str) -> date:
    return date.fromisoformat(key if len(key) > 7 else f"{key}-01")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _line(
    sheet: Sheet, points: Sequence[Point], colour: str, width: float
) -> dict[str, Any] | None:
    if not points:
        return None
    return {
        "type": "scatter",
        "mode": "lines" if len(points) > 1 else "markers",
        "x": list(range(len(points))),
        "y": [row.value if row else None for _, row in points],
        "connectgaps": False,
        "line": {"width": width, "color": colour, "shape": "linear"},
        "marker": {"color": colour, "size": 7},
        "text": [_hover(sheet, day, row) for day, row in points],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _hover(sheet: Sheet, day: date, row: Reading | None) -> str:
    if row is None or row.value is None:
        return ""
    count = sheet.say("trend.cases", count=format_count(row.value, sheet.language))
    when = format_month(day, sheet.language) if row.by == "month" else _dated(day, sheet.language)
    return f"{when}  <b>{count}</b>"


def _dated(day: date, language: Language) -> str:
    return (
        f"{day.year}.{format_day(day, language)}"
        if language == "zh"
        else (f"{format_day(day, language)} {day.year}")
    )


def _end_label(
    sheet: Sheet, points: Sequence[Point], rows: Sequence[Reading], colour: str, *, is_bold: bool
) -> dict[str, Any] | None:
    """The period's name at the end of its line."""
    ended = [(i, row) for i, (_, row) in enumerate(points) if row is not None]
    if not ended or not rows:
        return None
    index, row = ended[-1]
    return {
        "x": index,
        "y": row.value or 0.0,
        "text": format_short(rows[0].period, sheet.language),
        "xanchor": "left",
        "xshift": 5,
        "showarrow": False,
        "font": {"color": colour, "size": 11, "weight": 700 if is_bold else 400},
    }


def _apart(labels: list[dict[str, Any]], height: float) -> list[dict[str, Any]]:
    """Two labels at the same height are moved apart."""
    if len(labels) == 2 and abs(labels[0]["y"] - labels[1]["y"]) < height * 0.1:
        upper, lower = sorted(labels, key=lambda label: -float(label["y"]))
        return [{**upper, "yshift": 8}, {**lower, "yshift": -8}]
    return labels


def _layout(
    sheet: Sheet,
    points: Sequence[Point],
    ticks: Sequence[float],
    top: float,
    labels: list[dict[str, Any]],
    ghost_length: int,
) -> dict[str, Any]:
    tokens = TOKENS[sheet.theme]
    font = {"family": FONT, "size": 11, "color": tokens["ink-3"]}
    at = _tick_places(len(points))
    is_monthly = any(row is not None and row.by == "month" for _, row in points)
    name = format_month if is_monthly else format_day
    return {
        "margin": {"l": 36, "r": 52, "t": 8, "b": 24},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": font,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "annotations": labels,
        "xaxis": {
            "range": [-0.3, max(len(points), ghost_length) - 0.7],
            "tickvals": at,
            "ticktext": [name(points[i][0], sheet.language) for i in at],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "tickangle": 0,
            "ticklabelstandoff": 3,
        },
        "yaxis": {
            "range": [0, top * 1.02],
            "tickvals": list(ticks),
            "ticktext": [format_count(tick, sheet.language) for tick in ticks],
            "gridcolor": tokens["line"],
            "zeroline": True,
            "zerolinecolor": tokens["line-2"],
            "fixedrange": True,
        },
        "hoverlabel": {
            "bgcolor": tokens["surface"],
            "bordercolor": tokens["line-3"],
            "font": {"family": FONT, "size": 12, "color": tokens["ink"]},
        },
    }


def _tick_places(count: int) -> list[int]:
    """First, last and evenly between, at most five."""
    if count <= _MOST_TICKS:
        return list(range(count))
    step = (count - 1) / (_MOST_TICKS - 1)
    return [round(i * step) for i in range(_MOST_TICKS)]
