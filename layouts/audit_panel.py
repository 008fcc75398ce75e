"""The panel of map and audit: the grids on the ground, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Layer
from data.findings import Findings
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.siting import Siting
from layouts.audit_items import Item, group_of, is_on_layer, items_of
from layouts.audit_key import draw_key
from layouts.audit_list import draw_audit_list
from layouts.controls import switch
from layouts.coverage_map import draw_coverage_map
from layouts.definition import define
from layouts.graph import EMPTY_FIGURE, make_graph
from layouts.map_frame import MapFrame
from layouts.numbers import MISSING, format_value
from layouts.panel import note, panel, panel_head, panel_rows, panel_stamp, skeleton
from layouts.quantities import format_fraction
from layouts.sheet import Sheet

NAME: Final = "audit"
EXPORT: Final = "findings"
COVER: Final = "grid_area_coverage"
LEGAL: Final = "mapping_legality"
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
    grids: Mapping[str, Reading],
    siting: Siting | None,
    level: str | None,
    frame: MapFrame | None,
) -> tuple[Any, ...]:
    """The values of AUDIT_SLOTS. ``grids`` judge single areas of ``level`` on the layer."""
    items = items_of(sheet, findings)
    head, foot = _head(sheet, findings, totals), _foot(sheet, items)
    if level is None or frame is None or not findings.grids:
        words = note(sheet.say("audit.no_shapes"), sheet.say("audit.no_shapes_detail"))
        return head, f"{_BODY} is-without-map", EMPTY_FIGURE, words, None, None, foot
    marked = [item for item in items if is_on_layer(sheet.address.layer, item)]
    listed = draw_audit_list(sheet, findings, items, totals[COVER], totals[LEGAL])
    figure = draw_coverage_map(sheet, level, frame, marked, grids, siting)
    return head, _BODY, figure, None, draw_key(sheet, marked, frame, siting), listed, foot


def layers_of(sheet: Sheet) -> tuple[Layer, ...]:
    """The layers of which the place has records."""
    layers: list[Layer] = ["grids", "findings"]
    if "facility_reach_rate" in sheet.place.recorded:
        layers.append("circles")
    if LEGAL in sheet.place.recorded:
        layers.append("departments")
    return tuple(layers)


def _head(sheet: Sheet, findings: Findings, totals: Mapping[str, Reading]) -> list[Component]:
    title = sheet.say("audit.title")
    choices = [
        (
            sheet.say(f"layer.{layer}"),
            sheet.href(layer=layer, finding=None),
            sheet.address.layer == layer,
        )
        for layer in layers_of(sheet)
    ]
    cover = totals[COVER]
    named = html.Div(
        [
            html.H2(title, className="panel-title unseen"),
            switch(sheet.say("layer.label"), choices),
            define(sheet, metric_of(COVER), cover),
        ],
        className="map-title",
    )
    return panel_head(sheet, NAME, named, EXPORT, _caption(sheet, findings, cover))


def _caption(sheet: Sheet, findings: Findings, cover: Reading) -> str:
    """The cover with its km²; a gap within the tolerance is printed beside the 100 % it allows."""
    if cover.value is None:
        return sheet.say("audit.no_boundary")
    metric = metric_of(COVER)
    words = sheet.say(
        "audit.cover",
        fraction=format_fraction(cover.figure, metric, sheet.language),
        value=format_value(cover.value, metric.unit, sheet.language),
    )
    gaps_m2 = sum(fault.area_m2 for fault in findings.faults if group_of(fault) == "gap")
    tolerance = sheet.place.profile.coverage.tolerance
    if cover.value < 1 or not gaps_m2 or sheet.scope.area is not None:
        return words
    share = gaps_m2 / (cover.figure.denominator or 1)
    within = sheet.say("audit.within", share=f"{share * 100:.2g}", tolerance=f"{tolerance * 100:g}")
    return sheet.say("join.clauses").join((words, within))


def _foot(sheet: Sheet, items: Sequence[Item]) -> list[Component]:
    headings = [sheet.say(f"audit.column.{name}") for name in ("number", "kind", "where", "detail")]
    rows = [
        (str(item.number), sheet.say(f"audit.group.{item.group}"), item.title, item.detail)
        for item in items
    ]
    if not rows:
        rows = [("0", sheet.say("audit.nothing"), MISSING, MISSING)]
    return [panel_rows(NAME, headings, rows), panel_stamp(sheet, sheet.say("audit.title"))]
