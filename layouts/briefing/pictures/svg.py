"""The few shapes of which the pictures consist, as SVG in the typesetter's manner: it takes no style
sheets, and wants every font named and every ``<`` escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, Literal

from layouts.briefing.document import Hatch, Point
from layouts.briefing.fonts import FAMILY, width_of

Anchor = Literal["start", "middle", "end"]
PITCH: Final = 16.0
"""From row to row where a picture stands beside rows of words."""
COLUMN: Final = 235.0
"""The width of one of the two columns of a page."""
_BOLD_EM: Final = 0.035
_HALO_PT: Final = 2.4
# Lines of a texture by the class they are drawn on: they must show on its grey as on its colour.
_HATCHES: Final[dict[Hatch, str]] = {
    "cross": '<path d="M0 0H3M0 0V3" stroke="#4F1D02" stroke-width=".9"/>',
    "diagonal": '<path d="M0 0V3" stroke="#8E3A06" stroke-width="1"/>',
    "dots": '<circle cx="1.5" cy="1.5" r=".55" fill="#C4651B"/>',
    "thin": '<path d="M0 0V3" stroke="#A7B1BA" stroke-width=".5"/>',
}
_TURNS: Final[dict[Hatch, int]] = {"cross": 45, "diagonal": 45, "dots": 0, "thin": -45}


def draw(width: float, height: float, parts: Iterable[str]) -> str:
    """A picture of that size in points."""
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{write(width)}pt" '
        f'height="{write(height)}pt" viewBox="0 0 {write(width)} {write(height)}">{body}</svg>'
    )


def shape(kind: str, **attributes: str | float | None) -> str:
    """An element; underscores stand for hyphens, and attributes that are None are left out."""
    written = "".join(
        f' {key.replace("_", "-")}="{escape(value) if isinstance(value, str) else write(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{kind}{written}/>"


def line(points: Iterable[Point], stroke: str, width: float, dashes: str | None = None) -> str:
    """An open line through points."""
    return shape(
        "path",
        d=trace(points),
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linejoin="round",
    )


def trace(points: Iterable[Point]) -> str:
    """The points joined by straight lines, as path data."""
    return "M" + "L".join(f"{write(x)} {write(y)}" for x, y in points)


def words(
    said: str,
    at: Point,
    size: float,
    fill: str,
    anchor: Anchor = "start",
    *,
    is_bold: bool = False,
    has_halo: bool = False,
) -> str:
    """A line of text on its baseline; bold is drawn by its outline, for the font has one weight."""
    text = _text(said, at, size, anchor, fill, fill if is_bold else None, size * _BOLD_EM)
    return _text(said, at, size, anchor, "#fff", "#fff", _HALO_PT) + text if has_halo else text


def _text(
    said: str, at: Point, size: float, anchor: Anchor, fill: str, stroke: str | None, width: float
) -> str:
    # The start is worked out here, from the advances of the very font.
    x = at[0] - width_of(said) * size * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    outline = "" if stroke is None else f' stroke="{stroke}" stroke-width="{write(width)}"'
    return (
        f'<text x="{write(x)}" y="{write(at[1])}" font-family="{FAMILY}" font-size="{write(size)}" '
        f'fill="{fill}"{outline} stroke-linejoin="round">{escape(said)}</text>'
    )


def hatches(kinds: Iterable[Hatch]) -> str:
    """The definitions of textures, each to be laid over its class as ``url(#kind)``."""
    drawn = "".join(
        f'<pattern id="{kind}" width="3" height="3" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({_TURNS[kind]})">{_HATCHES[kind]}</pattern>'
        for kind in dict.fromkeys(kinds)
        if kind != "flat"
    )
    return f"<defs>{drawn}</defs>"


def write(number: float) -> str:
    """A coordinate to a hundredth of a point."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number else "0"
