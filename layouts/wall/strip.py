"""The strip below the map: the flagged areas side by side, or that nothing is flagged."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import Ranked, can_tell_apart
from data.metrics.catalogue import metric_of
from layouts.numbers import format_break, format_count
from layouts.quantities import format_figure, format_fraction
from layouts.sheet import Sheet
from layouts.wall.flags import draw_named, draw_value, flag_of, say_flag
from layouts.wall.view import SceneView


def draw_strip(view: SceneView) -> html.Section | None:
    """None where there are no two areas to compare."""
    if sum(row.key is not None for row in view.areas) < 2:
        return None
    if not view.flagged:
        calm = html.P(_calm(view), className="wall-calm")
        return html.Section([calm], className="wall-strip is-calm")
    cards = [_card(view.sheet, number, row) for number, row in enumerate(view.flagged, 1)]
    return html.Section([_head(view), *cards], className=f"wall-strip of-{len(cards)}")


def _head(view: SceneView) -> html.Div:
    """Why they are flagged, what they are held against, and how many there are in all."""
    sheet = view.sheet
    sign = "▲" if sheet.metric.direction == "down" else "▼"
    areas = sum(row.key is not None for row in view.areas)
    count = sheet.say("wall.flagged", count=view.flagged_in_all, all=areas, level=_level(view))
    lines = [html.P(words) for words in (_held_against(view), count) if words]
    return html.Div(
        [html.H2(f"{sign} {say_flag(view)}", className="worse"), *lines],
        className="wall-strip-head",
    )


def _held_against(view: SceneView) -> str:
    """The value of the whole, or the target; several groups of peers have one value each."""
    sheet, metric = view.sheet, view.sheet.metric
    if not can_tell_apart(metric):
        target = sheet.target(metric)
        shown = format_break(target.value, metric.unit, sheet.language) if target else ""
        return sheet.say("tile.target", target=shown) if target else ""
    if len(view.ranking) != 1:
        return ""
    whole = view.ranking[0].whole
    value = format_figure(whole.figure, metric, sheet.language)
    return sheet.say("attention.value", metric=sheet.name_of(whole), value=value)


def _level(view: SceneView) -> str:
    """What one of the areas is called."""
    if view.level is None:
        return ""
    return view.sheet.place.level(view.level).name.text.of(view.sheet.language)


def _card(sheet: Sheet, number: int, row: Ranked) -> Component:
    reading = row.reading
    fraction = format_fraction(reading.figure, metric_of(reading.metric), sheet.language)
    return html.Article(
        [
            draw_named(number, reading),
            html.Div(draw_value(sheet, reading), className="wall-card-value"),
            html.Div(fraction, className="wall-basis"),
        ],
        **flag_of(number, "wall-card"),
    )


def _calm(view: SceneView) -> str:
    """That nothing is flagged, with how many were compared; or why nothing can be."""
    sheet, metric = view.sheet, view.sheet.metric
    judged = sum(len(each.ranking.ranked) for each in view.ranking)
    said = {"count": format_count(judged, sheet.language), "level": _level(view)}
    if not judged:
        return sheet.say("wall.calm.few", level=_level(view))
    if metric.direction == "none":
        return sheet.say("wall.calm.plain", **said)
    if can_tell_apart(metric):
        side = "high" if metric.direction == "down" else "low"
        return sheet.say(f"wall.calm.{side}", area=sheet.name(sheet.area), **said)
    return sheet.say(f"wall.calm.{'met' if sheet.target(metric) else 'no_target'}", **said)
