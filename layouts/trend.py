"""The trend: cases per day or month with the compared period as a ghost behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from data.metrics.metric import Language
from data.readings.reading import Reading
from layouts.axis import axis_from_zero
from layouts.dates import format_against, format_day, format_month, format_short
from layouts.numbers import format_count
from layouts.peak import find_peak, mark_peak
from layouts.sheet import Sheet
from layouts.theme import FONT, TOKENS
from layouts.timeline import Point, spread, tick_places

_NEAR_THE_END: Final = 3
_CLEAR: Final = "rgba(0,0,0,0)"


def draw_trend(sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading]) -> dict[str, Any]:
    """Both lines share one axis of days (or months) counted from the start of their period."""
    points, before = spread(trend), spread(ghost)
    values = [row.value or 0.0 for _, row in (*points, *before) if row is not None]
    axis = axis_from_zero([*values, 1.0], is_whole=True)
    tokens = TOKENS[sheet.theme]
    traces = [
        _line(sheet, before, tokens["ctx"], 1.5),
        _line(sheet, points, tokens["accent"], 2.0),
        _partial_months(points, tokens),
    ]
    ends = [
        _end_label(before, _ghost_name(sheet, trend, ghost), tokens["ink-3"], is_bold=False),
        _end_label(points, _name(sheet, trend), tokens["accent"], is_bold=True),
    ]
    last = max(len(points), len(before)) - 1
    notes = _apart([_at_edge(label, last) for label in ends if label is not None], axis.high)
    room, peak = _room(notes), find_peak(points, before)
    if peak is not None:
        dot, note = mark_peak(points, peak, _peak_name(sheet, points[peak]), tokens)
        traces, notes = [*traces, dot], [*notes, note]
    ticks = axis.ticks if values else ()
    return {
        "data": [trace for trace in traces if trace is not None],
        "layout": _layout(sheet, points, ticks, axis.high, notes, room, len(before)),
    }


def _peak_name(sheet: Sheet, point: Point) -> str:
    day, row = point
    is_monthly = row is not None and row.by == "month"
    when = (format_month if is_monthly else format_day)(day, sheet.language)
    count = format_count(row.value or 0.0 if row else 0.0, sheet.language)
    return sheet.say("trend.peak", when=when, count=count)


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


def is_partial(row: Reading | None) -> bool:
    """Whether a point of the line is a month of which little is known."""
    return row is not None and row.is_partial


def _partial_months(points: Sequence[Point], tokens: Mapping[str, str]) -> dict[str, Any] | None:
    """Hollow dots over the months that are no points of a trend."""
    places = [index for index, (_, row) in enumerate(points) if is_partial(row)]
    if not places:
        return None
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places,
        "y": [row.value if row else None for _, row in (points[place] for place in places)],
        "marker": {
            "color": tokens["surface"],
            "size": 7,
            "line": {"color": tokens["ctx"], "width": 1.6},
        },
        "hoverinfo": "skip",
    }


def _hover(sheet: Sheet, day: date, row: Reading | None) -> str:
    if row is None or row.value is None:
        return ""
    count = sheet.say("trend.cases", count=format_count(row.value, sheet.language))
    when = format_month(day, sheet.language) if row.by == "month" else _dated(day, sheet.language)
    remark = f"<br>{sheet.say('trend.partial')}" if row.is_partial else ""
    return f"{when}  <b>{count}</b>{remark}"


def _dated(day: date, language: Language) -> str:
    return (
        f"{day.year}.{format_day(day, language)}"
        if language == "zh"
        else (f"{format_day(day, language)} {day.year}")
    )


def _name(sheet: Sheet, rows: Sequence[Reading]) -> str:
    return format_short(rows[0].period, sheet.language) if rows else ""


def _ghost_name(sheet: Sheet, trend: Sequence[Reading], ghost: Sequence[Reading]) -> str:
    if not trend or not ghost:
        return ""
    return format_against(ghost[0].period, trend[0].period, sheet.language)


def _end_label(
    points: Sequence[Point], name: str, colour: str, *, is_bold: bool
) -> dict[str, Any] | None:
    """The period's name at the end of its line."""
    ended = [(i, row) for i, (_, row) in enumerate(points) if row is not None]
    if not ended or not name:
        return None
    index, row = ended[-1]
    return {
        "x": index,
        "y": row.value or 0.0,
        "text": name,
        "xanchor": "left",
        "xshift": 5,
        "showarrow": False,
        "font": {"color": colour, "size": 11, "weight": 700 if is_bold else 400},
    }


def _at_edge(label: dict[str, Any], last: int) -> dict[str, Any]:
    """A label at the end of a slightly shorter line would lie on the longer one."""
    return label | {"x": last} if last - int(label["x"]) <= _NEAR_THE_END else label


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
    room: int,
    ghost_length: int,
) -> dict[str, Any]:
    tokens = TOKENS[sheet.theme]
    font = {"family": FONT, "size": 11, "color": tokens["ink-3"]}
    at = tick_places(len(points))
    return {
        "margin": {"l": 36, "r": room, "t": 8, "b": 24},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": font,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "annotations": labels,
        "xaxis": {
            "range": [-0.3, max(len(points), ghost_length) - 0.7],
            "tickvals": list(at),
            "ticktext": [_tick_name(sheet, points, i) for i in at],
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


def _tick_name(sheet: Sheet, points: Sequence[Point], index: int) -> str:
    """A day, or a month; the year stands with the first month and with every January."""
    day = points[index][0]
    if not any(row is not None and row.by == "month" for _, row in points):
        return format_day(day, sheet.language)
    return format_month(day, sheet.language, has_year=index == 0 or day.month == 1)


def _room(labels: Sequence[dict[str, Any]]) -> int:
    """Pixels for the longest label at the end of a line; Chinese characters are twice as wide."""
    widths = [sum(11 if ord(c) > 0x2E80 else 6.5 for c in label["text"]) for label in labels]
    return 12 + round(max([24.0, *widths]))
