"""The panel of map and lists: the grids on the ground, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.findings import Findings
from data.readings.reading import Reading
from data.siting import Siting
from layouts.audit_head import COVER, LEGAL, NAME, draw_audit_head
from layouts.audit_items import Item, is_on_layer, items_of
from layouts.audit_key import draw_key
from layouts.audit_list import draw_audit_list
from layouts.coverage_ground import judged_by, judged_hot
from layouts.coverage_map import draw_coverage_map
from layouts.graph import EMPTY_FIGURE, make_graph
from layouts.hot_items import hot_items
from layouts.hot_layer import HotLayer, caption
from layouts.hot_list import draw_hot_list, why_none
from layouts.map_frame import MapFrame
from layouts.numbers import MISSING
from layouts.panel import note, panel, panel_rows, panel_stamp, skeleton
from layouts.sheet import Sheet

AUDIT_SLOTS: Final[tuple[tuple[str, str], ...]] = (
    ("audit-head", "children"),
    ("audit-body", "className"),
    ("map", "figure"),
    ("audit-note", "children"),
    ("audit-key", "children"),
    ("audit-list", "children"),
    ("audit-foot", "children"),
)
_BODY: Final = "panel-body audit-body"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chosen layer shows: readings of single ``grids`` by area id, where facilities of a
    kind stand, where cases gather; None on the layers that do not.
    """

    grids: Mapping[str, Reading]
    siting: Siting | None = None
    hot: HotLayer | None = None


def audit_layout() -> Component:
    graph = html.Div(make_graph("map", "graph"), className="map-graph")
    picture = html.Div(
        [graph, html.Div(id="audit-note"), html.Div(id="audit-key")], className="audit-side"
    )
    listed = html.Div(skeleton(), id="audit-list", className="audit-list")
    body = html.Div([picture, listed], id="audit-body", className=_BODY)
    head = html.Div(id="audit-head", className="panel-head")
    return panel(NAME, [head, body, html.Div(id="audit-foot")], "audit")


def draw_audit(
    sheet: Sheet,
    findings: Findings,
    totals: Mapping[str, Reading],
    shown: Shown,
    level: str | None,
    frame: MapFrame | None,
) -> tuple[Any, ...]:
    """The values of AUDIT_SLOTS; the map is of the areas of ``level``."""
    hot = shown.hot
    items = items_of(sheet, findings) if hot is None else hot_items(sheet, hot)
    head, foot = (
        draw_audit_head(sheet, findings, totals, shown.siting, hot),
        _foot(sheet, items, hot),
    )
    if level is None or frame is None or not findings.grids:
        words = note(sheet.say("audit.no_shapes"), sheet.say("audit.no_shapes_detail"))
        return head, f"{_BODY} is-without-map", EMPTY_FIGURE, words, None, None, foot
    marked = [item for item in items if is_on_layer(sheet.address.layer, item)]
    if hot is None:
        listed = draw_audit_list(sheet, findings, items, totals[COVER], totals[LEGAL])
        judged = judged_by(sheet, shown.grids)
    else:
        listed, judged = draw_hot_list(sheet, hot, items), judged_hot(sheet, hot)
    figure = draw_coverage_map(sheet, level, frame, marked, judged, shown.siting)
    key = draw_key(sheet, marked, shown.siting, hot)
    return head, _BODY, figure, None, key, listed, foot


def _foot(sheet: Sheet, items: Sequence[Item], hot: HotLayer | None) -> list[Component]:
    headings = [sheet.say(f"audit.column.{name}") for name in ("number", "kind", "where", "detail")]
    rows = [
        (str(item.number), sheet.say(f"audit.group.{item.group}"), item.title, item.detail)
        for item in items
    ]
    title = sheet.say("audit.title")
    if hot is not None:
        title = sheet.say("join.clauses").join((sheet.say("hot.title"), caption(sheet, hot)))
    if not rows:
        nothing = sheet.say("audit.nothing") if hot is None else why_none(sheet, hot)[0]
        rows = [("0", nothing, MISSING, MISSING)]
    return [panel_rows(NAME, headings, rows), panel_stamp(sheet, title)]
