"""The key of the map of coverage: what its signs mean on each layer, and how long a kilometre is."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.siting import Siting
from layouts.audit_items import Item
from layouts.coverage_map import every
from layouts.group_names import name_facility
from layouts.legend import scale_km
from layouts.map_frame import MapFrame
from layouts.sheet import Sheet


def draw_key(
    sheet: Sheet, marked: Sequence[Item], frame: MapFrame, siting: Siting | None
) -> list[Component]:
    """What the signs of the map mean, and how long a kilometre is."""
    layer = sheet.address.layer
    rows = [
        _key_row(f"fault-mark is-{group}", sheet.say(f"audit.key.{group}"))
        for group in dict.fromkeys(item.group for item in marked)
    ]
    if any(item.close_up.border for item in marked):
        rows += [
            _key_row("key-dashed", sheet.say("audit.key.border")),
            _key_row("key-cut", sheet.say("audit.key.cut")),
        ]
    if layer in ("grids", "departments"):
        rows += [
            _key_row(f"key-fill is-{side}", sheet.say(f"coverage.key.{layer}.{side}"))
            for side in ("met", "short")
        ]
    if layer == "circles" and siting is not None:
        rows += [
            _key_row(
                "key-stand", sheet.say("coverage.key.stand", kind=name_facility(sheet, siting.kind))
            ),
            _key_row("key-circle", sheet.say("coverage.key.circle", radius=_radius(sheet))),
            _key_row("key-beyond", _beyond(sheet, siting)),
            *([_key_row("key-site", sheet.say("coverage.key.site"))] if siting.plans else []),
        ]
    scale = [] if sheet.address.finding else [_scale(sheet, frame)]
    return [*scale, html.Ul(rows, className="audit-key-rows")]


def _beyond(sheet: Sheet, siting: Siting) -> str:
    step = every(siting)
    return sheet.say("coverage.key.beyond" if step == 1 else "coverage.key.some", step=step)


def _key_row(mark: str, words: str) -> html.Li:
    return html.Li([html.Span(className=mark), words])


def _radius(sheet: Sheet) -> str:
    return f"{sheet.place.profile.reach.radius_m:g}"


def _scale(sheet: Sheet, frame: MapFrame) -> html.Div:
    km, share = scale_km(frame)
    parts = [
        html.Span(className="scale-bar", style={"width": f"{share:.1%}"}),
        html.Span(sheet.say("legend.scale", km=f"{km:g}")),
    ]
    return html.Div(parts, className="scale")
