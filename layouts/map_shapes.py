"""Shapes and points that come with a figure, since they belong to one view alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.outlines import Point, Polygons
from layouts.area_map import choropleth, flat_steps
from layouts.map_marks import Trace


def filled(shapes: Sequence[Polygons], fill: str, line: str, opacity: float = 1.0) -> Trace:
    """Shapes that come with the figure, since they belong to this view alone."""
    features = [
        {"type": "Feature", "id": str(number), "properties": {}, "geometry": geometry}
        for number, shape in enumerate(shapes)
        if (geometry := {"type": "MultiPolygon", "coordinates": shape}) and shape
    ]
    source = {"type": "FeatureCollection", "features": features}
    ids = [str(feature["id"]) for feature in features]
    trace = choropleth(source, ids, {"width": 1.2, "color": line})
    trace["marker"]["opacity"] = opacity
    return {
        **trace,
        "z": [0] * len(ids),
        "colorscale": flat_steps((fill,)),
        "hoverinfo": "skip",
    }


def lines(polygons: Iterable[Polygons], line: Trace) -> Trace:
    """The borders of shapes, holes included."""
    rings = [ring for shape in polygons for polygon in shape for ring in polygon]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [lon for ring in rings for lon in (*(x for x, _ in ring), None)],
        "lat": [lat for ring in rings for lat in (*(y for _, y in ring), None)],
        "line": line,
        "hoverinfo": "skip",
    }


def dots(points: Sequence[Point], marker: Trace) -> Trace:
    """Points that say nothing of themselves."""
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "marker": marker,
        "hoverinfo": "skip",
    }
