"""The breadcrumb: from the whole place down to the area, with a choice of the areas below."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from data.place import Area
from layouts.attributes import attributes
from layouts.chip import draw_chip
from layouts.icon import icon
from layouts.popover import popover
from layouts.sheet import Sheet


def draw_crumbs(sheet: Sheet) -> list[Component]:
    """Links to every area above, the current one, its siblings or parts, and the filters."""
    *above, here = sheet.place.path(sheet.area.area_id)
    trail: list[Component] = []
    for i, area in enumerate(above):
        is_next_up = i == len(above) - 1
        trail += [
            _link_up(sheet, area, is_next_up=is_next_up),
            html.Span("›", className="crumb-sep"),
        ]
    trail += [html.Strong(sheet.name(here), className="crumb-here"), *_choice(sheet, here)]
    if sheet.scope.area is not None and sheet.address.page != "profile":
        trail.append(_link_to_profile(sheet, here))
    label = attributes(aria_label=sheet.say("crumbs"))
    line: list[Component] = [html.Nav(trail, className="crumb-trail", **label)]
    if sheet.place.profile.place.is_demo:
        line.append(html.Span(sheet.say("demo"), className="demo"))
    return [html.Div(line, className="crumb-line"), *_chips(sheet)]


def _link_up(sheet: Sheet, area: Area, *, is_next_up: bool) -> dcc.Link:
    """``is-up`` is the link that Esc follows."""
    name = "crumb is-up" if is_next_up else "crumb"
    words, href = sheet.name(area), sheet.href_of_area(area.area_id)
    return dcc.Link(words, href=href, className=name, title=words)


def _link_to_profile(sheet: Sheet, here: Area) -> dcc.Link:
    words = sheet.say("page.profile")
    return dcc.Link(words, href=sheet.href_of_profile(here.area_id), className="crumb-profile")


def _choice(sheet: Sheet, here: Area) -> list[Component]:
    """The areas one step below; where there are none, those beside."""
    parent = here.area_id
    below = _children(sheet, parent) or _children(sheet, here.parent_id)
    if not below:
        return []
    links = [
        dcc.Link(area.name, href=sheet.href_of_area(area.area_id), className="menu-link")
        for area in below
    ]
    label = sheet.say("crumbs.below")
    content = html.Div(links, className="menu is-long")
    return [popover([icon("chevron")], content, label, "crumb-choice")]


def _children(sheet: Sheet, parent: str | None) -> list[Area]:
    return [a for a in sheet.place.areas.values() if parent and a.parent_id == parent]


def _chips(sheet: Sheet) -> list[Component]:
    """What the page is filtered by; ✕ removes it."""
    return [
        draw_chip(
            words, sheet.href(**{dimension: None}), sheet.say("composition.clear", name=value)
        )
        for words, (dimension, value) in zip(sheet.filter_words, sheet.address.filters, strict=True)
    ]
