"""The ranking: three groups with intervals on one axis, or an ordered list where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.peers import PeerRanking
from data.analysis.ranking import SIDES, Side
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import Axis, axis_around, axis_from_zero
from layouts.groups import marks_of, most_marked
from layouts.judged import are_judged, draw_judged
from layouts.last_places import last_places
from layouts.numbers import format_break, format_value, unit_word
from layouts.quantities import counted_word
from layouts.rank_foot import foot, left_out, not_placed, nothing
from layouts.rank_row import is_short, rank_row
from layouts.sheet import Sheet
from layouts.standings import Standings, kind_name

_MOST_ROWS: Final = 11
_MOST_SHORT: Final = 18
_LEAST_SAME: Final = 3
# Fewer rows stand further apart, so that a short list does not huddle under its head.
_PITCHES: Final = ((6, " is-roomy"), (12, " is-airy"))


def draw_ranking(sheet: Sheet, peers: Sequence[PeerRanking], level: str) -> list[Component]:
    """The ranking of areas, peers among themselves; ``level`` is the word for an area."""
    marks, metric = marks_of(peers), sheet.metric
    lists = [
        Standings(
            metric, each.ranking, each.whole, level, None, each.group, marks, sharing=len(peers)
        )
        for each in peers
    ]
    return [part for each in lists for part in (*_peers(sheet, each), *draw_standings(sheet, each))]


def _peers(sheet: Sheet, standings: Standings) -> list[Component]:
    """Who is compared with whom, where areas of several kinds are not."""
    if standings.group is None:
        return []
    kind, count = kind_name(sheet, standings.group), len(standings.group.area_ids)
    detail = sheet.say("rank.peers", count=count, level=standings.word)
    return [html.H3([kind, html.Small(detail)], className="rank-peers")]


def draw_standings(sheet: Sheet, standings: Standings) -> list[Component]:
    """The ranking with all that stands under it."""
    groups = standings.groups
    if not groups.ranked:
        return [
            html.Div(not_placed(sheet, standings), className="rank-table"),
            *(nothing(sheet, standings) or left_out(sheet, standings)),
        ]
    if are_judged(groups, standings.metric):
        judged = draw_judged(sheet, groups, standings.word)
        return [*judged, *left_out(sheet, standings), foot(sheet, standings)]
    axis = _axis(standings)
    most = _most_shown(sheet, standings)
    sections = [
        _group(sheet, standings, side, axis, most[side]) for side in SIDES if groups.of(side)
    ]
    pitch = next((name for most, name in _PITCHES if len(groups.ranked) <= most), "")
    table = html.Div(
        [
            _head(sheet, standings, axis),
            _rule(standings, axis),
            *sections,
            *not_placed(sheet, standings),
        ],
        className=f"rank-table{pitch}",
    )
    return [
        table,
        *left_out(sheet, standings),
        foot(sheet, standings),
        *last_places(sheet, standings),
    ]


def _axis(standings: Standings) -> Axis:
    metric, reference = standings.metric, standings.reference
    values = [v for row in standings.groups.ranked for v in _extent(row)]
    if not metric.is_rate:
        return axis_from_zero(values, is_whole=metric.is_count)
    if reference is not None and reference.value is not None:
        values.append(reference.value)
    return axis_around(values)


def _extent(row: Reading) -> tuple[float, ...]:
    figure = row.figure
    return tuple(v for v in (figure.low, figure.value, figure.high) if v is not None)


def _head(sheet: Sheet, standings: Standings, axis: Axis) -> html.Div:
    metric = standings.metric
    ticks = [
        html.Span(
            format_break(tick, metric.unit, sheet.language),
            style={"left": axis.at(tick)},
            className=_edge(axis, tick),
        )
        for tick in axis.ticks
    ]
    word = counted_word(metric.counted, sheet.language)
    fraction = sheet.say("rank.fraction", unit=word) if metric.is_rate else ""
    return html.Div(
        [
            html.Span(standings.word, className="rank-name"),
            html.Span(unit_word(metric.unit, sheet.language), className="rank-value"),
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


def _rule(standings: Standings, axis: Axis) -> html.Div:
    """The dotted ticks, and the whole's value as one vertical line through all groups."""
    reference = standings.reference
    lines = [html.Span(className="rank-tick", style={"left": axis.at(t)}) for t in axis.ticks]
    if reference is not None and reference.value is not None and standings.metric.is_rate:
        lines.append(html.Span(className="rank-rule", style={"left": axis.at(reference.value)}))
    return html.Div(lines, className="rank-lines", **attributes(aria_hidden="true"))


def _group(sheet: Sheet, standings: Standings, side: Side, axis: Axis, most: int) -> html.Section:
    is_split = standings.is_split
    tone = " is-neutral" if standings.metric.direction == "none" else ""
    rows = standings.groups.of(side)
    shown, rest = _fold(rows, most)
    parts: list[Component] = [rank_row(sheet, standings, row, axis, side) for row in shown]
    if rest:
        parts.append(_rest(sheet, standings.metric, rest, axis))
    if is_split:
        parts.insert(0, _title(sheet, standings, rows, side))
    return html.Section(parts, className=f"rank-group {side if is_split else 'plain'}{tone}")


def _most_shown(sheet: Sheet, standings: Standings) -> dict[Side, int]:
    """So many rows that the list is as high as the map: what stands out comes first."""
    groups, metric, sharing = standings.groups, standings.metric, standings.sharing
    if not standings.is_folded:
        return dict.fromkeys(SIDES, len(groups.ranked))
    if not standings.is_split:
        short = sum(is_short(sheet, metric, row) for row in groups.ranked)
        return dict.fromkeys(SIDES, max(_MOST_ROWS // sharing, min(short, _MOST_SHORT)))
    marked = {side: min(most_marked(side, sharing), len(groups.of(side))) for side in SIDES}
    rest = _MOST_ROWS // sharing - marked["worse"] - marked["better"]
    return {**marked, "same": max(rest, _LEAST_SAME)}


def _fold(rows: Sequence[Reading], most: int) -> tuple[Sequence[Reading], Sequence[Reading]]:
    """The rows to show and the rest; a rest of one is shown as well."""
    return (rows, ()) if len(rows) <= most + 1 else (rows[:most], rows[most:])


def _title(sheet: Sheet, standings: Standings, rows: Sequence[Reading], side: Side) -> html.H3:
    area, level = standings.reference_name(sheet), standings.word
    if side == "same":
        key = "rank.same_plain" if standings.test == "fdr" else "rank.same_detail"
        detail = sheet.say(key, count=len(rows), level=level, area=area)
        return html.H3([sheet.say("rank.same"), html.Small(detail)])
    is_low = (side == "worse") == (standings.metric.direction == "up")
    words = sheet.say("rank.low" if is_low else "rank.high", area=area)
    count = html.Small(sheet.say("rank.count", count=len(rows), level=level))
    return html.H3([f"{'▼' if is_low else '▲'} {words}", count])


def _rest(sheet: Sheet, metric: Metric, rest: Sequence[Reading], axis: Axis) -> html.Div:
    """The folded rows: how many, from where to where, and how they spread."""
    values = [row.value for row in rest if row.value is not None]
    ends = (min(rest, key=_value), max(rest, key=_value))
    shown = [format_value(row.value, metric.unit, sheet.language) for row in ends]
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
