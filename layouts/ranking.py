"""The ranking: three groups with intervals on one axis, or an ordered list where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import Axis, axis_around, axis_from_zero
from layouts.groups import MOST_MARKED, SIDES, Groups, Side, group_areas, markers_of
from layouts.judged import are_judged, draw_judged
from layouts.numbers import format_break, format_value, unit_word
from layouts.quantities import counted_word
from layouts.rank_foot import foot, left_out, not_placed, nothing
from layouts.rank_row import is_short, rank_row
from layouts.sheet import Sheet

_MOST_ROWS: Final = 11
_MOST_SHORT: Final = 18
_LEAST_SAME: Final = 3
# Fewer rows stand further apart, so that a short list does not huddle under its head.
_PITCHES: Final = ((6, " is-roomy"), (12, " is-airy"))


def draw_ranking(
    sheet: Sheet, readings: Sequence[Reading], reference: Reading | None, level: str
) -> list[Component]:
    """The ranking of ``readings`` against ``reference``; ``level`` is the word for the areas."""
    groups = group_areas(readings, sheet.metric)
    if not groups.ranked:
        return [
            html.Div(not_placed(sheet, groups, level), className="rank-table"),
            *(nothing(sheet, groups, level) or left_out(sheet, groups)),
        ]
    if are_judged(groups, sheet.metric):
        judged = draw_judged(sheet, groups, level)
        return [*judged, *left_out(sheet, groups), foot(sheet, groups, reference)]
    axis = _axis(sheet.metric, groups, reference)
    marks = markers_of(groups)
    most = _most_shown(sheet, groups)
    sections = [
        _group(sheet, _fold(groups.of(side), most[side]), side, axis, marks, level, reference)
        for side in SIDES
        if groups.of(side)
    ]
    pitch = next((name for most, name in _PITCHES if len(groups.ranked) <= most), "")
    table = html.Div(
        [
            _head(sheet, axis, level),
            _rule(sheet, axis, reference),
            *sections,
            *not_placed(sheet, groups, level),
        ],
        className=f"rank-table{pitch}",
    )
    return [table, *left_out(sheet, groups), foot(sheet, groups, reference)]


def _axis(metric: Metric, groups: Groups, reference: Reading | None) -> Axis:
    values = [v for row in groups.ranked for v in _extent(row)]
    if not metric.is_rate:
        return axis_from_zero(values, is_whole=metric.is_count)
    if reference is not None and reference.value is not None:
        values.append(reference.value)
    return axis_around(values)


def _extent(row: Reading) -> tuple[float, ...]:
    figure = row.figure
    return tuple(v for v in (figure.low, figure.value, figure.high) if v is not None)


def _head(sheet: Sheet, axis: Axis, level: str) -> html.Div:
    ticks = [
        html.Span(
            format_break(tick, sheet.metric.unit, sheet.language),
            style={"left": axis.at(tick)},
            className=_edge(axis, tick),
        )
        for tick in axis.ticks
    ]
    unit = unit_word(sheet.metric.unit, sheet.language)
    word = counted_word(sheet.metric.counted, sheet.language)
    fraction = sheet.say("rank.fraction", unit=word) if sheet.metric.is_rate else ""
    return html.Div(
        [
            html.Span(level, className="rank-name"),
            html.Span(unit, className="rank-value"),
            html.Span(fraction, className="rank-fraction"),
            html.Span(ticks, className="rank-axis rank-ticks"),
        ],
        className="rank-head",
        **attributes(aria_hidden="true"),
    )


def _edge(axis: Axis, tick: float) -> str | None:
    """Labels at the ends of the axis are written inwards."""
    share = float(axis.at(tick)[:-1])
    return "is-first" if share < 8 else "is-last" if share > 92 else None


def _rule(sheet: Sheet, axis: Axis, reference: Reading | None) -> html.Div:
    """The dotted ticks, and the parent's value as one vertical line through all groups."""
    lines = [html.Span(className="rank-tick", style={"left": axis.at(t)}) for t in axis.ticks]
    if reference is not None and reference.value is not None and sheet.metric.is_rate:
        lines.append(html.Span(className="rank-rule", style={"left": axis.at(reference.value)}))
    return html.Div(lines, className="rank-lines", **attributes(aria_hidden="true"))


def _group(
    sheet: Sheet,
    rows: tuple[Sequence[Reading], Sequence[Reading]],
    side: Side,
    axis: Axis,
    marks: Mapping[str, str],
    level: str,
    reference: Reading | None,
) -> html.Section:
    is_split = sheet.metric.is_sampled
    shown, rest = rows
    parts: list[Component] = [
        rank_row(sheet, row, axis, side, marks.get(row.key or "", "")) for row in shown
    ]
    if rest:
        parts.append(_rest(sheet, rest, axis))
    if is_split:
        parts.insert(0, _title(sheet, [*shown, *rest], side, level, reference))
    return html.Section(parts, className=f"rank-group {side if is_split else 'plain'}")


def _most_shown(sheet: Sheet, groups: Groups) -> dict[Side, int]:
    """So many rows that the list is as high as the map: what stands out comes first."""
    if not sheet.metric.is_sampled:
        short = sum(is_short(sheet, row) for row in groups.ranked)
        return dict.fromkeys(SIDES, max(_MOST_ROWS, min(short, _MOST_SHORT)))
    marked = {side: min(most, len(groups.of(side))) for side, most in MOST_MARKED.items()}
    return {**marked, "same": max(_MOST_ROWS - sum(marked.values()), _LEAST_SAME)}


def _fold(rows: Sequence[Reading], most: int) -> tuple[Sequence[Reading], Sequence[Reading]]:
    """The rows to show and the rest; a rest of one is shown as well."""
    return (rows, ()) if len(rows) <= most + 1 else (rows[:most], rows[most:])


def _title(
    sheet: Sheet, rows: Sequence[Reading], side: Side, level: str, reference: Reading | None
) -> html.H3:
    area = sheet.name_of(reference) if reference else sheet.name(sheet.area)
    if side == "same":
        detail = sheet.say("rank.same_detail", count=len(rows), level=level, area=area)
        return html.H3([sheet.say("rank.same"), html.Small(detail)])
    is_low = (side == "worse") == (sheet.metric.direction == "up")
    words = sheet.say("rank.low" if is_low else "rank.high", area=area)
    count = html.Small(sheet.say("rank.count", count=len(rows), level=level))
    return html.H3([f"{'▼' if is_low else '▲'} {words}", count])


def _rest(sheet: Sheet, rest: Sequence[Reading], axis: Axis) -> html.Div:
    """The folded rows: how many, from where to where, and how they spread."""
    values = [row.value for row in rest if row.value is not None]
    ends = (min(rest, key=_value), max(rest, key=_value))
    shown = [format_value(row.value, sheet.metric.unit, sheet.language) for row in ends]
    dots = [html.Span(className="rank-dot", style={"left": axis.at(value)}) for value in values]
    return html.Div(
        [
            html.Span(sheet.say("rank.rest", count=len(rest)), className="rank-name"),
            html.Span("–".join(dict.fromkeys(shown)), className="rank-range"),
            html.Span(dots, className="rank-axis", **attributes(aria_hidden="true")),
        ],
        className="rank-row rank-rest",
    )


def _value(row: Reading) -> float:
    return row.value or 0.0
