"""The key of the map of coverage: what its signs mean on each layer, and how long a kilometre is."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.siting import Siting
from layouts.audit_items import Item
from layouts.coverage_map import every
from layouts.group_names import name_facility
from layouts.hot_layer import HotLayer
from layouts.legend import draw_scale
from layouts.sheet import Sheet


def draw_key(
    sheet: Sheet,
    marked: Sequence[Item],
    siting: Siting | None,
    hot: HotLayer | None = None,
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
    if hot is not None:
        rows += _of_hot_spots(sheet, hot)
    if layer == "circles" and siting is not None:
        rows += [
            _key_row(
                "key-stand", sheet.say("coverage.key.stand", kind=name_facility(sheet, siting.kind))
            ),
            _key_row("key-circle", sheet.say("coverage.key.circle", radius=_radius(sheet))),
            _key_row("key-beyond", _beyond(sheet, siting)),
            *([_key_row("key-site", sheet.say("coverage.key.site"))] if siting.plans else []),
        ]
    return [draw_scale(), html.Ul(rows, className="audit-key-rows")]


def _of_hot_spots(sheet: Sheet, hot: HotLayer) -> list[html.Li]:
    fills = {"hot": "is-short", "usual": "is-plain", "unknown": "is-unknown"}
    shown = [
        *(["hot"] if hot.found.spots else []),
        *(["usual"] if hot.found.lack is None else []),
        *(["unknown"] if hot.unknown and hot.found.lack is None else []),
    ]
    return [_key_row(f"key-fill {fills[name]}", sheet.say(f"hot.key.{name}")) for name in shown]


def _beyond(sheet: Sheet, siting: Siting) -> str:
    step = every(siting)
    return sheet.say("coverage.key.beyond" if step == 1 else "coverage.key.some", step=step)


def _key_row(mark: str, words: str) -> html.Li:
    return html.Li([html.Span(className=mark), words])


def _radius(sheet: Sheet) -> str:
    return f"{sheet.place.profile.reach.radius_m:g}"
