"""The curve of what each further site brings: the share of households within reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from dash import dcc, html

from data.aims import Target
from data.siting import Siting
from layouts.numbers import format_break, round_percent
from layouts.sheet import Sheet
from layouts.theme import FONT, TOKENS

_WIDTH: Final = 350
_HEIGHT: Final = 176
_LEFT: Final = 10
_RIGHT: Final = 318
_TOP: Final = 30
_BOTTOM: Final = 128
_ROOM: Final = 45
"""A label of the last point needs so much under the line of the target, in pixels."""
_ASIDE: Final = 50
"""So near to each other, labels would lie on one another: that of few sites is above the curve."""
_MOST_ABOVE: Final = 0.1
"""A target farther above the end of the curve is not drawn: the curve would be flat."""


@dataclass(frozen=True, slots=True)
class _Axes:
    """Sites to the right, shares upwards; the share axis need not start at zero."""

    sites: int
    low: float
    high: float

    def x(self, number: float) -> float:
        return _LEFT + number / max(self.sites, 1) * (_RIGHT - _LEFT)

    def y(self, share: float) -> float:
        spread = (self.high - self.low) or 1.0
        return _BOTTOM - (share - self.low) / spread * (_BOTTOM - _TOP)


def gain_curve(sheet: Sheet, siting: Siting, target: Target | None, marked: int) -> html.Div:
    """The curve as a picture; it marks today, ``marked`` sites, the end, and where the target is
    met. Each of its points leads to so many sites on the map.
    """
    shares = shares_of(siting)
    alt = sheet.say(
        "siting.alt",
        now=round_percent(shares[0]),
        count=len(shares) - 1,
        end=round_percent(shares[-1]),
    )
    svg = _draw(sheet, shares, target, marked)
    picture = html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt)
    axes = _Axes(len(shares) - 1, 0.0, 0.0)
    points = [_point(sheet, axes, n, shares[n], marked) for n in range(1, len(shares))]
    return html.Div([picture, *points], className="siting-curve")


def _point(sheet: Sheet, axes: _Axes, number: int, share: float, marked: int) -> dcc.Link:
    """A strip over the whole height: points lie too near each other to be hit one by one."""
    words = sheet.say("siting.point", count=number, share=round_percent(share))
    left, width = axes.x(number - 0.5), axes.x(1) - axes.x(0)
    return dcc.Link(
        html.Span(words, className="unseen"),
        href=sheet.href(layer="circles", sites=number, finding=None),
        title=words,
        className="siting-point is-chosen" if number == marked else "siting-point",
        style={"left": f"{left / _WIDTH:.2%}", "width": f"{width / _WIDTH:.2%}"},
    )


def shares_of(siting: Siting) -> list[float]:
    """The share of households covered with no further site, with one, two …"""
    numbers = range(len(siting.plans) + 1)
    return [siting.covered_by(number) / siting.households for number in numbers]


def meets_at(shares: Sequence[float], target: Target | None) -> int | None:
    """The number of further sites that meets the target; None where none does, or it is met."""
    if target is None or target.is_met(shares[0]):
        return None
    return next((number for number, share in enumerate(shares) if target.is_met(share)), None)


def _draw(sheet: Sheet, shares: Sequence[float], target: Target | None, marked: int) -> str:
    colours, last = TOKENS[sheet.theme], len(shares) - 1
    is_near = target is not None and shares[0] < target.value < shares[-1] + _MOST_ABOVE
    goal = target.value if target is not None and is_near else None
    axes = _Axes(last, shares[0], max(shares[-1], goal or 0.0))
    points = " ".join(f"{axes.x(n):.1f},{axes.y(share):.1f}" for n, share in enumerate(shares))
    met = meets_at(shares, target)
    told = sorted({0, min(marked, last), last} | ({met} if met is not None else set()))
    body = [
        f'<path d="M{_LEFT} {_BOTTOM + 22}H{_RIGHT}" stroke="{colours["line-2"]}"/>',
        *([] if goal is None else _goal(sheet, axes, goal)),
        f'<polyline points="{points}" fill="none" stroke="{colours["accent"]}" stroke-width="2"/>',
        *(_dot(sheet, axes, n, share, 2.6) for n, share in enumerate(shares)),
        *(_dot(sheet, axes, n, shares[n], 4.6, is_hollow=n == met) for n in told),
        *(_label(sheet, axes, n, shares, met, goal) for n in _labelled(axes, told, marked)),
        *_ticks(sheet, axes),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="{escape(FONT)}" font-size="11">{"".join(body)}</svg>'
    )


def _labelled(axes: _Axes, told: Sequence[int], marked: int) -> list[int]:
    """Of the points to be told those with room for it: the last gives way to a chosen one."""
    is_crowded = 0 < axes.x(told[-1]) - axes.x(marked) < _ASIDE
    return [n for n in told if not (is_crowded and n == told[-1])]


def _goal(sheet: Sheet, axes: _Axes, goal: float) -> list[str]:
    colours, y = TOKENS[sheet.theme], axes.y(goal)
    words = sheet.say("tile.target", target=format_break(goal, "ratio", sheet.language))
    return [
        f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="{colours["ink-3"]}" stroke-dasharray="3 3"/>',
        f'<text x="{_LEFT}" y="{y - 6:.1f}" fill="{colours["ink-2"]}">{escape(words)}</text>',
    ]


def _dot(
    sheet: Sheet, axes: _Axes, number: int, share: float, radius: float, *, is_hollow: bool = False
) -> str:
    colours = TOKENS[sheet.theme]
    fill = colours["surface"] if is_hollow else colours["accent"]
    return (
        f'<circle cx="{axes.x(number):.1f}" cy="{axes.y(share):.1f}" r="{radius}" fill="{fill}" '
        f'stroke="{colours["accent"]}" stroke-width="1.6"/>'
    )


def _label(
    sheet: Sheet,
    axes: _Axes,
    number: int,
    shares: Sequence[float],
    met: int | None,
    goal: float | None,
) -> str:
    """The share below the curve; above it that the target is met, and the last where there is room
    under the line of the target.
    """
    colours, is_met, last = TOKENS[sheet.theme], number == met, len(shares) - 1
    words = f"{round_percent(shares[number])}%"
    x, y, anchor = axes.x(number) + 7, axes.y(shares[number]) + 15, "start"
    if 0 < axes.x(number) - axes.x(0) < _ASIDE:
        y -= 25
    if number == last or is_met:
        is_crossed = not is_met and goal is not None and 0 < y - axes.y(goal) < _ROOM
        x, y, anchor = axes.x(number) + 14, y + 7 if is_crossed else y - 25, "end"
    if is_met:
        words = sheet.say("siting.met", count=number)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="700" '
        f'fill="{colours["accent" if is_met else "ink"]}">{escape(words)}</text>'
    )


def _ticks(sheet: Sheet, axes: _Axes) -> list[str]:
    ink, step = TOKENS[sheet.theme]["ink-3"], max(1, round(axes.sites / 5))
    words = {0: sheet.say("siting.now")} | {
        number: f"+{number}" for number in range(step, axes.sites + 1, step)
    }
    return [
        f'<text x="{axes.x(number):.1f}" y="{_BOTTOM + 38}" fill="{ink}" '
        f'text-anchor="{"middle" if number else "start"}">{escape(text)}</text>'
        for number, text in words.items()
    ]
