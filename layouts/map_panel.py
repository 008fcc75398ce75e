"""The panel of map and ranking: one metric by the areas of one level, twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.analysis.peers import PeerRanking
from data.analysis.ranking import can_tell_apart
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.area_map import draw_map
from layouts.controls import switch
from layouts.families import FAMILIES, FURTHER
from layouts.graph import EMPTY_FIGURE, make_graph
from layouts.groups import marks_of
from layouts.icon import icon
from layouts.legend import draw_legend, draw_scale
from layouts.map_frame import MapFrame
from layouts.numbers import format_with_unit, unit_word
from layouts.panel import note, panel, panel_head, panel_rows, panel_stamp, skeleton
from layouts.popover import popover
from layouts.quantities import format_fraction
from layouts.ranking import draw_ranking
from layouts.rules import define_ranked, rule_switch
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.views import view_switch

_WITH_MAP: Final = "map-body panel-body"
_WITHOUT_MAP: Final = f"{_WITH_MAP} is-without-map"
MAP_SLOTS: Final[tuple[tuple[str, str], ...]] = (
    ("map-head", "children"),
    ("map-body", "className"),
    ("map", "figure"),
    ("map-note", "children"),
    ("legend", "children"),
    ("map-alt", "children"),
    ("ranking", "children"),
    ("map-foot", "children"),
)


def map_layout() -> Component:
    graph = html.Div(make_graph("map", "graph"), className="map-graph")
    picture = html.Div(
        [
            graph,
            html.Div(id="map-note"),
            html.Div(id="legend"),
            html.P(id="map-alt", className="unseen"),
        ],
        className="map-side",
    )
    ranking = html.Div(skeleton(), id="ranking", className="rank-side")
    body = html.Div([picture, ranking], id="map-body", className=_WITH_MAP)
    head = html.Div(id="map-head", className="panel-head")
    return panel("map", [head, body, html.Div(id="map-foot")], "map")


def draw_map_panel(
    sheet: Sheet,
    areas: Sequence[Reading],
    reference: Reading | None,
    ranking: Sequence[PeerRanking],
    level: str | None,
    frame: MapFrame | None,
) -> tuple[Any, ...]:
    """The values of MAP_SLOTS; ``level`` is the key of the areas' level. The marks of the map are
    those of ``ranking``, which holds the areas.
    """
    name = sheet.metric.name(sheet.language)
    head = _head(sheet, reference, level)
    foot = _foot(sheet, areas, name)
    if level is None:
        words = note(sheet.say("map.no_levels"), sheet.say("map.no_levels_detail"))
        return head, _WITHOUT_MAP, EMPTY_FIGURE, words, None, None, None, foot
    word = sheet.place.level(level).name.text.of(sheet.language)
    listed = draw_ranking(sheet, ranking, word)
    count = sum(row.key is not None for row in areas)
    alt = sheet.say("map.label", metric=name, count=count, level=word)
    if frame is None or not frame.shapes:
        words = note(
            sheet.say("map.no_shapes", level=word), sheet.say("map.no_shapes_detail", level=word)
        )
        return head, _WITHOUT_MAP, EMPTY_FIGURE, words, None, alt, listed, foot
    legend = [_scale(sheet), *draw_legend(sheet, areas, frame)]
    return (
        head,
        _WITH_MAP,
        draw_map(sheet, areas, frame, level, marks_of(ranking)),
        None,
        legend,
        alt,
        listed,
        foot,
    )


def _head(sheet: Sheet, reference: Reading | None, level: str | None) -> list[Component]:
    views = [sheet.say("views.ranking"), sheet.say("views.picture")]
    title = html.Div(
        [
            _heading(sheet),
            _metric_choice(sheet),
            define_ranked(sheet, sheet.metric, reference, sheet.metric.name(sheet.language)),
            view_switch("map-body", sheet.say("views.map"), views),
        ],
        className="map-title",
    )
    ends = (_rules(sheet), _level_switch(sheet, level))
    end = html.Div([end for end in ends if end is not None], className="panel-ends")
    return panel_head(sheet, "map", title, "ranking", _caption(sheet, reference), end)


def _heading(sheet: Sheet) -> html.H2:
    """The button shows the metric; a heading for those who move by headings says it too."""
    return html.H2(sheet.metric.name(sheet.language), className="panel-title unseen")


def _metric_choice(sheet: Sheet) -> dmc.Popover:
    face = [html.Strong(sheet.metric.name(sheet.language)), icon("chevron")]
    content = html.Div(_metric_links(sheet), className="menu is-long")
    return popover(face, content, sheet.say("map.metric"), "select-button")


def _metric_links(sheet: Sheet) -> list[Component]:
    """What the place records, by family."""
    parts: list[Component] = []
    for name, keys in FAMILIES:
        offered = [k for k in (*keys, *FURTHER.get(name, ())) if k in sheet.place.recorded]
        if offered:
            parts.append(html.H3(sheet.say(f"family.{name}"), className="menu-title"))
            parts += [_metric_link(sheet, metric_of(key)) for key in offered]
    return parts


def _metric_link(sheet: Sheet, metric: Metric) -> dcc.Link:
    is_chosen = metric.key == sheet.metric.key
    return dcc.Link(
        metric.name(sheet.language),
        href=sheet.href(metric=metric.key),
        className="menu-link is-chosen" if is_chosen else "menu-link",
    )


def _caption(sheet: Sheet, reference: Reading | None) -> str:
    if reference is None:
        return ""
    metric, figure = sheet.metric, reference.figure
    figures = format_fraction(figure, metric, sheet.language) or format_with_unit(
        figure.value, metric.unit, sheet.language
    )
    key = f"map.caption_per.{metric.per}" if metric.per else "map.caption"
    return sheet.say(key, area=sheet.name_of(reference), figures=figures)


def _rules(sheet: Sheet) -> html.Div | None:
    """How sure the groups of list and map must be; None where chance has no part in the metric."""
    return rule_switch(sheet) if can_tell_apart(sheet.metric) else None


def _level_switch(sheet: Sheet, level: str | None) -> html.Div | None:
    """The levels below the area with the number of their areas."""
    below = sheet.place.below(sheet.area.area_id)
    choices = [
        (
            f"{one.name.text.of(sheet.language)} {sum(a.level == one.key for a in below)}",
            sheet.href(level=one.key),
            one.key == level,
        )
        for one in sheet.place.levels_below(sheet.area.area_id)
    ]
    return switch(sheet.say("map.level"), choices) if len(choices) > 1 else None


def _scale(sheet: Sheet) -> html.Div:
    """The scale bar, and what the colours count."""
    metric = sheet.metric
    unit = unit_word(metric.unit, sheet.language)
    coloured = sheet.say(f"legend.per.{metric.per}", unit=unit) if metric.per else unit
    return draw_scale(html.Span(coloured, className="scale-unit"))


def _foot(sheet: Sheet, areas: Sequence[Reading], title: str) -> list[Component]:
    rows = [table_row(sheet, sheet.metric, row, _name(sheet, row)) for row in areas]
    return [
        panel_rows("map", [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _name(sheet: Sheet, row: Reading) -> str:
    if row.key is not None:
        return row.name
    level = sheet.place.level(row.by.removeprefix("area:"))
    return sheet.say("rank.not_placed", level=level.name.text.of(sheet.language))
