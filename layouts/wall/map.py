"""The map of the wall: areas coloured by class, borders and names of the level above, and marks.

Shapes are SVG; names and marks are text over it, so that they keep their size on every screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.outlines import Point, Polygons
from data.readings.reading import Reading
from layouts.area_map import colour_of
from layouts.attributes import attributes
from layouts.sheet import Sheet
from layouts.wall.flags import draw_disc, flag_of
from layouts.wall.marks import marks_of
from layouts.wall.names import names_of
from layouts.wall.plane import Plane
from layouts.wall.svg import Defs, G, Line, Path, Pattern, Rect, Svg
from layouts.wall.view import MapView, SceneView

_HATCH: Final = "wall-hatch"
_HATCH_UNITS: Final = 26


def draw_map(view: SceneView, drawn: MapView) -> html.Div:
    """The map as large as its room allows; ``--ratio`` is its width by its height."""
    plane = Plane.around(drawn.frame)
    flagged = {row.reading.key or "": number for number, row in enumerate(view.flagged, 1)}
    marks = marks_of(list(flagged), drawn, plane)
    layers = [
        Defs(_hatch()),
        G(_areas(view.sheet, view.areas, drawn.shapes, plane), className="wall-areas"),
        G([Path(d=plane.path(s)) for s in drawn.above.values()], className="wall-borders"),
        G(_outlines(plane, drawn.shapes, flagged), className="wall-outlines"),
        G([_tie(plane, at, drawn.points[key]) for key, at in marks.items()], className="wall-ties"),
    ]
    picture = Svg(
        layers,
        viewBox=f"0 0 {plane.width} {plane.height}",
        className="wall-shapes",
        **attributes(aria_hidden="true"),
    )
    words = [*_names(view.sheet, drawn, plane, marks), *_marks(plane, marks, flagged)]
    ratio = {"--ratio": f"{plane.width / plane.height:.4f}"}
    return html.Div(
        html.Div([picture, *words], className="wall-plane", style=ratio), className="wall-ground"
    )


def _hatch() -> Pattern:
    """Diagonal lines: never white, never the lowest class."""
    size = _HATCH_UNITS
    return Pattern(
        [
            Rect(width=size, height=size, className="wall-no-data"),
            Line(x1=0, y1=0, x2=0, y2=size, className="wall-hatch-line"),
        ],
        id=_HATCH,
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _areas(
    sheet: Sheet, areas: Sequence[Reading], shapes: Mapping[str, Polygons], plane: Plane
) -> list[Path]:
    return [
        Path(d=plane.path(shape), fill=fill_of(sheet, row))
        for row in areas
        if (shape := shapes.get(row.key or ""))
    ]


def fill_of(sheet: Sheet, row: Reading) -> str:
    """The colour of an area's class; hatching where it has no value or too few records."""
    value, palette = colour_of(row), sheet.palette
    return f"url(#{_HATCH})" if value is None else palette.colours[palette.class_of(value)]


def _outlines(
    plane: Plane, shapes: Mapping[str, Polygons], flagged: Mapping[str, int]
) -> list[Path]:
    """Over all areas, so that no neighbour covers them."""
    return [
        Path(d=plane.path(shapes[key]), **flag_of(number, "wall-outline"))
        for key, number in flagged.items()
        if key in shapes
    ]


def _tie(plane: Plane, mark: Point, point: Point) -> Line:
    """From a mark to its area."""
    x, y = plane.at(point)
    return Line(x1=round(mark[0]), y1=round(mark[1]), x2=round(x), y2=round(y))


def _names(
    sheet: Sheet, drawn: MapView, plane: Plane, marks: Mapping[str, Point]
) -> list[Component]:
    names, more = names_of(sheet.place, drawn, plane, marks)
    areas = sheet.place.areas
    return [
        html.Span(areas[key].name, className=kind, style=_at(plane, at))
        for kind, found in (("wall-area-name", names), ("wall-area-name is-for-large", more))
        for key, at in found.items()
    ]


def _marks(plane: Plane, marks: Mapping[str, Point], flagged: Mapping[str, int]) -> list[Component]:
    return [
        html.Span(
            draw_disc(flagged[key]), style=_at(plane, at), **flag_of(flagged[key], "wall-mark")
        )
        for key, at in marks.items()
    ]


def _at(plane: Plane, point: Point) -> dict[str, str]:
    x, y = point
    return {"left": f"{x / plane.width:.2%}", "top": f"{y / plane.height:.2%}"}
