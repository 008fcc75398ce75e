"""The curve of what each further site brings: the share of households within reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from dash import html

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
_MOST_ABOVE: Final = 0.1
"""A target farther above the end of the curve is not drawn: the curve would be flat."""


@dataclass(frozen=True, slots=True)
class _Axes:
    """Sites to the right, shares upwards; the share axis need not start at zero."""

    sites: int
    low: float
    high: float

    def x(self, number: int) -> float:
        return _LEFT + number / max(self.sites, 1) * (_RIGHT - _LEFT)

    def y(self, share: float) -> float:
        spread = (self.high - self.low) or 1.0
        return _BOTTOM - (share - self.low) / spread * (_BOTTOM - _TOP)


def gain_curve(sheet: Sheet, siting: Siting, target: Target | None, marked: int) -> html.Img:
    """The curve as a picture; it marks today, ``marked`` sites, the end, and where the target is
    met.
    """
    shares = shares_of(siting)
    alt = sheet.say(
        "siting.alt",
        now=round_percent(shares[0]),
        count=len(shares) - 1,
        end=round_percent(shares[-1]),
    )
    svg = _draw(sheet, shares, target, marked)
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, className="siting-curve")


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
        *(_label(sheet, axes, n, shares, is_met=n == met) for n in told),
        *_ticks(sheet, axes),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="{escape(FONT)}" font-size="11">{"".join(body)}</svg>'
    )


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


def _label(sheet: Sheet, axes: _Axes, number: int, shares: Sequence[float], *, is_met: bool) -> str:
    """The share below the curve; above it that the target is met."""
    colours = TOKENS[sheet.theme]
    words = f"{round_percent(shares[number])}%"
    x, y, anchor = axes.x(number) + 7, axes.y(shares[number]) + 15, "start"
    if number == len(shares) - 1 or is_met:
        x, y, anchor = axes.x(number) + 14, axes.y(shares[number]) - 10, "end"
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
