"""Names on the map, and the numbers and letters that tie it to the ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from math import atan2, cos, dist, radians, sin
from statistics import fmean
from typing import Any, Final

from data.readings.reading import Reading
from layouts.groups import Marks
from layouts.map_frame import MapFrame, MapShape
from layouts.map_labels import with_room
from layouts.sheet import Sheet
from layouts.theme import TOKENS

MOST_NAMED: Final = 30
_MARK_SIZE: Final = 19
_DISC: Final = " 1 "
"""Letters as wide as a mark."""
Trace = dict[str, Any]
Point = tuple[float, float]


def draw_marks(
    sheet: Sheet, drawn: Sequence[Reading], marked: Marks, frame: MapFrame
) -> list[Trace]:
    """Few areas bear their own names; of many, only the areas above them are named."""
    shapes = {shape.area_id: shape for shape in frame.shapes}
    worse = [key for key in marked.worse if key in shapes]
    better = [key for key in marked.better if key in shapes]
    marks = {key: marked.of(key) for key in (*worse, *better)}
    if len(drawn) <= MOST_NAMED:
        at = {key: _point(shapes[key]) for key in marks}
        points = {key: [_point(shape)] for key, shape in shapes.items()}
        ordered = sorted(drawn, key=lambda row: row.key not in marks)
        named = with_room({row.key or "": row.name for row in ordered}, points, frame)
        traces = _names(sheet, [r for r in ordered if r.key in named], shapes, marks.keys())
    else:
        at = {key: beside(_point(shapes[key]), frame) for key in marks}
        captions = _captions(sheet, drawn, shapes, at, frame)
        pairs = [(_point(shapes[key]), place) for key, place in at.items()]
        traces = [*captions, *leaders(sheet, pairs)]
    sides = ((worse, "mark-low"), (better, "mark-high"))
    return traces + [
        _discs(sheet, [at[key] for key in keys], [marks[key] for key in keys], token)
        for keys, token in sides
        if keys
    ]


def _names(
    sheet: Sheet,
    drawn: Sequence[Reading],
    shapes: dict[str, MapShape],
    marked: Collection[str],
) -> list[Trace]:
    """A name stands on its point, or under its mark where it has one."""
    plain = [row for row in drawn if row.key not in marked]
    under = [row for row in drawn if row.key in marked]
    return [
        name_points(
            sheet, [_point(shapes[row.key or ""]) for row in rows], [row.name for row in rows]
        )
        | place
        for rows, place in (
            (plain, {}),
            (under, {"mode": "markers+text", "textposition": "bottom center"}),
        )
        if rows
    ]


def _captions(
    sheet: Sheet,
    drawn: Sequence[Reading],
    shapes: dict[str, MapShape],
    marks_at: dict[str, Point],
    frame: MapFrame,
) -> list[Trace]:
    """The names of the largest areas above, each in the middle of its parts, beside the marks."""
    captions = caption_places(sheet, [shapes[row.key or ""] for row in drawn])
    return draw_names(sheet, captions, marks_at.values(), frame)


def caption_places(sheet: Sheet, shapes: Sequence[MapShape]) -> dict[str, list[Point]]:
    """The largest areas above some, those with most parts first; the points where the name of each
    may stand, the best first.
    """
    points: dict[str, list[Point]] = defaultdict(list)
    for shape in shapes:
        above = _largest_above(sheet, shape.area_id)
        if above is not None:
            points[above].append(_point(shape))
    ordered = sorted(points, key=lambda above: -len(points[above]))
    return {above: _from_the_middle(points[above]) for above in ordered}


def draw_names(
    sheet: Sheet, places: Mapping[str, Sequence[Point]], taken: Iterable[Point], frame: MapFrame
) -> list[Trace]:
    """The names of areas for which there is room beside the marks."""
    marks = {f"mark {number}": [at] for number, at in enumerate(taken)}
    names = {area_id: sheet.place.areas[area_id].name for area_id in places}
    found = with_room(dict.fromkeys(marks, _DISC) | names, {**marks, **places}, frame)
    named = [area_id for area_id in names if area_id in found]
    words = [names[area_id] for area_id in named]
    return [name_points(sheet, [found[area_id] for area_id in named], words)] if named else []


def _from_the_middle(points: Sequence[Point]) -> list[Point]:
    """The middle of some points, then the points themselves, the nearest to it first."""
    middle = fmean(lon for lon, _ in points), fmean(lat for _, lat in points)
    return [middle, *sorted(points, key=lambda point: dist(point, middle))]


def _largest_above(sheet: Sheet, key: str) -> str | None:
    """The area just below the one the page is about, if ``key`` lies in it."""
    path = [area.area_id for area in sheet.place.path(key)]
    here = path.index(sheet.area.area_id) if sheet.area.area_id in path else len(path)
    above = path[here + 1 : -1]
    return above[0] if above else None


def name_points(sheet: Sheet, points: Sequence[Point], words: Sequence[str]) -> Trace:
    """Names on a map; they come from files and are escaped."""
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "text": [escape(word) for word in words],
        "marker": {"size": _MARK_SIZE, "opacity": 0},
        "textfont": {"size": 13, "color": TOKENS[sheet.theme]["ink"], "weight": 700},
        "hoverinfo": "skip",
    }


def leaders(sheet: Sheet, pairs: Sequence[tuple[Point, Point]]) -> list[Trace]:
    """Thin lines from what is marked to its marks."""
    if not pairs:
        return []
    return [
        {
            "type": "scattergeo",
            "mode": "lines",
            "lon": [x for start, end in pairs for x in (start[0], end[0], None)],
            "lat": [y for start, end in pairs for y in (start[1], end[1], None)],
            "line": {"width": 1.2, "color": TOKENS[sheet.theme]["ink"]},
            "hoverinfo": "skip",
        }
    ]


def _discs(sheet: Sheet, points: Sequence[Point], marks: Sequence[str], token: str) -> Trace:
    tokens = TOKENS[sheet.theme]
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "text": list(marks),
        "marker": {
            "size": _MARK_SIZE,
            "color": tokens[token],
            "opacity": 1,
            "line": {"width": 1.5, "color": tokens["surface"]},
        },
        "textfont": {"size": 12, "color": tokens["on-mark"], "weight": 700},
        "hoverinfo": "skip",
    }


def beside(at: Point, frame: MapFrame) -> Point:
    """A point off another, away from the middle of the map, by a share of its extent."""
    west, south, east, north = frame.bounds
    stretch = cos(radians((south + north) / 2))
    reach = max(north - south, (east - west) * stretch) * 0.07
    turn = atan2(at[1] - (south + north) / 2, (at[0] - (west + east) / 2) * stretch)
    return at[0] + cos(turn) * reach / stretch, at[1] + sin(turn) * reach


def _point(shape: MapShape) -> Point:
    return shape.label_lon, shape.label_lat
