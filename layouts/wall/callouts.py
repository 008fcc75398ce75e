"""The call-outs beside the map: what is known of each flagged area, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from data.analysis.ranking import Ranked
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.numbers import format_count
from layouts.quantities import format_figure, format_fraction, is_judged
from layouts.sheet import Sheet
from layouts.totals import total_and_unit
from layouts.wall.flags import draw_named, draw_value, flag_of, say_flag
from layouts.wall.view import SceneView


def draw_callouts(view: SceneView) -> list[html.Article]:
    """One for each flagged area; they share one place, and the script shows them in turn."""
    return [_callout(view, number, row) for number, row in enumerate(view.flagged, 1)]


def _callout(view: SceneView, number: int, row: Ranked) -> html.Article:
    sheet, reading = view.sheet, row.reading
    fraction = format_fraction(reading.figure, metric_of(reading.metric), sheet.language)
    facts = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in _facts(view, row)]
    return html.Article(
        [
            draw_named(number, reading),
            html.Div(draw_value(sheet, reading), className="wall-callout-value"),
            html.P([html.Span(fraction), html.Span(say_flag(view))], className="wall-callout-said"),
            *([html.Dl(facts)] if facts else []),
        ],
        **flag_of(number, "wall-callout"),
    )


def _facts(view: SceneView, row: Ranked) -> Iterator[tuple[str, str]]:
    """Who lives there, and what else is known of it; what is not is left out."""
    sheet, key = view.sheet, row.reading.key or ""
    area, known = sheet.place.areas[key], view.facts.get(key, {})
    if area.households:
        yield sheet.say("wall.households"), format_count(area.households, sheet.language)
    if area.persons:
        yield sheet.say("wall.persons"), format_count(area.persons, sheet.language)
    for reading in (known[each] for each in view.scene.facts if each in known):
        if reading.figure.status == "ok":
            yield sheet.say(f"wall.fact.{reading.metric}"), _told(sheet, reading)


def _told(sheet: Sheet, reading: Reading) -> str:
    metric = metric_of(reading.metric)
    if is_judged(reading.figure, metric):
        return format_figure(reading.figure, metric, sheet.language)
    return " ".join(total_and_unit(sheet, metric, reading.value)).strip()
