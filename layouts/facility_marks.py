"""Facilities on the small map of an area: squares of one character, with a number where many are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from layouts.mark_places import SIZE, Placed

_BASELINE: Final = 11.1


def draw_facilities(placed: Sequence[Placed], colours: Mapping[str, str]) -> list[str]:
    """SVG of the marks; those that stepped aside have a line to where they stand."""
    leaders = [_leader(each, colours["accent"]) for each in placed if each.is_aside]
    return [*leaders, *(_mark(each, colours) for each in placed)]


def _leader(placed: Placed, colour: str) -> str:
    (x, y), (left, top, right, bottom) = placed.point, placed.box
    return (
        f'<path d="M{x:.1f} {y:.1f}L{(left + right) / 2:.1f} {(top + bottom) / 2:.1f}" '
        f'stroke="{colour}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{colour}"/>'
    )


def _mark(placed: Placed, colours: Mapping[str, str]) -> str:
    left, top, right, _ = placed.box
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{SIZE}" rx="3" '
        f'fill="{colours["accent"]}" stroke="{colours["surface"]}"/>'
        f'<text x="{(left + right) / 2:.1f}" y="{top + _BASELINE:.1f}" text-anchor="middle" '
        f'font-size="10" font-weight="700" fill="{colours["on-accent"]}">'
        f"{escape(placed.words)}</text>"
    )
