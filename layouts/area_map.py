"""The map: areas filled by class, the areas that stand out outlined and marked, no tiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from data.outlines import Bounds
from data.readings.reading import Reading
from layouts.dates import format_as_of
from layouts.groups import Marks
from layouts.map_frame import MapFrame, MapShape
from layouts.map_marks import Trace, draw_marks
from layouts.numbers import format_interval, round_tenth, unit_word
from layouts.quantities import format_figure, format_fraction, format_n
from layouts.sheet import Sheet
from layouts.theme import FONT, TOKENS, Palette

_CLEAR: Final = "rgba(0,0,0,0)"
_MARGIN: Final = 0.04
_CUT_DEGREES: Final = 0.0015
"""Plotly cuts so much off the edges of a map: some 150 m, a tenth of a single grid."""


def colour_of(reading: Reading) -> float | None:
    """The value that colours an area; None where it has none or rests on too few cases."""
    if reading.figure.status != "ok":
        return None
    return reading.value if reading.colour is None else reading.colour


def draw_map(
    sheet: Sheet, readings: Sequence[Reading], frame: MapFrame, level: str, marks: Marks
) -> dict[str, Any]:
    """A figure of the areas in ``frame``; outlines come by URL, values with the figure.

    Longitudes and latitudes are WGS 84 degrees. ``customdata`` of every area is the address
    that chooses it.
    """
    shapes = {shape.area_id: shape for shape in frame.shapes}
    drawn = [row for row in readings if row.key in shapes]
    source = f"/geometry/{sheet.place.generation_id}/{level}.geojson"
    traces = [
        *_fills(sheet, drawn, source),
        *_outlines(sheet, marks, shapes, source),
        *draw_marks(sheet, drawn, marks, frame),
    ]
    return {"data": traces, "layout": map_layout(sheet, frame.bounds, level)}


def _fills(sheet: Sheet, drawn: Sequence[Reading], source: str) -> list[Trace]:
    palette = sheet.palette
    coloured = [row for row in drawn if colour_of(row) is not None]
    rest = [row for row in drawn if colour_of(row) is None]
    tokens = TOKENS[sheet.theme]
    traces = []
    # The grey lies lowest, so that its dark outline leaves its neighbours their own.
    if rest:
        grey = Palette((), (tokens["no-data"],))
        traces.append(_areas(sheet, rest, source, grey, {"width": 0.9, "color": tokens["line-3"]}))
    if coloured:
        line = {"width": 0.9, "color": tokens["surface"]}
        traces.append(_areas(sheet, coloured, source, palette, line))
    return traces


def _areas(
    sheet: Sheet, rows: Sequence[Reading], source: str, palette: Palette, line: Trace
) -> Trace:
    return {
        **choropleth(source, [row.key or "" for row in rows], line),
        "z": [palette.class_of(colour_of(row) or 0.0) for row in rows],
        "zmin": -0.5,
        "zmax": len(palette.colours) - 0.5,
        "colorscale": flat_steps(palette.colours),
        "customdata": [sheet.href_into(row.key or "") for row in rows],
        "text": [hover_text(sheet, row) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
    }


def choropleth(source: str | Trace, ids: Sequence[str], line: Trace) -> Trace:
    """Areas of a GeoJSON, which comes by its URL or as it is, without their values."""
    return {
        "type": "choropleth",
        "geojson": source,
        "featureidkey": "id",
        "locations": list(ids),
        "showscale": False,
        "marker": {"line": line},
    }


def flat_steps(colours: Sequence[str]) -> list[tuple[float, str]]:
    """A colour scale of flat steps, so that a legend's class is exactly what the map shows."""
    count = len(colours)
    return [
        stop
        for i, colour in enumerate(colours)
        for stop in ((i / count, colour), ((i + 1) / count, colour))
    ]


def _outlines(
    sheet: Sheet, marks: Marks, shapes: Mapping[str, MapShape], source: str
) -> list[Trace]:
    """Heavy outlines lie above all fills, or neighbours would cover half of them."""
    tokens = TOKENS[sheet.theme]
    here = [sheet.scope.area] if sheet.scope.area in shapes else []
    sides = (
        ([key for key in marks.worse if key in shapes], "mark-low", 2),
        ([key for key in marks.better if key in shapes], "mark-high", 2),
        (here, "ink", 3),
    )
    return [
        {
            **choropleth(source, [i for i in ids if i], {"width": width, "color": tokens[token]}),
            "z": [0] * len(ids),
            "colorscale": flat_steps((_CLEAR,)),
            "hoverinfo": "skip",
        }
        for ids, token, width in sides
        if ids
    ]


def hover_text(sheet: Sheet, row: Reading) -> str:
    """Everything the map says of an area; names come from files and are escaped."""
    metric, figure = sheet.metric, row.figure
    lines = [f"<b>{escape(row.name)}</b>"]
    if figure.value is None:
        is_recorded = figure.status != "not_recorded"
        lines.append(sheet.say("hover.empty" if is_recorded else "hover.not_recorded"))
    else:
        shown = format_figure(figure, metric, sheet.language)
        value = f"{shown} {unit_word(metric.unit, sheet.language, shown)}".strip()
        lines.append(f"{value}  {format_fraction(figure, metric, sheet.language)}".strip())
    if metric.per is not None and row.colour is not None:
        unit = sheet.say(f"legend.per.{metric.per}", unit=unit_word(metric.unit, sheet.language))
        lines.append(f"{round_tenth(row.colour)} {unit}")
    if figure.status == "too_small":
        smallest = format_n(metric.smallest_n, metric, sheet.language)
        lines.append(sheet.say("hover.too_small", smallest=smallest))
    if figure.low is not None:
        interval = format_interval(figure.low, figure.high)
        lines.append(sheet.say("hover.interval", interval=interval))
    lines.append(sheet.say("as_of", as_of=format_as_of(row.as_of)))
    return "<br>".join(lines)


def map_layout(sheet: Sheet, bounds: Bounds, level: str) -> dict[str, Any]:
    """The figure's layout: a bare map of ``bounds``; the view is kept while it stays the same."""
    west, south, east, north = bounds
    margin_lon, margin_lat = (
        (high - low) * _MARGIN + _CUT_DEGREES for low, high in ((west, east), (south, north))
    )
    tokens = TOKENS[sheet.theme]
    return {
        "geo": {
            "visible": False,
            "bgcolor": _CLEAR,
            "projection": {"type": "mercator"},
            "lonaxis": {"range": [west - margin_lon, east + margin_lon]},
            "lataxis": {"range": [south - margin_lat, north + margin_lat]},
        },
        "paper_bgcolor": _CLEAR,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": tokens["surface"],
            "bordercolor": tokens["line-3"],
            "font": {"family": FONT, "size": 12, "color": tokens["ink"]},
            "align": "left",
        },
        "font": {"family": FONT, "size": 12, "color": tokens["ink"]},
        "uirevision": f"{sheet.place.generation_id}/{level}/{sheet.scope.area}",
    }
