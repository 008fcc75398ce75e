"""A finding as it lies on the ground: a small picture with the grids around it and a scale bar."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, dist, radians
from typing import Final
from urllib.parse import quote

from dash import html

from data.findings import RATIO, CloseUp
from data.outlines import Bounds, Point, Polygons
from layouts.scale_bar import length_words, scale_length
from layouts.sheet import Sheet
from layouts.theme import TOKENS

_WIDTH: Final = 84
_HEIGHT: Final = _WIDTH / RATIO
_M_PER_DEGREE: Final = 111_320
_SAFE: Final = "/:=,;()'"
_APART_PX: Final = 0.4
_HATCH: Final = (
    '<pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0 0V5" stroke="{0}" stroke-width="1.6"/></pattern>'
)


def thumbnail(sheet: Sheet, close_up: CloseUp, alt: str, *, is_filled: bool = False) -> html.Img:
    """The picture as a data URI; ``alt`` says in words what it shows. Ground that belongs to nobody
    is empty, what is cut off hatched; other ground ``is_filled``.
    """
    svg = _draw(sheet, close_up, "bar-warn" if is_filled else "surface")
    return html.Img(
        src=f"data:image/svg+xml,{quote(svg, safe=_SAFE)}",
        alt=alt,
        className="thumbnail",
    )


def scale_words(close_up: CloseUp) -> str:
    """The length of the scale bar on the ground, in words."""
    return length_words(_scale_m(close_up.bounds))


def _scale_m(bounds: Bounds) -> float:
    return scale_length(_width_m(bounds))


def _width_m(bounds: Bounds) -> float:
    west, south, east, north = bounds
    return (east - west) * _M_PER_DEGREE * cos(radians((south + north) / 2))


def _draw(sheet: Sheet, close_up: CloseUp, fill: str) -> str:
    """``fill`` is the token of ground that is not cut off."""
    colours = TOKENS[sheet.theme]
    warn, ground = colours["warn"], colours["map-ground"]
    bounds = close_up.bounds
    bar_px = _scale_m(bounds) / _width_m(bounds) * _WIDTH
    own = _path(bounds, close_up.own)
    body = [
        _HATCH.format(warn),
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{colours["no-data"]}"/>',
        *(
            f'<path d="{_path(bounds, grid)}" fill="{ground}" fill-rule="evenodd" '
            f'stroke="{colours["surface"]}" stroke-width="1.2"/>'
            for grid in close_up.around
        ),
        f'<path d="{own}" fill="{"url(#h)" if close_up.border else colours[fill]}" '
        f'fill-rule="evenodd" stroke="{warn}" stroke-width="1.6" stroke-linejoin="round"/>',
        f'<path d="{_path(bounds, close_up.border)}" fill="none" stroke="{colours["accent"]}" '
        'stroke-width="1.2" stroke-dasharray="3 2"/>',
        f'<path d="M5 {_HEIGHT - 5}h{bar_px:.1f}" stroke="{colours["ink"]}" stroke-width="1.4"/>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH * 2}" height="{_HEIGHT * 2}">{"".join(body)}</svg>'
    )


def _path(bounds: Bounds, polygons: Polygons) -> str:
    return "".join(_ring(bounds, ring) for polygon in polygons for ring in polygon)


def _ring(bounds: Bounds, ring: Iterable[Point]) -> str:
    """A ring in pixels, without the points that no eye tells apart; nothing of one out of sight."""
    west, south, east, north = bounds
    across, up = _WIDTH / (east - west), _HEIGHT / (north - south)
    points = [((lon - west) * across, (north - lat) * up) for lon, lat in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(xs) > _WIDTH or max(xs) < 0 or min(ys) > _HEIGHT or max(ys) < 0:
        return ""
    kept = points[:1]
    for at in points[1:]:
        if dist(kept[-1], at) >= _APART_PX:
            kept.append(at)
    return f"M{','.join(f'{x:.1f},{y:.1f}' for x, y in kept)}Z"
