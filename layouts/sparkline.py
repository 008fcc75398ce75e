"""Twelve months in a thumbnail, as a picture of its own (data URI), since it has no parts to touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from dash import html

from data.address import Theme
from layouts.theme import TOKENS

_WIDTH: Final = 108
_HEIGHT: Final = 26
_PAD: Final = 4
_PLOT: Final = 92


def sparkline(
    values: Sequence[float | None], target: float | None, theme: Theme, alt: str
) -> html.Img | None:
    """A line that breaks where a month is missing; None where fewer than two months are known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    svg = _draw(values, target, theme)
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, className="sparkline")


def _draw(values: Sequence[float | None], target: float | None, theme: Theme) -> str:
    known = [value for value in values if value is not None]
    bounds = known if target is None else [*known, target]
    low, high = min(bounds), max(bounds)
    points = [
        (_PAD + _PLOT * i / (len(values) - 1), _height(value, low, high))
        for i, value in enumerate(values)
        if value is not None
    ]
    ink, line = TOKENS[theme]["ink-2"], TOKENS[theme]["line-2"]
    parts = [
        f'<path d="{_path(values, points)}" fill="none" stroke="{ink}" stroke-width="1.5" '
        'stroke-linejoin="round" stroke-linecap="round"/>',
        f'<circle cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="2.6" fill="{ink}"/>',
    ]
    if target is not None:
        y = _height(target, low, high)
        dashes = (
            f'<path d="M{_PAD} {y:.1f}H{_PAD + _PLOT}" stroke="{line}" stroke-dasharray="3 3"/>'
        )
        tick = f'<path d="M{_WIDTH - 7} {y:.1f}H{_WIDTH}" stroke="{ink}" stroke-width="2"/>'
        parts = [dashes, tick, *parts]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="xMinYMid">{"".join(parts)}</svg>'
    )


def _height(value: float, low: float, high: float) -> float:
    share = 0.5 if high == low else (value - low) / (high - low)
    return _HEIGHT - _PAD - share * (_HEIGHT - 2 * _PAD)


def _path(values: Sequence[float | None], points: Sequence[tuple[float, float]]) -> str:
    """Lines between neighbouring months only."""
    remaining, steps, is_joined = iter(points), [], False
    for value in values:
        if value is not None:
            x, y = next(remaining)
            # A step of no length gives a lone month a dot.
            steps.append(f"L{x:.1f} {y:.1f}" if is_joined else f"M{x:.1f} {y:.1f}h0")
        is_joined = value is not None
    return "".join(steps)
