"""The small map of one area: its outline among its neighbours, with a scale bar and where it lies in
the whole place. A picture of its own (data URI): it prints as it stands, and asks for no tiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Final
from urllib.parse import quote

from dash import html

from data.address import Theme
from data.outlines import Point, Rings, Surroundings
from layouts.facility_marks import draw_facilities
from layouts.mark_places import box_around, place_marks
from layouts.scale_bar import SHARE, length_words, scale_length
from layouts.sheet import Sheet
from layouts.theme import FONT, TOKENS

WIDTH: Final = 372
HEIGHT: Final = 300
_INSET: Final = 84
_PAD: Final = 8
_DOT: Final = 3.4
_LETTER: Final = 11
_BAR_HEIGHT: Final = 40
_BAR_WORDS: Final = 60


class _Plane:
    """Metres east and north to pixels right and down."""

    def __init__(self, west: float, north: float, px_per_m: float, at: Point = (0.0, 0.0)) -> None:
        self._west, self._north, self._at = west, north, at
        self.px_per_m = px_per_m

    def point(self, x: float, y: float) -> Point:
        left = self._at[0] + (x - self._west) * self.px_per_m
        return left, self._at[1] + (self._north - y) * self.px_per_m

    def path(self, rings: Rings) -> str:
        return "".join(
            f"M{' '.join(f'{x:.1f} {y:.1f}' for x, y in (self.point(*at) for at in ring))}Z"
            for ring in rings
        )


def position_map(sheet: Sheet, ground: Surroundings, alt: str) -> list[html.Img]:
    """The picture, WIDTH × HEIGHT px; ``ground.bounds`` have its proportions.

    A dark page has a light one besides, for paper.
    """
    pictures = [_picture(sheet, ground, alt, "position-map")]
    if sheet.theme == "dark":
        light = replace(sheet, address=sheet.address.but(theme="light"))
        pictures.append(_picture(light, ground, alt, "position-map for-paper"))
    return pictures


def _picture(sheet: Sheet, ground: Surroundings, alt: str, name: str) -> html.Img:
    svg = _draw(sheet, ground)
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, className=name)


def _draw(sheet: Sheet, ground: Surroundings) -> str:
    west, _, east, north = ground.bounds
    plane = _Plane(west, north, WIDTH / (east - west))
    colours = TOKENS[sheet.theme]
    body = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours["band"]}"/>',
        _shape(plane, ground.beside, colours["no-data"], colours["line-2"], 1),
        _shape(plane, [ground.own], _tint(sheet.theme), colours["accent"], 0),
        _shape(plane, ground.parts, "none", colours["surface"], 1.2),
        _shape(plane, [ground.own], "none", colours["accent"], 2.4),
        *_labels(sheet, ground, plane),
        *_marks(sheet, ground, plane),
        *_scale(sheet, plane, east - west),
        *_inset(sheet, ground),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="{escape(FONT)}" font-size="11">{"".join(body)}</svg>'
    )


def _shape(plane: _Plane, shapes: Iterable[Rings], fill: str, stroke: str, width_px: float) -> str:
    path = "".join(plane.path(rings) for rings in shapes)
    return (
        f'<path d="{path}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" '
        f'stroke-width="{width_px}" stroke-linejoin="round"/>'
    )


def _tint(theme: Theme) -> str:
    return {"light": "#C5DAE8", "dark": "#20506B"}[theme]


def _named(ground: Surroundings, plane: _Plane) -> dict[str, Point]:
    """Where the neighbours bear their names, apart from the scale bar and the inset."""
    placed = {key: plane.point(*at) for key, at in ground.labels.items()}
    return {
        key: (x, y)
        for key, (x, y) in placed.items()
        if y < HEIGHT - _INSET - 2 * _PAD or _INSET + 2 * _PAD < x < WIDTH - _INSET - 4 * _PAD
    }


def _labels(sheet: Sheet, ground: Surroundings, plane: _Plane) -> list[str]:
    ink, halo = TOKENS[sheet.theme]["ink-3"], TOKENS[sheet.theme]["no-data"]
    return [
        f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" fill="{ink}" stroke="{halo}" '
        f'stroke-width="3" paint-order="stroke">{escape(sheet.place.areas[key].name)}</text>'
        for key, (x, y) in _named(ground, plane).items()
    ]


def _marks(sheet: Sheet, ground: Surroundings, plane: _Plane) -> list[str]:
    """Facilities, beside names, scale bar and inset."""
    names = [
        box_around(at, _LETTER * len(sheet.place.areas[key].name))
        for key, at in _named(ground, plane).items()
    ]
    bar = (0.0, HEIGHT - _BAR_HEIGHT, WIDTH * SHARE + _BAR_WORDS, float(HEIGHT))
    edge = float(_INSET + _PAD)
    inset = (WIDTH - edge, HEIGHT - edge, float(WIDTH), float(HEIGHT))
    within = (2.0, 2.0, WIDTH - 2.0, HEIGHT - 2.0)
    marks = [(mark, plane.point(*at)) for mark, at in ground.marks]
    taken = [*names, bar, *([inset] if ground.whole else [])]
    return draw_facilities(place_marks(marks, taken, within), TOKENS[sheet.theme])


def _scale(sheet: Sheet, plane: _Plane, width_m: float) -> list[str]:
    length_m = scale_length(width_m)
    right = _PAD * 2 + length_m * plane.px_per_m
    y = HEIGHT - 2 * _PAD
    colours = TOKENS[sheet.theme]
    words = length_words(length_m)
    return [
        f'<rect x="{_PAD}" y="{y - 20}" width="{right + 50:.1f}" height="{28}" rx="4" '
        f'fill="{colours["surface"]}" fill-opacity="0.86"/>',
        f'<path d="M{2 * _PAD} {y - 9}v5H{right:.1f}v-5" fill="none" stroke="{colours["ink-2"]}"/>',
        f'<text x="{right + 6:.1f}" y="{y - 2}" fill="{colours["ink-2"]}">{words}</text>',
    ]


def _inset(sheet: Sheet, ground: Surroundings) -> list[str]:
    """Where the area lies in the whole place; nothing where it is the place."""
    if not ground.whole:
        return []
    colours = TOKENS[sheet.theme]
    left, top = WIDTH - _INSET - _PAD, HEIGHT - _INSET - _PAD
    xs, ys = zip(*(at for ring in ground.whole for at in ring), strict=True)
    px_per_m = (_INSET - 2 * _PAD) / max(max(xs) - min(xs), max(ys) - min(ys))
    aside = (_INSET - (max(xs) - min(xs)) * px_per_m) / 2
    down = (_INSET - (max(ys) - min(ys)) * px_per_m) / 2
    plane = _Plane(min(xs), max(ys), px_per_m, (left + aside, top + down))
    own_xs, own_ys = zip(*(at for ring in ground.own_in_whole for at in ring), strict=True)
    x, y = plane.point((min(own_xs) + max(own_xs)) / 2, (min(own_ys) + max(own_ys)) / 2)
    is_speck = (max(own_xs) - min(own_xs)) * px_per_m < 2 * _DOT
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" fill="{colours["accent"]}"/>'
    return [
        f'<rect x="{left}" y="{top}" width="{_INSET}" height="{_INSET}" rx="4" '
        f'fill="{colours["surface"]}" stroke="{colours["line-2"]}"/>',
        _shape(plane, [ground.whole], colours["line-2"], colours["line-2"], 0.5),
        _shape(plane, [ground.own_in_whole], colours["accent"], colours["accent"], 0.8),
        dot if is_speck else "",
    ]
