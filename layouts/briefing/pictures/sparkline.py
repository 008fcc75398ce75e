"""Twelve months in a line of the table, with the target as a dashed line that ends in a tick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from layouts.briefing.document import Point
from layouts.briefing.pictures.svg import draw, line, shape, trace
from layouts.theme import TOKENS

_WIDTH: Final = 44.0
_HEIGHT: Final = 12.0
_PLOT: Final = 37.0
_PAD: Final = 2.0
_INK: Final = TOKENS["light"]


def draw_sparkline(months: Sequence[float | None], aim: float | None) -> str:
    """The line breaks where a month is missing; of fewer than two months nothing is drawn."""
    known = [value for value in months if value is not None]
    if len(known) < 2:
        return draw(_WIDTH, _HEIGHT, [])
    bounds = known if aim is None else [*known, aim]
    low, high = min(bounds), max(bounds)

    def height(value: float) -> float:
        share = 0.5 if high == low else (value - low) / (high - low)
        return _HEIGHT - _PAD - share * (_HEIGHT - 2 * _PAD)

    step = (_PLOT - 2 * _PAD) / (len(months) - 1)
    points = [
        None if value is None else (_PAD + step * place, height(value))
        for place, value in enumerate(months)
    ]
    parts = [] if aim is None else _target(height(aim))
    return draw(_WIDTH, _HEIGHT, [*parts, *draw_line(points, _INK["ink-2"], 0.9, 1.7)])


def draw_line(
    points: Sequence[Point | None], colour: str, width: float, dot: float, dashes: str | None = None
) -> list[str]:
    """A line between neighbouring points only, with a ``dot`` of that radius on the last known."""
    runs = (list(run) for is_known, run in groupby(points, lambda at: at is not None) if is_known)
    joined = [[at for at in run if at is not None] for run in runs]
    parts = [line(run, colour, width, dashes) for run in joined if len(run) > 1]
    lone = [shape("circle", cx=run[0][0], cy=run[0][1], r=width, fill=colour) for run in joined
            if len(run) == 1]  # fmt: skip
    last = joined[-1][-1]
    return [*parts, *lone, shape("circle", cx=last[0], cy=last[1], r=dot, fill=colour)]


def _target(y: float) -> list[str]:
    return [
        line([(_PAD, y), (_PLOT, y)], _INK["line-3"], 0.5, "1 1.5"),
        shape(
            "path", d=trace([(_WIDTH - 5, y), (_WIDTH, y)]), stroke=_INK["ink"], stroke_width=1.2
        ),
    ]
