"""The key of the map: its classes with how many areas are in each, the target, and the unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layouts.briefing.document import MapClass, MapSheet
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.svg import COLUMN, draw, hatches, line, shape, words
from layouts.theme import TOKENS

_HEIGHT: Final = 42.0
_UNKNOWN: Final = 48.0
"""The least width of the class of areas of which too little is known."""
_GAP: Final = 8.0
_TOP: Final = 11.0
_BOX: Final = 8.0
_SIZE: Final = 8.5
_INK: Final = TOKENS["light"]


def draw_key(sheet: MapSheet) -> str:
    """Labels above the classes, counts below, the target as a line between two of them."""
    apart = max(_UNKNOWN, width_of(sheet.unknown.label) * _SIZE) if sheet.unknown else -_GAP
    free = COLUMN - apart - _GAP
    width = free / max(len(sheet.classes), 1)
    parts = [textures(sheet)]
    for place, one in enumerate(sheet.classes):
        parts += _class(one, place * width, width)
    for place, one in enumerate(sheet.classes):
        if one.is_reference_before and sheet.reference:
            parts += _reference(sheet.reference, place * width)
    if sheet.unknown is not None:
        parts += _class(sheet.unknown, COLUMN - apart, apart)
    return draw(COLUMN, _HEIGHT, parts)


def textures(sheet: MapSheet) -> str:
    """The definitions of the textures that areas and key are filled with."""
    unknown = (sheet.unknown,) if sheet.unknown else ()
    return hatches(one.hatch for one in (*sheet.classes, *unknown))


def fill(
    one: MapClass, edge: Mapping[str, str | float] | None = None, **outline: str | float
) -> list[str]:
    """The colour of a class and its texture over it, as shapes of that outline; the upper one bears
    the edge.
    """
    kind, edge = "path" if "d" in outline else "rect", edge or {}
    if one.hatch == "flat":
        return [shape(kind, fill=one.colour, **outline, **edge)]
    texture = shape(kind, fill=f"url(#{one.hatch})", **outline, **edge)
    return [shape(kind, fill=one.colour, **outline), texture]


def _class(one: MapClass, left: float, width: float) -> list[str]:
    edge: dict[str, str | float] = {"stroke": _INK["line-3"], "stroke_width": 0.5}
    middle = left + width / 2
    size = min(_SIZE, width / max(width_of(one.label), width_of(one.count), 0.1))
    return [
        *fill(one, edge, x=left, y=_TOP, width=width, height=_BOX),
        words(one.label, (middle, _TOP - 3), size, _INK["ink-2"], "middle"),
        words(one.count, (middle, _TOP + _BOX + 9), size, _INK["ink-2"], "middle"),
    ]


def _reference(said: str, x: float) -> list[str]:
    foot = _TOP + _BOX + 11
    return [
        line([(x, _TOP - 2), (x, foot)], _INK["ink"], 1.2),
        words(said, (x, foot + 9), _SIZE, _INK["ink"], "middle", is_bold=True),
    ]
