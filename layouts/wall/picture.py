"""One scene of the wall, between head and foot."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from data.metrics.catalogue import metric_of
from layouts.group_names import named
from layouts.wall.attention import draw_lines, draw_others
from layouts.wall.bars import draw_bars, draw_steps
from layouts.wall.callouts import draw_callouts
from layouts.wall.columns import draw_families, draw_lead
from layouts.wall.key import draw_key
from layouts.wall.map import draw_map
from layouts.wall.strip import draw_strip
from layouts.wall.trend import draw_trend
from layouts.wall.view import SceneView


def draw_scene(view: SceneView) -> html.Div:
    """The scene; parts without readings are left out, and the others take their room."""
    if view.scene.lead is None:
        return html.Div(draw_lines(view.sheet, view.attention), className="wall-board is-lines")
    # Classes, target and words of the map are those of the number that leads.
    address = view.sheet.address.but(metric=view.scene.lead)
    view = replace(view, sheet=replace(view.sheet, address=address))
    sheet, scene = view.sheet, view.scene
    parts = {
        "lead": draw_lead(sheet, scene, view.totals),
        "figure": _figure(view),
        "middle": _middle(view),
        "families": draw_families(sheet, scene, view.totals),
        "strip": _bottom(view),
    }
    drawn = {name: part for name, part in parts.items() if part is not None}
    has = " ".join(f"has-{name}" for name in drawn)
    return html.Div(list(drawn.values()), className=f"wall-board {has}")


def _figure(view: SceneView) -> html.Div | None:
    figure = view.scene.figure
    if figure is None or not view.figure:
        return None
    sheet, total = view.sheet, view.totals.get(figure.metrics[0])
    if figure.kind == "trend":
        is_told = figure.metrics[0] in view.scene.metrics
        return draw_trend(sheet, view.figure, view.ghost, None if is_told else total)
    if figure.kind == "steps":
        return draw_steps(sheet, view.figure)
    assert figure.by is not None
    title = sheet.say(
        f"wall.bars.{figure.by}", metric=metric_of(figure.metrics[0]).name(sheet.language)
    )
    return draw_bars(sheet, named(sheet, figure.by, view.figure), total, title)


def _middle(view: SceneView) -> html.Div | None:
    """Map, call-outs and key; the areas as bars where no shapes are known."""
    if not view.areas:
        return None
    sheet, whole = view.sheet, view.totals.get(view.scene.lead or "")
    callouts = html.Div(draw_callouts(view), className="wall-callouts")
    name = "wall-map" if view.flagged else "wall-map is-calm"
    if view.map is None or not view.map.shapes:
        bars = draw_bars(sheet, view.areas, whole, sheet.metric.name(sheet.language))
        parts = [callouts, *([] if bars is None else [bars])]
        return html.Div(parts, className=f"{name} is-without")
    key = draw_key(sheet, view.areas)
    return html.Div([callouts, key, draw_map(view, view.map)], className=name)


def _bottom(view: SceneView) -> html.Div | None:
    found = view.attention if view.scene.has_others else ()
    strip, others = draw_strip(view), draw_others(view.sheet, found)
    drawn = [part for part in (strip, others) if part is not None]
    return html.Div(drawn, className="wall-bottom") if drawn else None
