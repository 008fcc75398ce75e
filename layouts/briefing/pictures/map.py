"""The map: areas by class, marks beside those that stand out, the names of the level above, a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layouts.briefing.document import MapArea, MapSheet, Point
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.key import fill, textures
from layouts.briefing.pictures.plane import Plane, fit
from layouts.briefing.pictures.room import Box, Room
from layouts.briefing.pictures.svg import COLUMN, draw, line, shape, words
from layouts.scale_bar import length_words, scale_length
from layouts.theme import TOKENS

_MOST_HEIGHT: Final = 196.0
_PAD: Final = 12.0
_MARK: Final = 11.0
_NAME: Final = 9.0
_MOST_NAMED: Final = 14
_LARGE: Final = 4 * _MARK
"""An area so wide and high bears its mark inside."""
_SCALE_ROOM: Final = (62.0, 12.0)
_MARK_REACHES: Final = (13, 17, 22, 28, 36, 46, 60)
_NAME_REACHES: Final = (0, 8, 14, 20, 28)
_SCALE_SIZE: Final = 8.5
_SCALE_SHARE: Final = 0.6
"""Of the width, as the scale bar knows it: marks and names need the rest of its corner."""
_INK: Final = TOKENS["light"]


def draw_map(sheet: MapSheet) -> str:
    """Marks are tied to their areas by leaders and cover none of those that are marked."""
    plane = plane_of(sheet)
    marked = [area for area in sheet.areas if area.mark]
    room = Room(plane.width, plane.height + _SCALE_ROOM[1] / 2)
    room.taken.append(_scale_box(room))
    parts = [
        textures(sheet),
        *(part for area in sheet.areas for part in _area(sheet, area, plane)),
        *(_border(plane.outline(rings), _INK["ink-2"], 0.9) for rings in sheet.above),
        *(_border(plane.outline(area.rings), _colour(area), 1.4) for area in marked),
        *_marks(marked, plane, room),
        *_names(sheet.labels, plane, room),
        *_scale(plane, room),
    ]
    return draw(room.width, room.height, parts)


def plane_of(sheet: MapSheet) -> Plane:
    """Where on the picture the ground lies."""
    rings = (rings for area in sheet.areas for rings in area.rings)
    return fit(rings, COLUMN, _MOST_HEIGHT, _PAD)


def _area(sheet: MapSheet, area: MapArea, plane: Plane) -> list[str]:
    one = sheet.unknown if area.place is None else sheet.classes[area.place]
    if one is None:
        return []
    edge = _edge("#FFFFFF" if one.hatch == "flat" else _INK["line-2"], 0.5)
    return fill(one, edge, d=plane.outline(area.rings), fill_rule="evenodd")


def _border(outline: str, stroke: str, width: float) -> str:
    return shape("path", d=outline, fill="none", **_edge(stroke, width))


def _edge(stroke: str, width: float) -> dict[str, str | float]:
    return {"stroke": stroke, "stroke_width": width, "stroke_linejoin": "round"}


def _colour(area: MapArea) -> str:
    return _INK["mark-low" if area.mark.isdigit() else "mark-high"]


def _marks(marked: Sequence[MapArea], plane: Plane, room: Room) -> Iterator[str]:
    """A disc with a number or a square with a letter: the form says on which side, without colour."""
    boxes = [_box(area, plane) for area in marked]
    large = [box[2] - box[0] > _LARGE and box[3] - box[1] > _LARGE for box in boxes]
    room.taken += [box for box, is_large in zip(boxes, large, strict=True) if not is_large]
    for area, is_large in zip(marked, large, strict=True):
        at, colour = plane.at(area.at), _colour(area)
        reaches = (0, *_MARK_REACHES) if is_large else _MARK_REACHES
        spot = room.take(_MARK, _MARK, room.outwards(at, reaches)) or at
        if spot != at:
            yield line([at, spot], colour, 0.9)
            yield shape("circle", cx=at[0], cy=at[1], r=1.3, fill=colour)
        yield from _mark(area.mark, spot, colour)


def _box(area: MapArea, plane: Plane) -> Box:
    points = [plane.at(point) for rings in area.rings for point in rings[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _mark(mark: str, at: Point, colour: str) -> Iterator[str]:
    baseline = (at[0], at[1] + 3)
    half = _MARK / 2
    if mark.isdigit():
        yield shape("circle", cx=at[0], cy=at[1], r=half, fill=colour, stroke="#fff",
                    stroke_width=0.7)  # fmt: skip
        yield words(mark, baseline, 8.5, "#FFFFFF", "middle", is_bold=True)
    else:
        yield shape("rect", x=at[0] - half, y=at[1] - half, width=_MARK, height=_MARK, rx=1.2,
                    fill="#FFFFFF", stroke=colour, stroke_width=1.0)  # fmt: skip
        yield words(mark, baseline, 8.5, colour, "middle", is_bold=True)


def _names(labels: Sequence[tuple[str, Point]], plane: Plane, room: Room) -> Iterator[str]:
    """The names that find room; the table bears the others."""
    for name, point in labels[:_MOST_NAMED]:
        size = width_of(name) * _NAME, _NAME
        at = room.take(*size, room.outwards(plane.at(point), _NAME_REACHES))
        if at is not None:
            baseline = (at[0], at[1] + _NAME * 0.36)
            yield words(name, baseline, _NAME, _INK["ink"], "middle", is_bold=True, has_halo=True)


def _scale_box(room: Room) -> Box:
    return (
        room.width - _SCALE_ROOM[0], room.height - _SCALE_ROOM[1], room.width, room.height,
    )  # fmt: skip


def _scale(plane: Plane, room: Room) -> Iterator[str]:
    """A bar of a round length, with its words behind it."""
    length_m = scale_length(plane.width * _SCALE_SHARE / plane.pt_per_m)
    said = length_words(length_m)
    end, y = room.width - width_of(said) * _SCALE_SIZE - 4, room.height - 3
    start = end - length_m * plane.pt_per_m
    yield line([(start, y - 3), (start, y), (end, y), (end, y - 3)], _INK["ink-3"], 0.8)
    yield words(said, (room.width, y + 0.5), _SCALE_SIZE, _INK["ink-3"], "end")
