"""位置: where the area lies, among which neighbours, in which part of the place."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from data.outlines import Surroundings
from layouts.panel import note
from layouts.position_map import position_map
from layouts.sheet import Sheet


def draw_position(sheet: Sheet, ground: Surroundings | None) -> list[Component]:
    """The children of the card; ``ground`` is None where the area has no shape. It shows no
    readings, so there is nothing to take home but the picture itself.
    """
    head = [
        html.H2(sheet.say("position.title"), className="panel-title"),
        html.Span(_what(sheet), className="panel-caption"),
    ]
    return [html.Div(head, className="panel-head"), _body(sheet, ground)]


def _what(sheet: Sheet) -> str:
    """The level of the area and its kind."""
    area = sheet.area
    if area is sheet.place.root:
        return ""
    level = sheet.place.level(area.level).name.text.of(sheet.language)
    return f"{level} · {sheet.word(area.kind)}" if area.kind else level


def _body(sheet: Sheet, ground: Surroundings | None) -> Component:
    above = sheet.place.path(sheet.area.area_id)[:-1]
    within = " › ".join(sheet.name(area) for area in above)
    if ground is None:
        return note(sheet.say("position.none"), sheet.say("position.none_detail"))
    beside = [sheet.place.areas[key].name for key in ground.labels]
    names = sheet.say("join.areas").join(beside)
    alt = sheet.say("position.alt" if names else "position.alt_alone", names=names, within=within)
    return html.Div(position_map(sheet, ground, alt), className="position-body")
