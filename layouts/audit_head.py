"""The first line over the map: its layers, and the number or the method behind what they show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from data.address import Layer
from data.findings import Findings
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.siting import Siting
from layouts.audit_items import group_of
from layouts.controls import switch
from layouts.definition import define, explain
from layouts.group_names import name_facility
from layouts.hot_layer import METRIC, HotLayer, caption, level_word, matter_menu
from layouts.numbers import format_count, format_share, format_value
from layouts.panel import panel_head
from layouts.quantities import format_fraction
from layouts.sheet import Sheet

NAME: Final = "audit"
EXPORT: Final = "findings"
EXPORT_HOT: Final = "hotspots"
COVER: Final = "grid_area_coverage"
LEGAL: Final = "mapping_legality"


def layers_of(sheet: Sheet) -> tuple[Layer, ...]:
    """The layers of which the place has records."""
    needed: Mapping[Layer, str] = {
        "circles": "facility_reach_rate",
        "departments": LEGAL,
        "hot": METRIC.key,
    }
    known = [layer for layer, metric in needed.items() if metric in sheet.place.recorded]
    return ("grids", "findings", *known)


def draw_audit_head(
    sheet: Sheet,
    findings: Findings,
    totals: Mapping[str, Reading],
    siting: Siting | None,
    hot: HotLayer | None,
) -> list[Component]:
    """Layers, ⓘ and caption; on the layer of hot spots the choice of a category as well."""
    cover = totals[COVER]
    if hot is None:
        shown = _caption(sheet, findings, cover)
        if siting is not None and sheet.address.layer == "circles":
            shown = _reach(sheet, siting)
        named = _named(sheet, define(sheet, metric_of(COVER), cover))
        return panel_head(sheet, NAME, named, EXPORT, shown)
    named = _named(sheet, _method(sheet, hot), matter_menu(sheet, hot))
    return panel_head(sheet, NAME, named, EXPORT_HOT, caption(sheet, hot))


def _named(sheet: Sheet, *behind: Component) -> html.Div:
    choices = [
        (
            sheet.say(f"layer.{layer}"),
            sheet.href(layer=layer, finding=None),
            sheet.address.layer == layer,
        )
        for layer in layers_of(sheet)
    ]
    title = html.H2(sheet.say("audit.title"), className="panel-title unseen")
    layers = switch(sheet.say("layer.label"), choices)
    return html.Div([title, layers, *behind], className="map-title")


def _method(sheet: Sheet, hot: HotLayer) -> dmc.Popover:
    key = "households" if hot.found.is_by_households else "areas"
    exposure = sheet.say(f"hot.exposure.{key}")
    text = sheet.say("hot.method", level=level_word(sheet, hot), exposure=exposure)
    return explain(sheet, sheet.say("hot.title"), text, [])


def _reach(sheet: Sheet, siting: Siting) -> str:
    """How many households the circles on the map reach."""
    return sheet.say(
        "coverage.caption.circles",
        kind=name_facility(sheet, siting.kind),
        radius=f"{sheet.place.profile.reach.radius_m:g}",
        covered=format_count(siting.covered_households, sheet.language),
        households=format_count(siting.households, sheet.language),
        share=format_share(siting.covered_households, siting.households),
    )


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
